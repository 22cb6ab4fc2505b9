// A made-up study whose findings of the bench are known: what stands on its edges, in its boxes, and in its figure.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { FILE_LOOK } from '../../src/figures/svg.ts';
import { studyFigure } from '../../src/report/figures/study-figure.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import type { AssayType } from '../../src/study/bench/assay-analyses.ts';
import { folderWith, rowsOf } from '../support/chipmate.ts';
import { checkedStudy, ranStudy, saidOf } from '../support/studies.ts';

vi.mock('../../src/study/bench/assay-analyses.ts', async (original) => {
  const { readsFindings } = await import('../support/made-up-findings.ts');
  const kinds: AssayType[] = ['qpcr', 'blot', 'growth', 'chip-qpcr', 'combination'];
  const ASSAY_ANALYSES = Object.fromEntries(kinds.map((kind) => [kind, readsFindings]));
  return { ...(await original<object>()), ASSAY_ANALYSES };
});

const HEAD = 'kind\tperturbation\tmeasured\teffect\tverdict\tn\tdrug\tdonors\n';
const QPCR = [
  'perturbation\tsiFOS\tFOS\t-1.8\tsupported\t3',
  'perturbation\tsiFOS\tIRF4\t-1.2\tsupported\t3',
  'perturbation\tsiFOS\tCD319\t-0.9\tsupported\t3',
  'perturbation\tsiFOS\tBCL2\t0.05\tno significant difference\t3',
  'perturbation\tshAiolos #1\tBCL2\t-0.7\tsupported\t4',
  'perturbation\tsgPRDM1\tBCL2\t-0.8\tsupported\t3',
].join('\n');

const STUDY = `study: Made up
factor: [IKZF1, IKZF3]
genome: hg38
chip_seq:
  - { name: MM.1S, cell: MM.1S, peaks: peaks.bed }
genes_of_interest: [IRF4, SLAMF7, BCL2]
partners_of_interest: [FOS, Blimp-1]
assays:
  - { type: qpcr, file: qpcr.tsv, name: knock-downs, arm: { cell: MM.1S }, control: siCtrl }
`;

const files = {
  'peaks.bed': 'chr4\t180000000\t180000300\nchr4\t180100000\t180100400\n',
  'qpcr.tsv': `${HEAD}${QPCR}\n`,
  'study.yaml': STUDY,
};
let folder = '';
let data: ReportData;
let made = 0;

/** The report of the study with other lines of its file, and other tables. */
async function reportOf(text: string, tables: Readonly<Record<string, string>> = {}): Promise<ReportData> {
  const name = `study-${++made}`;
  for (const [file, lines] of Object.entries(tables)) writeFileSync(join(folder, file), `${HEAD}${lines}\n`);
  writeFileSync(join(folder, `${name}.yaml`), text);
  return (await ranStudy(folder, `${name}.yaml`, name)).data;
}

const words = ({ evidence: { edges } }: ReportData): Record<string, string> =>
  Object.fromEntries(
    edges.map(({ from, to, verdict, reason }) => [
      `${from} -> ${to}`,
      reason === null ? verdict : `${verdict} <- ${reason}`,
    ]),
  );

const linesIn = (svg: string): string[] =>
  [...svg.matchAll(/data-edge="([^"]+)" data-verdict="([^"]+)"/g)].map(
    ([, ends, verdict]) => `${ends}: ${verdict}`,
  );

const boxes = ({ path }: ReportData): Record<string, string> =>
  Object.fromEntries(path.map(({ stage, state }) => [stage, state]));

beforeAll(async () => {
  folder = folderWith(files);
  ({ data } = await ranStudy(folder, 'study.yaml', 'results'));
});

const PLANTED = {
  'IKZF3 -> BCL2': 'supported',
  'FOS -> IRF4': 'supported',
  'FOS -> SLAMF7': 'supported',
  'FOS -> BCL2': 'no significant difference',
  'Blimp-1 -> BCL2': 'supported',
};

