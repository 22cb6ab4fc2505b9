import { expect, test } from 'vitest';
import type { LocusPicture, PartnerTrack, PeaksResult, TargetsResult } from '../study/results.ts';
import type { StudyResults } from '../study/study-results.ts';
import { browserLinks, sessionTracks, ucscAddress } from './browser-links.ts';
import { browserTracks } from './browser-tracks.ts';

const track = (antigen: string, experiment: string): PartnerTrack => ({
  antigen,
  cell: 'MM.1S',
  experiment,
  peaks: {
    chromosomeNames: ['chr1', 'chr2'],
    chromosome: [1, 0],
    start: [100, 200],
    end: [300, 250],
    strength: [0.9, 0.25],
  },
});
const peaks: PeaksResult = {
  name: 'MM.1S',
  antigen: 'IKZF1',
  cell: 'MM.1S',
  condition: null,
  distances: null,
  replicates: [],
  notices: [],
  peaks: { chromosome: ['chr1'], start: [100], end: [300], summit: [150], signal: [3] },
};
const locus: LocusPicture = {
  gene: 'MYC',
  chromosome: 'chr8',
  start: 100,
  end: 900,
  genes: [{ symbol: 'MYC', start: 200, end: 300, strand: 1 }],
  tracks: [],
  probes: [],
};
const notRanked = { known: 0, antigen: [], why: [], where: [] };
const results: StudyResults = {
  peaks: [peaks],
  places: [],
  partners: [
    { query: 'MM.1S', rows: { antigen: ['FOS', 'PRDM1', 'MAX'], supported: [true, true, true] } },
  ] as unknown as StudyResults['partners'],
  motifs: [],
  assays: [],
  behindPartners: [
    { query: 'MM.1S', tracks: [track('FOS', 'E1'), track('PRDM1', 'E2')], notRanked },
    { query: 'NALM-6', tracks: [track('FOS', 'E1')], notRanked },
  ],
  agreement: [],
  contrasts: [],
  expression: [],
  targets: [
    { rows: { gene: ['IRF4', 'LOST', 'UNSEEN'], place: ['chr6:10-90', '', 'chr1:1-2'] } },
  ] as unknown as TargetsResult[],
  changedGenes: [],
  candidateFacts: undefined,
  loci: [locus],
};
const evidence = [{ name: 'PRDM1' }, { name: 'FOS' }];

test('genes on the page have their places, and only where the gene models know them', () => {
  const { places } = browserLinks({ name: 'hg38' }, results, evidence, new Set(['IRF4', 'LOST', 'MYC']));
  expect(places).toEqual({ IRF4: 'chr6:10-90', MYC: 'chr8:201-300' });
});

test('an assembly of the user’s own has no address at UCSC', () => {
  expect(ucscAddress('mm10')).toBe('https://genome.ucsc.edu/cgi-bin/hgTracks?db=mm10&position=');
  expect(ucscAddress('toy')).toBeNull();
});

test('the page says which partners the session holds, in the order of all evidence, and which are left out', () => {
  expect(browserLinks({ name: 'hg38' }, results, evidence, new Set()).session).toEqual({
    path: 'exports/igv-session.xml',
    partners: ['PRDM1', 'FOS'],
    leftOut: ['MAX'],
  });
});

test.each(['', 'simulated'])('the session loads own peaks and those of partners (label "%s")', (label) => {
  const partners = sessionTracks(results, evidence);
  const files = browserTracks({ ...results, partners, genome: 'hg38', label });
  const prefix = label === '' ? '' : 'simulated.';
  const contents = new Map(files.map(({ path, content }) => [path, String(content)]));
  const session = contents.get('igv-session.xml') ?? '';
  expect(session).toContain('<Session genome="hg38" locus="chr8:101-900"');
  const paths = [...session.matchAll(/Resource path="([^"]+)"/g)].map(([, path]) => path);
  expect(paths).toEqual([
    `tracks/${prefix}IKZF1_MM.1S.bed`,
    `tracks/partners/${prefix}PRDM1_MM.1S_E2.bed`,
    `tracks/partners/${prefix}FOS_MM.1S_E1.bed`,
  ]);
  const named = label === '' ? '' : 'simulated_';
  expect(contents.get(paths[1])).toBe(
    `chr2\t100\t300\t${named}PRDM1_1\t900\nchr1\t200\t250\t${named}PRDM1_2\t250\n`,
  );
  expect(contents.get('ucsc-custom-tracks.bed')).not.toContain('PRDM1');
});

test('no own peaks, no session', () => {
  expect(browserTracks({ peaks: [], partners: [], loci: [], genome: 'hg38', label: '' })).toEqual([]);
});
