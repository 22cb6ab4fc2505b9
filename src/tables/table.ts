// What a result is made of: columns of equal length, each declared once with its name, unit and meaning.
import type { MessageKey } from '../messages/english/index.ts';

/** What a column means, said once: files, JSON, the report and `--help` read it. */
export interface Column {
  /** As it is written, where that is not its key in snake case. */
  readonly name?: string;
  /** Heading and meaning, as texts of the catalogue. */
  readonly label: MessageKey;
  readonly help?: MessageKey;
  /** A symbol that is the same in every language. */
  readonly unit?: 'bp' | 'bytes' | 'log2' | '%';
  /** A terminal has no room for all columns: 1 is shown there, 2 where there is room left. */
  readonly main?: 1 | 2;
  /** How a probability is written; a reader rather sees the probability itself. */
  readonly scale?: 'minus log10' | 'log10' | 'probability';
  /** Its texts are addresses of the web that chipmate made: a spreadsheet may make links of them. */
  readonly link?: true;
  /** Its values are of few kinds: a reader may want the rows of one. */
  readonly kinds?: true;
  /** Names the factors that the row can hardly be told from, with slashes between them. */
  readonly lookalikes?: true;
  /** Left out of a table that has no such values. */
  readonly optional?: true;
  /** Stands for several columns, one for each of these; `name` shows how they are named. */
  readonly each?: 'experiment' | 'column';
}

/** The columns that a table may have, by the names that code uses, in the order in which they are written. */
export type Columns = Readonly<Record<string, Column>>;

/** A result: named columns of equal length, in the order in which they are written. */
export interface Table {
  readonly columns: readonly TableColumn[];
}

/** One column; `null`, `undefined` and NaN are missing values and written as `NA`. */
export interface TableColumn {
  readonly name: string;
  readonly values: Values;
  /** What it means, where that is declared. */
  readonly of?: Column;
}

type Values = ArrayLike<number | string | boolean | null | undefined>;

/** The columns that a declaration with `each` stands for. */
interface Several {
  readonly several: readonly TableColumn[];
}

type ValuesOf<C extends Column> = C extends { readonly each: string } ? Several : Values;

/** Values for all columns of a set, and for no others; optional ones may be missing. */
export type ValuesByColumn<S extends Columns> = {
  readonly [K in keyof S as S[K] extends { readonly optional: true } ? never : K]: ValuesOf<S[K]>;
} & {
  readonly [K in keyof S as S[K] extends { readonly optional: true } ? K : never]?:
    ValuesOf<S[K]> | undefined;
};

/** A table of declared columns. @param values by the keys of the set, each of the same length */
export function tableOf<S extends Columns>(columns: S, values: NoInfer<ValuesByColumn<S>>): Table;
export function tableOf(
  columns: Columns,
  values: Readonly<Record<string, Values | Several | undefined>>,
): Table {
  return {
    columns: Object.entries(columns).flatMap(([key, of]): TableColumn[] => {
      const given = values[key];
      if (given === undefined) return [];
      if ('several' in given) return given.several.map((each) => ({ of, ...each }));
      return [{ name: writtenName(key, of), values: given, of }];
    }),
  };
}

/** Some columns of a set. */
export function pick<S extends Columns, Key extends keyof S>(columns: S, ...keys: Key[]): Pick<S, Key> {
  return Object.fromEntries(keys.map((key) => [key, columns[key]])) as Pick<S, Key>;
}

/** How a column is named in files. @param key its name in code */
export function writtenName(key: string, { name }: Column): string {
  return name ?? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
