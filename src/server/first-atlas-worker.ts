// The file of the thread that brings and builds a first atlas.
import { parentPort, workerData } from 'node:worker_threads';
import { sitesWithin } from '../analyses/atlas/make-sites.ts';
import { fetchChipAtlas } from '../atlas/fetch/fetch-chip-atlas.ts';
import { starterSelection } from '../atlas/fetch/lock-file.ts';
import { writeAtlas } from '../atlas/making/build-atlas.ts';
import { failureOf } from '../atlas/threads.ts';
import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { FirstAtlasReply, FirstAtlasTask } from './first-atlas.ts';

const { starter, downloads, atlas, base } = workerData as FirstAtlasTask;
const tell = (reply: FirstAtlasReply): void => parentPort?.postMessage(reply);
const stopper = new AbortController();
let builds = false;
parentPort?.on('message', () => {
  // What ends a process of the command line: half-written folders and locks are removed on the way out.
  if (builds) process.exit(0);
  stopper.abort();
});

let listBytes = 0;
try {
  await fetchChipAtlas(
    {
      selection: starterSelection(starter),
      dryRun: false,
      names: new KnownNames(),
      say: () => undefined,
      tell: () => undefined,
      onPlan: (plan) => tell({ plan }),
      watch: (work) => work((fraction) => tell({ step: 'files', fraction })),
      transfer: {
        ...{ base, folder: downloads, transfers: 4, retries: 8 },
        ...{ stallMilliseconds: 60_000, backOffMilliseconds: 1000, jitter: Math.random },
        onBytes: (more) => tell({ step: 'list', bytes: (listBytes += more) }),
        onRetry: () => tell({ retries: true }),
        signal: stopper.signal,
      },
    },
    async ({ source, genome }) => {
      stopper.signal.throwIfAborted();
      builds = true;
      const { assembly, genes } = await genome();
      await writeAtlas(atlas, source, {
        ...{ assembly, genes, scoreIsMinus10Log10Q: true },
        onProgress: (fraction) => tell({ step: 'index', fraction }),
        finish: (change) => sitesWithin(change, (fraction) => tell({ step: 'sites', fraction })),
      });
    },
  );
  tell({ made: true });
} catch (error) {
  tell(stopper.signal.aborted ? { stopped: true } : { failure: failureOf(error) });
} finally {
  parentPort?.close();
}
