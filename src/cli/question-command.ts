import type { Command } from 'commander';
import type { Choices, Choosing } from '../analyses/inputs/choices.ts';
import { openAtlas } from '../atlas/open-atlas.ts';
import { english } from '../messages/english/index.ts';
import type { Host, Question } from '../questions/question.ts';
import type { Answer } from '../tables/answer.ts';
import { addChoices } from './choice-options.ts';
import { newCommand } from './new-command.ts';
import { addAnswerOptions, writeAnswer, type AnswerOptions } from './options.ts';
import { watched } from './progress.ts';
import { chosenOf } from '../questions/chosen.ts';

/** A verb that puts one question. */
export interface QuestionVerb<Table extends Choices> {
  readonly name: string;
  /** One sentence for the help text. */
  readonly summary: string;
  readonly examples: readonly string[];
  readonly question: Question<Table>;
  /** Adds what the command line alone has, before the options of the answer. */
  readonly also?: (command: Command) => unknown;
  /** What such options turn the chosen values and the answer into. */
  readonly before?: (chosen: Choosing<Table>, options: Readonly<Record<string, unknown>>) => Choosing<Table>;
  readonly after?: (answer: Answer, options: Readonly<Record<string, unknown>>) => Answer;
}

/** The command of a question: its arguments and options are read from what the question declares. */
export function questionCommand<Table extends Choices>(verb: QuestionVerb<Table>): Command {
  const { question, before = (chosen) => chosen, after = (answer) => answer } = verb;
  const { choices, given, tables, threads } = question;
  const command = newCommand(verb.name, verb.summary, verb.examples);
  for (const name of given) {
    const choice = choices[name];
    const several = choice.type === 'texts' || choice.type === 'files' ? '...' : '';
    const text = `${choice.unit ?? name}${several}`;
    const needed = 'needed' in choice && choice.needed === true;
    command.argument(needed ? `<${text}>` : `[${text}]`, english[choice.help]);
  }
  const optional = Object.entries(choices).filter(([name]) => !given.includes(name));
  addChoices(command, Object.fromEntries(optional));
  verb.also?.(command);
  addAnswerOptions(command, tables, { threads });
  return command.action(async (...args: unknown[]) => {
    const options = args[given.length] as AnswerOptions & { readonly threads?: number };
    const arguments_ = Object.fromEntries(given.map((name, i) => [name, args[i]]));
    const chosen = chosenOf(choices, { ...options, ...arguments_ } as Choosing<Table>);
    const asked = before(chosen, { ...options });
    writeAnswer(after(await question.answer(asked, commandLine(options)), { ...options }), options);
  });
}

/** What the command line does for a question: it opens an atlas for one answer, and shows a bar on a terminal. */
function commandLine(options: AnswerOptions & { readonly threads?: number }): Host {
  return {
    atlas: async (folders, work) => {
      const atlas = await openAtlas(folders, { threads: options.threads });
      try {
        return await work(atlas);
      } finally {
        await atlas.close();
      }
    },
    watched: (label, work) => watched(english[label], options, work),
  };
}
