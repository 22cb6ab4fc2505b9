// Questions that a page keeps in a project, and opens again: numbers of the page on the one side, names and digests on the disk on the other.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Choice, Choices, Choosing } from '../../analyses/inputs/choices.ts';
import { readManifest } from '../../atlas/manifest.ts';
import { tableText } from '../../formats/workbooks/table-file.ts';
import { refused } from '../../messages/refused.ts';
import { commandLine } from '../../questions/command-line.ts';
import { questions } from '../../questions/catalogue.ts';
import { addFile } from '../../study/project/add-file.ts';
import {
  keepQuestion,
  keptFile,
  keptQuestion,
  type KeptQuestion,
} from '../../study/project/kept-questions.ts';
import type { Project } from '../../study/project/projects.ts';
import { readVersion } from '../../version.ts';
import { summariesOf } from '../atlas-summary.ts';
import { handOver } from '../hand-over.ts';
import { chosenInBody } from '../question-body.ts';
import { atlasFolder } from '../routes/questions.ts';
import { withoutPlaces, type Served } from '../served.ts';
import type { RecognisedUpload } from '../uploads.ts';

/** What a page asks to keep: a question as it was asked. */
export interface ToKeep {
  readonly question: string;
  readonly chosen: Readonly<Record<string, unknown>>;
  readonly note: string;
}

/** A question that was kept, as the page asks it again. */
export interface AskedAgain {
  readonly question: string;
  /** With numbers of files and atlases. */
  readonly chosen: Readonly<Record<string, unknown>>;
  /** Its files, which are among those that were handed over now. */
  readonly files: readonly RecognisedUpload[];
  /** What is another one than it was asked of, by its name. */
  readonly changed: readonly { readonly what: 'file' | 'atlas'; readonly name: string }[];
}

/**
 * Asks a question once more for its table, and keeps both with their inputs.
 * @param inProject has them put into the project, after everything that may be refused, and gives it
 * @throws InputError for what is no question, cannot be answered, or cannot be written
 */
export async function keep(
  { atlases, genomes, uploads, reads, threads }: Served,
  { question: name, chosen: body, note }: ToKeep,
  inProject: (put: (project: Project) => Promise<void>) => Promise<Project>,
  signal: AbortSignal,
): Promise<{ project: Project; number: number }> {
  if (!Object.hasOwn(questions, name)) throw refused('body.wrong', {}, { expected: 'a question' });
  const question = await questions[name]();
  const { choices } = question;
  const given = new Map<number, RecognisedUpload>();
  const folders = new Set<string>();
  const atlas = (number: unknown): string => {
    const folder = resolve(atlasFolder(number, atlases));
    folders.add(folder);
    return folder;
  };
  const chosen = chosenInBody(choices, body, {
    file: (number) => {
      const { path, number: own } = uploads.file(number);
      given.set(
        own,
        uploads.all.find((each) => each.number === own)!,
      );
      return path;
    },
    atlas,
    genomes,
    reads: () => reads?.paths() ?? [],
  });
  // An atlas that changes meanwhile is told as changed afterwards.
  const asked = [...folders].map((folder) => ({ folder, sha256: readManifest(folder).sha256 }));
  const isSimulated = await areSimulated(atlases);
  const answer = withoutPlaces(await threads.ask({ name, chosen }, undefined, signal), uploads);
  let number = 0;
  const project = await inProject(async (into) => {
    const names = new Map<number, string>();
    for (const { number: file, path, name: said, inPlace } of given.values())
      names.set(file, inPlace === true ? IN_PLACE + said : await addFile(into, path, said));
    const fileIn = (file: unknown): string => names.get(file as number) ?? '';
    const named = chosenInBody(choices, body, { file: fileIn, atlas });
    const files = await Promise.all(
      [...given.values()].map(async ({ number: file, path, simulated = false }) => ({
        name: names.get(file) ?? '',
        sha256: await digestOfFile(path),
        simulated,
      })),
    );
    const kept = {
      question: name,
      chipmate: readVersion(),
      date: new Date().toISOString(),
      note,
      simulated: files.some(({ simulated }) => simulated) || [...folders].some(isSimulated),
      command: commandLine(name, question, chosenInBody(choices, body, { file: fileIn, atlas, genomes })),
      rows: answer.columns[0]?.values.length ?? 0,
      chosen: named,
      files,
      atlases: asked,
    };
    number = keepQuestion(into, kept, tableText(answer));
  });
  return { project, number };
}

/** Reads are kept as a word and their digest: they stay where they lie. No file of a project has a colon in its name. */
const IN_PLACE = 'reads:';

/** Tells of a folder whether it is an atlas of simulated experiments. */
async function areSimulated(atlases: readonly string[]): Promise<(folder: string) => boolean> {
  const states = await summariesOf(atlases).all();
  return (folder) => {
    const at = atlases.findIndex((each) => resolve(each) === folder);
    return states[at] !== undefined && 'simulated' in states[at] && states[at].simulated;
  };
}

