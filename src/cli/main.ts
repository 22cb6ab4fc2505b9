#!/usr/bin/env node
import { catalogue } from './catalogue.ts';
import { InputError } from '../errors.ts';
import { readVersion } from './version.ts';

/** Runs the command line and gives the exit code: 0 fine, 2 bad input or usage, 1 a bug of chipmate. */
async function main(args: readonly string[]): Promise<number> {
  const verb = args[0];
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
    process.stdout.write(overview());
    return 0;
  }
  if (verb === '--version' || verb === '-V') {
    process.stdout.write(`${readVersion()}\n`);
    return 0;
  }
  const entry = Object.hasOwn(catalogue, verb) ? catalogue[verb] : undefined;
  if (entry === undefined) {
    throw new InputError(`'${verb}' is not a chipmate verb`, {
      expected: Object.keys(catalogue).join(', '),
      fix: 'chipmate --help lists what each one does',
    });
  }
  const verbModule = await entry.load();
  const { runCommand } = await import('./run-command.ts');
  return runCommand(verbModule.command(), args.slice(1));
}

/** The help text of the bare command: no library is loaded for it. */
function overview(): string {
  const width = Math.max(...Object.keys(catalogue).map((name) => name.length), 0);
  const lines = Object.entries(catalogue).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `chipmate: which factors work with mine, and what do they drive?

Usage: chipmate VERB [SUBVERB] INPUT... [--options]

${lines.join('\n')}

chipmate VERB --help shows a verb's options with examples; chipmate --version prints the version.
'-' stands for standard input or output; .gz files are read and written by their suffix.
`;
}

// A reader that stops early (chipmate ... | head) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof InputError) {
      process.stderr.write(`chipmate: ${error.message}\n`);
      process.exitCode = 2;
    } else {
      process.stderr.write(
        `chipmate: this is a bug of chipmate, please report it\n${error instanceof Error ? error.stack : String(error)}\n`,
      );
      process.exitCode = 1;
    }
  },
);
