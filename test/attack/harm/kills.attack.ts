import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { workbookOf } from '../../../src/formats/workbooks/workbook-writer.ts';
import { startTestServer } from '../../support/chip-atlas-server.ts';
import { madeUpChipAtlas } from '../../support/made-up-chip-atlas.ts';
import { madeUpLibrary } from '../../support/made-up-library.ts';
import { twoBit } from '../../support/sequence-files.ts';
import { standInPrograms } from '../../support/stand-in-programs.ts';
import type { Amount, Attack } from '../attack.ts';
import { killed, replaced, type KillScenario } from './kills.ts';
import { appWriter as program, mustRun, readAligner, signalWriter } from './processes.ts';
import { removeSites } from './world.ts';

const TIMES: Readonly<Record<Amount, number>> = { small: 4, bounded: 6, full: 200 };

const build = (sheet: string, ...more: string[]): string[] => [
  ...['atlas', 'build', sheet, '-o', 'atlas', '--genome', 'hg38', '--genes', 'genes.bed', '-q'],
  ...more,
];
const study = ['study', 'run', 'study.yaml', '-o', 'results', '-q'];
const read = ['partners', 'query.narrowPeak', '--atlas', 'atlas', '-q'];

async function withAtlas(cwd: string): Promise<void> {
  await mustRun(build('sheet.tsv'), { cwd });
}

async function withResults(cwd: string): Promise<void> {
  await withAtlas(cwd);
  await mustRun(study, { cwd });
}

/** A folder of files of which a study is drafted. */
function withFiles(cwd: string): Promise<void> {
  mkdirSync(join(cwd, 'files'));
  for (const name of ['query.narrowPeak', 'e2.narrowPeak', 'changed.tsv'])
    renameSync(join(cwd, name), join(cwd, 'files', name));
  return Promise.resolve();
}

/** A folder for studies, and places for what the app keeps for itself. */
function withPlaces(cwd: string): Promise<void> {
  for (const name of ['studies', 'data', 'tmp']) mkdirSync(join(cwd, name));
  return Promise.resolve();
}

/** The same with something that the app has written there. */
const after =
  (...args: readonly string[]) =>
  async (cwd: string): Promise<void> => {
    await withPlaces(cwd);
    await mustRun(args, { program, cwd });
    const [made, called] = args[0] === 'keep-new' ? ['Kept', 'Old'] : ['A study', 'Other'];
    renameSync(join(cwd, 'studies', made), join(cwd, 'studies', called));
  };

/** What the app writes: whole or not there, and begun anew by who finds it missing. */
const appScenarios: readonly KillScenario[] = (
  [
    ['a new study', 'new-study', withPlaces],
    ['a study of dropped files', 'dropped', withPlaces],
    ['the draft of a study', 'draft', after('new-study')],
    ['a copy of a study', 'copy', after('new-study')],
    ['an answer kept in a new project', 'keep-new', withPlaces],
    ['one more answer kept', 'keep-more', after('keep-new')],
    ['notes', 'notes', after('keep-new')],
  ] as const
).map(([what, writer, prepare]) => ({
  what: `app: ${what}`,
  ...{ program, prepare, args: [writer], target: 'studies', mine: ['notes.txt', 'mine/notes.txt'] },
}));

/** Commands that write more than one file, or one that is whole or nothing. */
export const killScenarios: readonly KillScenario[] = [
  { what: 'atlas build', args: build('sheet.tsv'), target: 'atlas', again: ['--force'] },
  {
    what: 'atlas build --force',
    args: build('other.tsv', '--force'),
    target: 'atlas',
    prepare: withAtlas,
    read,
  },
  {
    what: 'atlas add',
    args: ['atlas', 'add', 'atlas', 'more.tsv', '-q'],
    target: 'atlas',
    prepare: withAtlas,
    read,
  },
  {
    what: 'atlas sites',
    args: ['atlas', 'sites', 'atlas', '-q'],
    target: 'atlas',
    read,
    prepare: async (cwd) => {
      await withAtlas(cwd);
      await mustRun(['atlas', 'add', 'atlas', 'more.tsv', '-q'], { cwd });
      removeSites(join(cwd, 'atlas'));
    },
  },
  { what: 'study run, new folder', args: study, target: 'results', prepare: withAtlas },
  {
    what: 'study run over its own results',
    args: study,
    target: 'results',
    prepare: withResults,
    mine: ['notes.txt', '.my-notes', 'tables/mine.tsv'],
  },
  {
    what: 'a table as a workbook over an older one',
    args: ['overlap', 'query.narrowPeak', '--atlas', 'atlas', '-o', 'table.xlsx', '-q'],
    target: 'table.xlsx',
    each: true,
    prepare: async (cwd) => {
      await withAtlas(cwd);
      writeFileSync(join(cwd, 'table.xlsx'), workbookOf({ columns: [] }, 'table.xlsx'));
    },
  },
  ...['signal.bw', 'signal.bedGraph.gz'].map((name): KillScenario => ({
    what: `a signal (${name}) over an older one`,
    program: signalWriter,
    args: [name],
    target: name,
    prepare: async (cwd) => writeFileSync(join(cwd, name), 'an older signal'),
  })),
  {
    what: 'the matrix of a signal at sites over an older one',
    // Genes stand for reads here: both have a strand.
    args: [
      ...['peaks', 'signal', 'genes.bed', '--sites', 'query.narrowPeak', '--fragment', '200', '-q'],
      ...['--matrix', 'matrix.gz', '-o', 'table.tsv'],
    ],
    target: 'matrix.gz',
    prepare: async (cwd) => writeFileSync(join(cwd, 'matrix.gz'), 'an older matrix'),
  },
  {
    what: 'reads aligned over older ones, with an index that is made for it',
    program: readAligner,
    args: ['reads.bam'],
    target: 'reads.bam',
    prepare: async (cwd) => {
      standInPrograms(join(cwd, 'programs'));
      mkdirSync(join(cwd, 'genomes', 'toy1'), { recursive: true });
      const sequence = twoBit([{ name: 'chr1', letters: 'ACGTC'.repeat(100_000) }]);
      writeFileSync(join(cwd, 'genomes', 'toy1', 'toy1.2bit'), sequence);
      writeFileSync(join(cwd, 'reads.fastq'), '@read\nACGT\n+\nIIII\n');
      for (const name of ['reads.bam', 'reads.bam.bai']) writeFileSync(join(cwd, name), 'older');
    },
  },
  {
    what: 'study init of a folder',
    args: ['study', 'init', 'files', '-o', 'files/study.yaml', '-q'],
    target: 'files',
    prepare: withFiles,
    mine: ['notes.txt'],
  },
  {
    what: 'study share over an older bundle',
    args: ['study', 'share', 'shared', '-o', 'shared.chipmate.zip', '-q'],
    target: 'shared.chipmate.zip',
    each: true,
    prepare: async (cwd) => {
      await withResults(cwd);
      mkdirSync(join(cwd, 'shared'));
      for (const name of ['study.yaml', 'results']) renameSync(join(cwd, name), join(cwd, 'shared', name));
      writeFileSync(join(cwd, 'shared.chipmate.zip'), 'an older bundle');
    },
  },
  {
    what: 'app: an atlas of own files with its sheet',
    ...{ program, args: ['own-atlas'], target: 'data', mine: ['notes.txt'] },
    prepare: withPlaces,
  },
  ...appScenarios,
  {
    what: 'study run over results of other inputs',
    args: study,
    target: 'results',
    mine: ['notes.txt', '.my-notes', 'exports/mine.txt'],
    prepare: async (cwd) => {
      await withResults(cwd);
      replaced(cwd, 'query.narrowPeak', 'changed-query.narrowPeak');
    },
  },
];

