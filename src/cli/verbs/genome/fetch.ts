import { Option, type Command } from 'commander';
import { fetchGenome, GENOME_PARTS } from '../../../atlas/fetch/fetch-genome.ts';
import { readGenomeLock } from '../../../atlas/fetch/genome-lock.ts';
import { FETCHED_GENOMES, UCSC_BASE } from '../../../atlas/fetch/genome-sources.ts';
import { InputError } from '../../../errors.ts';
import { genomesFolder, type GenomePart } from '../../../formats/folders/genomes-folder.ts';
import { endCleanlyOnSignals } from '../../build-settings.ts';
import { addFetchOptions, asBase, fetchSettings, lockGiven, type FetchOptions } from '../../fetch-options.ts';
import { newCommand } from '../../new-command.ts';
import { collect } from '../../options.ts';

interface GenomeFetchOptions extends FetchOptions {
  readonly output?: string;
  readonly only?: readonly GenomePart[];
  readonly base?: string;
  readonly address?: readonly string[];
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
    .option('--base <url>', `address of UCSC's downloads, or of a mirror of them (default: ${UCSC_BASE})`)
    .option(
      '--address <part=url>',
      'where a part is brought from instead, as blacklist=https://...',
      collect,
    );
  return addFetchOptions(fetch).action(run);
}

async function run(genome: string, options: GenomeFetchOptions): Promise<void> {
  endCleanlyOnSignals();
  const { output, only, base, address = [] } = options;
  await fetchGenome({
    ...fetchSettings(options, GENOME_PARTS.length),
    ...{ genome, only },
    lock: lockGiven(options, readGenomeLock),
    folder: genomesFolder(output),
    base: base === undefined ? undefined : asBase(base),
    addresses: new Map(address.map(readAddress)),
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