test('the table of edges has exactly what was planted, and every other pair of partner and target as not tested', () => {
  expect(words(data)).toEqual(PLANTED);
  const rows = rowsOf(readFileSync(join(folder, 'results', 'tables', 'evidence-edges.tsv'), 'utf8'));
  const tested = rows.filter(({ verdict }) => verdict !== 'not tested');
  expect(Object.fromEntries(tested.map(({ from, to, verdict }) => [`${from} -> ${to}`, verdict]))).toEqual(
    PLANTED,
  );
  expect(tested[0]).toMatchObject({ evidence: 'perturbation', method: 'qpcr', source: 'qpcr knock-downs' });
  const open = rows.filter(({ verdict }) => verdict === 'not tested');
  expect(open.map(({ from, to, evidence }) => `${from} -> ${to} ${evidence}`).sort()).toEqual([
    'Blimp-1 -> IRF4 NA',
    'Blimp-1 -> SLAMF7 NA',
    'IKZF3 -> IRF4 NA',
    'IKZF3 -> SLAMF7 NA',
  ]);
  expect(rows.find(({ from, to }) => from === 'FOS' && to === 'SLAMF7')).toMatchObject({
    ...{ measured: 'CD319', perturbs: 'FOS', how: 'knock-down', agent: 'siFOS', cell: 'MM.1S' },
    ...{ effect: '-0.9', ci_low: '-1.3', ci_high: '-0.5', n: '3', donors: '0' },
  });
});

