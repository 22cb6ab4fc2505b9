// What an expression experiment did, to whom, when and in which cells decides what its changes may say.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../../src/messages/message.ts';
import type { RanStudy } from '../../src/report/run-and-write.ts';
import { boundGenes, writeChanges } from '../support/bound-genes.ts';
import { rowsOf } from '../support/chipmate.ts';
import { plantedPartners } from '../support/planted-partners.ts';
import { buildFromSheet } from '../support/shared-atlases.ts';
import { ranStudy } from '../support/studies.ts';

const folder = plantedPartners(3);
// A gene can be told from chance only beside many unchanged ones without the factor.
const { bound, unbound } = boundGenes(join(folder, 'a.bed'), 800);
/** Bound genes that the drug lowers. */
const [first, second] = bound;
const ALL = [...bound, ...unbound, 'FOS', 'CHD4', 'EZH2', 'IKZF1', 'MYC'];
const DRUG = 'acts_on: IKZF1, how: degraded, treatment: lenalidomide, cell: ONE, time: 24 h';
const FALLING = Object.fromEntries(bound.slice(0, 40).map((gene) => [gene, -1]));

/** A study of the planted peaks with these expression entries. */
async function ran(name: string, entries: readonly string[], more = ''): Promise<RanStudy> {
  const expression = entries.map((entry) => `  - { ${entry} }\n`).join('');
  writeFileSync(
    join(folder, `${name}.yaml`),
    `study: S
factor: IKZF1
genome: hg38
chip_seq: [{ name: one, cell: ONE, peaks: a.bed }]
genes_of_interest: [${first}, ${second}]
expression:
${expression}${more}`,
  );
  const run = await ranStudy(folder, `${name}.yaml`, name);
  expect(run.failed).toEqual([]);
  return run;
}

/** What the evidence says of a target candidate, by experiment. */
function evidenceOn({ data }: RanStudy, gene: string): Record<string, string> {
  const items = data.evidence.targets.find(({ name }) => name === gene)?.items ?? [];
  return Object.fromEntries(
    items.map(({ source, verdict, reason }) => [
      source,
      reason === null ? verdict : `${verdict} <- ${reason}`,
    ]),
  );
}

beforeAll(async () => {
  await buildFromSheet(join(folder, 'sheet.tsv'), join(folder, 'atlas'));
  writeChanges(folder, 'drug.tsv', ALL, FALLING);
  writeChanges(folder, 'early.tsv', ALL, { [first]: -1, MYC: -2 });
  writeChanges(folder, 'siFOS.tsv', ALL, { [second]: -2, FOS: -3 });
});

test('an array after the knock-down of a partner is evidence on the partner and its genes, not on the factor', async () => {
  const run = await ran(
    'partner',
    [
      'name: siFOS, table: siFOS.tsv, treatment: siFOS, acts_on: c-Fos, how: knock-down, cell: ONE',
      `name: drug, table: drug.tsv, ${DRUG}`,
      `name: early, table: early.tsv, ${DRUG.replace('24 h', '4 h')}`,
    ],
    'atlas: atlas\n',
  );
  const { data, skipped } = run;
  expect(skipped.find(({ name }) => name === 'targets one, siFOS')?.reason).toMatchObject({
    key: 'reason.acts-on-another',
    values: { names: 'c-Fos', factor: 'IKZF1' },
  });
  expect(data.targets.map(({ expression }) => expression)).toEqual(['drug', 'early']);
  expect(evidenceOn(run, second)).toMatchObject({ 'expression drug': 'supported' });
  expect(Object.keys(evidenceOn(run, second)).join()).not.toContain('siFOS');
  // That nothing had changed at 4 h takes nothing from what changes at 24 h.
  const edges = data.evidence.edges.filter(({ to }) => to === first || to === second);
  expect(Object.fromEntries(edges.map(({ from, to, verdict }) => [`${from} ${to}`, verdict]))).toEqual({
    [`FOS ${first}`]: 'no significant difference',
    [`FOS ${second}`]: 'supported',
    [`IKZF1 ${first}`]: 'supported',
    [`IKZF1 ${second}`]: 'supported',
  });
  expect(data.summary.find(({ key }) => key === 'say.acts-on-another')?.values).toMatchObject({
    name: 'siFOS',
  });
  // Whether a partner is there and how it changes is told by the drug's experiment.
  expect(data.partners[0].expression).toBe('drug');
  expect(data.model.drug).toBe('lenalidomide');
  // The second gene changes late only, when MYC had changed.
  const rows = rowsOf(readFileSync(join(folder, 'partner', 'tables', 'evidence-targets.tsv'), 'utf8'));
  const late = rows.filter(({ candidate, source }) => candidate === second && source === 'expression drug');
  expect(late.map(({ note }) => note).join()).toMatch(
    /^changes at 24 h, not yet at 4 h, when MYC had changed/,
  );
  expect(rows.filter(({ candidate, note }) => candidate === first && /not yet/.test(note))).toEqual([]);
  expect(data.next.map(({ key, values }) => [key, values['name']])).not.toContainEqual([
    'next.knockdown',
    'FOS',
  ]);
});

