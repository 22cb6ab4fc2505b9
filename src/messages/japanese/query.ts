import type { query as english } from '../english/query.ts';

export const query: Readonly<Record<keyof typeof english, string>> = {};
