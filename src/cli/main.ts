import { catalogue } from './catalogue.ts';
import { InputError } from '../errors.ts';
import { systemFault } from '../formats/text/system-fault.ts';
import { visible, visibleLines } from '../messages/plain-text.ts';
import { readVersion } from '../version.ts';

/** Runs the command line and gives the exit code: 0 fine, 2 bad input or usage, 1 a bug of chipmate. */
async function main(args: readonly string[]): Promise<number> {
  const verb = args[0];
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
    process.stdout.write(overview(Object.keys(catalogue)));
    return 0;
  }
  if (verb === '--version' || verb === '-V') {
    process.stdout.write(`${readVersion()}\n`);
    return 0;
  }
  const twoWords = `${verb} ${args[1] ?? ''}`;
  const name = Object.hasOwn(catalogue, twoWords) ? twoWords : verb;
  if (!Object.hasOwn(catalogue, name)) {
    const subverbs = Object.keys(catalogue).filter((each) => each.startsWith(`${verb} `));
    if (subverbs.length > 0 && [undefined, '--help', '-h', 'help'].includes(args[1])) {
      process.stdout.write(overview(subverbs));
      return 0;
    }
    const asked = subverbs.length > 0 ? twoWords : verb;
    const verbs = subverbs.length > 0 ? subverbs : Object.keys(catalogue);
    const { nearestNames } = await import('../genome/names.ts');
    const near = nearestNames(asked, verbs);
    throw new InputError(`'${asked}' is not a chipmate verb`, {
      expected: near.length > 0 ? `perhaps ${near.join(', ')}` : verbs.join(', '),
      fix: 'chipmate --help lists what each one does',
    });
  }
  const verbModule = await catalogue[name].load();
  const { runCommand } = await import('./run-command.ts');
  return runCommand(verbModule.command(), args.slice(name.split(' ').length));
}

/** The help text of the bare command or of one verb with subverbs: no library is loaded for it. */
function overview(names: readonly string[]): string {
  const width = Math.max(...names.map((name) => name.length), 0);
  const lines = names.map((name) => `  ${name.padEnd(width)}  ${catalogue[name].summary}`);
  return `chipmate: which factors work with mine, and what do they drive?

Usage: chipmate VERB [SUBVERB] INPUT... [--options]

${lines.join('\n')}

chipmate VERB --help shows a verb's options with examples; chipmate --version prints the version.
'-' stands for standard input or output; .gz files are read and written by their suffix.
For research, not for clinical decisions.
`;
}

// A process that has nothing left to wait for ends as if all were well, also in the middle of a verb.
const ended = (code: number): void => {
  if (code !== 0) return;
  process.stderr.write(
    'chipmate: this is a bug of chipmate, please report it\nit ended before its answer was there\n',
  );
  process.exitCode = 1;
};
process.on('exit', ended);

// A reader that stops early (chipmate ... | head) is not an error; a full disk behind it is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.off('exit', ended);
  process.exit(error.code === 'EPIPE' ? 0 : refuse(error));
});
// Nobody reads what is said, and the answer does not depend on that.
process.stderr.on('error', () => undefined);
// What happens outside of the verb's own course, as on a stream that nobody listens to.
process.on('uncaughtException', (error) => process.exit(refuse(error)));

/** Says what went wrong and gives the exit code: 2 where the user can mend it, 1 for a bug. */
function refuse(error: unknown): 1 | 2 {
  const fault = error instanceof InputError ? error : systemFault(error);
  if (fault === undefined) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`chipmate: this is a bug of chipmate, please report it\n${visibleLines(stack)}\n`);
    return 1;
  }
  const { message, problem, details } = fault;
  // Beside rows as JSON every line of standard error is JSON, too.
  const line = process.argv.includes('--json')
    ? visible(JSON.stringify({ severity: 'refusal', ...details, problem, text: message }))
    : `chipmate: ${message}`;
  process.stderr.write(`${line}\n`);
  return 2;
}

void main(process.argv.slice(2))
  .catch(refuse)
  .then((code) => {
    process.exitCode = code;
  })
  .finally(() => process.off('exit', ended));
