// Names that a study may have, in every file of its exports: none adds a line, a setting, an element or a track.
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { bibliography, cite } from '../analyses/cite.ts';
import { assemblyFromSizes } from '../genome/assembly.ts';
import type { Provenance } from '../study/plan/provenance.ts';
import type { LocusPicture, PartnerTrack, PeaksResult } from '../study/results.ts';
import type { StudyResults } from '../study/study-results.ts';
import { browserTracks, type ExportFile } from './browser-tracks.ts';
import { multiqcFiles } from './multiqc.ts';
import { researchObject } from './research-object.ts';
import { throwFailures } from './run-and-write.ts';
import { trackHub } from './track-hub.ts';

const PLAIN = 'MM.1S';
/** What ends lines, quotes, elements and blocks somewhere, and what steers a terminal. */
const HOSTILE = [
  'x" visibility=4\nbrowser position chr1:1-2\r\ntrack name="evil',
  '<img src=x onerror=alert(1)>&\u2028\u2029\u0085',
  '\u001b]0;title\u0007\u202e\u0000\ud800',
  '\\" }}, @misc{evil, title = {{a}}}',
  '\n\nUR  - http://evil.example\n#\t\\',
  '"/></Session><script>',
].join('');

const assembly = (name: string) => assemblyFromSizes(name, ['chr1'], [10_000]);

