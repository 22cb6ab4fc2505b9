// A study of one table of each type, the templates of the verbs: what stands on its edges is what each analysis says of its table.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  blot,
  chipQpcr,
  combination,
  dose,
  formatTable,
  growth,
  openBlot,
  openChipQpcr,
  openGrowth,
  openReplicate,
  qpcr,
  readReadings,
  replicate,
  type Notice,
  type Table,
} from '../../src/index.ts';
import type { Finding } from '../../src/assays/design/finding.ts';
import { FILE_LOOK, type Figure } from '../../src/figures/svg.ts';
import { benchFigures, figurePath } from '../../src/report/figures/study-figures.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import type { EdgeItem } from '../../src/study/evidence/edge.ts';
import { benchFiles } from '../support/bench-study.ts';
import { folderWith, rowsOf } from '../support/chipmate.ts';
import { checkedStudy, ranStudy, saidOf } from '../support/studies.ts';

interface Answer {
  readonly table: Table;
  readonly notices: readonly Notice[];
  readonly findings: readonly Finding[];
  readonly figures: readonly Figure[];
}

const folder = folderWith(benchFiles());
const at = (name: string): string => join(folder, name);

/** Each analysis asked as its verb asks it, by the source that an edge names. */
const DIRECT: Readonly<Record<string, () => Promise<Answer>>> = {
  'qpcr machine.tsv': async () => {
    const readings = await readReadings({ file: at('machine.tsv'), map: at('map.tsv') }, 'qpcr');
    return qpcr({ readings }, { control: ['siCtrl', 'DMSO'], reference: ['ACTB', 'GAPDH'] });
  },
  'chip-qpcr chip.tsv': async () =>
    chipQpcr(await openChipQpcr({ file: at('chip.tsv') }), { negativeRegion: ['negative region'] }),
  'blot bands.tsv': async () => blot(await openBlot({ file: at('bands.tsv') }), { loading: ['ACTB'] }),
  'blot co-ip.tsv': async () => blot(await openBlot({ file: at('co-ip.tsv') }), { reading: 'co-IP' }),
  'growth counts.tsv': async () => growth(await openGrowth({ file: at('counts.tsv') }), { measure: 'rate' }),
  'dose doses.tsv': async () =>
    dose({ readings: await readReadings({ file: at('doses.tsv') }, 'dose') }, { control: 'siCtrl' }),
  'combination bars.tsv': async () => {
    const readings = await readReadings({ file: at('bars.tsv') }, 'combination');
    return combination({ readings }, { response: 'viability' });
  },
  'replicate effects.tsv': async () =>
    replicate(await openReplicate({ file: at('effects.tsv') }), { expected: 'lower' }),
};

let data: ReportData;

const itemsOf = ({ evidence }: ReportData, of: string): EdgeItem[] =>
  evidence.edges.flatMap(({ items }) => items).filter(({ source }) => source === of);

/** `FOS acts IRF4` with the word of the edge. */
const words = ({ evidence }: ReportData): Record<string, string> =>
  Object.fromEntries(
    evidence.edges.map(({ from, relation, to, verdict, reason }) => [
      `${from} ${relation} ${to}`,
      reason === null ? verdict : `${verdict} <- ${reason}`,
    ]),
  );

let made = 0;

/** The report of a study of one table beside others that it needs. */
async function reportOf(lines: string, files: Readonly<Record<string, string>>): Promise<ReportData> {
  for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
  const name = `other-${++made}`;
  writeFileSync(at(`${name}.yaml`), `study: S\nfactor: [IKZF1, IKZF3]\ngenome: hg38\n${lines}`);
  return (await ranStudy(folder, `${name}.yaml`, name)).data;
}

const refusedWith = async (assays: string): Promise<string> => {
  const text = `study: S\nfactor: IKZF1\ngenome: hg38\nassays:\n${assays}`;
  writeFileSync(at('faulty.yaml'), text);
  try {
    return (await checkedStudy(folder, 'faulty.yaml')).refused.join('\n');
  } catch (error) {
    return (error as Error).message;
  }
};

beforeAll(async () => {
  ({ data } = await ranStudy(folder, 'study.yaml', 'results'));
});

