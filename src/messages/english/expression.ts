export const expression = {} as const satisfies Record<string, string>;
