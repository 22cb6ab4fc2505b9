import { Option, type Command } from 'commander';
import { checkTarget, writeAtlas } from '../../../atlas/making/build-atlas.ts';
import { fetchChipAtlas, type Fetched } from '../../../atlas/fetch/fetch-chip-atlas.ts';
import {
  readLockFile,
  refuseBesideLock,
  refuseBesideStarter,
  starterSelection,
  type Selection,
} from '../../../atlas/fetch/lock-file.ts';
import { InputError } from '../../../errors.ts';
import { CHIP_ATLAS_BASE, thresholdCode } from '../../../formats/chip-atlas/layout.ts';
import { antigenNames, sampleChoices } from '../../../questions/shared-choices.ts';
import type { Choosing } from '../../../analyses/inputs/choices.ts';
import { starterNamed, STARTER_LIMITS, STARTER_NAMES } from '../../../atlas/catalogue/starters.ts';
import { addMissing } from '../../../atlas/making/add-to-atlas.ts';
import { addChoices } from '../../choice-options.ts';
import {
  addIndexingOptions,
  endCleanlyOnSignals,
  indexAndMakeSites,
  readIndexingOptions,
  type IndexingOptions,
} from '../../build-settings.ts';
import { addTransferOptions, asBase, transferOf, type TransferChoices } from '../../fetch-options.ts';
import { newCommand } from '../../new-command.ts';
import { readWhole } from '../../numbers.ts';
import { collect, say, tell } from '../../options.ts';
import { watched } from '../../progress.ts';

interface AtlasFetchOptions extends IndexingOptions, Choosing<typeof sampleChoices>, TransferChoices {
  readonly output?: string;
  readonly genome?: string;
  readonly antigenClass?: readonly string[];
  readonly antigen?: readonly string[];
  readonly cellClass?: readonly string[];
  readonly cell?: readonly string[];
  readonly threshold: string;
  readonly files: Selection['files'];
  readonly data: string;
  readonly base?: string;
  readonly lock?: string;
  readonly transfers: number;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly add?: boolean;
  readonly starter?: string | true;
  readonly aliases?: string;
}

export function command(): Command {
  const fetch = newCommand(
    'atlas fetch',
    "Download ChIP-Atlas' public data for a selection of experiments and make an atlas of them",
    [
      'chipmate atlas fetch -o myeloma --starter myeloma',
      'chipmate atlas fetch -o blood --genome hg38 --cell-class Blood --dry-run',
      'chipmate atlas fetch -o blood --genome hg38 --cell-class Blood --unperturbed',
      'chipmate atlas fetch -o blood --lock chip-atlas.lock.json',
    ],
  )
    .option('-o, --output <dir>', 'atlas folder to make; without it files are brought and no atlas is built')
    .option(
      '--starter [name]',
      `a first atlas of at most ${STARTER_LIMITS.experiments} experiments and 3 GB, instead of a selection of your own: ${STARTER_NAMES.join(', ')}`,
    )
    .option('--genome <name>', 'hg38, mm10, ... (with --starter: hg38)')
    .option('--antigen-class <name>', 'class of experiment, or all (default: "TFs and others")', collect)
    .option('--antigen <name>', 'antigen, under any of its names', collect)
    .option('--cell-class <name>', 'class of cell type', collect)
    .option('--cell <name>', 'cell type', collect)
    .option('--threshold <code>', 'Q below 1E-05, 1E-10, 1E-20 or 1E-50: 05, 10, 20 or 50', '05')
    .addOption(
      new Option('--files <kind>', 'one file per experiment, or the assembled file of all experiments')
        .choices(['per-experiment', 'assembled'])
        .default('per-experiment'),
    )
    .option('--data <dir>', 'folder for the downloaded files', 'chip-atlas-data')
    .option('--lock <file>', 'bring exactly the files of this lock file, with its selection')
    .option('--base <url>', `address of the data (default: ${CHIP_ATLAS_BASE})`)
    .option('--transfers <n>', 'files brought at one time', readWhole('--transfers', 1), 4);
  addTransferOptions(fetch)
    .option(
      '--dry-run',
      'say what would be brought, how much, and how long; brings only the list of experiments',
    )
    .option('--force', 'replace an atlas that is there already')
    .option('--add', 'add to the atlas of -o what it lacks; nothing old is rewritten')
    .option('--aliases <file>', 'your own aliases: a symbol and its other names per line, tabs between');
  return addIndexingOptions(addChoices(fetch, sampleChoices)).action(run);
}

async function run(options: AtlasFetchOptions): Promise<void> {
  endCleanlyOnSignals();
  const lock = options.lock === undefined ? undefined : readLockFile(options.lock);
  const { genome, antigen, antigenClass, cell, cellClass, unperturbed, withoutDuplicates } = options;
  refuseBesideLock(lock, {
    ...{ '--genome': genome, '--antigen-class': antigenClass, '--antigen': antigen },
    ...{ '--cell-class': cellClass, '--cell': cell, '--unperturbed': unperturbed },
    ...{ '--without-duplicates': withoutDuplicates, '--starter': options.starter },
  });
  const selection = lock?.selection ?? selectionOf(options);
  const base = options.base ?? lock?.base ?? CHIP_ATLAS_BASE;
  const { output, force, add } = options;
  if (add === true && (output === undefined || force === true))
    throw new InputError('--add needs the atlas to which it adds', {
      fix: 'add -o ATLAS, and leave out --force',
    });
  if (output !== undefined && add !== true) checkTarget(output, force === true);
  await fetchChipAtlas(
    {
      selection,
      lock,
      dryRun: options.dryRun === true,
      names: antigenNames(options),
      say: say(options),
      tell: (notice) => tell([notice], options),
      watch: (work) => watched('fetching', options, work),
      transfer: {
        base: asBase(base),
        folder: options.data,
        ...transferOf(options, options.transfers),
      },
    },
    async (fetched) => {
      if (output !== undefined) await build(fetched, output, options);
    },
  );
}

async function build(
  { source, sourceWithout, genome }: Fetched,
  output: string,
  options: AtlasFetchOptions,
): Promise<void> {
  const { assembly, genes } = await genome();
  const settings = await readIndexingOptions(options, assembly);
  await indexAndMakeSites(options, (hooks) => {
    const how = { ...settings, scoreIsMinus10Log10Q: true, ...hooks };
    if (options.add === true) return addMissing(output, sourceWithout, how);
    return writeAtlas(output, source, { ...how, replace: options.force === true, genes });
  });
}

function selectionOf(options: AtlasFetchOptions): Selection {
  const { genome, starter } = options;
  if (starter !== undefined) {
    const { antigen, antigenClass, cell, cellClass, unperturbed, withoutDuplicates } = options;
    refuseBesideStarter({
      ...{ '--antigen': antigen, '--antigen-class': antigenClass, '--cell': cell, '--cell-class': cellClass },
      ...{ '--unperturbed': unperturbed, '--without-duplicates': withoutDuplicates },
    });
    return starterSelection(starterNamed(starter), {
      genome,
      threshold: thresholdCode(options.threshold),
      files: options.files,
    });
  }
  if (genome === undefined)
    throw new InputError('--genome is needed', { fix: 'for instance --genome hg38, or --lock FILE' });
  return {
    genome,
    threshold: thresholdCode(options.threshold),
    files: options.files,
    antigenClass: options.antigenClass ?? ['TFs and others'],
    antigen: options.antigen ?? [],
    cellClass: options.cellClass ?? [],
    cell: options.cell ?? [],
    unperturbed: options.unperturbed === true,
    ...(options.withoutDuplicates === true ? { withoutDuplicates: true } : {}),
  };
}
