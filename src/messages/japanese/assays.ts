import type { assays as english } from '../english/assays.ts';

/** Assays of the bench, in Japanese: what is said of all of them. */
export const assays: Readonly<Record<keyof typeof english, string>> = {
  'assay.control-by-name': '名前から対照とみなした群：{control}。別の群とするには --control で指定する',
  'assay.wells-averaged':
    '{wells} ウェルを {unit} ごとに平均し {values} 個の値とした。同じ実験のウェルは n に数えない',
  'assay.paired': '両群に共通する {unit} ごとに対応のある比較とした（{n} 組）',
  'assay.pairs-left-out': '{names}：一方の群にしかないため、対から除いた',
  'assay.no-units':
    'どのウェルが独立した実験かの情報がないため n は 1 とし、p 値は求めない。表またはサンプル対応表の experiment（または donor）列で指定する',
  'assay.one-experiment':
    '{comparison}：独立した実験が 1 回の群があるため p 値と区間は求めない。2 回目があれば求められ、3 回あれば判定できる',
  'assay.no-spread':
    '{comparison}：群内の値がまったく同じで検定できない。各群をそれ自身の対照で割っていないか、または写しではないか',
  'assay.copied-same':
    '{unit} {names} の測定値がまったく同じ。同じ実験を貼り付けても n は 1 のため、判定は「示唆された」までとする',
  'assay.copied-constant':
    '{unit} {names} の測定値は一定の差を除いて同じ。同じ実験を貼り付けても n は 1 のため、判定は「示唆された」までとする',
  'assay.copied-factor':
    '{unit} {names} の測定値は一定の倍率を除いて同じ。同じ実験を貼り付けても n は 1 のため、判定は「示唆された」までとする',
  'assay.technical-names':
    '{names}：ウェルまたは技術的反復の名前だが独立した実験として数えた。独立に繰り返したものを experiment（または donor）列で示すまで、判定は「示唆された」までとする',
  'assay.simulated': '架空の数値：この表はひな形である',
  'assay.choice.control':
    '表における摂動または薬剤の対照の名前。繰り返し指定可（既定：siCtrl、scramble、vector、DMSO などの名前から判断）',
  'column.comparison': '比較',
  'column.holm-p': 'p（Holm 補正）',
  'help.bench-cell': '表に記載された細胞。',
  'help.comparison':
    '処理群 - 対照群、および併用した薬剤または摂動。二つの併用（x）では両者の和を超える効果。',
  'help.holm-p': '同じ測定で検定したもの全体での Holm 補正後の p 値。ファイルでは -log10。',
};