/** The exports of a study in which everything that has a name has this one. */
function exportsOf(name: string): Map<string, string> {
  const peaks = {
    ...{ name, antigen: name, cell: name, condition: name, distances: null, replicates: [], notices: [] },
    peaks: { chromosome: ['chr1'], start: [100], end: [300], summit: [150], signal: [3] },
  } as PeaksResult;
  const track: PartnerTrack = {
    ...{ antigen: name, cell: name, experiment: name },
    peaks: { chromosomeNames: ['chr1'], chromosome: [0], start: [1], end: [2], strength: [0.5] },
  };
  const locus = { gene: name, chromosome: 'chr1', start: 1, end: 9, genes: [], tracks: [], probes: [] };
  const rows = { antigen: [name], score: [1], log2OddsRatio: [1], minusLog10Q: [1], supported: [true] };
  const results = { partners: [{ query: name, rows }] } as unknown as StudyResults;
  const loci: LocusPicture[] = [locus];
  const files: ExportFile[] = [
    ...browserTracks({ peaks: [peaks], partners: [track], loci, genome: name, label: '' }),
    ...trackHub([peaks], assembly(name), name, ''),
    ...multiqcFiles(results, '1.2.3', false),
  ];
  const digest = (file: string) => ({ file, sha256: 'a'.repeat(64), bytes: 3 });
  const steps = [
    { name, state: 'done', reason: null, key: '', needs: [], inputs: [digest(name)], parameters: {} },
  ];
  const provenance = { version: '1', simulated: false, date: null, study: digest(name), steps };
  const crate = researchObject(name, provenance as unknown as Provenance, [
    { path: name, sha256: '', bytes: 1 },
  ]);
  const { citations } = cite({
    ...{ version: '1', simulated: false, papers: [], sources: [name] },
    experiments: [{ accession: name, what: name }],
  });
  const cited = (['text', 'bibtex', 'ris'] as const).map((format) => [
    format,
    bibliography(citations, format),
  ]);
  return new Map([
    // Paths are made from names; what they are does not matter here.
    ...files.map(({ path, content }, i): [string, string] => {
      const kind = path.replace(/.*\//, '');
      return [
        kind === 'hub.txt' || kind.startsWith('chipmate') || /igv|ucsc|yml/.test(kind) ? kind : `file ${i}`,
        String(content),
      ];
    }),
    ...(cited as [string, string][]),
    ['crate', crate],
  ]);
}

const hostile = exportsOf(HOSTILE);
const plain = exportsOf(PLAIN);

test('no name adds a line to any file, or steers the terminal that it is shown on', () => {
  expect([...hostile.keys()]).toEqual([...plain.keys()]);
  expect(hostile.size).toBeGreaterThan(9);
  for (const [kind, text] of hostile) {
    // A bigBed file holds what it holds as bytes with their lengths.
    if (text.includes('\u00eb')) continue;
    expect(text.split(/\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/).length, kind).toBe(
      plain.get(kind)?.split('\n').length,
    );
    expect(text, kind).not.toMatch(/[^\P{Cc}\n\t]/u);
  }
});

test('a track line has the settings that it is meant to have', () => {
  const settings = (text: string | undefined): string[] =>
    [...(text ?? '').split('\n')[1].matchAll(/(\w+)=("[^"]*"|\S+)/g)].map(([, key]) => key);
  expect(settings(hostile.get('ucsc-custom-tracks.bed'))).toEqual(
    settings(plain.get('ucsc-custom-tracks.bed')),
  );
  expect(settings(plain.get('ucsc-custom-tracks.bed'))).toHaveLength(6);
  expect(hostile.get('hub.txt')).not.toMatch(/[<>\\"]/);
});

test('IGV’s session has the elements that it is meant to have', () => {
  const elements = (text: string | undefined): string[] | undefined => text?.match(/<\/?\w+|\w+="/g)?.slice();
  expect(elements(hostile.get('igv-session.xml'))).toEqual(elements(plain.get('igv-session.xml')));
});

test('what MultiQC puts into its page is text there', () => {
  const text = hostile.get('chipmate_partners_1_mqc.tsv') ?? '';
  const head = text.split('\n').filter((line) => line.startsWith('# '));
  const settings = parse(head.map((line) => line.slice(2)).join('\n')) as Record<string, string>;
  expect(Object.keys(settings)).toEqual(['id', 'section_name', 'description', 'plot_type']);
  expect(settings['section_name']).toMatch(/^chipmate: partner candidates, x&#34; visibility=4\\nbrowser/);
  expect(text).not.toMatch(/[<>]/);
  const rows = (exportsOf('#plot_type: "heatmap"').get('chipmate_partners_1_mqc.tsv') ?? '').split('\n');
  expect(rows.filter((line) => line.startsWith('#'))).toHaveLength(head.length);
  expect(plain.get('chipmate_partners_1_mqc.tsv')).toContain(
    '# section_name: "chipmate: partner candidates, MM.1S"\n',
  );
});

test('the crate is JSON whose addresses are addresses', () => {
  const { '@graph': graph } = JSON.parse(hostile.get('crate') ?? '') as {
    '@graph': Record<string, string>[];
  };
  expect(graph[0]['name']).toBe(HOSTILE);
  for (const { '@id': id } of graph) expect(id).not.toMatch(/[\s"<>\\^`{|}\p{C}]|#.*#/u);
});

test('references are as many, with balanced braces', () => {
  const depths = (text: string): number[] => {
    let depth = 0;
    return Array.from(text, (sign) => (depth += sign === '{' ? 1 : sign === '}' ? -1 : 0));
  };
  const bibtex = hostile.get('bibtex') ?? '';
  expect(depths(bibtex).at(-1)).toBe(0);
  const entries = [...bibtex.matchAll(/@\w+\{/g)].filter(
    ({ index }) => index === 0 || depths(bibtex.slice(0, index)).at(-1) === 0,
  );
  expect(entries).toHaveLength(3);
  expect(hostile.get('ris')?.match(/^[A-Z0-9]{2} {2}- /gm)).toEqual(
    plain.get('ris')?.match(/^[A-Z0-9]{2} {2}- /gm),
  );
});

test('the steps that failed are one line each and the lines of their messages, whatever they are called', () => {
  const problem = 'a.bed: no peaks\n  expected: peaks';
  expect(() => throwFailures([{ name: 'peaks x\nchipmate: fine', problem }], 'st.yaml')).toThrow(
    /^st\.yaml: 1 of the steps failed\npeaks x\\nchipmate: fine: a\.bed: no peaks\n {2}expected: peaks\n {2}fix: /,
  );
});