test('the figure has exactly these lines, the untested none, and says evidence and n for each', () => {
  const svg = studyFigure(data.figure, data.factor).draw({ ...FILE_LOOK, simulated: false });
  expect(linesIn(svg).sort()).toEqual([
    'Blimp-1 BCL2: supported',
    'FOS BCL2: no significant difference',
    'FOS IRF4: supported',
    'FOS SLAMF7: supported',
    'IKZF3 BCL2: supported',
  ]);
  const legend = [...svg.matchAll(/data-line="[^"]*">([^<]*)</g)].map(([, line]) => line);
  expect(legend).toContain('FOS raises IRF4: ● supported; qPCR (n = 3); MM.1S');
  expect(legend).toContain('FOS → BCL2: = no significant difference; qPCR (n = 3); MM.1S');
  expect(legend.length).toBe(5);
  const file = readFileSync(join(folder, 'results', 'figures', 'study.svg'), 'utf8');
  expect(file).toBe(svg);
});

test('ticks of partners and targets name their edge; what a partner does says nothing of the factor', () => {
  const ticks = (of: 'partners' | 'targets', who: string): string[] =>
    data.evidence[of]
      .find(({ name }) => name === who)
      ?.items.filter(({ edge }) => edge !== undefined)
      .map(
        ({ kind, verdict, edge, aside }) =>
          `${kind} ${edge?.from} ${edge?.to} ${verdict}${aside ? ' aside' : ''}`,
      ) ?? [];
  expect(ticks('partners', 'FOS')).toEqual([
    'perturbation FOS IRF4 supported',
    'perturbation FOS SLAMF7 supported',
    'perturbation FOS BCL2 no significant difference',
  ]);
  expect(ticks('targets', 'BCL2')).toEqual([
    'perturbation FOS BCL2 no significant difference aside',
    'perturbation IKZF3 BCL2 supported',
    'perturbation Blimp-1 BCL2 supported aside',
  ]);
  const items = data.evidence.partners.find(({ name }) => name === 'FOS')?.items ?? [];
  expect(items.find(({ edge }) => edge?.to === 'IRF4')?.note).toEqual({
    key: 'figure.edge',
    values: { from: 'FOS', to: 'IRF4' },
  });
});

test('names are told as they were taken, and which nobody knows', async () => {
  const { said, refused } = await checkedStudy(folder, 'study.yaml');
  expect(refused).toEqual([]);
  expect(said).toContain('taken as: ');
  expect(said).toContain('CD319 = SLAMF7');
  expect(said).toContain('shAiolos #1 = IKZF3');
  expect(said).not.toContain('caution: nobody');
  const odd = {
    'odd.tsv': 'perturbation\tclone 7\tIRF4\t-1\tsupported\t3\nperturbation\tsiFOS\tgene X\t-1\tsupported\t3',
  };
  const report = await reportOf(STUDY.replace('qpcr.tsv', 'odd.tsv'), odd);
  expect(words(report)).toEqual({});
  const told = saidOf(report.summary.filter((each) => 'severity' in each));
  expect(told).toContain('nobody knows whom clone 7 perturbs');
  expect(told).toContain('nobody knows which gene gene X is');
});

test('boxes fill with what was found, and there is no conclusion on one family of evidence', () => {
  expect(Object.keys(boxes(data))).toHaveLength(14);
  expect(boxes(data)).toMatchObject({
    ...{ knockdown: 'done', growth: 'not tested', interaction: 'not tested', promoter: 'not tested' },
    conclusion: 'not tested',
  });
});

test('growth, co-IP and ChIP-qPCR fill boxes of their own; growth supports no partner', async () => {
  const more = {
    'growth.tsv':
      'growth\tsiFOS\tviability\t-30\tsupported\t3\nreplication\tsiFOS\tviability\t-25\tsupported\t5\t\t5',
    'coip.tsv':
      'interaction\tanti-FOS\tIKZF1\t3\tsupported\t3\ninteraction\tIKZF1 IP\tc-Fos\t2\tsupported\t3',
    'chip.tsv':
      'promoter ChIP\tanti-IKZF1\tBCL2 promoter\t4\tsupported\t3\npromoter ChIP\tanti-IKZF1\tIRF4 promoter\t0\tno significant difference\t3',
  };
  const arm = 'arm: { cell: MM.1S }';
  const text = `${STUDY.replace(/ {2}- \{ type: qpcr.*\n/, '')}  - { type: growth, file: growth.tsv, ${arm} }
  - { type: blot, file: coip.tsv, ${arm} }
  - { type: chip-qpcr, file: chip.tsv, ${arm} }
`;
  const report = await reportOf(text, more);
  expect(boxes(report)).toMatchObject({
    ...{
      knockdown: 'not tested',
      growth: 'done',
      interaction: 'done',
      promoter: 'done',
      replication: 'done',
    },
  });
  expect(words(report)).toEqual({
    'FOS -> viability': 'supported',
    // Both directions of a precipitation are one pair, seen from the factor.
    'IKZF1 -> FOS': 'supported',
    'IKZF1 -> BCL2': 'suggested <- binding alone',
    'IKZF1 -> IRF4': 'no significant difference',
  });
  const fos = report.evidence.partners.find(({ name }) => name === 'FOS');
  expect(fos?.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['growth', 'interaction']));
  expect(fos?.verdict).toBe('suggested');
  const bcl2 = report.evidence.targets.find(({ name }) => name === 'BCL2');
  expect(bcl2?.items.find(({ kind }) => kind === 'promoter ChIP')).toMatchObject({ verdict: 'supported' });
  const svg = studyFigure(report.figure, 'IKZF1').draw({ ...FILE_LOOK, simulated: false });
  expect(linesIn(svg).sort()).toEqual([
    'FOS viability: supported',
    'IKZF1 BCL2: suggested',
    'IKZF1 FOS: supported',
    'IKZF1 IRF4: no significant difference',
  ]);
  expect(svg).toContain('growth (n = 3), replication (n = 5, 5 donors)');
});

test('of two agents given together the arm is one, and the inhibitor is drawn at whom it inhibits', async () => {
  const tables = { 'both.tsv': 'combination\t\tviability\t-20\tsupported\t3\tlenalidomide' };
  const arm = 'arm: { perturbs: FOS, how: inhibited, agent: T-5224, cell: MM.1S }';
  const entry = `  - { type: combination, file: both.tsv, ${arm} }\n`;
  const report = await reportOf(`${STUDY}${entry}figure: { drug: lenalidomide }\n`, tables);
  expect(words(report)).toMatchObject({ ...PLANTED, 'FOS -> viability': 'supported' });
  expect(boxes(report)).toMatchObject({ combination: 'done', growth: 'not tested' });
  expect(report.figure.sources.find(({ name }) => name === 'FOS')?.inhibitors).toEqual(['T-5224']);
  const line = report.figure.lines.find(({ to }) => to === 'viability');
  expect(line).toMatchObject({ relation: 'combination', drugs: ['lenalidomide'] });
  // The drug alone, of which no arm says whom it acts on, stands for itself and is nobody's partner.
  const alone = await reportOf(STUDY.replace('qpcr.tsv', 'alone.tsv'), {
    'alone.tsv': 'perturbation\t\tIRF4\t-1\tsupported\t3\tpomalidomide',
  });
  expect(words(alone)).toEqual({ 'pomalidomide -> IRF4': 'supported' });
  expect(alone.evidence.partners.map(({ name }) => name).sort()).toEqual(['Blimp-1', 'FOS']);
});