test('a study whose experiments act on others alone has targets by binding, and speaks of no drug', async () => {
  const { data } = await ran('others', [
    'name: siFOS, table: siFOS.tsv, treatment: siFOS, acts_on: FOS, how: knock-down, cell: ONE',
  ]);
  expect(data.targets.map(({ expression }) => expression)).toEqual([null]);
  expect(data.model.drug).toBeNull();
  expect(JSON.stringify(data.next)).not.toContain('siFOS');
  const kinds = data.evidence.targets.flatMap(({ items }) => items.map(({ kind }) => kind));
  expect(new Set(kinds)).toEqual(new Set(['binding']));
});

test('binding and change of different cells: one caution, and nothing that rests on both is more than suggested', async () => {
  const run = await ran('elsewhere', [`name: drug, table: drug.tsv, ${DRUG.replace('ONE', 'LNCaP')}`]);
  const { data, results } = run;
  const cautions = data.summary.filter(({ key }) => key === 'study.other-cells');
  expect(cautions.map(({ values }) => values)).toEqual([{ experiments: 'drug (LNCaP)', chips: 'one (ONE)' }]);
  const { verdict, reason, gene } = results.targets[0].rows;
  expect(verdict).not.toContain('supported');
  expect([verdict, reason].map((column) => column[gene.indexOf(first)])).toEqual([
    'suggested',
    'other cells',
  ]);
  expect(evidenceOn(run, first)).toMatchObject({ 'expression drug': 'suggested <- other cells' });
  expect(data.evidence.targets.find(({ name }) => name === first)).toMatchObject({
    verdict: 'suggested',
    reason: 'other cells',
  });
  expect(data.summary.map(({ key }) => key)).toContain('say.targets');
});

