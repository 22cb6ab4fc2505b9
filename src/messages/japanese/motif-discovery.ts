import type { motifDiscovery as english } from '../english/motif-discovery.ts';

/** Motifs that are found in windows, in Japanese. */
export const motifDiscovery: Readonly<Record<keyof typeof english, string>> = {
  'motifs.discovered':
    '無作為に選んだ {search} 領域と背景 {searchBackground} 領域で探索した（乱数の種 {seed}）。割合、オッズ比、p 値は残りの {apart} 領域と背景 {apartBackground} 領域での値である',
  'motifs.discovery-ended':
    '次のモチーフ {motif} は、探索に用いなかった領域での p 値が {p} のため採用せず、探索を終了した',
  'motifs.discovery-few':
    '{windows} 領域では、大部分の領域に共通するモチーフしか検出できない。数百領域が望ましい',
  'motifs.discovery-unnamed':
    'ライブラリが指定されていない。--motifs FILE を指定すると類似モチーフの名称を示す',
  'motifs.choice.most': '探索するモチーフ数の上限',
  'column.background-share': '部位をもつ背景の割合',
  'column.best-match': '最も類似するモチーフ',
  'column.best-match-name': '名称',
  'column.discovered-sites': '部位数',
  'column.match-offset': 'ずれ',
  'column.share-with-site': '部位をもつ領域の割合',
  'help.background-share': '探索に用いなかった背景領域のうち、部位をもつ割合。',
  'help.best-match': 'ライブラリ中で行列が最も類似するモチーフ。',
  'help.discovered-motif': 'モチーフの番号とコンセンサス配列（IUPAC 表記）。',
  'help.discovered-odds-ratio': '探索に用いなかった領域での、背景に対する部位保有のオッズ比。',
  'help.discovered-sites': '全領域のうち部位をもつ領域数。行列はこれらの部位から作成した。',
  'help.held-out-p':
    '探索に用いなかった領域での p 値（超幾何分布）の -log10。検出順に検定し、p 値が 0.05 を超えた時点で終了するため、偽のモチーフを 1 つ以上含む確率は 0.05 である。',
  'help.match-offset': '類似モチーフの先頭が位置する列。',
  'help.match-strand': '類似モチーフを反対鎖に変換した場合は -。',
  'help.share-with-site': '探索に用いなかった領域のうち、部位をもつ割合。',
  'help.similarity-to-match': '最良の位置での両行列の相関。0.8 以上は同じファミリーとする。',
  'figure.logo': 'モチーフ {motif}',
  'figure.logo-match': 'モチーフ {motif}（{name}（{match}）に類似）',
  'figure.logo-said': '文字の高さは、その列の情報量に占める割合を示す。',
  'axis.bits': 'ビット',
};
