// The library of spreadsheets: loaded when the first workbook is read or written, and not before.
import { createRequire } from 'node:module';

/** A stream of an Office file; folders have another type than 2. */
interface Stream {
  readonly name: string;
  readonly size: number;
  readonly type: number;
  readonly content?: Uint8Array;
}

interface Container {
  readonly FileIndex: readonly Stream[];
}

/** What is used of it; two of its parts come without types. */
type Spreadsheets = Omit<typeof import('@e965/xlsx'), 'CFB' | 'SSF'> & {
  readonly CFB: {
    read(bytes: Uint8Array, options: { readonly type: 'buffer' }): Container;
    find(container: Container, path: string): Stream | null;
    write(container: Container, options: { readonly type: 'buffer' }): Buffer;
    readonly utils: {
      cfb_new(): Container;
      cfb_add(container: Container, path: string, content: Uint8Array): unknown;
    };
  };
  readonly SSF: { is_date(format: string): boolean };
};

let loaded: Spreadsheets | undefined;

/** The library in the form that brings its tables of characters, which old workbooks in Japanese need. */
export function spreadsheets(): Spreadsheets {
  loaded ??= createRequire(import.meta.url)('@e965/xlsx') as Spreadsheets;
  return loaded;
}
