// An atlas of the user's own files: drafted and built in a thread of its own in the folder that the app was given.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { filesBelow } from '../../atlas/drafting/draft-sheet.ts';
import type { DraftFile, DraftRow } from '../../atlas/drafting/draft-rows.ts';
import { STARTER_NAMES } from '../../atlas/catalogue/starters.ts';
import type { SheetRows } from '../../atlas/making/sheet.ts';
import { isAtlasFolder } from '../../atlas/manifest.ts';
import { asError, type Failure } from '../../atlas/threads.ts';
import { safeName } from '../../formats/folders/safe-name.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { Notice } from '../../messages/message.ts';
import { refused } from '../../messages/refused.ts';
import { bug, refusalBody, type RefusalBody } from '../answer-body.ts';
import { MakingThread, Told } from '../making-thread.ts';
import { OwnSheet, type OwnClass, type OwnFault, type OwnHint } from './own-sheet.ts';

/** What the thread is to do: look at files, or build. */
export type OwnTask =
  | { readonly draft: readonly DraftFile[] }
  | {
      readonly build: SheetRows;
      readonly genome: string;
      readonly genomes?: string;
      /** The atlas to make. */
      readonly atlas: string;
      /** Where the sheet is kept, and what it holds. */
      readonly sheet: string;
      readonly text: string;
    };

/** A file that is not in the sheet, and why. */
export interface LeftOut {
  readonly file: string;
  readonly refusal: RefusalBody['refusal'];
}

/** What the thread tells. */
export type OwnReply =
  | { readonly step: 'drafting' | 'index' | 'sites'; readonly fraction: number }
  | { readonly drafted: readonly DraftRow[]; readonly leftOut: readonly LeftOut[] }
  | { readonly sentences: readonly string[]; readonly notices: readonly Notice[] }
  | { readonly failure: Failure };

/** How far it is, as a page gets it. */
export interface OwnAtlasState {
  readonly step: 'idle' | 'drafting' | 'drafted' | 'index' | 'sites' | 'stopped' | 'made' | 'failed';
  /** Of the step, 0 to 1. */
  readonly fraction?: number;
  /** Name of the atlas that is built, and of its sheet. */
  readonly name?: string;
  readonly sheet?: string;
  /** Number of the atlas once it is there. */
  readonly atlas?: number;
  /** What the build says, as the command line does. */
  readonly sentences?: readonly string[];
  readonly notices?: readonly Notice[];
  readonly refusal?: RefusalBody['refusal'] | { readonly bug: string };
}

/** Names in the folder that are kept for what the app brings there. */
const KEPT: readonly string[] = [...STARTER_NAMES, 'chip-atlas-data'];

/** One sheet at a time, and the atlases that are made of it. */
export class OwnAtlas {
  readonly told = new Told<OwnAtlasState>({ step: 'idle' });
  readonly sheet = new OwnSheet();
  readonly #folder: string;
  readonly #given: readonly string[];
  readonly #atlases: string[];
  readonly #genomes: string | undefined;
  readonly #names = new KnownNames();
  readonly #thread = new MakingThread<OwnTask, OwnReply>('own-atlas/own-atlas-worker');
  #leftOut: readonly LeftOut[] = [];

