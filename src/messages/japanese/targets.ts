import type { targets as english } from '../english/targets.ts';

export const targets: Readonly<Record<keyof typeof english, string>> = {
  'targets.window':
    '転写開始点から {window} 以内のピークを、距離とともに指数関数的に減る重みで数える（BETA と同じ）。',
  'targets.nothing-in-reach': '届く範囲にピークをもつ遺伝子がない',
  'targets.links-unknown-genes': 'リンクの遺伝子のうち {genes} 個は遺伝子モデルにない：{named}',
  'targets.matched': '発現表（{format}）：{rows} 行中 {matched} 行が遺伝子を指す',
  'targets.matched-several':
    '発現表（{format}）：{rows} 行中 {matched} 行が遺伝子を指す。複数行ある遺伝子 {several} 個では、平均発現量が最大の行を用いる',
  'world.thinned': 'アトラスの実験 {of} 件のうち、抗原と細胞に偏りなく選んだ {used} 件と比べる',
  'targets.not-measured':
    '届く範囲にピークをもつ遺伝子のうち {bound} 個は発現表にない：結合はあるが、発現変動は測定されていない',
  'targets.no-p': 'p値がないため、変動遺伝子とみなせるものはない',
  'targets.fold-change-would': '--fold-change 1 とすれば、検定なしで 2 倍以上変わる遺伝子を変動遺伝子とする',
  'targets.by-fold-change':
    '表に p値がない：log2FC の絶対値が {change} 以上の遺伝子を変動遺伝子とする（記述であり検定ではない）',
  'targets.none-up': '発現上昇する遺伝子はない',
  'targets.none-down': '発現低下する遺伝子はない',
  'targets.alone-up':
    '{changed} 遺伝子が発現上昇し、変動しない遺伝子は測定されていない。変動遺伝子に因子の結合が多いかは検定できない',
  'targets.alone-down':
    '{changed} 遺伝子が発現低下し、変動しない遺伝子は測定されていない。変動遺伝子に因子の結合が多いかは検定できない',
  'targets.more-up':
    '発現上昇した {changed} 遺伝子は、変動しない {unchanged} 遺伝子より因子の結合が多い（曲線下面積 {area}、−log10 p {p}）',
  'targets.more-down':
    '発現低下した {changed} 遺伝子は、変動しない {unchanged} 遺伝子より因子の結合が多い（曲線下面積 {area}、−log10 p {p}）',
  'targets.hardly-more-up':
    '発現上昇した {changed} 遺伝子の因子の結合は、変動しない {unchanged} 遺伝子より明らかに多いとはいえない（曲線下面積 {area}、−log10 p {p}）',
  'targets.hardly-more-down':
    '発現低下した {changed} 遺伝子の因子の結合は、変動しない {unchanged} 遺伝子より明らかに多いとはいえない（曲線下面積 {area}、−log10 p {p}）',
  'targets.flat-up':
    '発現上昇した {changed} 遺伝子の因子の結合は、変動しない {unchanged} 遺伝子より有意に多いとはいえない（曲線下面積 {area}、−log10 p {p}）。転写開始点から {window} 以内にピークがあるのは {observed} 遺伝子で、偶然の期待値は {expected}。結合の有無では、これらの発現変動の理由は分からない。',
  'targets.flat-down':
    '発現低下した {changed} 遺伝子の因子の結合は、変動しない {unchanged} 遺伝子より有意に多いとはいえない（曲線下面積 {area}、−log10 p {p}）。転写開始点から {window} 以内にピークがあるのは {observed} 遺伝子で、偶然の期待値は {expected}。結合の有無では、これらの発現変動の理由は分からない。',
  'targets.factor-lowered': 'この比較では因子の活性が失われ、因子が活性化する遺伝子の発現は低下する。',
  'targets.factor-raised': 'この比較では因子の活性が増し、因子が活性化する遺伝子の発現は上昇する。',
  'targets.factor-change-unknown':
    'この比較が因子の活性をどう変えるかが示されていないため、活性化される遺伝子と抑制される遺伝子を区別できない（--factor-is、study では arm または factor_activity で指定できる）',
  'targets.changed-sites': '変動遺伝子のピーク {changed} 個、変動しない遺伝子のピーク {unchanged} 個',

  'targets.choice.factor-is': '実験が因子に与えた変化。活性化される標的と抑制される標的を区別する',
  'targets.choice.method': 'ピークから遺伝子のスコアを求める方法',
  'targets.choice.distance':
    'beta の届く距離（100000）、lisa の半減距離（10000）、window の幅（1000）、--of では転写開始点からの距離（1000）',
  'targets.choice.best-peaks': '最も強い n 個のピークだけを用いる',
  'targets.choice.significance': '変動遺伝子とみなす調整 p値の上限',
  'targets.choice.fold-change': '変動遺伝子の log2FC の絶対値の下限。p値のない表ではこれだけで決める',
  'targets.choice.promoter': '転写開始点からこの距離以内のピークをプロモーターにあるとする',
  'targets.choice.list-peaks': '各遺伝子の全ピークを距離とともに列挙する',
};
