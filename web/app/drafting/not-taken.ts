// What of the files that were given together was not taken: told on the page of their study until the page is loaded anew.

/** What was not taken, and what was not looked into. */
export interface NotTaken {
  readonly refused: readonly { readonly name: string; readonly error: unknown }[];
  readonly passed: readonly string[];
  readonly all: number;
}

let last: NotTaken = { refused: [], passed: [], all: 0 };

export function keepNotTaken(what: NotTaken): void {
  last = what;
}

export function lastNotTaken(): NotTaken {
  return last;
}
