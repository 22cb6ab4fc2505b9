// What earlier releases wrote opens ever after: atlases, study files, the folders of studies. See test/fixtures/README.md.
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { chipmate, folderWith, rowsOf } from './support/chipmate.ts';

const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');
const releases = readdirSync(fixtures).filter((name) => name.startsWith('release-'));
const calls = JSON.parse(readFileSync(join(fixtures, 'calls.json'), 'utf8')) as Record<string, string[]>;
/** Answers that rest on no judgement, and that no release may change. */
const COUNTED = ['overlap.tsv', 'peaks-of.bed'];
/** What names a row of a table: the columns that it has of these. */
const KEYS = [
  'antigen',
  'gene',
  'candidate',
  'evidence',
  'source',
  'chromosome',
  'start',
  'cell',
  'from',
  'to',
];

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Numbers are written with six digits, of which the last may be rounded otherwise. */
function areSame(a: string, b: string): boolean {
  return a === b || Math.abs(Number(a) - Number(b)) <= 2e-5 * Math.abs(Number(a));
}

/** Every row, column and cell of a table that is gone or no longer the same, old beside new, and rows that came. */
function changes(table: string, before: string, after: string): string[] {
  const byKey = (text: string): Map<string, Record<string, string>> =>
    new Map(rowsOf(text).map((row) => [KEYS.flatMap((key) => row[key] ?? []).join(' '), row]));
  const [old, now] = [byKey(before), byKey(after)];
  const columns = (text: string): string[] => text.split('\n', 1)[0].split('\t');
  const gone = columns(before).filter((name) => !columns(after).includes(name));
  const line = (...cells: string[]): string => `${[table, ...cells].join('\t')}\n`;
  return [
    ...gone.map((name) => line('', name, 'a column', 'gone')),
    ...[...now.keys()].filter((key) => !old.has(key)).map((key) => line(key, '', 'absent', 'a row')),
    ...[...old].flatMap(([key, row]) => {
      const today = now.get(key);
      if (today === undefined) return [line(key, '', 'a row', 'gone')];
      const other = Object.entries(row).filter(([name, value]) => !areSame(value, today[name] ?? value));
      return other.map(([name, value]) => line(key, name, value, today[name]));
    }),
  ];
}

/** Tables of a study's folder by their names of today. */
function tablesIn(folder: string): Map<string, string> {
  const names = readdirSync(join(folder, 'tables'));
  return new Map(
    names.map((name) => [name.replace('.evidence_', '.evidence-'), textOf(join(folder, 'tables', name))]),
  );
}

describe.each(releases)('%s', (release) => {
  const stored = join(fixtures, release);
  let folder: string;
  const at = (...path: string[]): string => join(folder, ...path);
  const run = (...args: string[]): string => {
    const { status, stdout, stderr } = chipmate(args, { cwd: folder });
    expect(`${status} ${status === 0 ? '' : stderr}`).toBe('0 ');
    return stdout;
  };

  beforeAll(() => {
    const parent = folderWith({});
    cpSync(join(fixtures, 'inputs'), join(parent, 'inputs'), { recursive: true });
    folder = join(parent, 'release');
    cpSync(stored, folder, { recursive: true });
  });

  test.each(COUNTED)('the atlas gives the same bytes: %s', (name) => {
    expect(run(...calls[name])).toBe(textOf(at('answers', name)));
  });

  test('the atlas is whole, and its peaks, experiments and genes are the same bytes', () => {
    run('atlas', 'verify', 'atlas');
    run('atlas', 'export', 'atlas', '-o', 'exported', '--network', '5000', '-q');
    const exported: Record<string, string> = {
      'experimentList.tab': 'metadata/experimentList.tab',
      'all-peaks.bed.gz': 'hg38/allPeaks_light/allPeaks_light.hg38.05.bed.gz',
      'network.tsv': 'hg38/network/network.hg38.05.5000.tsv',
    };
    for (const [answer, path] of Object.entries(exported)) {
      expect(textOf(at('answers', answer)).length).toBeGreaterThan(1000);
      expect(textOf(at('exported', path)), answer).toBe(textOf(at('answers', answer)));
    }
  });

  test('its study is checked, run and compared with the old folder; what judges otherwise is listed', async () => {
    const cited = run('cite', 'results', '-q');
    expect(cited).toMatch(/^The chipmate developers\. chipmate, version \d+\.\d+\.\d+/);
    expect(cited).toContain('simulated-1: FOS, ONE.');
    cpSync(at('results'), at('before'), { recursive: true });
    expect(run('study', 'check', 'study.yaml', '-q')).toContain('would run  partners one\n');
    // The fixture's page lacks what draws it and its provenance bears newer names: they are taken for somebody's changes.
    const refused = chipmate(['study', 'run', 'study.yaml', '-o', 'results', '-q'], { cwd: folder });
    expect(refused.stderr).toMatch(/results\/report\.html: this file was changed since chipmate wrote it/);
    for (const name of ['report.html', 'provenance.json']) rmSync(at('results', name));
    expect(run('study', 'run', 'study.yaml', '-o', 'results', '-q')).toBe('results/report.html\n');
    expect(existsSync(at('results', 'tables', 'simulated.evidence_partners.tsv'))).toBe(false);
    const differences = run('study', 'diff', 'before', 'results');
    expect(differences).toMatch(/^what\tname\tbefore\tafter\n/);
    expect(differences).not.toContain('failed');
    const [before, after] = [tablesIn(at('before')), tablesIn(at('results'))];
    const judged = Object.entries(calls).filter(([name]) => !COUNTED.includes(name));
    const lines = [
      ...judged.flatMap(([name, args]) => changes(name, textOf(at('answers', name)), run(...args))),
      ...[...before].flatMap(([name, text]) => changes(`study: ${name}`, text, after.get(name) ?? '')),
    ];
    const head = 'Where today answers otherwise than the release did; CHANGELOG.md says why.\n';
    const list = `${head}table\trow\tcolumn\tthen\tnow\n${lines.join('')}`;
    await expect(list).toMatchFileSnapshot(join(stored, 'changes.tsv'));
  });
});

test('there are releases to hold today to', () => {
  expect(releases.map((name) => basename(name))).toContain('release-0.1.0');
});
