import { Command } from 'commander';

/**
 * A command of the line with chipmate's habits: errors are thrown (not printed and exited), help shows
 * examples, options stand in the order in which they were added.
 * @param name the verb or subverb
 * @param summary one sentence for the help text
 * @param examples whole command lines, each shown on a line of its own
 */
export function newCommand(name: string, summary: string, examples: readonly string[]): Command {
  const command = new Command(name)
    .description(summary)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .showSuggestionAfterError()
    .helpOption('-h, --help', 'show this help');
  if (examples.length > 0)
    command.addHelpText('after', `\nExamples:\n${examples.map((line) => `  ${line}`).join('\n')}\n`);
  return command;
}
