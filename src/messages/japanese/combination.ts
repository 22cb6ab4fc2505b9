import type { combination as english } from '../english/combination.ts';

/** Two drugs together, in Japanese. */
export const combination: Readonly<Record<keyof typeof english, string>> = {
  'combination.choice.show': '出力する表：3 つの問い、モデル、または用量の組',
  'combination.choice.sham':
    '両方が同一薬剤である場合：0 となるべきモデルを確認し、原理上 0 とならないモデルを示す',
  'combination.choice.bootstraps': 'モデルの信頼区間のためのウェル再抽出の反復数',
  'combination.by-perturbation': '第二の薬剤の列がないため、{second} を第二の薬剤として扱う',
  'combination.mean-of-pairs': '{pair}：全実験に揃った用量の組 {pairs} 通りの平均',
  'combination.no-whole-pair': '{pair}：溶媒・各単剤・併用が全実験に揃った用量の組がなく、評価できない',
  'combination.asked':
    '{pair}、{than}との比較：阻害率の差 {points} ポイント（95% 信頼区間 {low}～{high}、実験 {n} 回、p = {p}）：{verdict}',
  'combination.asked-untested': '{pair}、{than}との比較：阻害率の差 {points} ポイント：{verdict}',
  'combination.than-drug': '{drug} 単剤',
  'combination.than-better': '効果の高い方の単剤',
  'combination.than-better-named': '効果の高い方の単剤（{drug}）',
  'combination.than-weaker': '効果の低い方の単剤',
  'combination.p-of-weaker':
    '{pair}、効果の高い方の単剤との比較：上の p 値は{than}との比較（差 {points} ポイント、95% 信頼区間 {low}～{high}、p = {p}）による。両単剤を上回る必要があるため大きい方の p 値を示す。効果の高い方との比較では p = {own}',
  'combination.experiments-left-out': '{pair}：{names} は溶媒・単剤・併用のいずれかを欠くため除外した',
  'combination.than-expected': '期待値（Bliss 独立性）',
  'combination.synergy': '{pair}：相乗効果。各薬剤が独立に作用する場合の期待（Bliss 独立性）を上回る',
  'combination.antagonism': '{pair}：Bliss 独立性の期待を下回る（拮抗）',
  'combination.as-expected':
    '{pair}：独立な 2 薬剤の効果（Bliss 独立性）と区別できない。単剤より高い効果は相乗効果を意味しない',
  'combination.not-better': '{pair}：期待を上回るが、単剤より明らかに高いとはいえず、相乗効果とは判定しない',
  'combination.direction-in-doubt': '{pair}：測定値の方向が指定と逆と考えられるため、判定しない',
  'combination.models':
    '{pair}：期待を上回るモデル {more}、下回るモデル {less}、不明 {unclear}。判定は実験間の Bliss 独立性による',
  'combination.models-untold':
    '{pair}：{models} では評価できない。単剤の曲線には溶媒を含め 4 種類以上の用量が、median effect 直線には用量とともに上昇する効果が必要である',
  'combination.loewe-undefined':
    '{pair}：用量の組 {possible} 通りのうち {pairs} 通りは弱い方の薬剤の最大効果を超え、Loewe 相加性が定義されないため除外した',
  'combination.residuals':
    '{pair}：反復ウェルがない。モデルの信頼区間は平滑面からの残差により、判定には用いない',
  'combination.no-room':
    '{pair}：用量の組 {pairs} 通りでは単剤の効果が高く、期待を上回る余地がない。より低い用量が有用である',
  'combination.sham':
    '{pair}：同一薬剤の組み合わせのため判定しない。{models} は用量の増加を考慮しないため、原理上 0 とならない',
  'combination.sham-zero': '{pair}：Loewe 相加性は同一薬剤で期待されるとおり信頼区間に 0 を含む',
  'combination.sham-not-zero':
    '{pair}：Loewe 相加性は同一薬剤で 0 となるべきだが、ならない。用量・プレート・測定値の方向を確認する必要がある',
  'combination.pairs-to-repeat': '{pair}：期待を最も上回るのは {doses}（再検が望ましい用量の組）',
  'combination.outlying-well':
    '阻害率 {value}%、同じ条件の他のウェルは {others}%。除外していないが、確認が必要である',
  'combination.more-outlying-wells': '{pair}：ほかに {wells} ウェルの外れ値',
  'combination.vehicle': '溶媒',
  'combination.bliss-expects': 'Bliss の期待値',
  'column.added-alone': '追加薬剤単独',
  'column.added-dose': '追加薬剤の用量',
  'column.added-drug': '追加薬剤',
  'column.better-than': '比較対象',
  'column.beyond-expected': '期待との差',
  'column.bliss-excess': 'Bliss との差',
  'column.combination-index': '併用指数（CI）',
  'column.dose-pairs': '用量の組',
  'column.drawn-high': 'ウェル再抽出の上限',
  'column.drawn-low': 'ウェル再抽出の下限',
  'column.drug-alone': '薬剤単独',
  'column.drug-dose': '薬剤の用量',
  'column.hsa-excess': 'HSA との差',
  'column.inhibition': '阻害率',
  'column.inhibition-difference': '差',
  'column.loewe-excess': 'Loewe との差',
  'column.model-says': '結果',
  'column.model-scale': '尺度',
  'column.reference-inhibition': '比較対象の阻害率',
  'column.zero-for-sham': '同一薬剤で 0',
  'column.zip-delta': 'ZIP デルタ値',
  'help.added-alone': 'この用量での追加薬剤単独の阻害率。',
  'help.added-dose': '追加薬剤の用量。',
  'help.added-drug': '薬剤に加えたもの（阻害剤、他の薬剤、ノックダウン）。',
  'help.better-than':
    '併用との比較対象：drug alone（薬剤単独）、better of the two（効果の高い方）、expected（期待値）。',
  'help.beyond-expected': '用量の組にわたる平均。0 を超えればモデルの期待を上回る。',
  'help.bliss-excess': '阻害率と Bliss 独立性の期待値との差（実験の平均）。',
  'help.combination-index': 'Chou と Talalay の指標。1 未満は期待を上回る。',
  'help.combination-model':
    'Bliss（独立作用）、HSA（高い方の単剤）、Loewe（用量の相加性）、ZIP（曲線の不変）、Chou-Talalay（median effect）、log scale（生存率と Bliss 期待値の比）。',
  'help.combination-p':
    '実験間の t 検定の -log10 p。効果の高い方との比較では、両単剤に対する p 値の大きい方（差と区間は効果の高い方との比較）。',
  'help.dose-pairs': '平均をとった用量の組の数。',
  'help.drawn': 'ウェル再抽出による 95% 区間の端。実験間ではなくウェルのばらつきを示し、判定には用いない。',
  'help.drug-alone': 'この用量での薬剤単独の阻害率。',
  'help.drug-dose': '薬剤の用量。',
  'help.first-drug': 'もう一方を追加する薬剤。',
  'help.hsa-excess': '阻害率と効果の高い方の単剤との差。',
  'help.inhibition': '併用の平均阻害率（対照に対する %）。',
  'help.inhibition-difference': '併用と比較対象の阻害率の差（ポイント）。',
  'help.loewe-excess': '阻害率と Loewe 相加性の期待値との差。定義されない場合は NA。',
  'help.model-scale': '阻害率のポイント、併用指数の -log2、または比の log2。',
  'help.model-says':
    '区間（実験間、なければウェル再抽出）が 0 を含まなければ more（上回る）または less（下回る）、含めば not clear（不明）。',
  'help.pair-holm': '用量の組に対する Holm 補正後の -log10 p。',
  'help.pair-p': 'Bliss との差の実験間の t 検定の -log10 p。',
  'help.reference-inhibition': '比較対象の平均阻害率（expected では Bliss 独立性の期待値）。',
  'help.zero-for-sham': '同一薬剤の組み合わせで 0 となるモデルか否か。',
  'help.zip-delta': 'Zero interaction potency：当てはめた曲線の移動。',
  'why.direction in doubt': '生存率か阻害率か不明',
  'why.one drug with itself': '同一薬剤の組み合わせ',
  'why.unclear beside the weaker drug': '効果の低い方との差が不明',
  'why.no better than one drug': '単剤を上回らない',
  'figure.combination': '{pair}：生存率',
  'figure.combination-said':
    '溶媒、各単剤、併用の生存率：点は実験（{n} 回）、平均と 95% 信頼区間、破線は併用に対する Bliss 独立性の期待値。',
  'figure.synergy': '{pair}：Bliss 独立性の期待との差（ポイント）',
  'figure.synergy-said': '用量の組ごとの差。濃いほど大きく、破線枠と負号は期待を下回る。',
  'figure.isobologram': '{pair}：生存率が半減する用量',
  'figure.isobologram-said': '単剤は軸上、破線は Loewe 相加性。線より下の点は期待より少ない用量で足りる。',
};
