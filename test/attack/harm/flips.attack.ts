import { join } from 'node:path';
import { startTestServer } from '../../support/chip-atlas-server.ts';
import { madeUpChipAtlas } from '../../support/made-up-chip-atlas.ts';
import type { Amount, Attack, AttackOptions, AttackRow } from '../attack.ts';
import { flipped, type FlipScenario } from './flips.ts';
import { mustRun } from './processes.ts';
import { withFolder } from './trees.ts';
import { Verbs } from './verbs.ts';
import { writeWorld } from './world.ts';

/** Flips of each scenario whose questions are quick, and of those that make something, which takes ten times as long: over 1,500 in full. */
const TIMES: Readonly<Record<Amount, { asked: number; made: number }>> = {
  small: { asked: 60, made: 20 },
  bounded: { asked: 200, made: 20 },
  full: { asked: 1000, made: 250 },
};

/** Makes an atlas with an addition and sites in a folder with the world's inputs. */
async function makeAtlas(cwd: string): Promise<void> {
  await mustRun(
    ['atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg38', '--genes', 'genes.bed', '-q'],
    { cwd },
  );
  await mustRun(['atlas', 'add', 'atlas', 'more.tsv', '-q'], { cwd });
}

/** The atlas of a folder, asked by four verbs. */
export async function atlasFlips(cwd: string): Promise<FlipScenario> {
  await makeAtlas(cwd);
  const [atlas, query] = [join(cwd, 'atlas'), join(cwd, 'query.narrowPeak')];
  return {
    what: 'atlas with an addition and sites',
    folder: atlas,
    verify: ['atlas', 'verify', atlas],
    questions: [
      ['partners', query, '--atlas', atlas, '-q'],
      ['overlap', query, '--atlas', atlas, '--reverse', '--antigen-class', 'all', '-q'],
      ['sites', query, '--atlas', atlas, '--partner', 'FOS', '-q'],
      ['targets', query, '--atlas', atlas, '-q'],
    ],
  };
}

/** A study's folder: its results, or what it keeps of its steps. */
export async function studyFlips(cwd: string): Promise<FlipScenario[]> {
  const results = join(cwd, 'results');
  const question = ['study', 'run', join(cwd, 'study.yaml'), '-o', results, '-q'];
  await mustRun(question, { cwd });
  const isKept = (path: string): boolean => path.startsWith('.chipmate');
  const makes = { folder: results, counts: (path: string) => !isKept(path) };
  return [
    { what: 'what a study keeps of its steps', folder: results, flips: isKept, questions: [question], makes },
    {
      what: 'results of a study',
      folder: results,
      flips: (path) => !isKept(path),
      questions: [question],
      makes,
    },
  ];
}

/** A data folder of atlas fetch: the same fetch again, and searches. @param base address of a server that is well */
export async function fetchFlips(cwd: string, base: string): Promise<FlipScenario[]> {
  const [data, atlas] = [join(cwd, 'data'), join(cwd, 'fetched')];
  const question = [
    ...['atlas', 'fetch', '--base', base, '--genome', 'hg38', '--cell-class', 'Blood', '--data', data],
    ...['-o', atlas, '--force', '-q'],
  ];
  await mustRun(question, { cwd });
  await mustRun(['atlas', 'search', data, 'IKZF1', '-q'], { cwd });
  const isIndex = (path: string): boolean => path.endsWith('.index');
  return [
    {
      what: 'downloads',
      folder: data,
      questions: [question],
      makes: { folder: atlas },
    },
    {
      what: 'index of the list of experiments',
      folder: data,
      flips: isIndex,
      questions: [
        ['atlas', 'search', data, 'IKZF1', '-q'],
        ['atlas', 'search', data, '--antigen', 'FOS', '--unperturbed', '-q'],
        ['atlas', 'search', data, '--cell-class', 'Blood', '--count', '-q'],
        ['atlas', 'search', data, 'made-up', 'MM.1S', '--without-duplicates', '-q'],
      ],
    },
  ];
}

async function attack(options: AttackOptions): Promise<AttackRow[]> {
  const server = await startTestServer(madeUpChipAtlas());
  try {
    return await withFolder(async (cwd) => {
      const verbs = new Verbs(cwd);
      const rows: AttackRow[] = [];
      writeWorld(cwd);
      const scenarios = [
        await atlasFlips(cwd),
        ...(await studyFlips(cwd)),
        ...(await fetchFlips(cwd, server.base)),
      ];
      const { asked, made } = TIMES[options.amount];
      for (const scenario of scenarios)
        rows.push(await flipped(scenario, scenario.makes === undefined ? asked : made, verbs, options));
      await verbs.close();
      return rows;
    });
  } finally {
    await server.close();
  }
}

export const attacks: readonly Attack[] = [
  {
    name: 'harm-flips',
    promises:
      'one bit flipped in a file that chipmate keeps gives the same answer, a refusal, or the right bytes again: never another answer',
    run: attack,
  },
];
