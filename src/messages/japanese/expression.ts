import type { expression as english } from '../english/expression.ts';

export const expression: Readonly<Record<keyof typeof english, string>> = {};
