export const partners = {} as const satisfies Record<string, string>;
