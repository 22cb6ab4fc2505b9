import type { partners as english } from '../english/partners.ts';

export const partners: Readonly<Record<keyof typeof english, string>> = {};