/** Hands the files of kept questions over again, each once as long as it is there. */
export class KeptFiles {
  readonly #served: Served;
  /** Numbers of files that were handed over, by path and digest. */
  readonly #numbers = new Map<string, number>();

  constructor(served: Served) {
    this.#served = served;
  }

  /**
   * A kept question as it can be asked now.
   * @throws InputError where a file of it is gone, or its atlas is not served
   */
  async askAgain(project: Project, number: number): Promise<AskedAgain> {
    const { kept } = keptQuestion(project, number);
    const { question: name } = kept;
    if (!Object.hasOwn(questions, name)) throw refused('kept.gone', {});
    const { choices } = await questions[name]();
    const changed: { what: 'file' | 'atlas'; name: string }[] = [];
    const files = new Map<string, RecognisedUpload>();
    for (const { name: file, sha256, simulated } of kept.files) {
      const there = file.startsWith(IN_PLACE) ? this.#inPlace(file) : undefined;
      const path = there?.path ?? keptFile(project, file);
      const now = await digestOfFile(path);
      if (now !== sha256) changed.push({ what: 'file', name: there?.name ?? file });
      files.set(file, there ?? (await this.#handedOver(path, file, now, simulated)));
    }
    const atlases = new Map(
      kept.atlases.map((each): [string, number] => {
        const { at, same } = this.#atlas(each);
        if (!same) changed.push({ what: 'atlas', name: basename(each.folder) });
        return [each.folder, at];
      }),
    );
    return {
      question: name,
      chosen: chosenAgain(choices, kept.chosen as Choosing<Choices>, files, atlases),
      files: [...files.values()],
      changed,
    };
  }

  /** Reads that lie in the folders of the server. @throws InputError where they are gone */
  #inPlace(file: string): RecognisedUpload {
    const { uploads, reads } = this.#served;
    const name = file.slice(IN_PLACE.length);
    reads?.look();
    const there = uploads.all.find((each) => each.inPlace === true && each.name === name);
    if (there === undefined) throw refused('kept.no-file', {}, { file: name });
    return there;
  }

  async #handedOver(
    path: string,
    name: string,
    sha256: string,
    simulated: boolean,
  ): Promise<RecognisedUpload> {
    const { uploads, threads } = this.#served;
    const id = `${sha256} ${path}`;
    const there = uploads.all.find((each) => each.number === this.#numbers.get(id));
    if (there !== undefined) return there;
    const content = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    const handed = await handOver(uploads, threads, content, { name, anyKind: true, simulated });
    this.#numbers.set(id, handed.number);
    return handed;
  }

  /** The atlas that was asked, also where its folder was moved; the one that stands in its place is another. */
  #atlas({ folder, sha256 }: KeptQuestion['atlases'][number]): { at: number; same: boolean } {
    const { atlases } = this.#served;
    const digests = atlases.map((each) => digestOfAtlas(each));
    const here = atlases.findIndex((each) => resolve(each) === folder);
    if (here >= 0 && digests[here] === sha256) return { at: here, same: true };
    const moved = digests.indexOf(sha256);
    if (moved >= 0) return { at: moved, same: true };
    if (here >= 0) return { at: here, same: false };
    throw refused('kept.no-atlas', { atlas: basename(folder) }, { expected: folder });
  }
}

/** What was chosen with numbers in place of names; what the question does not take any more is left out. */
function chosenAgain(
  choices: Choices,
  chosen: Choosing<Choices>,
  files: ReadonlyMap<string, RecognisedUpload>,
  atlases: ReadonlyMap<string, number>,
): Readonly<Record<string, unknown>> {
  const numberOf = ({ words = [] }: { words?: readonly string[] }, value: string): unknown => {
    const whole = files.get(value);
    if (whole !== undefined) return whole.number;
    const before = words.find((word) => word.endsWith(':') && value.startsWith(word));
    const behind = before === undefined ? undefined : files.get(value.slice(before.length));
    return behind === undefined ? value : `${before}${behind.number}`;
  };
  const again = (choice: Choice, value: unknown): unknown => {
    const each = (one: (text: string) => unknown): unknown =>
      Array.isArray(value) ? value.map((text) => one(String(text))) : one(String(value));
    if (choice.type === 'file' || choice.type === 'files') return each((text) => numberOf(choice, text));
    if (choice.type === 'folder' || choice.type === 'folders') return each((text) => atlases.get(text));
    return value;
  };
  const known = Object.entries(chosen).filter(([name]) => Object.hasOwn(choices, name));
  return Object.fromEntries(known.map(([name, value]) => [name, again(choices[name], value)]));
}

function digestOfAtlas(folder: string): string | undefined {
  try {
    return readManifest(folder).sha256;
  } catch {
    return undefined;
  }
}

/** SHA-256 of a file, beside the pages that are served meanwhile. */
async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('hex');
}
