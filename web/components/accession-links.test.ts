import { expect, test } from 'vitest';
import { outsideLinks } from './accession-links.tsx';

const sitesOf = (name: string, title?: string): string[] =>
  outsideLinks(name, title).map(({ address }) => address);

test.each([
  [
    'SRX097088',
    'GSM803500: HudsonAlpha',
    [
      'https://chip-atlas.org/view?id=SRX097088',
      'https://www.ncbi.nlm.nih.gov/sra/SRX097088',
      'https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=GSM803500',
    ],
  ],
  [
    'DRX000001',
    undefined,
    ['https://chip-atlas.org/view?id=DRX000001', 'https://www.ncbi.nlm.nih.gov/sra/DRX000001'],
  ],
  ['ENCFF001VEH', '', ['https://www.encodeproject.org/files/ENCFF001VEH']],
  ['ENCSR000BGU', '', ['https://www.encodeproject.org/experiments/ENCSR000BGU']],
])('a public accession leads on: %s', (name, title, addresses) => {
  expect(sitesOf(name, title)).toEqual(addresses);
});

test.each([
  'patient 12 SRX097088',
  'SRX',
  'my-SRX097088',
  'SRX097088.bed',
  'GSM1 x',
  'ENCFF001VEHX',
  'javascript:alert(1)',
])('the name of an own experiment is told to nobody: %s', (name) =>
  expect(sitesOf(name, 'unpublished GSM803500')).toEqual([]),
);

test('a series stands for a sample that is not named', () => {
  const addresses = outsideLinks('wgEncodeGm12878', '', 'GSE29692').map(({ address }) => address);
  expect(addresses).toEqual(['https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=GSE29692']);
  expect(outsideLinks('mine', '', 'our GSE29692')).toEqual([]);
});