test('every table is evaluated, and nothing waits', () => {
  const states = data.steps.map(({ name, state }) => `${name}: ${state}`);
  expect(states.filter((each) => each.endsWith(': done'))).toEqual(
    Object.keys(DIRECT).map((name) => `${name.replace('replicate', 'replication')}: done`),
  );
  expect(new Set(data.steps.map(({ state }) => state))).toEqual(new Set(['done', 'skipped']));
  const stages = data.path.filter(({ state }) => state === 'done').map(({ stage }) => stage);
  expect(stages).toEqual(['knockdown', 'growth', 'interaction', 'promoter', 'combination', 'replication']);
});

test('what was planted stands on its edges, with its word', () => {
  expect(words(data)).toEqual({
    'FOS acts IRF4': 'supported',
    // Two lines do the opposite of the other three.
    'FOS acts SLAMF7': 'contradicted <- opposite direction',
    'FOS acts BCL2': 'no significant difference',
    'FOS combination IRF4': 'supported',
    'FOS combination SLAMF7': 'no significant difference',
    'lenalidomide acts FOS': 'no significant difference',
    // Clear alone, and lost in Holm's correction over the plate.
    'lenalidomide acts IRF4': 'no significant difference <- several claims tested',
    'lenalidomide acts SLAMF7': 'no significant difference <- several claims tested',
    'PRDM1 acts IRF4': 'no significant difference',
    'PRDM1 acts BCL2': 'supported',
    'IKZF1 acts IRF4': 'suggested <- binding alone',
    'IKZF1 acts SLAMF7': 'suggested <- binding alone',
    'IKZF1 acts BCL2': 'no significant difference',
    'IKZF1 together FOS': 'supported',
    'FOS growth count': 'supported',
    'lenalidomide growth count': 'supported',
    'FOS combination count': 'supported',
    'FOS growth IC50': 'supported',
    'FOS combination inhibition beyond lenalidomide alone': 'supported',
    'FOS combination inhibition beyond the better of the two': 'supported',
    'FOS combination inhibition beyond Bliss independence': 'supported',
  });
});

test.each(Object.entries(DIRECT))(
  '%s: words, numbers, notices, rows and figures of its verb',
  async (name, ask) => {
    const { findings, notices, table, figures } = await ask();
    const shown = ({
      measured,
      verdict,
      reason,
      n,
      donors,
    }: Pick<EdgeItem, 'measured' | 'n' | 'donors'> & { verdict: string; reason: string | null }) =>
      [measured, verdict, reason, n, donors].join(' ');
    const numbers = (value: number | null): number | null =>
      value === null || Number.isNaN(value) ? null : Number(value.toPrecision(6));
    // Whether a knock-down lowered its own gene is no edge.
    const expected = findings.filter(({ perturbation, measured }) => perturbation !== `si${measured}`);
    const items = itemsOf(data, name);
    expect(items.length).toBeGreaterThan(0);
    expect(
      items.map((item) => [shown(item), ...[item.effect, item.low, item.high].map(numbers)]).sort(),
    ).toEqual(
      expected.map((each) => [shown(each), ...[each.estimate, each.low, each.high].map(numbers)]).sort(),
    );
    const { said } = await checkedStudy(folder, 'study.yaml');
    const own = said.split('\n').filter((line) => line.includes(` ${name.split(' ')[1]}: `));
    const told = own.map((line) => line.replace(/^(caution: )?\S+ \S+: /, '$1'));
    const beside = told.filter((line) => !line.startsWith('taken as: '));
    expect(beside).toEqual(saidOf(notices).split('\n'));
    const result = (path: string): string => readFileSync(join(folder, 'results', path), 'utf8');
    // The file is called as the table that it comes from, with one suffix.
    expect(result(`tables/${name.replace(' ', '_')}`)).toBe(formatTable(table));
    const section = data.bench.find(({ source }) => source === name);
    const drawn = section === undefined ? [] : benchFigures(section);
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.map((figure) => result(figurePath(figure, false)))).toEqual(
      figures.map(({ draw }) => draw({ ...FILE_LOOK, simulated: false })),
    );
  },
);

