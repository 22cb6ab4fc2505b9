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
    throw new InputError(error.message.replace(/^error: /, ''), {
      fix: `${nameOf(command)} --help shows the options`,
    });
  }
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}
