import type { chipQpcr as english } from '../../english/bench/chip-qpcr.ts';

/** ChIP-qPCR, in Japanese: what is said, what may be chosen, what columns and figures mean. */
export const chipQpcr: Readonly<Record<keyof typeof english, string>> = {
  'chip-qpcr.choice.negative-region':
    '結合がないはずのアンプリコン。繰り返し指定できる（既定：negative、desert などの名前から判断）',
  'chip-qpcr.choice.input-fraction':
    'インプットとした分のクロマチンの割合（1 % なら 0.01）。表に input_fraction 列がない場合に使う',
  'chip-qpcr.choice.input-dilution': '反応前にインプットをさらに希釈した倍率',
  'chip-qpcr.choice.show':
    '表の内容：binding（結合、既定）、differences（群間の差）、chromatins（クロマチンごとの値）',
  'chip-qpcr.negative-by-name':
    '名前から陰性領域とみなした：{names}。別の領域とするには --negative-region で指定する',
  'chip-qpcr.no-negative-region':
    '陰性領域のアンプリコンがないため、結合の判定は「示唆」までとする。--negative-region で指定する',
  'chip-qpcr.no-igg': '{names} には IgG がないため、結合の判定は「示唆」までとする',
  'chip-qpcr.on-no-peak': '{names} はどのピークにも重ならない。陰性領域か、位置またはゲノムの誤りである',
  'chip-qpcr.negative-on-peak': '{names} は陰性領域とされているが、ピークに重なる',
  'chip-qpcr.no-input': '同じクロマチンのインプットがない {values} 個の値を除いた：{names}',
  'chip-qpcr.above-input':
    'インプットの 100 % を超える値が {values} 個ある。インプットの割合の誤りか、インプットと IP のウェルの取り違えが考えられ、これに基づく判定は「示唆」までとなる：{names}',
  'chip-qpcr.mixed-fractions':
    '1 つのクロマチンまたは抗体に複数のインプットの割合がある：{names}。取り分けた割合が 1 つであればいずれかは誤記で、インプット比もその分だけずれる',
  'chip-qpcr.bound':
    '結合あり（IgG と陰性領域の両方を上回り、どちらも区間の下限が 1 を超え、クロマチン 3 つ以上）：{tested} 件中 {bound} 件',
  'chip-qpcr.difference': '{amplicon} での {antibody}、{comparison}：{times} 倍（{low}〜{high}）',
  'figure.chip-qpcr': '{name}：沈降したクロマチン',
  'axis.percent-input': 'インプットに対する割合（%）',
  'column.amplicon': 'アンプリコン',
  'column.antibody': '抗体',
  'column.percent-input': 'インプット比',
  'column.percent-low': 'インプット比の下限',
  'column.percent-high': 'インプット比の上限',
  'column.fold-over-igg': 'IgG に対する倍率',
  'column.fold-over-region': '陰性領域に対する倍率',
  'column.amplicon-place': '位置',
  'column.fold-specific': '陰性領域に対する倍率の変化',
  'help.amplicon': 'プライマーが増幅する領域。',
  'help.antibody': '沈降に用いた抗体。',
  'help.chromatins': '独立したクロマチンの数。',
  'help.percent-input': 'クロマチン間の幾何平均。希釈と鋳型量を考慮する。',
  'help.percent-interval': '幾何平均の 95% 信頼区間の端。',
  'help.percent-of-chromatin': 'このクロマチンでの値。',
  'help.fold-over-igg': '同じクロマチンの IgG に対する倍率。',
  'help.fold-over-region': '同じクロマチン・同じ抗体での陰性領域に対する倍率。',
  'help.binding-p': '2 つの比較のうち弱い方の p。ファイルでは -log10。',
  'help.binding-verdict':
    'supported は結合あり：IgG と陰性領域の両方を上回り、どちらも下限が 1 を超え、クロマチン 3 つ以上、p（Holm）0.05 未満。',
  'help.amplicon-place':
    'on a peak（ピーク上）、on no peak（ピーク外）、negative region（陰性領域）、negative region on a peak（ピーク上の陰性領域）、not placed（位置不明）。',
  'help.amplicon-gene': 'アンプリコンの表にある遺伝子。',
  'help.chip-fold-change': 'インプット比の対照に対する倍率。interaction では両効果の積に対する倍率。',
  'help.chip-log2': 'インプット比の倍率の log2。',
  'help.fold-specific': '同じクロマチンの陰性領域で割った値の倍率。すべての領域に共通する変化を除く。',
};
