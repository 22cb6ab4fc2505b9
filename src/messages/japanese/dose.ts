import type { dose as english } from '../english/dose.ts';

/** Curves of doses, in Japanese. */
export const dose: Readonly<Record<keyof typeof english, string>> = {
  'response.falls':
    '用量が増えるほど値が低下するため、測定値を生存率（viability）とみなした。確認が必要であり、阻害率の場合は --response inhibition を指定する',
  'response.rises':
    '用量が増えるほど値が上昇するため、測定値を阻害率（inhibition）とみなした。確認が必要であり、生存率の場合は --response viability を指定する',
  'response.control-is-full':
    '用量による増減がなく、無処置ウェルの値が 100 付近または大きいため、測定値を生存率（viability）とみなした。確認が必要であり、阻害率の場合は --response inhibition を指定する',
  'response.control-is-none':
    '用量による増減がなく、無処置ウェルの値が 0 付近であるため、測定値を阻害率（inhibition）とみなした。確認が必要であり、生存率の場合は --response viability を指定する',
  'response.contradicted':
    '指定に従い測定値を {asked} として扱うが、{seen} と考えられる：用量とともに低下すれば viability（生存率）、上昇すれば inhibition（阻害率）である',
  'response.choice':
    '測定値の種類：viability（用量とともに低下）または inhibition（上昇）。省略時は値から判定する',
  'response.of-controls': '生存率は実験・群ごとの無処置ウェルに対する百分率',
  'response.fractions': '0～1 の値を 100 倍した',
  'response.blanks': 'ブランク {blanks} ウェルの平均をバックグラウンドとした',
  'response.wells-without-number': '数値または用量のない {wells} ウェルを除外した',
  'dose.choice.show': '出力する表：用量反応曲線、対照との比較、または実験ごとの曲線',
  'dose.choice.control': '比較の対照とする群（既定：名称から判定）',
  'dose.choice.ic50': 'absolute：生存率が対照の 50% となる用量、relative：曲線の両プラトーの中点となる用量',
  'dose.choice.model':
    '曲線のパラメータ：4PL、3PL（下限 0%）、2PL（上限 100%・下限 0%）、または用量から推定できる最大数',
  'dose.choice.interval':
    'IC50 の信頼区間：実験間（experiments）、または全点への 1 本の曲線のプロファイル尤度・デルタ法・ブートストラップ',
  'dose.choice.bootstraps': 'ブートストラップの反復数',
  'dose.choice.seed': 'ブートストラップの乱数シード',
  'dose.few-doses': '{curve}：用量数が 4 パラメータの推定に足りないため {model} を当てはめた',
  'dose.lower-not-told':
    '{curve}：下限プラトーが用量範囲に含まれないため 0% とした（{model}）。より高い用量で推定できる',
  'dose.upper-not-told':
    '{curve}：両プラトーとも推定できないため 100% と 0% とした（{model}）。用量範囲を広げれば推定できる',
  'dose.too-few-doses': '{curve}：曲線の推定には 0 を含めて 3 種類以上の用量が必要である',
  'dose.no-effect':
    '{curve}：{top} までの用量で効果は認められず（用量間に差がない p 値 {p}）、IC50 は求めない',
  'dose.small-effect':
    '{curve}：{top} までの生存率の低下は 10 ポイント未満で（用量間に差がない p 値 {p}）、IC50 は求めない',
  'dose.other-way':
    '{curve}：反応が逆方向である（生存率は最低用量で {from}%、{top} で {to}%、用量間に差がない p 値 {p}）ため、IC50 は求めない。測定値が阻害率（--response inhibition）か生存率（--response viability）かを確認する。誤りがなければ、薬剤が増殖を促進している',
  'dose.experiments-alike':
    '{curve}：各実験の {kind} IC50 が完全に一致し区間の幅が 0 となるため、区間は示さない。データの複写でないか、独立した実験かを確認する',
  'dose.negative-well':
    '値 {value}（{well}）は負であり、細胞のシグナルとしてあり得ない。除外していないが、確認が必要である',
  'dose.well-below-nothing':
    '値 {value}（{well}）は生存率 {percent}% に相当し、細胞がない場合を下回る。除外していないが、確認が必要である',
  'dose.well-far-above':
    '値 {value}（{well}）は無処置ウェルの {percent}% に相当する。除外していないが、確認が必要である',
  'dose.more-impossible-wells': 'ほかに同様の {wells} ウェル',
  'dose.beyond': '{curve}：試験した用量では半数に達せず、IC50 は {top} を超える',
  'dose.below': '{curve}：最低用量ですでに半数を超える効果があり、IC50 は {lowest} 未満である',
  'dose.half-not-reached':
    '{curve}：曲線は 50% より上で頭打ちとなり、絶対 IC50 は存在しない。--ic50 relative で曲線の中点を求められる',
  'dose.one-experiment':
    '{curve}：独立した実験は 1 回である。信頼区間は実験内のばらつきのみを示し、次の実験の値の範囲を示すものではない',
  'dose.interval-of-points':
    '{curve}：{interval} による区間は、3 回の実験では 95% の被覆率に達しない。--interval experiments を推奨する',
  'dose.experiment-without-ic50':
    '{curve}：{kind} IC50 を推定できない実験があるため、実験間の信頼区間は求めない',
  'dose.compared': '{comparison}：IC50 は {ratio} 倍（95% 信頼区間 {low}～{high}、実験 {n} 回、p = {p}）',
  'dose.comparison-untold':
    '{comparison}：{experiments} では一方の群の IC50 が試験した用量の範囲外にあり、比較しない（除外すると最大の変化が失われる）',
  'column.absolute-ic50': '絶対 IC50',
  'column.curve-model': 'モデル',
  'column.curve-slope': '傾き',
  'column.curve-state': '曲線',
  'column.dose-arm': '群',
  'column.dose-control': '対照',
  'column.dose-drug': '薬剤',
  'column.dose-unit': '単位',
  'column.ic50': '50% 阻害濃度（IC50）',
  'column.ic50-ratio': 'IC50 の比',
  'column.independent-n': '例数 n',
  'column.independent-unit': '実験',
  'column.interval-kind': '区間の種類',
  'column.lower-plateau': '下限プラトー',
  'column.relative-ic50': '相対 IC50',
  'column.upper-plateau': '上限プラトー',
  'column.wells': 'ウェル数',
  'help.absolute-ic50': '全点への曲線が対照の 50% となる用量。',
  'help.curve-model': '4PL、3PL（下限 0%）、2PL（上限 100%・下限 0%）。',
  'help.curve-slope': '曲線の中点での傾き（Hill 係数）。',
  'help.curve-state':
    'fitted（推定）、no effect（効果なし）、rises with the dose（用量とともに上昇）、beyond / below the tested range（用量範囲外）、half not reached（50% より上で頭打ち）、too few doses（用量不足）。',
  'help.dose-arm': '表に記載されたノックダウンまたはベクター。',
  'help.dose-control': '比較の対照とした群。',
  'help.dose-drug': '用量を変えた薬剤。',
  'help.dose-unit': '表に記載された用量の単位。',
  'help.flat-p':
    '全用量で反応が等しいとする -log10 p。実験をブロックとした用量の分散分析、実験が 1 回の場合は平均に対する曲線の検定。',
  'help.ic50': '半数効果の用量。実験間では各実験の値の幾何平均。試験した用量の 10 倍を超える値は示さない。',
  'help.ic50-ratio': '対照に対する IC50 の比（実験ごとに算出）。',
  'help.independent-n': '独立した実験またはドナーの数。',
  'help.independent-unit': '実験またはドナー。',
  'help.interval-kind': 'IC50 の種類と区間の求め方。',
  'help.lower-plateau': '最大効果での生存率。',
  'help.relative-ic50': '全点への曲線の両プラトーの中点となる用量。',
  'help.upper-plateau': '薬剤なしでの生存率。',
  'help.wells': '数値のあるウェルの数。',
  'why.beyond the tested doses': 'IC50 が用量範囲外',
  'figure.dose': '{drug} の用量反応',
  'figure.dose-said':
    '用量に対する生存率（曲線 {curves} 本）：点は各実験、左端は薬剤なし、下端の線は IC50 の 95% 信頼区間。',
  'axis.log10-dose': 'log10 用量（{unit}）、左端は薬剤なし',
  'axis.viability': '生存率（対照に対する %）',
};