/** A genome and a library of motifs, in two releases. */
export function releases(): Map<string, Buffer> {
  const release = (name: string, shift: number): [string, Buffer][] => [
    [
      `${name}/toy1/database/refFlat.txt.gz`,
      gzipSync(`GENE1\tNM_1\tchr1\t+\t${10 + shift}\t40\t12\t40\t1\t${10 + shift},\t40,\n`),
    ],
    [`${name}/toy1/bigZips/toy1.chrom.sizes`, Buffer.from(`chr1\t${2_000_000 + 5 * shift}\n`)],
    [`${name}/toy1/bigZips/toy1.2bit`, twoBit([{ name: 'chr1', letters: 'ACGTC'.repeat(400_000 + shift) }])],
    [
      `${name}/2024/CORE/JASPAR2024_CORE_vertebrates_non-redundant_pfms_jaspar.txt`,
      Buffer.from(madeUpLibrary(879 + shift)),
    ],
  ];
  return new Map([...release('old', 0), ...release('new', 1)]);
}

/** Those that need a server with both releases. @param base its address */
export function releaseScenarios(base: string): KillScenario[] {
  const genome = (release: string): string[] => [
    ...['genome', 'fetch', 'toy1', '-o', 'genomes', '--base', `${base}${release}/`, '-q'],
    ...['--only', 'genes', '--only', 'sizes', '--only', 'sequence'],
  ];
  const motifs = (release: string): string[] => [
    'motifs',
    'fetch',
    'jaspar',
    '-o',
    'motifs',
    '--base',
    `${base}${release}/`,
    '-q',
  ];
  const scenarios = [
    { what: 'genome fetch', args: genome, target: 'genomes' },
    { what: 'motifs fetch', args: motifs, target: 'motifs' },
  ];
  return scenarios.flatMap(({ what, args, target }): KillScenario[] => [
    { what, args: args('new'), target, each: true },
    {
      what: `${what} over another release`,
      args: args('new'),
      target,
      each: true,
      prepare: async (cwd) => void (await mustRun(args('old'), { cwd })),
    },
  ]);
}

/** The one that needs ChIP-Atlas' server. @param base its address */
export function fetchScenario(base: string): KillScenario {
  return {
    what: 'atlas fetch',
    args: [
      'atlas',
      'fetch',
      '--base',
      base,
      '--genome',
      'hg38',
      '--cell-class',
      'Blood',
      '-o',
      'blood',
      '-q',
    ],
    target: 'blood',
    again: ['--force'],
  };
}

export const attacks: readonly Attack[] = [
  {
    name: 'harm-kills',
    promises:
      'whatever is killed at any moment leaves the old state or the new one, and the same command then ends as if nothing had been',
    run: async (options) => {
      const times = TIMES[options.amount];
      const rows = [];
      for (const scenario of killScenarios) rows.push(await killed(scenario, times, options));
      const server = await startTestServer(madeUpChipAtlas());
      try {
        rows.push(await killed(fetchScenario(server.base), times, options));
      } finally {
        await server.close();
      }
      const releasing = await startTestServer(releases());
      try {
        for (const scenario of releaseScenarios(releasing.base))
          rows.push(await killed(scenario, times, options));
      } finally {
        await releasing.close();
      }
      return rows;
    },
  },
];
