// The work of a thread of the server: questions, put to atlases that stay open between them.
import { holdsSimulated } from '../atlas/experiment-table.ts';
import { openAtlas, type Atlas } from '../atlas/open-atlas.ts';
import { readManifest } from '../atlas/manifest.ts';
import type { Choosing, Choices } from '../analyses/inputs/choices.ts';
import { recognise, type Recognised } from '../analyses/inputs/told/recognise.ts';
import { InputError } from '../errors.ts';
import type { MessageKey } from '../messages/english/index.ts';
import type { Notice } from '../messages/message.ts';
import { questions } from '../questions/catalogue.ts';
import { drawings } from '../questions/drawings.ts';
import { answerBody, type AnswerBody } from './answer-body.ts';
import { drawingsOf } from './drawings.ts';

/** How far a question is. */
export interface Progress {
  readonly label: MessageKey;
  /** 0 to 1. */
  readonly fraction: number;
}

interface Kept {
  readonly atlas: Atlas;
  /** Digests of what the folders say they hold: an atlas that changed is opened anew. */
  readonly state: string;
}

/** Answers questions one after the other; atlases stay open, and what they have read of their sites stays in memory. */
export class Asking {
  readonly #kept = new Map<string, Kept>();

  /**
   * @param chosen with paths in place of numbers
   * @param isOfSimulated whether a file of them is simulated; of atlases that is known here
   * @throws InputError for what cannot be answered
   */
  async ask(
    name: string,
    chosen: Choosing<Choices>,
    progress: (progress: Progress) => void = () => undefined,
    isOfSimulated = false,
  ): Promise<AnswerBody> {
    const known = { ...questions, ...drawings };
    if (!Object.hasOwn(known, name))
      throw new InputError('there is no such question', {
        expected: Object.keys(questions).join(', '),
        found: name,
      });
    const question = await known[name]();
    const said: Notice[] = [];
    let simulated = isOfSimulated;
    const answer = await question.answer(chosen, {
      atlas: async (folders, work) => {
        const atlas = await this.atlas(folders);
        simulated ||= holdsSimulated(atlas.experiments);
        return work(atlas);
      },
      say: (notice) => said.push(notice),
      watched: async (label, work) => work((fraction) => progress({ label, fraction })),
    });
    const figures = question.figures?.(answer) ?? [];
    return {
      ...answerBody({ table: answer.table, notices: [...said, ...answer.notices] }),
      ...(figures.length > 0 && { figures: drawingsOf(figures, simulated) }),
    };
  }

  /** Reads the program of a question and opens an atlas before they are asked for. */
  async prepare(folders: readonly string[], name = ''): Promise<void> {
    const known = { ...questions, ...drawings };
    if (Object.hasOwn(known, name)) await known[name]();
    await this.atlas(folders);
  }

  /** Tells what a file is. @throws InputError for what is nothing that can be asked about */
  async recognise(path: string): Promise<Recognised> {
    return recognise(path);
  }

  /** An atlas that stays open. @param folders shards, read as one */
  async atlas(folders: readonly string[]): Promise<Atlas> {
    const name = folders.join('\0');
    const state = folders.map((folder) => readManifest(folder).sha256).join(' ');
    const kept = this.#kept.get(name);
    if (kept?.state === state) return kept.atlas;
    this.#kept.delete(name);
    await kept?.atlas.close();
    const atlas = await openAtlas(folders);
    this.#kept.set(name, { atlas, state });
    return atlas;
  }

  async close(): Promise<void> {
    const open = [...this.#kept.values()];
    this.#kept.clear();
    for (const { atlas } of open) await atlas.close();
  }
}
