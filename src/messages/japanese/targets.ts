import type { targets as english } from '../english/targets.ts';

export const targets: Readonly<Record<keyof typeof english, string>> = {};