test('several results of an edge make one word, and a knock-down that its own table does not show lowers it', async () => {
  const tables = {
    'blot.tsv':
      'perturbation\tsiFOS\tIRF4\t0.9\tsupported\t3\nperturbation\tsiFOS\tSLAMF7\t-0.8\tsupported\t3',
    'weak.tsv':
      'perturbation\tsiFOS\tFOS\t-0.1\tno significant difference\t3\nperturbation\tsiFOS\tIRF4\t-1\tsupported\t3',
  };
  const blot = '  - { type: blot, file: blot.tsv, arm: { cell: MM.1S } }\n';
  const report = await reportOf(`${STUDY}${blot}`, tables);
  expect(words(report)).toMatchObject({
    'FOS -> IRF4': 'contradicted <- opposite direction',
    'FOS -> SLAMF7': 'supported',
  });
  expect(report.next.map(({ key }) => key)).toContain('next.edge-disagrees');
  const weak = await reportOf(STUDY.replace('qpcr.tsv', 'weak.tsv'), tables);
  expect(words(weak)).toEqual({ 'FOS -> IRF4': 'suggested <- knock-down not seen' });
  const elsewhere = await reportOf(STUDY.replace('arm: { cell: MM.1S }', 'arm: { cell: K-562 }'));
  expect(words(elsewhere)['FOS -> IRF4']).toBe('suggested <- other cells');
  const expected = await reportOf(STUDY.replace('control: siCtrl', 'expects: higher'));
  expect(words(expected)['FOS -> IRF4']).toBe('contradicted <- opposite direction');
});

test('what is next shrinks as edges are tested, and says what one more experiment would change', async () => {
  const asked = (report: ReportData): string[] =>
    report.next.flatMap(({ key, values: { from, to, more } }) =>
      key === 'next.edge-repeat' ? [JSON.stringify([from, to, more])] : [],
    );
  const few = {
    'few.tsv':
      'perturbation\tsiFOS\tIRF4\t-1\tsuggested\t2\nperturbation\tsgPRDM1\tBCL2\t-1\tnot estimable\t1',
  };
  expect(asked(await reportOf(STUDY.replace('qpcr.tsv', 'few.tsv'), few))).toEqual([
    '["FOS","IRF4",1]',
    '["Blimp-1","BCL2",2]',
  ]);
  expect(asked(data)).toEqual([]);
});

test('the study chooses, orders and renames what the figure shows, and changes no word', async () => {
  const figure = `figure:
  drug: lenalidomide
  through: CRL4-CRBN
  factors: [{ IKZF3: Aiolos }]
  partners: [{ PRDM1: Blimp-1 (PRDM1) }, c-Fos]
  targets: [BCL2, { CD319: SLAMF7 protein }]
`;
  const report = await reportOf(`${STUDY}${figure}`);
  const svg = studyFigure(report.figure, data.factor).draw({ ...FILE_LOOK, simulated: false });
  expect(linesIn(svg).map((line) => line.replace(/: .*/, ''))).toEqual([
    'IKZF3 BCL2',
    'PRDM1 BCL2',
    'c-Fos BCL2',
    'c-Fos CD319',
  ]);
  for (const shown of ['lenalidomide', 'CRL4-CRBN', 'Aiolos', 'SLAMF7 protein', 'Blimp-1'])
    expect(svg).toContain(shown);
  expect(svg).not.toContain('IRF4');
  expect(report.figure.lines.map(({ verdict }) => verdict)).toContain('no significant difference');
  expect(words(report)).toEqual(words(data));
});

