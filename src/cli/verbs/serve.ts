import type { Command } from 'commander';
import { InputError } from '../../errors.ts';
import { appsThatShare, findRunning, noteRunning, sharingNotices } from '../../server/running-note.ts';
import { startServer } from '../../server/start-server.ts';
import { newCommand } from '../new-command.ts';
import { readWhole } from '../numbers.ts';
import { openBrowser } from '../open-browser.ts';
import { collect, tell } from '../options.ts';

/** What ends the app: Ctrl-C, a system that ends, and a terminal window that is closed (on Windows, too, as Node tells it). */
// eslint-disable-next-line no-restricted-syntax
const ENDS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

interface ServeOptions {
  readonly atlas?: readonly string[];
  readonly data?: string;
  readonly peaks?: readonly string[];
  readonly reads?: readonly string[];
  readonly genomes?: string;
  readonly studies?: string;
  readonly port?: number;
  readonly open?: boolean;
  readonly new?: boolean;
  readonly host?: string;
  readonly exposeToNetwork?: boolean;
}

export function command(): Command {
  return newCommand('serve', 'The app: a page in your browser, from this machine alone', [
    'chipmate serve --atlas my-atlas --open',
    'chipmate serve --atlas my-atlas --studies my-studies --open',
    'chipmate serve --data chipmate --open',
    'ssh -L 8080:localhost:8080 server chipmate serve --atlas my-atlas --port 8080',
  ])
    .option('--atlas <dir>', 'an atlas to ask; may be given several times', collect)
    .option('--data <dir>', 'folder for first atlases: the page brings them there, and those in it are asked')
    .option('--peaks <dir>', 'with --data: a folder of peak files of your own, for an atlas of them', collect)
    .option(
      '--reads <dir>',
      'a folder of aligned reads and signal, which are used where they lie (with --data also DIR/reads)',
      collect,
    )
    .option(
      '--genomes <dir>',
      'folder of genomes (default: $CHIPMATE_GENOMES, else chipmate/genomes where your system keeps data)',
    )
    .option('--studies <dir>', 'folder of studies: each folder in it with a study.yaml is one')
    .option('--port <n>', 'port (default: a free one)', readWhole('--port', 1, 65_535))
    .option('--open', 'also open the page in the browser; where your app of these atlases runs, that one')
    .option('--new', 'with --open: start another one all the same')
    .option('--host <address>', 'listen on another address than loopback; with --expose-to-network')
    .option(
      '--expose-to-network',
      'let other machines reach the app: whoever has its address sees your files',
    )
    .action(run);
}

async function run(options: ServeOptions): Promise<void> {
  const {
    atlas: atlases = [],
    data,
    peaks,
    reads,
    genomes,
    studies,
    port,
    host,
    open,
    exposeToNetwork,
  } = options;
  const serving = { atlases, data, peaks, reads, genomes, studies };
  if (host !== undefined && exposeToNetwork !== true)
    throw new InputError('--host lets other machines reach the app', {
      fix: 'add --expose-to-network if that is meant; else leave --host out, and use ssh -L',
    });
  if (exposeToNetwork === true && host === undefined)
    throw new InputError('--expose-to-network needs an address to listen on', {
      fix: "add --host ADDRESS: this machine's address in the network",
    });
  if (open === true && options.new !== true && port === undefined && host === undefined) {
    const running = await findRunning(serving);
    if (running !== undefined) {
      process.stdout.write(`${running.address}\n`);
      return openBrowser(running.addressOnce);
    }
  }
  const others = appsThatShare(serving);
  const server = await startServer({ ...serving, port, host, others });
  tell(sharingNotices(others), {});
  const forget = noteRunning(serving, server.address);
  // A closed terminal ends it, too; what was handed over is gone in any case.
  const stop = (): void => void server.close();
  for (const signal of ENDS) process.on(signal, stop);
  process.stdout.write(`${server.address}\n`);
  if (open === true) openBrowser(server.addressOnce());
  await server.ended;
  forget();
  for (const signal of ENDS) process.off(signal, stop);
}
