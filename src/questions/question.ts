// A question as every face puts it: what may be brought and chosen, declared once, and how it is answered.
import type { Choices, Choosing } from '../analyses/inputs/choices.ts';
import type { Atlas } from '../atlas/open-atlas.ts';
import type { Figure } from '../figures/svg.ts';
import type { MessageKey } from '../messages/english/index.ts';
import type { Notice } from '../messages/message.ts';
import type { Answer } from '../tables/answer.ts';
import type { Columns } from '../tables/table.ts';

/** The tables that a question may be answered with, by what asks for them: '' for the usual one, `with --level block`. */
export type Tables = Readonly<Record<string, Columns>>;

/** What a face does for a question while it is answered. */
export interface Host {
  /** Threads that the work may use; as many as processors where it is left out. */
  readonly threads?: number;
  /** Opens an atlas for some work; a face that keeps atlases open hands the open one over. @param folders shards, read as one */
  atlas<Result>(
    folders: readonly string[],
    work: (atlas: Atlas) => Promise<Result> | Result,
  ): Promise<Result>;
  /** Tells at once what takes its time, and what of a list was left out. */
  say(this: void, notice: Notice): void;
  /** Shows how far a piece of work is. @param work is given what it tells the fraction that is done, 0 to 1 */
  watched<Result>(
    label: MessageKey,
    work: (progress: (fraction: number) => void) => Promise<Result> | Result,
  ): Promise<Result>;
}

/** One question of one or several analyses. */
export interface Question<Table extends Choices = Choices, Given extends Answer = Answer> {
  /** Everything that may be brought and chosen: files, an atlas, names, and the choices of the analyses. */
  readonly choices: Table;
  /** The choices that a command line takes as arguments, in their order; the last may be several. */
  readonly given: readonly (keyof Table & string)[];
  readonly tables: Tables;
  /** Its figures, as `--figures` writes them and a page shows them. */
  readonly figures?: (answer: Given) => readonly Figure[];
  /** Whether the work may use several threads. */
  readonly threads?: true;
  /**
   * @param chosen what was brought and chosen; defaults are filled in by the analyses
   * @throws InputError for what cannot be answered
   */
  readonly answer: (chosen: Choosing<Table>, host: Host) => Promise<Given> | Given;
}