  /**
   * @param folder where atlases are made, which is there. Those that are in it are served
   * @param given folders of peak files, which pages know by their place in this list
   * @param atlases what the server serves; those that are made are added
   * @throws InputError where one of the folders is none
   */
  constructor(folder: string, given: readonly string[], atlases: string[], genomes?: string) {
    this.#folder = resolve(folder);
    this.#given = given;
    this.#atlases = atlases;
    this.#genomes = genomes;
    for (const each of given)
      if (!existsSync(each) || !statSync(each).isDirectory())
        throw refused('draft.no-folder', {}, { file: each });
    const there = readdirSync(this.#folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => join(this.#folder, name));
    for (const each of there.sort()) if (isAtlasFolder(each)) this.#serve(each);
  }

  /** Name of the folder, without where it lies. */
  get name(): string {
    return basename(this.#folder);
  }

  /** Names of the folders of peak files. */
  get folders(): string[] {
    return this.#given.map((folder) => basename(resolve(folder)));
  }

  get leftOut(): readonly LeftOut[] {
    return this.#leftOut;
  }

  /** Drafts rows of files that were handed over. @throws InputError while it is at work */
  draftFiles(files: readonly DraftFile[]): void {
    this.#draft(files, true);
  }

  /** Drafts rows of a folder's files. @throws InputError for a number that no folder has, or while it is at work */
  draftFolder(number: unknown): void {
    const folder =
      typeof number === 'number' && Number.isSafeInteger(number) ? this.#given[number] : undefined;
    if (folder === undefined) throw refused('body.wrong', {});
    this.#draft(filesBelow(folder), false);
  }

  /** What keeps the sheet from being built, what may be a slip, and which empty cells follow from others. */
  checked(genome: string): {
    readonly faults: readonly OwnFault[];
    readonly hints: readonly OwnHint[];
    readonly classes: readonly OwnClass[];
  } {
    const isThere = this.sheet.rows.some(({ taken }) => taken);
    return {
      faults: isThere ? this.sheet.faults(this.#sheetOf('sheet'), genome) : [],
      hints: this.sheet.hints(this.#names),
      classes: this.sheet.classes(),
    };
  }

  /** Takes over what a page made of the rows. @throws InputError while it is at work */
  edit(rows: unknown): void {
    this.#refuseBusy();
    this.sheet.edit(rows);
  }

  /** Forgets the sheet. @throws InputError while it is at work */
  clear(): void {
    this.#refuseBusy();
    this.sheet.clear();
    this.#leftOut = [];
    this.told.set({ step: 'idle' });
  }

  /** Builds the sheet. @throws InputError where a row or the name is at fault, or while it is at work */
  build(name: string, genome: string): void {
    this.#refuseBusy();
    const sheet = this.#sheetOf(name);
    const atlas = join(this.#folder, name);
    if (name === '' || safeName(name) !== name) throw refused('own-atlas.name', {}, { found: name });
    if (KEPT.includes(name) || existsSync(atlas)) throw refused('own-atlas.name-taken', {}, { found: name });
    const fault = this.sheet.faults(sheet, genome).at(0);
    if (fault !== undefined) throw fault.error;
    const [rows, text] = [this.sheet.sheet(), this.sheet.text(sheet)];
    // A server that was killed while it built leaves the sheet: the same one goes on, another is not replaced.
    if (existsSync(sheet) && readFileSync(sheet, 'utf8') !== text)
      throw refused('own-atlas.name-taken', {}, { found: name });
    this.#start(
      { build: rows, text, genome, genomes: this.#genomes, atlas, sheet },
      { step: 'index', fraction: 0, name, sheet: basename(sheet) },
      (reply) => {
        if (!('sentences' in reply)) return undefined;
        this.#serve(atlas);
        const said = { sentences: reply.sentences, notices: reply.notices };
        return { ...this.told.state, ...said, step: 'made', atlas: this.#atlases.indexOf(atlas) };
      },
    );
  }

  /** Ends what is at work; nothing of an atlas stays. */
  async stop(): Promise<void> {
    await this.#thread.stop();
  }

  async close(): Promise<void> {
    this.told.close();
    await this.stop();
  }

  #draft(files: readonly DraftFile[], handedOver: boolean): void {
    this.#refuseBusy();
    this.#start({ draft: files }, { step: 'drafting', fraction: 0 }, (reply) => {
      if (!('drafted' in reply)) return undefined;
      this.sheet.add(reply.drafted, handedOver);
      const names = new Set(reply.leftOut.map(({ file }) => file));
      this.#leftOut = [...this.#leftOut.filter(({ file }) => !names.has(file)), ...reply.leftOut];
      return { step: 'drafted' };
    });
  }

  /** @param finished what the last reply makes of the state, which counts once the thread has ended: only then can another begin */
  #start(
    task: OwnTask,
    state: OwnAtlasState,
    finished: (reply: OwnReply) => OwnAtlasState | undefined,
  ): void {
    let end: OwnAtlasState | undefined;
    this.told.set(state);
    this.#thread.start(task, {
      heard: (reply) => {
        if ('failure' in reply) end = this.#failed(asError(reply.failure));
        else if ('step' in reply) this.told.set({ ...this.told.state, ...reply });
        else end = finished(reply);
      },
      failed: (error) => (end = this.#failed(error)),
      ended: () => this.told.set(end ?? { ...this.told.state, step: 'stopped' }),
    });
  }

  #failed(error: unknown): OwnAtlasState {
    const refusal = refusalBody(error)?.refusal ?? bug(error);
    const said = JSON.parse(this.sheet.withoutPlaces(JSON.stringify(refusal))) as typeof refusal;
    return { ...this.told.state, step: 'failed', refusal: said };
  }

  #refuseBusy(): void {
    if (this.#thread.isRunning) throw refused('own-atlas.busy', {});
  }

  #sheetOf(name: string): string {
    return join(this.#folder, `${name}.sheet.tsv`);
  }

  #serve(folder: string): void {
    if (!this.#atlases.some((each) => resolve(each) === folder)) this.#atlases.push(folder);
  }
}
