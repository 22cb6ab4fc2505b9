import type { expression as english } from '../english/expression.ts';

export const expression: Readonly<Record<keyof typeof english, string>> = {
  'expression.choice.contrast': '比較する群（列の水準、または COLUMN=a-b）',
  'expression.choice.model': 'モデルの項（例：treatment*time+batch。既定：すべての因子）',
  'expression.choice.block': 'この列の値が同じ検体間に相関を仮定する（ドナー、個体、培養など）',
  'expression.choice.array-weights': '全行における群からのばらつきに応じて検体に重みを付ける',
  'expression.choice.groups': '対比の代わりに、この列の群のいずれかの間で差があるかを検定する（F 検定）',
  'expression.choice.numeric': '数値として扱う検体表の列（コンマ区切り）',
  'expression.choice.technical': '各検体の由来を示す列（同じ由来の技術的反復は平均し、カウントは合計する）',
  'expression.choice.scale': '値の尺度（既定：自動判定）',
  'expression.choice.normalize': 'auto：強度は分位点正規化、カウントは TMM、対数変換済みの値は正規化なし',
  'expression.choice.probes': 'best：平均発現量が最大のプローブで遺伝子を代表させる',
  'expression.choice.min-count': '遺伝子に必要な最小カウント（ライブラリサイズの中央値において）',
  'expression.choice.trend': '事前分散を平均発現量に応じて変化させる（既定：値から判断）',
  'expression.choice.no-trend': '全遺伝子に共通の事前分散を用いる',
  'expression.choice.robust': '外れ値の遺伝子が事前分散に影響しないようにする',
  'expression.choice.lfc': 'log2 発現変動比が 0 であるかでなく、この大きさを超えるかを検定する（treat）',

  'expression.saturated': 'シグナルが飽和したスポット {features} 個',
  'expression.flagged': '不良・欠損・未検出のフラグが付いた {spots} スポットを除外した',
  'expression.rma': 'CEL ファイル：RMA（バックグラウンド補正、分位点正規化、median polish）',
  'expression.counter-rows': '遺伝子でない行を除外した：{names}',
  'expression.value-type': 'GEO におけるこのデータセットの値の種類は「{type}」',
  'expression.without-p': '表に p値がないため、発現変動比で順位付けのみを行い、発現変動遺伝子の判定はしない',
  'expression.lists':
    '発現上昇 {up}、発現低下 {down} 遺伝子のリストには p値がなく、変動のない遺伝子と測定されていない遺伝子の区別もできない。これによる判定は「示唆された」までとする',
  'expression.table-unmatched': '{rows} 行中 {unmatched} は遺伝子モデルの遺伝子に対応せず、除外した',
  'expression.finished-table': '解析済みの表（{format}）',
  'expression.annotation-known': '{rows} プローブ中 {known} がアノテーションに含まれる',
  'expression.other-platform':
    '検体の測定プラットフォームは {measured} だが、アノテーションは {given} のもの',
  'expression.unnamed-samples': '検体表にない列を除外した：{names}',
  'expression.empty-rows': '値のない {rows} 行を除外した',

  'expression.model': 'モデル {model}、比較 {contrast}、{samples} 検体',
  'expression.model-groups': 'モデル {model}、{column} の群（{groups}）の F 検定、{samples} 検体',
  'expression.column-gap': '検体 {sample} の値がないため、列「{column}」はモデルに含めない',
  'expression.column-same':
    '列「{column}」による検体の群分けは「{other}」と完全に一致し、両者の効果を区別できないため、モデルに含めない',
  'expression.column-unique': '値が検体ごとにすべて異なるため、列「{column}」はモデルに含めない',
  'expression.block':
    '{column} が同じ検体間の相関：{correlation}（全行から推定、{blocks} ブロック、duplicateCorrelation）',
  'expression.block-negative':
    '{column} が同じ検体どうしは、異なる検体どうしよりも似ていない。ブロックの列の指定を確認する必要がある',
  'expression.array-weights': '検体の重み（arrayWeights、小さい順）：{weights}',
  'expression.columns-two-color': '二色法アレイの解析に用いない列：{names}',
  'expression.technical-averaged': '技術的反復を平均した（{samples} 検体、由来 {sources}）',
  'expression.technical-summed': '技術的反復のカウントを合計した（{samples} 検体、由来 {sources}）',
  'expression.technical-copies': '技術的反復のうち {samples} 検体は他の検体の写しであり、重ねては数えない',
  'expression.technical-columns': '技術的反復（列「{column}」）の間で値が異なる列を除外した：{columns}',

  'expression.idle':
    '比較する群の {samples} 検体中 {lost} 検体は、モデルに比較の相手がなく、群間差に寄与しない：{names}。比較は {left} 検体（残差自由度 {degrees}）に基づく',
  'expression.idle-alone':
    '{samples} 検体中 {lost} 検体は、同じ {column} に他群の検体がなく、比較に寄与しない：{names}。比較は {left} 検体（残差自由度 {degrees}）に基づく（--model の {column} に代えて --block {column} とすれば全検体を用いる）',
  'expression.outside-contrast':
    '{samples} 検体中 {outside} 検体は比較する群に属さず、分散の推定のみに用いる：{names}',
  'expression.near-copies':
    '1 つの検体を 2 回測定または計数したとみられる検体：{names}。ほかのどの反復の組よりも {times} 倍近い。複製があると p 値はすべて小さくなりすぎる（一方を除くか、同じ RNA の反復なら --technical COLUMN、研究ファイルでは technical で指定する）',
  'expression.one-against-one':
    '{contrast} は 1 検体（{names}）と 1 検体（{others}）の比較である。p 値は他の群のばらつき（残差自由度 {degrees}）だけに基づき、比較する条件の効果と、検体どうしの偶然の差とを区別できない',
  'expression.single-sample':
    '{contrast} は {up} 検体（{names}）と {down} 検体（{others}）の比較である。1 検体しかない側のばらつきは分からず、p 値はそれを他の検体と同じとみなしている（残差自由度 {degrees}）',
  'expression.confounded':
    '{contrast} と完全に交絡する属性：{names}。効果を分離できるモデルはなく、発現変動はいずれにもよりうる',
  'expression.nested':
    '「{column}」には {contrast} の一方の群のみに複数の検体があり、独立した反復ではない（--block {column}、同一 RNA の反復であれば --technical {column}）',
  'expression.associated':
    '「{column}」は {contrast} と関連するが（{up} と {down}、p = {p}、正確検定または順位和検定、{attributes} 属性にわたり Holm 法で補正）、モデルに含まれていない：{fix}',
  'expression.associated-days':
    '「{column}」は {contrast} と関連するが（中央値 {up} と {down}、p = {p}、順位和検定、{attributes} 属性にわたり Holm 法で補正）、モデルに含まれていない：日付を最初の日からの日数として検体表に書いたうえで {fix}',
  'expression.same-groups': '検体の群分けが比較と完全に一致する属性（同じことを表す場合にのみ妥当）：{names}',

  'expression.small-libraries':
    'リード数が他の {shares} しかないライブラリ：{names}。遺伝子の値の信頼性が低く、深度がこれほど異なる検体は比較以外の点でも異なりうる',
  'expression.far-samples':
    '他のすべての検体から離れている検体（通常の最大 {times} 倍）：{names}（別の組織、アレイの失敗など）',
  'expression.wrong-sex':
    '性別に関わる遺伝子（XIST、RPS4Y1 などの Y 染色体遺伝子）の発現が記載された性別と矛盾する検体：{names}（検体の取り違えの可能性）',
  'expression.among-others':
    '比較 {contrast} の他群の検体に混在する検体：{names}（ラベルの取り違え、または記載のない要因（バッチなど）の影響が比較より大きい可能性）',

  'expression.scale-said': '値を {scale} として扱った（指定による）',
  'expression.scale-net':
    '値を {scale} として扱った（スキャンしたアレイのシグナルからバックグラウンドを差し引いた値）',
  'expression.scale-whole': '値を {scale} として扱った（整数、範囲 {low}〜{high}）',
  'expression.scale-million': '値を {scale} として扱った（各検体の総和が 100 万、範囲 {low}〜{high}）',
  'expression.scale-zeros':
    '値を {scale} として扱った（FPKM や正規化カウントのように小数で 0 が多い、範囲 {low}〜{high}）',
  'expression.scale-unlogged': '値を {scale} として扱った（対数変換前、範囲 {low}〜{high}）',
  'expression.scale-logged': '値を {scale} として扱った（対数変換済み、範囲 {low}〜{high}）',
  'expression.doubt-whole': '値は {said} と指定されているが、{scale} とみられる（整数、範囲 {low}〜{high}）',
  'expression.doubt-million':
    '値は {said} と指定されているが、{scale} とみられる（各検体の総和が 100 万、範囲 {low}〜{high}）',
  'expression.doubt-zeros':
    '値は {said} と指定されているが、{scale} とみられる（FPKM や正規化カウントのように小数で 0 が多い、範囲 {low}〜{high}）',
  'expression.doubt-unlogged':
    '値は {said} と指定されているが、{scale} とみられる（対数変換前、範囲 {low}〜{high}）',
  'expression.doubt-logged':
    '値は {said} と指定されているが、{scale} とみられる（対数変換済み、範囲 {low}〜{high}）',

  'expression.normexp': 'normexp 法によるバックグラウンド補正（オフセット 50）',
  'expression.quantile': '分位点正規化',
  'expression.as-normalised': '正規化は行わず、値を正規化済みとみなした',
  'expression.counts-tmm':
    '{rows} 遺伝子中 {expressed} が十分なカウントをもつ。TMM 正規化係数と voom の重みを用いた',
  'expression.counts-plain':
    '{rows} 遺伝子中 {expressed} が十分なカウントをもつ。正規化係数は用いず、voom の重みを用いた',
  'expression.two-color-loess':
    '二色法アレイ：normexp バックグラウンド補正、loess 正規化、モデル {model}、比較 {contrast}、{arrays} アレイ',
  'expression.two-color-tips':
    '二色法アレイ：normexp バックグラウンド補正、プリントチップごとの loess 正規化、モデル {model}、比較 {contrast}、{arrays} アレイ',
  'expression.two-color-plain':
    '二色法アレイ：normexp バックグラウンド補正、正規化なし、モデル {model}、比較 {contrast}、{arrays} アレイ',

  'expression.symbol-column':
    '遺伝子名は列「{column}」による。遺伝子に対応しない {without} プローブと、複数の遺伝子に対応する {several} プローブを除外した',
  'expression.repeated-probes': 'プローブ名 {names} 個が重複する。各行を別のプローブとして扱った',
  'expression.repeated-rows': '行名 {names} 個が重複する。同名の行を一つの遺伝子の複数のプローブとして扱った',
  'expression.known-identifiers': '{rows} 行中 {known} が既知の遺伝子識別子である',
  'expression.no-genes':
    '行はプローブであり、対応する遺伝子名がない（プラットフォームの表を --annotation、研究ファイルでは platform で指定する）',
  'expression.renamed': '旧記号または識別子をもつ {probes} プローブに現行の遺伝子記号を用いた',
  'expression.dates-ambiguous':
    '表計算ソフトが日付に変換した遺伝子名のうち、複数の遺伝子が考えられるものはそのまま残した：{genes}',

  'expression.descriptive':
    '記述的な解析のみ：反復がないため検定はできず、遺伝子の順位のみを示し、p値は示さない',
  'expression.trend-on':
    '一色法の強度であるため、事前分散を平均発現量に応じて変化させた（事前自由度 {followed}、変化させない場合 {plain}）。--no-trend（研究ファイルでは trend: false）で無効にできる',
  'expression.trend-off':
    '全遺伝子に共通の事前分散を用いた。平均発現量に応じて変化させても利点がない（事前自由度 {followed}、変化させない場合 {plain}）',
  'expression.trend-centred':
    '全遺伝子に共通の事前分散を用いた。{rows} 行中 {below} 行の平均が 0 未満で、対数比や中心化した値とみられ、平均は発現量を表さない',
  'expression.trend-tpm': 'シークエンスに由来する値であるため、事前分散を平均発現量に応じて変化させた',
  'expression.treat':
    'p値は、log2 発現変動比が正負いずれかの方向に {lfc} を超えるかの検定による（treat）。信頼区間は変動比そのものの区間である',
  'expression.no-variation': '半数を超える行で反復間の変動が全くなく、p値は信頼できない',
  'expression.small-variance': '反復間の変動が全くない行には小さな分散を与えた',
};