test('each table stands in the chapter of the bench by what it is about', () => {
  expect(data.bench.map(({ group, source }) => `${group}: ${source}`)).toEqual([
    ...['knockdown: qpcr machine.tsv', 'knockdown: blot bands.tsv', 'interaction: blot co-ip.tsv'],
    ...['promoter: chip-qpcr chip.tsv', 'growth: growth counts.tsv', 'dose: dose doses.tsv'],
    ...['combination: combination bars.tsv', 'replication: replicate effects.tsv'],
  ]);
  expect(data.bench[0].ownGenes.map(({ measured, verdict }) => `${measured} ${verdict}`)).toEqual([
    ...['FOS supported', 'FOS supported'],
  ]);
});

test('an effect over lines is evidence of its kind, with as many units as count', () => {
  const [irf4, slamf7] = itemsOf(data, 'replicate effects.tsv');
  expect(irf4).toMatchObject({ kind: 'replication', verdict: 'supported', n: 5, measured: 'IRF4' });
  expect(slamf7).toMatchObject({ verdict: 'contradicted', reason: 'units disagree' });
  const fos = data.evidence.partners.find(({ name }) => name === 'FOS');
  expect(fos?.items.map(({ kind }) => kind)).toContain('replication');
  // That cells need FOS, with the drug or without, makes it nobody's partner.
  const aside = fos?.items.filter((item) => item.aside === true).map(({ edge }) => edge?.to);
  expect(new Set(aside)).toEqual(
    new Set([
      ...['count', 'IC50', 'inhibition beyond lenalidomide alone'],
      ...['inhibition beyond the better of the two', 'inhibition beyond Bliss independence'],
    ]),
  );
});

test('of two drugs the arm is one, and the other stands beside it', () => {
  const [first] = itemsOf(data, 'combination bars.tsv');
  expect(first.arm).toEqual({
    ...{ perturbs: ['FOS'], how: 'inhibited', agent: 'T-5224' },
    ...{ drug: 'lenalidomide', cell: 'MM.1S' },
  });
  const said = saidOf(data.summary.filter((each) => 'severity' in each));
  expect(said).not.toContain('lenalidomide + T-5224 = FOS');
});

test('provenance has every table, the map among them, and what was chosen', () => {
  const { inputs, parameters } = data.provenance;
  const files = Object.keys(benchFiles());
  expect(inputs.map(({ file }) => file)).toEqual(expect.arrayContaining(files));
  const entry = parameters.find(({ step, name }) => step === 'qpcr machine.tsv' && name === 'entry')?.value;
  expect(entry).toContain('"reference":["ACTB","GAPDH"]');
  // The seed of the study is that of a resampling.
  const drawn = parameters.find(({ step, name }) => step === 'dose doses.tsv' && name === 'entry')?.value;
  expect(drawn).toContain('"seed":1');
});