test('the paragraph of results tells every edge with its numbers, and what has not been tested', () => {
  const keys = data.outcome.map(({ key }) => key);
  expect(keys.filter((key) => key === 'outcome.lowered')).toHaveLength(4);
  expect(keys).toContain('outcome.other');
  expect(keys.at(-1)).toBe('outcome.untested');
  const said = saidOf(data.outcome.map((each) => ({ ...each, severity: 'note' as const })));
  expect(said).toContain(
    'IRF4 was lower after knock-down of FOS (log2 fold change −1.20, 95% CI −1.60 to −0.80, qPCR (n = 3), in MM.1S): supported.',
  );
  expect(said).toContain('Not tested: Blimp-1 → IRF4, Blimp-1 → SLAMF7.');
});

test('keys of another type of assay, values that it does not take and names given twice are refused with their line', async () => {
  const refused = async (entry: string): Promise<string> => {
    writeFileSync(join(folder, 'faulty.yaml'), STUDY.replace(/ {2}- \{ type: qpcr.*\n/, entry));
    try {
      return (await checkedStudy(folder, 'faulty.yaml')).refused.join('\n');
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(await refused('  - { type: qpcr, file: qpcr.tsv, reference: GAPDH }\n')).toMatch(
    /faulty\.yaml, line 9: 'reference' is no key of qpcr/,
  );
  expect(await refused('  - { type: qpcr, file: qpcr.tsv, pairing: sometimes }\n')).toMatch(
    /line 9: 'assays \[1\] pairing'/,
  );
  expect(await refused('  - { type: qpcr, file: qpcr.tsv }\n  - { type: qpcr, file: qpcr.tsv }\n')).toMatch(
    /line 10: two assays are called 'qpcr qpcr\.tsv'/,
  );
  expect(await refused('  - { type: chip-qpcr, file: qpcr.tsv, expects: lower }\n')).toMatch(
    /chip-qpcr has no direction that can be expected/,
  );
  expect(await refused('  - { type: qpcr, file: qpcr.tsv, map: plate.tsv }\n')).toMatch(
    /plate\.tsv is not there/,
  );
  expect(await refused('  - { type: qpcr, file: qpcr.tsv, arm: { how: knock-down, cell: a } }\n')).toMatch(
    /does not say who was perturbed and how/,
  );
});

test('the table of an assay lies beside the report, and a second run reads what was kept', async () => {
  expect(readFileSync(join(folder, 'results', 'tables', 'qpcr_knock-downs.tsv'), 'utf8')).toBe(
    'n\n3\n3\n3\n3\n4\n3\n',
  );
  const again = await ranStudy(folder, 'study.yaml', 'results');
  expect(again.data).toEqual(data);
});

test('several times of one table are told apart, each beside its own check of the knock-down', async () => {
  const rows = [
    'perturbation\tsiFOS\tFOS\t-0.1\tno significant difference\t3\t\t0\t24 h',
    'perturbation\tsiFOS\tFOS\t-1.8\tsupported\t3\t\t0\t48 h',
    'perturbation\tsiFOS\tIRF4\t0.1\tno significant difference\t3\t\t0\t24 h',
    'perturbation\tsiFOS\tIRF4\t-1.2\tsupported\t3\t\t0\t48 h',
    'perturbation\tsiFOS\tBCL2\t-0.9\tsupported\t3\t\t0\t24 h',
  ].join('\n');
  const text = STUDY.replace('file: qpcr.tsv', 'file: times.tsv');
  const { evidence } = await reportOf(text, { 'times.tsv': rows });
  const said = evidence.edges
    .filter(({ from }) => from === 'FOS')
    .map(({ to, verdict, reason, items }) =>
      [to, verdict, reason ?? '', ...items.map(({ arm, verdict: own }) => `${arm.time ?? '-'} ${own}`)].join(
        '; ',
      ),
    );
  expect(said).toEqual([
    // No change at the earlier time leaves room for one at the later.
    'IRF4; supported; ; 24 h no significant difference; 48 h supported',
    'BCL2; suggested; knock-down not seen; 24 h suggested',
  ]);
});
