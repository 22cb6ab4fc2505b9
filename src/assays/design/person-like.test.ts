import { expect, test } from 'vitest';
import { personLike, personLikeNames } from './person-like.ts';

test.each([
  ...[
    'Taro Yamada',
    'YAMADA Taro',
    'Yamada, Taro',
    'John A. Smith',
    'Anne-Marie Duval',
    'T. Yamada',
    'Yamada T.',
  ],
  ...[
    'Mr Smith',
    'Dr. Watanabe',
    '山田様',
    '田中さん',
    '佐藤 花子',
    '山田　太郎',
    '山田太郎',
    '鈴木一郎',
    'ヤマダ タロウ',
  ],
  ...['高橋さくら', '渡辺 先生'],
])('%s looks like a name', (name) => expect(personLike(name)).toBe('name'));

test.each([
  ...[
    'T.Y. 1956-03-02',
    'TY 19560302',
    'T.Y. (02.03.1956)',
    'YT S31.3.2',
    'T.Y. 昭和31年3月2日',
    'P01 DOB 1956',
  ],
  ...['K.S. 2/3/1948'],
])('%s has a date of birth', (name) => expect(personLike(name)).toBe('date of birth'));

test.each([
  'MRN 0012345',
  'ID: 123456',
  'カルテ番号 123456',
  '患者番号12345',
  '0123456',
  '12-345-678',
  'Patient ID 98765',
])('%s looks like a hospital number', (name) => expect(personLike(name)).toBe('hospital number'));

const LINES =
  'MM.1S MM1S MM.1R H929 NCI-H929 OPM2 OPM-2 U266 U266B1 KMS-11 KMS-12-BM KMS-26 KMS-34 RPMI-8226 RPMI 8226 LP-1 AMO-1 L-363 JJN-3 ' +
  'Jurkat K-562 HL-60 THP-1 U-937 Raji Daudi Ramos Namalwa GM12878 NALM-6 REH SU-DHL-4 OCI-Ly1 HBL-1 TMD8 Karpas-299 KARPAS-422 ' +
  'HEK293T HCT116 MCF-7 HeLa LNCaP A549 HepG2 EJM XG-1 INA-6 ANBL-6 DELTA-47 MOLP-8 SK-MM-1 FR4 IM-9 ARH-77 CCRF-CEM MOLT-4';
test('no cell line does', () => {
  expect(personLikeNames(LINES.split(' '))).toEqual([]);
  expect(
    personLikeNames(['Raji Parental', 'HeLa Kyoto', 'Jurkat Clone E6', 'NCI H929', 'RPMI 8226', 'SU DHL 4']),
  ).toEqual([]);
});

test('no code of a donor does', () => {
  const codes = [
    'P01',
    'P1',
    'donor 3',
    'Donor A',
    'D-12',
    'Patient 4',
    'PT-0012',
    'HD2',
    'MM-03',
    'NDMM 7',
    'RRMM12',
    '1',
    '12',
    '0042',
  ];
  const dated = ['P01 2024-03-05', '20240305', '2019-11-30', 'MM 2021-05-06'];
  const words = [
    'Healthy Donor',
    'Bone Marrow',
    'Newly Diagnosed Patient',
    '患者1',
    '患者様',
    '健常 対照',
    '初発 検体',
    '耐性株',
    'ヒト ドナー',
  ];
  expect(personLikeNames([...codes, ...dated, ...words, 'GSM1234567', 'SRR0123456', 'ENCSR000AAA'])).toEqual(
    [],
  );
});