test('what a paper would print of an edge has numbers', () => {
  const said = saidOf(data.outcome.map((each) => ({ ...each, severity: 'note' as const })));
  expect(said).toMatch(/of IKZF1 and FOS \(ratio 0\.15, 95% CI 0\.04 to 0\.26, co-IP/);
});

test('what two do together is no doing of one of them', () => {
  const said = saidOf(data.outcome.map((each) => ({ ...each, severity: 'note' as const })));
  expect(said).toMatch(
    /What knock-down of FOS and lenalidomide do to IRF4 together, beyond the sum of both \(log2 fold change −1\.17/,
  );
  expect(said).toMatch(
    /Combination of inhibition of FOS and lenalidomide: inhibition beyond Bliss independence \(percentage points 25\.77/,
  );
  const together = data.evidence.edges.filter(({ relation }) => relation === 'combination');
  expect(together.map(({ does }) => does)).toEqual([null, null, null, null, null, null]);
});

test('a wrong table is refused by study check with its file and line', async () => {
  const lines = benchFiles()['doses.tsv'].split('\n');
  const cells = lines[5].split('\t');
  cells[5] = '-1';
  writeFileSync(at('negative.tsv'), [...lines.slice(0, 5), cells.join('\t'), ...lines.slice(6)].join('\n'));
  expect(await refusedWith('  - { type: dose, file: negative.tsv }\n')).toMatch(
    /negative\.tsv, line 6: a dose is below 0/,
  );
  // Of a fault that lies in no line of a table its name is told.
  expect(await refusedWith('  - { type: qpcr, file: doses.tsv }\n')).toMatch(/doses\.tsv/);
  const both = '  - { type: growth, file: chip.tsv }\n  - { type: dose, file: negative.tsv }\n';
  expect((await refusedWith(both)).split('\n').filter((line) => /tsv/.test(line)).length).toBeGreaterThan(1);
});

test('keys of another type, several names for one and what a study calls otherwise are refused', async () => {
  expect(await refusedWith('  - { type: qpcr, file: doses.tsv, amplicons: chip.tsv }\n')).toMatch(
    /faulty\.yaml, line 5: 'amplicons' is no key of qpcr/,
  );
  expect(await refusedWith('  - { type: dose, file: doses.tsv, control: [siCtrl, DMSO] }\n')).toMatch(
    /line 5: 'control' of dose has the wrong form[^]*one name[^]*siCtrl/,
  );
  expect(await refusedWith('  - { type: replicate, file: effects.tsv, expected: lower }\n')).toMatch(
    /'expected' is not a key of assays \[1\][^]*did you mean 'expects'/,
  );
  expect(await refusedWith('  - { type: chip-qpcr, file: chip.tsv, amplicons: none.tsv }\n')).toMatch(
    /line 5: none\.tsv is not there/,
  );
  expect(await refusedWith('  - { type: dose, file: doses.tsv, control: [siCtrl] }\n')).toBe('');
});

test('amplicons are the genes that their table names, and lie on peaks or not', async () => {
  const chip = benchFiles()['chip.tsv'].replaceAll('IRF4 promoter', 'amplicon 1');
  const report = await reportOf(
    'assays:\n  - { type: chip-qpcr, file: renamed.tsv, amplicons: places.tsv, peaks: peaks.bed }\n',
    {
      'renamed.tsv': chip,
      'places.tsv': 'amplicon\tchrom\tstart\tend\tgene\namplicon 1\tchr6\t391700\t391800\tIRF4\n',
      'peaks.bed': 'chr6\t391000\t392000\n',
    },
  );
  expect(words(report)['IKZF1 acts IRF4']).toBe('suggested <- binding alone');
  const [name] = report.provenance.inputs.filter(({ file }) => file === 'places.tsv');
  expect(name.file).toBe('places.tsv');
  const table = readFileSync(join(folder, 'other-1', 'tables', 'chip-qpcr_renamed.tsv'), 'utf8');
  expect(rowsOf(table)[0]).toMatchObject({ amplicon: 'amplicon 1', place: 'on a peak' });
});

test('what the study says of samples is what a replication knows of them', async () => {
  const effects = 'unit\tperturbation\ttarget\testimate\tsd\tn\n';
  const rows = ['P01', 'P02', 'P03'].map((name, i) => `${name}\tsiFOS\tIRF4\t${-1 - i / 10}\t0.1\t3\n`);
  const entry = 'assays:\n  - { type: replicate, file: patients.tsv, expects: lower }\n';
  const samples = 'samples:\n  - { name: P01, kind: patient }\n  - { name: P02, kind: patient }\n';
  const files = { 'patients.tsv': effects + rows.join('') };
  const [unknown] = itemsOf(await reportOf(entry, files), 'replicate patients.tsv');
  const [known] = itemsOf(await reportOf(entry + samples, files), 'replicate patients.tsv');
  expect([unknown.donors, known.donors, known.verdict]).toEqual([0, 2, 'supported']);
});

test('a drug with its dose is the drug whose target an arm tells; two treatments together are the work of neither', async () => {
  const rows = [1, 2, 3].flatMap((day) =>
    (
      [
        ['siCtrl', 0, 91],
        ['siCtrl', 1, 40],
        ['siFOS', 0, 70],
        ['siFOS', 1, 10],
      ] as const
    ).map(([perturbation, dose, value]) =>
      [`day ${day}`, perturbation, 'lenalidomide', dose, 'µM', 'viability', value + day, '%'].join('\t'),
    ),
  );
  const head = 'experiment\tperturbation\tdrug\tdose\tdose_unit\ttarget\tvalue\tvalue_unit\n';
  const arm = 'arm: { perturbs: [IKZF1, IKZF3], how: degraded, agent: lenalidomide, cell: MM.1S }';
  const report = await reportOf(`assays:\n  - { type: growth, file: treated.tsv, ${arm} }\n`, {
    'treated.tsv': `${head}${rows.join('\n')}\n`,
  });
  expect(Object.keys(words(report)).sort()).toEqual([
    'FOS combination viability',
    'FOS growth viability',
    'IKZF1 growth viability',
  ]);
});
