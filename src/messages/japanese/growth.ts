import type { growth as english } from '../english/growth.ts';

/** Effects of the bench, and growth, in Japanese. */
export const growth: Readonly<Record<keyof typeof english, string>> = {
  'column.measured': '測定対象',
  'column.measure': '指標',
  'column.bench-effect': '効果',
  'column.scale': '尺度',
  'column.independent': 'n（独立）',
  'column.independent-control': '対照の n',
  'column.test': '検定',
  'help.measured': '値の対象：タンパク質、生存率、細胞数など。',
  'help.measure': '各実験から 1 つの値を求めた方法。',
  'help.bench-effect': '独立した実験にわたる、記載した尺度での平均差。',
  'help.bench-ci':
    '95% 信頼区間の端。複数の群を 1 つの対照と Dunnett 法で比較した場合は、全群に対する同時信頼区間。',
  'help.bench-scale':
    '効果の単位：log2 比、パーセントポイント、1 日あたりの倍加数、または共免疫沈降の比そのもの。',
  'help.independent': '処理群の独立した実験またはドナーの数。同一実験のウェルやレーンは平均する。',
  'help.independent-control': '対照群の独立した実験またはドナーの数。',
  'help.bench-test': 'p 値を求めた検定。p 値がない場合は空欄。',
  'help.bench-p': 'p 値の -log10。対照を共有する群が複数ある場合は群数について補正済み。',
  'help.bench-adjusted-p': '表中のすべての細胞と測定対象についても補正した p 値（Holm 法）。',
  'help.bench-verdict':
    'supported（支持）には独立した 3 回以上の実験、0 を含まない信頼区間、補正後 p 値 0.05 未満が必要。2 回では suggested（示唆）まで、1 回では not estimable（評価不能）。',
  'axis.log2-fold-change': 'log2 発現変化',
  'axis.effect-log2-ratio': '対照に対する比の log2',
  'axis.percentage-points': '差（パーセントポイント）',
  'axis.per-day': '増殖速度の差（1 日あたりの倍加数）',
  'axis.effect-log10-dose': 'log10 用量の差',
  'axis.days': '時間（日）',
  'figure.effects-said': '各円は独立した実験、縦棒は平均、横線は 95% 信頼区間を示す。対照は 0。',
  'figure.growth': '{name} の経時変化',
  'figure.growth-said': '各実験のウェル平均の経時変化（{courses} 系列）。線は群の平均を結ぶ。',
  'figure.growth-effects': '{name} への効果（{measure}）',
  'growth.choice.measure':
    '検定する指標：rate（増殖速度）、area（曲線下面積）、last（共通する最終時点）、GR（既定：複数時点の量では rate、それ以外は last）',
  'growth.choice.scale':
    '値の種類：amount（量、対数で比較）または percent（百分率）（既定：単位と名称から判定）',
  'growth.choice.time-unit':
    'time 列の単位（既定：表の記載に従う。記載がなければ 24 以上を含む場合は時間、それ以外は日）',
  'growth.choice.model':
    'summary（各実験・各群を 1 つの値に要約）または mixed（同じ値を混合モデルで解析し、一部の群を欠く実験も用いる）',
  'growth.time-guessed':
    '時間の単位は値の大きさから {unit}（h は時間、d は日）とみなした。--time-unit で変更できる',
  'assay.one-spelling': '大文字と小文字のみが異なる名称は同一とみなした：{names}',
  'assay.fractions':
    '{measured}：0 から 1 の値を割合とみなし、100 倍して百分率とした。百分率であれば「value (%)」のように列名に % を記載する',
  'assay.perhaps-fractions':
    '{measured}：% の記載があるが、百分率としては値が小さすぎる。0 から 1 の割合であれば効果は 100 分の 1 になっているため、100 倍するか % の記載を除く',
  'growth.below-nothing':
    '{wells} 個の値が 0 をわずかに下回る（バックグラウンド減算によるものと考えられる）：{places}。対数は求められず、百分率では同程度の誤差がある',
  'growth.words': '{readings} 個の測定値は数値でないため除外した：{words}',
  'growth.as-amount': '{measured}：量とみなし、{measure} を対数で比較した',
  'growth.as-percent':
    '{measured}：百分率とみなし、{measure} をパーセントポイントで比較した。--scale amount で変更できる',
  'growth.no-common-time': '{measured}：群に共通する時点がない',
  'growth.measure-impossible':
    '{measured}：{asked} は計算できない（量と複数の時点、GR では対照が増殖を始める 0 日目の値が必要）。代わりに {measure} を検定した',
  'growth.divided':
    '{measured}：対照がすべての実験で {value} であり、対照で除した値のため対照のばらつきは失われている。比の対数を実験間で 1 に対して検定した。除算前の値があれば、より多くの情報が得られる',
  'growth.perhaps-inhibition':
    '{measured}：無処置細胞が 0 に近く、処理細胞の方が高い。抑制率（100 − 生存率）であれば、すべての符号が逆になる',
  'growth.no-day-zero': '{measured}：増殖の起点となる 0 日目の値がない。播種数の差が効果にみえる可能性がある',
  'growth.not-measured':
    '{measured}：{courses} 系列で {measure} を求められない（0 以下の値、または時点の不足）',
  'growth.dunnett':
    '複数の群が 1 つの対照を共有するため、p 値と信頼区間は全群について補正した（Dunnett 法）。誤差分散は全群で共通とし、群が {unit} を共有する場合はこれをブロックとした',
  'growth.mixed-few':
    '混合モデルは多数の実験を前提とするため、5 回未満では示唆にとどまる。--model summary にはこの制限がない',
  'growth.other-measures':
    '検定していない行には他の指標と信頼区間を示す。検定する指標は 1 つであり、--measure で結果をみる前に選択する',
  'growth.more-than-both': '{measured}、{arm}：両者の和を上回る',
  'growth.less-than-both': '{measured}、{arm}：両者の和を下回る',
  'growth.no-more-than-both':
    '{measured}、{arm}：両者の和を上回らない（信頼区間から、和の半分に達する上乗せは除外される）',
  'growth.both-cannot-be-told':
    '{measured}、{arm}：両者の和を上回るかは判断できない。4 群すべてを含む独立した実験を追加すると判断できる',
};
