import type { MessageKey } from '../../messages/english/index.ts';
import { refused } from '../../messages/refused.ts';

interface Declared {
  /** Text that explains it, in every language. */
  readonly help: MessageKey;
  /** What stands for the value in help texts: a unit such as bp, or n, name, file. */
  readonly unit?: string;
}

/**
 * One choice that an analysis leaves to the user, declared once: options of the command line (`--min-count`), keys of a
 * study (`min_count`) and of a request (`minCount`) are read from it. Without a default it may be left out.
 */
export type Choice = Declared &
  (
    | {
        readonly type: 'flag';
        /** Text of the option that says no, where silence is neither yes nor no. */
        readonly off?: MessageKey;
      }
    | {
        readonly type: 'integer' | 'number';
        readonly default?: number;
        readonly min: number;
        readonly max?: number;
      }
    | {
        readonly type: 'text';
        readonly default?: string;
        /** Without it there is no answer. */ readonly needed?: true;
      }
    | {
        readonly type: 'texts';
        readonly needed?: true;
        /** Several may also be given as one text with commas. */
        readonly commas?: true;
      }
    | {
        /** Paths of files or folders: a command line takes them as they are, a server only those that it wrote or was started with. */
        readonly type: 'file' | 'files';
        readonly needed?: true;
        /** Whether a server fills it in with all files of its folders of reads. */
        readonly served?: 'reads';
        /** Words that are no file; one that ends in a colon stands before a file. */
        readonly words?: readonly string[];
      }
    | {
        readonly type: 'folder' | 'folders';
        readonly needed?: true;
        /** Of one folder: whether it is one that a server is started with, an atlas. */
        readonly served?: true;
      }
    | { readonly type: 'one of'; readonly values: readonly string[]; readonly default?: string }
  );

/** The choices of an analysis by their names in code. */
export type Choices = Readonly<Record<string, Choice>>;

type ValueOf<C extends Choice> = C extends { type: 'flag' }
  ? boolean
  : C extends { type: 'integer' | 'number' }
    ? number
    : C extends { type: 'one of'; values: readonly (infer Value)[] }
      ? Value
      : C extends { type: 'texts' | 'files' | 'folders' }
        ? readonly string[]
        : string;

type WithDefault<Table extends Choices> = {
  [Name in keyof Table]: Table[Name] extends { default: unknown } | { needed: true } ? Name : never;
}[keyof Table];

/** What was chosen: every choice that has a default or is needed has a value, the others may have one. */
export type Chosen<Table extends Choices> = {
  readonly [Name in WithDefault<Table>]: ValueOf<Table[Name]>;
} & { readonly [Name in Exclude<keyof Table, WithDefault<Table>>]?: ValueOf<Table[Name]> };

/** What a face hands in: anything may be left out. */
export type Choosing<Table extends Choices> = {
  readonly [Name in keyof Table]?: ValueOf<Table[Name]> | undefined;
};

/**
 * The choices with their defaults.
 * @throws InputError for a value out of its range or not among those that there are, and without one that is needed
 */
export function choose<Table extends Choices>(table: Table, asked: Choosing<Table>): Chosen<Table> {
  const chosen: Record<string, unknown> = {};
  for (const [name, choice] of Object.entries(table)) {
    const given: unknown = asked[name];
    const value = given ?? ('default' in choice ? choice.default : undefined);
    if (value === undefined) {
      if ('needed' in choice) throw refused('choices.needed', { name: optionName(name) }, { fix: undefined });
      continue;
    }
    const expected = faultOf(choice, value);
    if (expected !== undefined)
      throw refused(
        'choices.out-of-range',
        { name: optionName(name), value: JSON.stringify(value) },
        { expected, found: JSON.stringify(value), fix: undefined },
      );
    chosen[name] = value;
  }
  return chosen as Chosen<Table>;
}

/** What a value ought to be; undefined where it is that. */
function faultOf(choice: Choice, value: unknown): string | undefined {
  switch (choice.type) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'integer':
    case 'number': {
      const { type, min, max = Infinity } = choice;
      const isOne = type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
      if (isOne && Number(value) >= min && Number(value) <= max) return undefined;
      return `${type === 'integer' ? 'a whole number' : 'a number'} of at least ${min}${max === Infinity ? '' : ` and at most ${max}`}`;
    }
    case 'one of':
      return choice.values.includes(value as string) ? undefined : `one of ${choice.values.join(', ')}`;
    case 'text':
    case 'file':
    case 'folder':
      if ('needed' in choice && value === '') return 'text that is not empty';
      return typeof value === 'string' ? undefined : 'text';
    case 'texts':
    case 'files':
    case 'folders':
      if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) return 'a list of texts';
      return 'needed' in choice && value.length === 0 ? 'a list that is not empty' : undefined;
  }
}

/** `minCount` -> `--min-count`, as the command line spells it. */
export function optionName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** `minCount` -> `min_count`, as a study spells it. */
export function studyKey(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
