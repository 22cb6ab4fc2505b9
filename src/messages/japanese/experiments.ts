import type { experiments as english } from '../english/experiments.ts';

export const experiments: Readonly<Record<keyof typeof english, string>> = {
  'explain.compared': '発現変動遺伝子 {changed} 個を、変動しない遺伝子 {unchanged} 個と比較した',

  'explain.choice.level': '因子ごと（その実験の平均）に 1 行とするか、実験ごとに 1 行とするか',
  'explain.choice.direction': '対象とする発現変動遺伝子の変化の向き',

  'treatments.without': '{gene} を含まない表：{treatments}',
  'treatments.lower':
    '{gene} の発現を低下させる処理：{effects} 中 {ranked}、うち 95%信頼区間が 0 を含まないもの {sure}',
  'treatments.raise':
    '{gene} の発現を上昇させる処理：{effects} 中 {ranked}、うち 95%信頼区間が 0 を含まないもの {sure}',

  'treatments.choice.direction': '処理に求める作用（遺伝子の発現を低下または上昇させる）',

  'profile.compared': '{experiments} 実験、{sites} 部位。部位における順位スコアの相関',

  'page.all-genes': '{genes} 遺伝子、log2FC の平均 {mean}、標準偏差 {deviation}',
  'page.expressed':
    '{genes} 遺伝子中、発現が認められる {kept} 遺伝子を比較した（--background all で全遺伝子）',
  'page.few-genes':
    '変動倍率のある遺伝子は {genes} 個のみ。{enough} 個未満では全遺伝子の平均とばらつきがほとんど分からず、p 値と q 値はいずれもこれらに基づく',
  'page.small-sets':
    '結合する遺伝子、または結合しない遺伝子が {fewest} 個未満のため、{experiments} 実験には p 値がない',
  'page.levels-unknown': '表からは発現の有無が分からないため、全遺伝子を比較した',
  'page.goes-with-class':
    'タンパク質をコードする遺伝子とその他とで変動倍率が異なる（順位相関 {correlation}）。一方に結合する実験はそれだけで際立つ',
  'page.goes-with-length':
    '変動倍率が遺伝子の長さに相関する（順位相関 {correlation}）。長い遺伝子や短い遺伝子に結合する実験はそれだけで際立つ',
  'page.goes-with-expression':
    '変動倍率が平均発現量に相関する（順位相関 {correlation}）。発現遺伝子には大半の因子が結合するため、それだけで際立つ',
  'page.choice.background':
    '比較する遺伝子：表から発現が認められるもの（既定。--compare では全遺伝子）、または全遺伝子',
  'page.choice.window': '転写開始点からこの距離以内にピークがある遺伝子を結合ありとする',

  'target-genes.near':
    '{source} の転写開始点 {sites} 箇所から {window} bp 以内に {symbol} の {experiments} 実験のピークをもつ遺伝子：{genes} 個',

  'export.experiments': '{experiments} 実験',
  'export.peaks': 'ピーク {peaks} 個',
  'export.links': '{window} bp 以内にある実験と遺伝子の組 {links} 件',
  'export.choice.threshold': 'ファイル名に記すピークの閾値（既定値：アトラスの閾値、なければ 05）',
  'export.choice.network': '転写開始点からこの距離以内にピークがある実験と遺伝子の組も書き出す',

  'browse.peaks': '{experiments} 実験のピーク {peaks} 個',
  'browse.igv': 'IGV を起動した状態で開く：{address}',
  'fetch.lost':
    '一覧にはピークがあると記されていますが、{experiments} 実験のファイルがサーバーにないため除きました：{names}',
  'search.indexing': '{list} の索引を作成中（初回のみ）',
  'search.index-damaged': '{list} の検索用索引が壊れていたため作り直します',
  'search.rows-left-out': '{list}：実験ではない {rows} 行を除きました（最初は {line} 行目：{reason}）',
  'search.found': '{experiments} 実験中 {found} 実験',
  'search.choice.genome': 'このゲノムの実験に限る',
  'search.choice.count': '見つかった実験を、ゲノム、大分類、抗原、細胞種ごとに数える',

  'diff.changes':
    '追加 {appeared} 実験、削除 {vanished} 実験、ピークの変化 {peaks} 実験、注釈のみの変化 {annotation} 実験、変化なし {same} 実験',
  'diff.ranks': '{rows} 行中 {kept} 行は順位が変わらない',
  'diff.choice.all': '変化のない実験も示す',

  'sites.made': '次の細胞種の大分類（{classes}）の部位を作成した：{names}',
  'sites.kept': '次の細胞種の大分類（{classes}）の部位はそのまま用いる：{names}',
  'sites.mislabelled':
    'ラベルとは別の因子に似ていることが同じラベルの他の実験から分かる {count} 実験を部位の作成に用いなかった：{experiments}',
  'sites.left-out': '転写因子などの因子ではないため部位から除いた：{antigens}',
};
