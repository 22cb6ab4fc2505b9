import { CommanderError, type Command } from 'commander';
import { InputError } from '../errors.ts';

/** Parses the arguments with the verb's command and runs its action; usage errors become InputError. */
export async function runCommand(command: Command, args: readonly string[]): Promise<number> {
  command.name(`chipmate ${command.name()}`);
  try {
    await command.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    const problem = misspeltOption(command, args) ?? error.message;
    // Commander's own second line: a suggestion.
    throw new InputError(problem.replace(/^error: /, '').split(/\n(?=\(Did you mean [^\n]*$)/), {
      fix: `${nameOf(command)} --help shows the options`,
    });
  }
}

/**
 * What commander says of an unknown option once nothing is needed any more: it looks for missing options first, so
 * that `--atals DIR` would be answered with "--atlas is missing".
 */
function misspeltOption(command: Command, args: readonly string[]): string | undefined {
  const commands = [command, ...command.commands];
  for (const each of commands) {
    each.action(() => undefined);
    for (const option of each.options) option.mandatory = false;
  }
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.code === 'commander.unknownOption') return error.message;
  }
  return undefined;
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}
