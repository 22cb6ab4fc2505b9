import type { motifSpacing as english } from '../english/motif-spacing.ts';

/** How motifs are spaced from a factor's own, in Japanese. */
export const motifSpacing: Readonly<Record<keyof typeof english, string>> = {
  'motifs.spacing':
    '{primary}：{windows} 領域のうち {found} 領域に部位があり、{kept} 領域を比較した（周囲の配列が他の領域の複製である {copies} 領域を除外）。{families} ファミリー {motifs} モチーフを両側 {margin} bp 以内で検索した。部位は片鎖での p 値 {p} 以下、近接は {near} bp 未満とする',
  'motifs.spacing-few': '{primary} の部位をもつ領域は {kept} のみであり、顕著な間隔しか検出できない',
  'motifs.primary-too-weak':
    '{primary} は短いか特異性が低く、p 値 {p} 以下となる配列が存在しないため、間隔を評価できない。--p を大きくすると検出できる',
  'motifs.primary-by-chance':
    '{primary} の部位は偶然である可能性がある：部位をもつ領域は {found}、この p 値での偶然の期待値は {expected}。免疫沈降した因子のモチーフか確認が必要である',
  'motifs.look-alikes':
    '{motifs} ファミリーは {primary} と類似する：{names}。同じ塩基が両方の部位となるため、同一部位であっても第二の因子の根拠にはならない',
  'motifs.choice.margin': '基準部位の両側で検索する範囲',
  'column.element': '複合エレメント',
  'column.expected-share': '偶然の期待割合',
  'column.family-motifs': 'ファミリーのモチーフ数',
  'column.gap': '間隔',
  'column.near-expected': '近接の期待割合',
  'column.near-share': '近接の割合',
  'column.orientation': '向き',
  'column.share-at': '領域の割合',
  'column.similarity': '類似度',
  'column.windows-at': '該当する領域数',
  'column.windows-with-both': '両方をもつ領域数',
  'help.element': 'この間隔と向きで両モチーフが構成する既知の複合エレメント。',
  'help.expected-share-at':
    '期待される割合。間隔については、一様な位置からの期待値と隣接する間隔からの期待値の大きい方。',
  'help.family-motifs': 'ライブラリ中の類似モチーフの数。行には最も有意なモチーフを示す。',
  'help.gap': '2 部位間の塩基数。負の値は共有する塩基数。独立の場合は、期待値に対して最も多い位置の値。',
  'help.near-expected': '近接する部位を偶然にもつ領域の割合。',
  'help.near-share': '両方をもつ領域のうち、基準部位に近接する（検索範囲の 3 分の 1 未満）部位をもつ割合。',
  'help.orientation': '基準モチーフの方向からみた部位の位置と鎖。回文モチーフでは区別できる範囲で示す。',
  'help.share-at': '両方をもつ領域のうち、この位置にある割合。近接の場合は近接する割合。',
  'help.similarity-to-primary': '基準モチーフの行列との相関。0.8 以上は類似モチーフとする。',
  'help.spacing-p':
    '3 検定のうち最小の p 値の -log10。間隔と向き、検定数、ファミリーのモチーフ数について補正済み。',
  'help.spacing-verdict':
    'same site（同一部位）、fixed spacing of n bp（n bp の固定間隔）、close without fixed spacing（固定間隔のない近接）、independent（q 値 0.05 でいずれでもない）、not estimable（両方をもつ領域が 20 未満で評価不能）。',
  'help.windows-at': 'この位置にある領域数。近接の場合は近接する部位をもつ領域数。',
  'help.windows-with-both': '両モチーフの部位をもつ領域数。',
  'figure.spacing': '{primary} と {name} の間隔',
  'figure.spacing-said': '2 部位の間隔ごとの領域数：{verdict}。',
  'axis.gap': '2 部位の間隔（bp）',
  'axis.windows': '領域数',
  'orientation.downstream-same': '下流、同じ鎖',
  'orientation.downstream-other': '下流、反対鎖',
  'orientation.upstream-same': '上流、同じ鎖',
  'orientation.upstream-other': '上流、反対鎖',
  'orientation.away': '基準部位と逆向き',
  'orientation.towards': '基準部位に向かう',
  'orientation.downstream': '下流',
  'orientation.upstream': '上流',
  'orientation.either': '両側',
  'spacing.same-site': '同一部位',
  'spacing.fixed': '{gap} bp の固定間隔',
  'spacing.close': '固定間隔のない近接',
};
