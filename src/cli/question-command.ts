import type { Command } from 'commander';
import type { Choices, Choosing } from '../analyses/inputs/choices.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { english } from '../messages/english/index.ts';
import type { Host, Question } from '../questions/question.ts';
import type { Answer } from '../tables/answer.ts';
import { addChoices } from './choice-options.ts';
import { newCommand } from './new-command.ts';
import { addAnswerOptions, tell, writeAnswer, type AnswerOptions } from './options.ts';
import { watched } from './progress.ts';
import { chosenOf } from '../questions/chosen.ts';

/** A verb that puts one question. */
export interface QuestionVerb<Table extends Choices, Given extends Answer, Also> {
  readonly name: string;
  /** One sentence for the help text. */
  readonly summary: string;
  readonly examples: readonly string[];
  readonly question: Question<Table, Given>;
  /** Its table is a file of peaks, which has no header. */
  readonly headless?: true;
  /** Adds what the command line alone has, before the options of the answer. */
  readonly also?: (command: Command) => unknown;
  /** Does what such options ask for in place of the question; false where they ask for nothing. */
  readonly instead?: (options: AnswerOptions & Also) => boolean;
  /** What such options make of the chosen values. */
  readonly before?: (chosen: Choosing<Table>, options: AnswerOptions & Also) => Choosing<Table>;
  /**
   * Writes what such options ask for beside the answer, once that is written. Asked before the work, so that what cannot
   * be written is refused by then.
   */
  readonly beside?: (options: AnswerOptions & Also) => Beside<Given> | Promise<Beside<Given>>;
}

/** What is done with an answer once it is written. */
type Beside<Given extends Answer> = ((answer: Given) => unknown) | undefined;

/** The command of a question: its arguments and options are read from what the question declares. */
export function questionCommand<Table extends Choices, Given extends Answer, Also = unknown>(
  verb: QuestionVerb<Table, Given, Also>,
): Command {
  const { question, before = (chosen) => chosen } = verb;
  const { choices, given, tables, threads } = question;
  const command = newCommand(verb.name, verb.summary, verb.examples);
  for (const name of given) {
    const choice = choices[name];
    const several = choice.type === 'texts' || choice.type === 'files' ? '...' : '';
    const text = `${choice.unit ?? name}${several}`;
    const needed = 'needed' in choice && choice.needed === true && verb.instead === undefined;
    command.argument(needed ? `<${text}>` : `[${text}]`, english[choice.help]);
  }
  const optional = Object.entries(choices).filter(([name]) => !given.includes(name));
  addChoices(command, Object.fromEntries(optional));
  verb.also?.(command);
  addAnswerOptions(command, tables, { threads });
  return command.action(async (...args: unknown[]) => {
    const options = args[given.length] as AnswerOptions & Also & { readonly threads?: number };
    if (verb.instead?.(options) === true) return;
    const arguments_ = Object.fromEntries(given.map((name, i) => [name, args[i]]));
    const chosen = chosenOf(choices, { ...options, ...arguments_ } as Choosing<Table>);
    const asked = before(chosen, options);
    const beside = await verb.beside?.(options);
    const answer = await question.answer(asked, commandLine(options));
    writeAnswer(answer, { headless: verb.headless, ...options });
    await beside?.(answer);
  });
}

/** What the command line does for a question: it opens an atlas for one answer, and shows a bar on a terminal. */
function commandLine(options: AnswerOptions & { readonly threads?: number }): Host {
  return {
    threads: options.threads,
    atlas: async (folders, work) => {
      const atlas = await openAtlas(folders, { threads: options.threads });
      try {
        return await work(atlas);
      } finally {
        await atlas.close();
      }
    },
    say: (notice) => tell([notice], options),
    watched: (label, work) => watched(english[label], options, work),
  };
}
