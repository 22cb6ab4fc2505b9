export const targets = {} as const satisfies Record<string, string>;
