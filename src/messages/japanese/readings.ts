import type { readings as english } from '../english/readings.ts';

/** How tables of the bench were read, in Japanese. */
export const readings: Readonly<Record<keyof typeof english, string>> = {
  'readings.columns-unused': '使用しなかった列：{names}',
  'readings.summaries-left-out': '{names}：他の行を要約した行のため除いた',
  'readings.plates': '1 枚のシートに {count} 枚のプレート：{names}',
  'readings.treatment-as-perturbation':
    '{column} 列は siRNA、shRNA またはガイド RNA の名前なので、遺伝子操作の列とみなした',
  'readings.replicate-as-experiment':
    '{column} 列を独立した実験とみなした。同じ実験内のウェル番号であれば n として数えてしまうため、列名を technical replicate とする。列名を experiment とするまで、判定は「示唆された」までとする',
  'readings.omitted': '{wells} ウェルは測定機のソフトウェアで除外されている',
  'readings.looks-like-date':
    '{names}：表計算ソフトが遺伝子名を日付に変えた可能性がある（SEPT2 は 2-Sep になる）',
  'readings.units-converted': '{column}：{from} を {to} に換算した',
  'readings.map-overrides': '表とサンプル対応表の記載が異なるため、対応表に従った：{names}',
  'readings.map-names-more': 'サンプル対応表にあって表にないもの：{names}',
};
