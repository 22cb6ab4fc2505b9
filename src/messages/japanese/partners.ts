import type { partners as english } from '../english/partners.ts';

export const partners: Readonly<Record<keyof typeof english, string>> = {
  'partners.tied': 'クエリのピークの {percent} % が最大シグナル値で並び、互いに順位を付けられない',
  'partners.no-signal': 'クエリにシグナルの列がないため、全ピークを同等に扱う',
  'partners.placed':
    '{class}：部位 {sites} か所、抗原×細胞種 {binders} 組。クエリは {bound} か所に結合し、{peaks} ピーク中 {elsewhere} はどの部位上にもない',
  'partners.promoters': '{class}：オッズ比はプロモーター（{source}）で条件付けた',
  'partners.promoters-of-atlas': '{class}：オッズ比はプロモーター（アトラス構築時の遺伝子）で条件付けた',
  'partners.no-promoters':
    '{class}：遺伝子モデルがないためプロモーターとその他の部位を区別せず、オッズ比はプロモーターで条件付けていない',
  'partners.few-binders':
    '{class}：抗原×細胞種が 20 組未満のため共局在スコアはなく、相関と条件付きオッズ比を併せて順位付けした。どの行も「支持される」とは判定されないので、順位のみを読むこと',
  'partners.hardly-any-binders':
    '{class}：抗原×細胞種が 8 組未満のため共局在スコアはなく、どの行も「支持される」とは判定されない。条件付きオッズ比の区間の下限で順位付けした',
  'partners.ordered-with-odds':
    '{class}：{cell} の抗原は {binders} 種なので、共局在スコアと条件付きオッズ比を併せて順位付けした',
  'partners.ordered-with-correlation':
    '{class}：クエリと異なる細胞種の行は、共局在スコアと単純な相関を併せて順位付けした',
  'partners.ordered-among-classes':
    '{class}：複数の細胞種の大分類にわたる行は、各大分類の因子対のうち同等以上のスコアを示すものの割合で順位付けした',
  'partners.calibrated':
    '{class}：{cell} で条件を揃えて無作為に選んだ部位集合 {draws} 個と比較した（シード {seed}）',
  'partners.mostly-elsewhere':
    'クエリの半数以上が、アトラスのどの因子も結合しない場所にある。アセンブリが {genome} であるか、細胞種の大分類が適切か要確認',
  'partners.stands-out':
    '{class}：{cell} で「支持された」とするスコアの下限は {score}（このアトラスの雑音による）',
  'partners.stands-out-few':
    '{class}：{cell} で「支持された」とするスコアの下限は {score}（このアトラスの雑音では {full}。部位の少ないクエリのスコアは小さくなる）',
  'partners.power':
    '{class}：{sites} 部位では、標準的な大きさのパートナーの 95% 信頼区間が検出力 80% で 0 を上回るのは、log2 オッズ比 {odds} 以上',
  'partners.few-sites':
    '{class}：{sites} 部位では少ない。log2 オッズ比が {odds} に満たないパートナーは見逃しうるため、検出されなくても否定はできない',
  'partners.query-is-hub':
    '{class}：{factor} は {cell} の全因子の 1 割を超えるものと際立つ（ハブ因子）。そのパートナーの判定は「示唆された」まで',
  'partners.supported-by-chance':
    '「支持された」行は {supported} 行。条件を揃えて無作為に選んだ部位集合では約 {chance} 行となる（このうち何行が真のパートナーかを示す値ではない）',
  'partners.no-draws': 'ランダムクエリがないため p 値と q 値はなく、どの行も検定していない',
  'partners.too-few-draws':
    'ランダムクエリ {draws} 個では p 値と q 値を求められず、どの行も検定していない。--draws は {fewest} 以上、信頼できる p 値には 20 以上が必要',
  'partners.none-supported': '支持されるパートナー候補はない：各行に足りないものは列 reason に示す',
  'partners.same-data-other-name':
    'クエリの部位は {cell} の {antigen} の部位とほぼ同じである：同じデータとみなし、パートナー候補には含めない',
  'partners.same-data-other-cells':
    'クエリは {cell} のデータとされているが、部位は {there} の {antigen} とほぼ同じである：suggested（示唆）を超える判定はしない',
  'partners.left-out': '{rows} 行では、ラベルとは別の因子に似た実験を用いていない：{experiments}',
  'partners.mixed-rows':
    '{rows} 行中 {mixed} 行の部位は、除外した実験も用いて作られている。--unperturbed を付けて構築したアトラスにはそれらが含まれない',
  'partners.sites-outdated': '{classes} の部位は実験より古い：chipmate atlas sites {folder} で作り直せる',
  'parts.compared': '{class}：第一の部分の {within} か所と他方の {against} か所を、{alike} を揃えて比較した',
  'parts.compared-but-few':
    '{class}：第一の部分の {within} か所と他方の {against} か所を、{alike} を揃えて比較した。抗原×細胞種 {binders} 組中 {few} 組は、結合が少なすぎるか、ほぼ全てに結合する',

  'partners.universe':
    '母集団：{class} の実験 {experiments} 件による部位 {sites} か所。クエリはそのうち {bound} か所に結合する',
  'partners.universe-of-all':
    '母集団：全ての細胞種の大分類の実験 {experiments} 件による部位 {sites} か所。クエリはそのうち {bound} か所に結合する',
  'partners.permutation-seed': '無作為な並べ替えのシードは {seed}',
  'universe.giggle':
    'giggle の母集団：ゲノム {size} bp を両者の平均長の和で割った数（実験ごと、universe の列）。区間の組を数える',
  'universe.bedtools-fisher':
    'bedtools-fisher の母集団：ゲノム {size} bp を、それぞれ 1 を加えた両者の平均長の和で割った数（実験ごと、universe の列）。区間の組を数える',
  'universe.lola':
    'lola の母集団：コンセンサス部位 {sites} か所。クエリは、そのうち自らが結合する {bound} か所に置き換える',
  'universe.none': '{statistic}：母集団は用いず、共有する塩基数を、被覆する塩基数で割る',
  'universe.genome': '{statistic} の母集団：ゲノムの {size} bp',
  'universe.permutations':
    '{statistic} の母集団：クエリ（A）と、それをゲノム全体で無作為に並べ替えた {permutations} 組（B）',
  'compare.in-common':
    'A の {a} ピーク中 {onlyA} は B のどれとも重ならず、B の {b} ピーク中 {onlyB} は A のどれとも重ならない',
  'compare.no-strengths': '最も強いピークを選ぶための強さがない側があるため、全ピークを比較した',
  'compare.strongest': 'シーケンスの深さが差とならないよう、双方の最も強い {peaks} ピークを比較した',
  'compare.no-difference': '差のある因子が全くない：同じピークを二度指定していないか要確認',
  'compare-cells.in-both': '両方の細胞種群で ChIP-seq が行われた因子：{factors}',

  'partners.choice.statistic': '行の並び順：chipmate の共局在スコア、または他の統計量',
  'partners.choice.level': '1 行の単位：抗原、実験、またはほぼ同一の因子群',
  'partners.choice.seed': '無作為クエリのシード',
  'partners.choice.draws': '無作為クエリの数。0 では p値と q値を出さない（既定：規模に応じ 20〜40）',
  'partners.choice.condition-on': '大分類全体ではなく、これらの細胞種の実験だけで順位付けと条件付けを行う',

  'expressed.per-million':
    '100 万カウントあたり 1 以上の因子を発現あり、その 10 分の 1 未満を検出されないとした',
  'expressed.from': '因子がこの細胞で発現しているかは発現実験「{experiment}」により判定した',
  'expressed.none': 'この細胞の発現実験がないため、因子がこの細胞で発現しているかは不明である',
  'expressed.no-gene-named':
    'この実験のどの行からも遺伝子を特定できないため、因子がこの細胞で発現しているかは不明である',
  'expressed.word-yes': '発現あり',
  'expressed.word-unclear': '不明瞭',
  'expressed.word-not-seen': '発現を認めず',
  'expressed.word-not-measured': '未測定',
  'expressed.word-unknown': '不明',
  'expressed.above-silent':
    '多くの組織で発現しない遺伝子（嗅覚・味覚受容体、毛髪ケラチン、βディフェンシン）{silent} 個の 95% が超えない {level} を超える因子を発現あり、75% がそれ以下である {seen} 未満を検出されないとした',
  'expressed.cannot-tell':
    'この表からは発現の有無を判定できない（平均発現量がないか、比較すべき非発現遺伝子が少なすぎるか、他の遺伝子と同程度に高い）',
  'expressed.not-seen':
    '{all} 因子のうち {factors} 因子の遺伝子はこの細胞での発現が検出されない。パートナーとみなす前にタンパク質の有無を確かめる必要がある',

  'compare.choice.best-peaks': '双方の最も強い n 個のピークを比較する（既定：少ない側のピーク数）',
  'compare.choice.all-peaks': 'ピーク数がどれだけ違っても、全ピークを比較する',
  'compare-cells.choice.a': '細胞種またはその大分類。複数回指定できる',
  'compare-cells.choice.b': '比較する相手の細胞種。複数回指定できる',

  'overlap.choice.reverse': 'クエリと重なる各実験のピークも数える',
  'overlap.choice.min-score': 'このスコア（-10 log10 Q）以上のピークだけを用いる',

  'agreement.compared':
    'パートナー候補 {candidates} 因子の {experiments} 実験を、同じ表示の他の実験と比較した',
  'agreement.choice.candidates': '基準を満たす候補のほかに、順位により調べる候補の数',
  'agreement.choice.experiments': '一つの抗原と細胞種について読む実験の最大数',
  'changed-genes.sites': '変動遺伝子の {changed} 部位を、変動しない遺伝子の {unchanged} 部位と比較した',
  'changed-genes.too-few': '変動遺伝子または変動しない遺伝子の部位が少なく、どのパートナー候補も検定できない',
};
