// partners of parts of a query, by complexes and by blocks, on simulated peaks with planted partners.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { chipmate, rowsOf, type Run } from './support/chipmate.ts';
import { plantedPartners } from './support/planted-partners.ts';

const cwd = plantedPartners(1);
const partners = (...args: string[]): Run =>
  chipmate(['partners', 'a.bed', '--atlas', 'atlas', '--query-cell', 'ONE', '--draws', '0', ...args], {
    cwd,
  });
const rowsFor = (...args: string[]): Record<string, string>[] => {
  const { status, stdout, stderr } = partners(...args);
  expect(status, stderr).toBe(0);
  return rowsOf(stdout);
};
const refused = (...args: string[]): string => {
  const { status, stderr } = partners(...args);
  expect(status).toBe(2);
  return stderr;
};

beforeAll(() => {
  const { status, stderr } = chipmate(
    ['atlas', 'build', 'sheet.tsv', '-o', 'atlas', '--genome', 'hg38', '-q'],
    { cwd },
  );
  expect(status, stderr).toBe(0);
});

describe('--against', () => {
  test("sets the query's other sites against those of the regions", () => {
    const rows = rowsFor('--against', 'module-both.bed');
    expect(rows[0]).toMatchObject({ rank: '1', cell: 'ONE', tier: 'same cell' });
    const inOne = rows.filter(({ cell }) => cell === 'ONE');
    expect(inOne.slice(0, 2).map(({ antigen }) => antigen)).toEqual(['EZH2', 'FOS']);
    const [ezh2, fos] = inOne;
    expect(Number(ezh2['ci_high'])).toBeLessThan(-2);
    expect(Number(fos['ci_low'])).toBeGreaterThan(2);
    expect(Number(fos['shared_sites']) / Number(fos['query_sites'])).toBeGreaterThan(0.6);
    expect(Number(fos['shared_sites_against']) / Number(fos['query_sites_against'])).toBeLessThan(0.4);
    expect(inOne.filter(({ minus_log10_q }) => Number(minus_log10_q) > 2)).toHaveLength(2);
  });

  test('--within and --not-within choose the first part; the two parts change places', () => {
    const forth = rowsFor('--within', 'module-a.bed', '--against', 'module-both.bed');
    const back = rowsFor('--within', 'module-both.bed', '--against', 'module-a.bed');
    const difference = new Map(forth.map((row) => [`${row['antigen']} ${row['cell']}`, row]));
    expect(back).toHaveLength(forth.length);
    for (const row of back) {
      const other = difference.get(`${row['antigen']} ${row['cell']}`);
      expect(-Number(row['log2_odds_ratio'])).toBeCloseTo(Number(other?.['log2_odds_ratio']), 5);
      expect(row['shared_sites']).toBe(other?.['shared_sites_against']);
    }
    const without = partners('--not-within', 'module-a.bed', '--against', 'module-both.bed');
    expect(without.stderr).toMatch(
      /compared: \d+ intervals of the query with \d+; left out, being in both parts: \d+/,
    );
  });

  test('all peaks tell what the query is, not the part that is asked about', () => {
    for (const part of [
      ['--within', 'module-both.bed'],
      ['--against', 'module-both.bed'],
    ]) {
      const { status, stdout, stderr } = chipmate(
        ['partners', 'simulated-3.bed', '--atlas', 'atlas', '--draws', '0', ...part],
        { cwd },
      );
      expect(status, stderr).toBe(0);
      expect(stderr).toContain('nearly identical with simulated-3: taken as EZH2 in ONE');
      const own = rowsOf(stdout).filter(({ antigen }) => antigen === 'EZH2');
      expect(own.every(({ tier }) => tier === 'own antigen')).toBe(true);
      expect(rowsOf(stdout)[0]['tier']).toBe('same cell');
    }
    const { stderr } = chipmate(
      ['partners', 'simulated-3.bed', '--atlas', 'atlas', '--draws', '0', '--query-antigen', 'FOS'],
      { cwd },
    );
    expect(stderr).toContain('simulated-3, EZH2 in ONE: its cell type is taken from there');
  });

  test('filters choose rows; the rest of the query is the first part', () => {
    const rows = rowsFor('--against', 'module-both.bed', '--antigen', 'c-Fos', '--cell', 'ONE');
    expect(rows.map(({ antigen }) => antigen)).toEqual(['FOS']);
    const { stderr } = partners('--against', 'module-both.bed');
    expect(stderr).toMatch(
      /\d+ sites of the first part against \d+ of the other, compared where alike in strength/,
    );
  });

  test('empty parts, too few sites and options that ask for another table are refused', () => {
    writeFileSync(join(cwd, 'far.bed'), 'chr9\t1000\t2000\n');
    expect(refused('--against', 'far.bed')).toMatch(
      /far\.bed: a part of the query[\s\S]*is empty[\s\S]*against 0/,
    );
    expect(refused('--against', 'a.bed')).toMatch(
      /a part of the query[\s\S]*is empty[\s\S]*0 against[\s\S]*chipmate compare/,
    );
    writeFileSync(join(cwd, 'few.bed'), 'chr1\t0\t700000\n');
    expect(refused('--against', 'few.bed')).toContain('no factor binds enough sites');
    expect(refused('--against', 'module-both.bed', '--antigen-class', 'Histone')).toContain('only factors');
    expect(refused('--against', 'far.bed', '--level', 'block')).toContain('--level block and --against');
    expect(refused('--against', 'far.bed', '--statistic', 'jaccard')).toContain('--statistic and --against');
    expect(refused('--against', 'far.bed', '--level', 'experiment')).toContain(
      '--against and --level experiment',
    );
  });
});

