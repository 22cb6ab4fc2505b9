import { Option, type Command } from 'commander';
import { fetchGenome, GENOME_PARTS } from '../../../atlas/fetch/fetch-genome.ts';
import { readGenomeLock } from '../../../atlas/fetch/genome-lock.ts';
import { BLACKLIST_BASE, FETCHED_GENOMES, UCSC_BASE } from '../../../atlas/fetch/genome-sources.ts';
import { InputError } from '../../../errors.ts';
import { genomesFolder, type GenomePart } from '../../../formats/folders/genomes-folder.ts';
import { endCleanlyOnSignals } from '../../build-settings.ts';
import { newCommand } from '../../new-command.ts';
import { readWhole } from '../../numbers.ts';
import { addQuietOption, collect, say, type TellOptions } from '../../options.ts';
import { watched } from '../../progress.ts';

interface GenomeFetchOptions extends TellOptions {
  readonly output?: string;
  readonly only?: readonly GenomePart[];
  readonly base: string;
  readonly address?: readonly string[];
  readonly lock?: string;
  readonly retries: number;
  readonly stallSeconds: number;
  readonly dryRun?: boolean;
}

export function command(): Command {
  const fetch = newCommand(
    'genome fetch',
    "Download a genome's genes, chromosome sizes, sequence and blacklist into the genomes folder",
    [
      'chipmate genome fetch hg19 --dry-run',
      'chipmate genome fetch hg19',
      'chipmate genome fetch mm10 --only genes --only sizes',
      'chipmate genome fetch hg19 -o genomes --lock genome.lock.json',
    ],
  )
    .argument('<genome>', `${FETCHED_GENOMES.join(', ')}, or another name of UCSC's`)
    .option('-o, --output <dir>', 'genomes folder (default: the one in which genomes are looked for)')
    .addOption(
      new Option('--only <part>', 'bring this part; may be given several times')
        .choices(GENOME_PARTS)
        .argParser((value: string, previous: readonly string[] | undefined) => {
          if (!(GENOME_PARTS as readonly string[]).includes(value))
            throw new InputError(`--only: there is no part '${value}'`, {
              expected: GENOME_PARTS.join(', '),
            });
          return collect(value, previous);
        }),
    )
    .option('--base <url>', "address of UCSC's downloads, or of a mirror of them", UCSC_BASE)
    .option('--address <part=url>', 'where a part is brought from instead, as blacklist=https://...', collect)
    .option('--lock <file>', 'bring exactly the files of this lock file')
    .option('--retries <n>', 'failures in a row before a file is given up', readWhole('--retries', 0), 8)
    .option(
      '--stall-seconds <n>',
      'silence before a connection is given up',
      readWhole('--stall-seconds', 1),
      60,
    )
    .option('--dry-run', 'say what would be brought from where, and under which terms; bring nothing');
  return addQuietOption(fetch).action(run);
}

async function run(genome: string, options: GenomeFetchOptions): Promise<void> {
  endCleanlyOnSignals();
  const { output, only, base, lock: lockFile, retries, stallSeconds, dryRun = false } = options;
  const lock = lockFile === undefined ? undefined : readGenomeLock(lockFile);
  if (lockFile !== undefined && lock === undefined)
    throw new InputError('no such file or directory', { file: lockFile, fix: 'check the path' });
  const ucsc = base.endsWith('/') ? base : `${base}/`;
  await fetchGenome({
    ...{ genome, only, lock, dryRun },
    folder: genomesFolder(output),
    bases: { ucsc, blacklist: BLACKLIST_BASE },
    addresses: new Map((options.address ?? []).map(readAddress)),
    say: say(options),
    watch: (work) => watched('fetching', options, work),
    transfer: {
      transfers: GENOME_PARTS.length,
      retries,
      stallMilliseconds: stallSeconds * 1000,
      backOffMilliseconds: 1000,
      jitter: Math.random,
      onRetry: say(options),
      onRepair: say(options),
    },
  });
}

function readAddress(text: string): [GenomePart, string] {
  const at = text.indexOf('=');
  const part = GENOME_PARTS.find((each) => each === text.slice(0, at));
  if (part !== undefined) return [part, text.slice(at + 1)];
  throw new InputError('--address names no part', {
    expected: `${GENOME_PARTS.join('=URL, ')}=URL`,
    found: text,
  });
}
