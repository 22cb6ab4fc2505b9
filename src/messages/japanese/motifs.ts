import type { motifs as english } from '../english/motifs.ts';

/** Questions about motifs in sequences, in Japanese. */
export const motifs: Readonly<Record<keyof typeof english, string>> = {
  'motifs.scanned':
    '{sequences} 配列に {motifs} モチーフの部位を {sites} か所検出した（片鎖でのスコアの p 値 {p} 以下、背景の GC 含量 {gc}%、IUPAC 配列は完全一致）。回文配列の両鎖は 1 部位とする',
  'motifs.too-weak':
    '{motifs} モチーフは短いか特異性が低く、p 値 {p} 以下となる配列が存在しないため、部位を検出できない：{names}。--p を大きくすると検出できる',
  'motifs.choice.p': '部位とみなす片鎖での p 値の上限',
  'motifs.choice.bases': 'スコアの背景とする塩基組成',
  'motifs.choice.only': '使用するモチーフを ID、名称または因子名で限定する（複数指定可）',
};
