export const query = {} as const satisfies Record<string, string>;
