import { expect, test } from 'vitest';
import { english } from '../messages/english/index.ts';
import { asText, bibliography, cite, shownIn, type CiteInput } from './cite.ts';
import { PAPERS } from './inputs/papers.ts';

const INPUT: CiteInput = {
  version: '1.2.3',
  simulated: false,
  sources: ['ChIP-Atlas 2026-01', 'our laboratory'],
  experiments: [
    { accession: 'SRX018625', what: 'FOS, K-562 & others' },
    { accession: 'mine_1', what: 'JUN, HeLa' },
  ],
  papers: ['mantel1959', 'kunsch1989', 'oki2018'],
};

test('chipmate, sources with release and licence, papers once, experiments with their archive', () => {
  const { citations, notices } = cite(INPUT);
  expect(citations.map(({ key }) => key)).toEqual([
    ...['chipmate', 'source1', 'source2', 'oki2018', 'zou2022', 'zou2024', 'mantel1959', 'kunsch1989'],
    ...['SRX018625', 'mine_1'],
  ]);
  const lines = citations.map(asText);
  expect(lines[0]).toBe('The chipmate developers. chipmate, version 1.2.3. Licence: MIT.');
  expect(lines[1]).toMatch(/^ChIP-Atlas 2026-01\. https:\/\/doi\.org\/10\.18908\/\S+ Licence: CC BY 4\.0/);
  expect(lines[2]).toBe('our laboratory.');
  expect(lines[6]).toBe(
    'Mantel N, Haenszel W. Statistical aspects of the analysis of data from retrospective studies of disease. ' +
      'Journal of the National Cancer Institute 1959;22:719-748. https://doi.org/10.1093/jnci/22.4.719',
  );
  expect(lines[8]).toBe('SRX018625: FOS, K-562 & others. https://www.ncbi.nlm.nih.gov/sra/SRX018625');
  expect(notices.map(({ key }) => key)).toEqual(['cite.experiments', 'cite.licence-unknown']);
  expect(notices[1].values).toEqual({ names: 'our laboratory' });
});

test('BibTeX and RIS hold the same, in their own spelling', () => {
  const { citations } = cite(INPUT);
  const bibtex = bibliography(citations, 'bibtex');
  expect(bibtex.match(/^@\w+\{/gm)).toHaveLength(citations.length);
  expect(bibtex).toContain('@article{mantel1959,\n  author = {Mantel, N. and Haenszel, W.},\n');
  expect(bibtex).toContain('  pages = {719--748},\n');
  expect(bibtex).toContain('author = {{The chipmate developers}}');
  expect(bibtex).toContain('@misc{mine_1,\n  title = {{mine\\_1: JUN, HeLa}},\n}');
  expect(bibtex).toContain('K-562 \\& others');
  const ris = bibliography(citations, 'ris');
  expect(ris.match(/^TY {2}- /gm)).toHaveLength(citations.length);
  expect(ris.match(/^ER {2}- $/gm)).toHaveLength(citations.length);
  expect(ris).toContain('AU  - Künsch, H. R.\nTI  - The jackknife');
  expect(ris).toContain('VL  - 22\nSP  - 719\nEP  - 748\nDO  - 10.1093/jnci/22.4.719\n');
});

test('simulated data are marked in every format and link to no archive', () => {
  const { citations, notices } = cite({ ...INPUT, simulated: true, sources: ['simulated world seed 1'] });
  for (const citation of citations.filter(({ kind }) => kind === 'source' || kind === 'experiment')) {
    expect(citation.note).toMatch(/Simulated/);
    expect(citation.url).toBeUndefined();
  }
  expect(notices).toMatchObject([{ key: 'cite.simulated', severity: 'caution' }]);
});

test('a report names each experiment once; one that tells no papers is said to', () => {
  const input = shownIn({
    simulated: false,
    provenance: { version: '0.1.0', atlas: [{ sources: 'ChIP-Atlas 1, ours' }, { sources: '' }] },
    partners: [
      { rows: { antigen: ['FOS', 'JUN'], cell: ['A', 'B'], strongestExperiment: ['SRX2, SRX1', ''] } },
    ],
    agreement: [{ discordant: [{ antigen: 'FOS', cell: 'A', experiment: 'SRX1' }] }],
  });
  expect(input.sources).toEqual(['ChIP-Atlas 1', 'ours']);
  expect(input.experiments.map(({ accession }) => accession)).toEqual(['SRX1', 'SRX2']);
  const [said] = cite(input).notices.filter(({ severity }) => severity === 'caution');
  expect(english[said.key]).toMatch(/before papers/);
});

test('every paper says where it stands, in one form', () => {
  for (const [key, [authors, title, where, doi]] of Object.entries(PAPERS)) {
    expect(where, key).toMatch(/^\D+ \d{4};\d+:(?:[eRW]|research)?\d+(-[W]?\d+)?$/);
    expect(key).toContain(/ (\d{4});/.exec(where)?.[1]);
    expect(doi).toMatch(/^10\.\d{4,5}\/\S+$/);
    expect(title).not.toMatch(/\.$/);
    for (const author of authors.split(', '))
      expect(author, key).toMatch(/^(?:van |Van |de |De )?[\p{L}-]+ [A-Z]{1,2}$/u);
  }
});
