import type { targets as english } from '../english/targets.ts';

export const targets: Readonly<Record<keyof typeof english, string>> = {
  'targets.window':
    '転写開始点から {window} 以内のピークを、距離とともに指数関数的に減る重みで数える（BETA と同じ）。',
  'targets.nothing-in-reach': '届く範囲にピークをもつ遺伝子がない',
  'targets.links-unknown-genes': 'リンクの遺伝子のうち {genes} 個は遺伝子モデルにない：{named}',
  'targets.matched': '発現表（{format}）：{rows} 行中 {matched} 行が遺伝子を指す',
  'targets.matched-several':
    '発現表（{format}）：{rows} 行中 {matched} 行が遺伝子を指す。複数行ある遺伝子 {several} 個では、平均発現量が最大の行を用いる',
  'targets.adjusted-anew':
    '補正後 p 値が p 値と同じで、検定数について補正されていない。p 値から Benjamini–Hochberg 法で計算し直した値を用いる',
  'world.thinned': 'アトラスの実験 {of} 件のうち、抗原と細胞に偏りなく選んだ {used} 件と比べる',
  'targets.not-measured':
    '届く範囲にピークをもつ遺伝子のうち {bound} 個は発現表にない：結合はあるが、発現変動は測定されていない',
  'targets.no-p':
    'p 値がないため、変動したとみなす遺伝子はない。各方向で変化の最も大きい {genes} 遺伝子を、変化の小さい半数の遺伝子と比べる。遺伝子の p 値は示さず、判定は「示唆」にとどめる',
  'targets.fold-change-would': '--fold-change 1 とすれば、検定なしで 2 倍以上変わる遺伝子を変動遺伝子とする',
  'targets.by-fold-change':
    '表に p値がない：log2FC の絶対値が {change} 以上の遺伝子を変動遺伝子とする（記述であり検定ではない）',
  'targets.constant-p':
    '表の p 値がほぼすべて同じ値である。検定の結果とは考えられないため、判定は「示唆」にとどめる',
  'targets.changed-genes-only':
    'p 値が 0.5 以上の遺伝子がほとんどない（変動しない遺伝子なら半数がそうなる）。変動遺伝子だけの表とみられ、比べる相手がないため、判定は「示唆」にとどめる。検定した全遺伝子の表を用いるとよい',
  'targets.one-direction-only':
    '表の遺伝子が一方の方向にしか変動していない。他方の遺伝子が除かれているとみられ、比べる相手がないため、判定は「示唆」にとどめる。検定した全遺伝子の表を用いるとよい',
  'targets.most-genes-change':
    '{measured} 遺伝子中 {changed} 遺伝子が変動し、変動しないといえる遺伝子が少なすぎるため、判定は「示唆」にとどめる。バッチの違いや正規化が原因の可能性もある',
  'targets.unchanged': '変動しない {genes} 遺伝子',
  'targets.least-changed': '変動の証拠が最も弱い {genes} 遺伝子',
  'targets.all-changed': '{genes} 遺伝子',
  'targets.most-changed': '{changed} 遺伝子のうち変動の最も大きい {genes} 遺伝子',
  'targets.none-change':
    '有意に変動する遺伝子はない（FDR {fdr}）。実験の規模が小さく検出できないこともあり、何も変動しないとはいえない',
  'targets.none-significant-up': '有意に発現上昇する遺伝子はない（FDR {fdr}）',
  'targets.none-significant-down': '有意に発現低下する遺伝子はない（FDR {fdr}）',
  'targets.without-change':
    '届く範囲にピークをもつ遺伝子のうち {bound} 個は、発現表に変化量または p 値がなく、発現変動が分からない',
  'targets.no-fold-change': 'p 値がなく、変化量が 0 でない遺伝子もない。比べるものがない',
  'targets.world-low-up':
    '上昇する遺伝子での結合がこの因子以上に多いのは、他の因子の実験 {experiments} 件中 {above} 件（z {z}、他の因子：{centre} ± {spread}）',
  'targets.world-low-down':
    '低下する遺伝子での結合がこの因子以上に多いのは、他の因子の実験 {experiments} 件中 {above} 件（z {z}、他の因子：{centre} ± {spread}）',
  'targets.none-up': '発現上昇とみなす遺伝子はない',
  'targets.none-down': '発現低下とみなす遺伝子はない',
  'targets.alone-up':
    '{changed} 遺伝子が発現上昇し、変動しない遺伝子は測定されていない。変動遺伝子に因子の結合が多いかは検定できない',
  'targets.alone-down':
    '{changed} 遺伝子が発現低下し、変動しない遺伝子は測定されていない。変動遺伝子に因子の結合が多いかは検定できない',
  'targets.few-up': '上昇する遺伝子は {changed} 個で、検定には少なすぎる（{needed} 個が必要）',
  'targets.more-up':
    '上昇する {genes}は、発現量・長さ・遺伝子密度の似た{compared}より因子の結合が多い（z {z}、-log10 p {p}、曲線下面積 {area}）。うち {observed} 個は、そのうち似た遺伝子の 9 割より結合が多い。偶然なら {expected} 個である。',
  'targets.hardly-more-up':
    '上昇する {genes}の因子の結合は、発現量・長さ・遺伝子密度の似た{compared}より明らかに多いとはいえず（z {z}、-log10 p {p}、曲線下面積 {area}）、判定は「示唆」にとどめる。うち {observed} 個は、そのうち似た遺伝子の 9 割より結合が多い。偶然なら {expected} 個である。',
  'targets.flat-up':
    '上昇する {genes}の因子の結合は、発現量・長さ・遺伝子密度の似た{compared}より有意に多いとはいえない（z {z}、-log10 p {p}、曲線下面積 {area}）。うち {observed} 個は、そのうち似た遺伝子の 9 割より結合が多いが、偶然なら {expected} 個である。結合の有無では、これらの発現変動の理由は分からない。',
  'targets.world-up':
    '上昇する遺伝子での因子の結合は、他の因子の実験 {experiments} 件の {share}% を上回る（z {z}、他の因子：{centre} ± {spread}）',
  'targets.few-down': '低下する遺伝子は {changed} 個で、検定には少なすぎる（{needed} 個が必要）',
  'targets.more-down':
    '低下する {genes}は、発現量・長さ・遺伝子密度の似た{compared}より因子の結合が多い（z {z}、-log10 p {p}、曲線下面積 {area}）。うち {observed} 個は、そのうち似た遺伝子の 9 割より結合が多い。偶然なら {expected} 個である。',
  'targets.hardly-more-down':
    '低下する {genes}の因子の結合は、発現量・長さ・遺伝子密度の似た{compared}より明らかに多いとはいえず（z {z}、-log10 p {p}、曲線下面積 {area}）、判定は「示唆」にとどめる。うち {observed} 個は、そのうち似た遺伝子の 9 割より結合が多い。偶然なら {expected} 個である。',
  'targets.flat-down':
    '低下する {genes}の因子の結合は、発現量・長さ・遺伝子密度の似た{compared}より有意に多いとはいえない（z {z}、-log10 p {p}、曲線下面積 {area}）。うち {observed} 個は、そのうち似た遺伝子の 9 割より結合が多いが、偶然なら {expected} 個である。結合の有無では、これらの発現変動の理由は分からない。',
  'targets.world-down':
    '低下する遺伝子での因子の結合は、他の因子の実験 {experiments} 件の {share}% を上回る（z {z}、他の因子：{centre} ± {spread}）',
  'targets.either-way':
    '一方の方向だけでは分からないが、両方向を合わせた {changed} 遺伝子では因子の結合が他の因子より多い（-log10 p {p}）。どちらの方向の遺伝子も「示唆」まではありうる（「支持」にはならない）',
  'targets.supported-by-chance':
    '「支持された」遺伝子は {supported} 個。うち偶然によると見積もられるのは約 {chance} 個',
  'targets.many-change':
    '{measured} 遺伝子中 {changed} 遺伝子が変動するため、各方向で変動の最も大きい遺伝子を {judged} 個まで判定する。一定以上の変動だけを問うには `expression --lfc`（研究では lfc）',
  'targets.few-peaks':
    'ピークが {peaks} 個しかない。因子が作用しうる遺伝子の大半にピークがなく、結合を偶然と区別しにくい',
  'targets.no-world':
    'アトラスがなく、無関係な因子と比べられないため、差は標準誤差の 3 分の 1 として数える。--atlas（研究では atlas）を指定すれば比べられる',
  'targets.small-world':
    'アトラスにある他の因子の実験は {experiments} 件で、因子間のばらつきを知るには少なすぎるため、差は標準誤差の 3 分の 1 としても数える',
  'targets.no-mean-expression':
    '発現表に遺伝子を区別できる平均発現量がなく（記載なし、一部の遺伝子のみ、またはほぼ一定）、同程度に発現する遺伝子どうしを比べられないため、判定は「示唆」にとどめる',
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