describe('--complexes', () => {
  const table = (...lines: string[]): string => {
    writeFileSync(join(cwd, 'complexes.tsv'), ['complex\tmember', ...lines].join('\n') + '\n');
    return 'complexes.tsv';
  };

  test('one row per complex and tier, with the ranks of its members', () => {
    const path = table(
      'planted\tc-Fos',
      'planted\tEZH2',
      'others\tOTHER1',
      'others\tOTHER2',
      'unseen\tRING1',
    );
    const rows = rowsFor('--complexes', path);
    expect(rows[0]).toMatchObject({
      complex: 'planted',
      members: '2',
      median_rank: '1.5',
      of: '19',
      not_assayed: 'NA',
      tier: 'same cell',
    });
    expect(rows[0]['ranks_of_members']).toMatch(/^(FOS \(1\)\/EZH2|EZH2 \(1\)\/FOS) \(2\)$/);
    expect(rows.map(({ complex }) => complex)).not.toContain('unseen');
    const inTwo = rowsFor('--complexes', path, '--cell', 'TWO');
    expect(new Set(inTwo.map(({ tier }) => tier))).toEqual(new Set(['same class']));
  });

  test('tables that say nothing are refused', () => {
    expect(refused('--complexes', table('unseen\tRING1'))).toMatch(
      /no member of these complexes[\s\S]*--aliases/,
    );
    expect(refused('--complexes', table())).toContain('holds no complex');
    expect(refused('--complexes', table('planted\t'))).toContain('complexes.tsv');
    expect(refused('--complexes', 'sheet.tsv')).toContain('complex');
  });
});

test('--level block: an antigen without near-copies is a block of its own', () => {
  const blocks = rowsFor('--level', 'block');
  const antigens = rowsFor();
  expect(blocks[0]['best_member']).toBe(antigens[0]['antigen']);
  const members = blocks.flatMap(({ block, tier, cell }) =>
    block.split('/').map((name) => `${name} ${tier} ${cell}`),
  );
  expect(members.sort()).toEqual(
    antigens.map(({ antigen, tier, cell }) => `${antigen} ${tier} ${cell}`).sort(),
  );
});

describe('--condition-on', () => {
  test('ranks as an atlas of these experiments alone does', () => {
    const rows = readFileSync(join(cwd, 'sheet.tsv'), 'utf8').split('\n');
    const ofTwo = rows.filter((row, i) => i === 0 || row.includes('\tTWO\t'));
    writeFileSync(join(cwd, 'two.tsv'), ofTwo.join('\n'));
    expect(
      chipmate(['atlas', 'build', 'two.tsv', '-o', 'two', '--genome', 'hg38', '-q'], { cwd }).status,
    ).toBe(0);
    const alone = chipmate(['partners', 'b.bed', '--atlas', 'two', '--query-cell', 'TWO'], { cwd });
    const restricted = chipmate(
      ['partners', 'b.bed', '--atlas', 'atlas', '--query-cell', 'TWO', '--condition-on', 'two'],
      { cwd },
    );
    expect(restricted.status, restricted.stderr).toBe(0);
    const [ours, theirs] = [rowsOf(restricted.stdout), rowsOf(alone.stdout)];
    expect(ours[0]?.['antigen']).toBe('CHD4');
    // The sites lie where both cell types' summits put them, so that a few more or fewer are at promoters.
    const counts = (rows: Record<string, string>[]) =>
      rows.map((row) => [row['antigen'], row['shared_sites'], row['query_sites'], row['partner_sites']]);
    expect(counts(ours)).toEqual(counts(theirs));
    ours.forEach((row, i) =>
      expect(Number(row['log2_odds_ratio'])).toBeCloseTo(Number(theirs[i]?.['log2_odds_ratio']), 1),
    );
  });

  test('of all cell types changes nothing', () => {
    expect(rowsFor('--condition-on', 'ONE,TWO')).toEqual(rowsFor());
  });

  test('may be asked for by its former name', () => {
    const former = partners('--background', 'ONE');
    expect(former.stderr).toContain('“--background” is now called “--condition-on”');
    expect(rowsOf(former.stdout)).toEqual(rowsFor('--condition-on', 'ONE'));
    expect(rowsFor('--condition-on', 'ONE')).not.toEqual(rowsFor());
  });

  test('is refused for an unknown cell type and for other statistics', () => {
    expect(refused('--condition-on', 'THREE')).toContain("no experiment of the atlas has the cell 'THREE'");
    expect(refused('--condition-on', 'ONE', '--statistic', 'fisher')).toContain('do not go together');
  });
});