test('a partner of interest has its card with what speaks for and against it, wherever it stands', async () => {
  writeFileSync(
    join(folder, 'string.tsv'),
    'node1\tnode2\tcombined_score\nIKZF1\tFOS\t0.91\nFOS\tJUN\t0.99\n',
  );
  writeFileSync(
    join(folder, 'notes.csv'),
    'gene,dependency,inhibitor\nFOS,-0.2,T-5224\nc-Fos,,SR 11302\nABC,1,\n',
  );
  const more =
    'atlas: atlas\npartners_of_interest: [c-Fos, OTHER3, TBX21]\ninteractions: string.tsv\ngene_notes: notes.csv\n';
  const { data } = await ran(
    'partner',
    [
      'name: siFOS, table: siFOS.tsv, treatment: siFOS, acts_on: c-Fos, how: knock-down, cell: ONE',
      `name: drug, table: drug.tsv, ${DRUG}`,
      `name: early, table: early.tsv, ${DRUG.replace('24 h', '4 h')}`,
    ],
    more,
  );
  const cards = new Map(data.cards.filter(({ ofInterest }) => ofInterest).map((card) => [card.name, card]));
  expect([...cards.keys()]).toEqual(['FOS', 'OTHER3', 'TBX21']);
  const factsOf = (name: string): string[] =>
    (cards.get(name)?.facts ?? []).map(({ about, speaks, said }) => `${about} ${speaks}: ${inEnglish(said)}`);
  const fos = factsOf('FOS').join('\n');
  expect(fos).toMatch(/^co-binding for: co-binding rank 1 of \d+ \(ONE\): odds ratio/);
  expect(fos).toContain('interaction for: known interaction with IKZF1 (STRING, score 910)');
  expect(fos).toContain('note neither: inhibitor: T-5224; SR 11302');
  expect(fos).toContain('note neither: dependency: -0.2');
  expect(fos).toMatch(/knock-down neither: siFOS: 1 of \d+ targets of the factor change: /);
  expect(fos).toContain(
    'change neither: its own mRNA (FOS) shows no significant difference with lenalidomide',
  );
  expect(factsOf('OTHER3').join('\n')).toMatch(/^co-binding against: co-binding rank \d+ of/);
  expect(factsOf('TBX21')).toEqual([
    'co-binding neither: not tested: it is not in this atlas',
    'interaction neither: no interaction with IKZF1 in the table (STRING)',
  ]);
  expect(cards.get('TBX21')?.verdict).toBe('not tested');
  const said = data.summary.filter(({ key }) => key === 'say.partners-of-interest').map(inEnglish);
  expect(said.join()).toMatch(/^Partners of interest: FOS s\w+, OTHER3 [\w ]+, TBX21 not tested\.$/);
  const table = rowsOf(readFileSync(join(folder, 'partner', 'tables', 'partner-facts.tsv'), 'utf8'));
  const notes = table.filter(({ candidate, fact }) => candidate === 'FOS' && fact === 'note');
  expect(notes.map(({ said: text, source }) => [text, source])).toEqual([
    ['dependency: -0.2', 'notes.csv'],
    ['inhibitor: T-5224; SR 11302', 'notes.csv'],
  ]);
});

test('lists of genes and fold changes alone suggest, and say that nothing was tested', async () => {
  writeFileSync(join(folder, 'down.txt'), `${bound.slice(0, 20).join('\n')}\n`);
  writeFileSync(join(folder, 'lists.tsv'), `gene\tdirection\n${second}\tup\n${first}\tdown\n`);
  // The bound genes of the list fall, the other ones hardly change.
  const changes = ALL.map((gene, i) => `${gene}\t${i < 40 ? -5 + 0.01 * i : 0.0001 * i}`);
  writeFileSync(join(folder, 'changes.tsv'), ['gene\tlog2FC', ...changes].join('\n') + '\n');
  const run = await ran('lists', [
    `name: list, down: down.txt, ${DRUG}`,
    `name: directions, changed: lists.tsv, ${DRUG}`,
    `name: changes, table: changes.tsv, ${DRUG}`,
  ]);
  const { data, results } = run;
  const { verdict, reason, gene, effectOfFactor, log2FoldChange } = results.targets[0].rows;
  expect(verdict).not.toContain('supported');
  const at = gene.indexOf(first);
  expect([verdict[at], reason[at], effectOfFactor[at], log2FoldChange[at]]).toEqual([
    ...['suggested', 'no p-value', 'activated', null],
  ]);
  expect(at).toBeLessThan(25);
  expect(verdict[gene.findIndex((each) => each === bound[40])]).toBe('not estimable');
  expect(evidenceOn(run, first)).toMatchObject({
    'expression list': 'suggested <- no p-value',
    'expression directions': 'suggested <- no p-value',
    // Of a bound gene the ranking of targets speaks: fold changes alone.
    'expression changes': 'suggested <- no p-value',
  });
  // A list that says the opposite contradicts nothing: it was not tested.
  expect(evidenceOn(run, second)['expression directions']).toBe('suggested <- no p-value');
  const changed = results.targets.find(({ expression }) => expression === 'changes')?.rows;
  expect(changed?.verdict).not.toContain('supported');
  expect(changed?.verdict[changed.gene.indexOf(bound[45])]).toBe('not estimable');
  const keys = data.summary.map(({ key }) => key);
  expect(keys.filter((key) => key === 'say.listed')).toHaveLength(2);
  expect(keys.filter((key) => key === 'say.one-replicate')).toHaveLength(1);
  expect(data.next.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['next.replicate', 'next.replicate-chip']),
  );
});
