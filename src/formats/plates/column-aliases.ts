// Names that machines and people give to the columns of their tables, as `headingOf` leaves them, between bars.
import type { Label, Quantity } from '../../tables/readings.ts';

/** What a column of a table can be. */
export type ColumnRole =
  Label | Quantity | 'value' | 'doseUnit' | 'secondDoseUnit' | 'timeUnit' | 'omit' | 'include';

/** The kinds of tables that are asked for; `map` has no values. */
export type TableKind =
  'qpcr' | 'chip-qpcr' | 'blot' | 'growth' | 'dose' | 'combination' | 'replicate' | 'map';

const listed = (names: string): readonly string[] => names.replaceAll(/\s+/g, ' ').split(/ ?\| ?/);

/** A Cq, whatever the machine calls it; its mean over wells is none. */
const CQ =
  listed(`cq | ct | cp | cq value | ct value | cp value | ct 値 | cq 値 | ct値 | cq値 | threshold cycle | ct (drn) | cq
  (∆r) | cq (δr)`);
const SIGNAL = listed(`value | absorbance | abs | od | luminescence | rlu | fluorescence | rfu | signal
  | raw data | measurement | result | 値 | 測定値 | 吸光度 | 発光 | 発光量 | 蛍光`);
const GROWN = listed(
  `viability | percent viability | percent viable | cell viability | viable | count | counts | cell count |
  cell number | percent | 生存率 | 細胞数 | 割合`,
);
const ANSWER = [
  ...listed('value | viability | inhibition | response | percent inhibition | 阻害率 | 反応'),
  ...GROWN,
  ...SIGNAL,
];

/** Names of the column of values, the first that a table has being taken. */
export const VALUES: Readonly<Record<TableKind, readonly string[]>> = {
  qpcr: CQ,
  'chip-qpcr': CQ,
  blot: [
    ...listed(
      `intensity | adj volume (int) | adj total band vol (int) | adj vol (int) | adj volume | volume (int) |
      rawintden | intden | integrated density | net intensity | band intensity | density | mfi | median |
      percent | percent positive | 強度 | シグナル強度 | バンド強度 | 蛍光強度 | call | band | 目視`,
    ),
    ...SIGNAL,
  ],
  growth: ['value', ...GROWN, ...SIGNAL],
  dose: ANSWER,
  combination: ANSWER,
  replicate: [
    ...listed('value | viability | count'),
    ...listed('effect | estimate | log2 fold change | log2fc | logfc | 効果'),
  ],
  map: [],
};

/** Names of the other columns beside their own, the first that a table has being taken. A technical replicate is in none of them. */
export const NAMES: Readonly<Partial<Record<ColumnRole, readonly string[]>>> = {
  experiment:
    listed(`exp | independent experiment | biological replicate | biological rep | bio replicate | bio rep | biorep |
    experiment name | experiment no | lysate | replicate | 実験 | 実験回 | 実験番号 | 独立実験 | 生物学的反復 | 反復`),
  donor: listed('patient | patient id | donor id | subject | individual | ドナー | 患者 | 症例'),
  cell: listed('cell line | cell type | cells | cellline | 細胞 | 細胞株'),
  sample: listed(
    'sample name | sample id | tube name | tube | name | label | specimen name | サンプル | サンプル名 | 試料 | 試料名 | 検体',
  ),
  plate: listed('plate name | plate id | barcode | block id | プレート'),
  well: listed('well name | well id | pos | position | wells | ウェル | ウエル'),
  target:
    listed(`target name | gene | gene name | gene symbol | detector | detector name | primer | primers | primer pair
    | amplicon | protein | marker | band label | 遺伝子 | 遺伝子名 | 標的 | ターゲット | プライマー | タンパク質 | 蛋白質`),
  perturbation:
    listed(`sirna | shrna | sgrna | guide | knockdown | knock down | kd | transfection | vector | construct | ノックダウン
    | 導入`),
  drug: listed(
    'compound | treatment | drug row | agent | drug 1 | drug1 | 薬剤 | 薬物 | 化合物 | 処理 | 処置',
  ),
  secondDrug: listed(
    'drug 2 | drug2 | drug col | second compound | compound 2 | inhibitor | 薬剤 2 | 薬剤2 | 阻害剤',
  ),
  antibody: listed('ab | ip antibody | 抗体'),
  fraction: listed('ip fraction | 分画 | 画分'),
  gel: listed('blot | membrane | image | ゲル | 膜'),
  lane: listed('lane no | lane number | レーン'),
  role: listed('task | content | sample type | well type | 種類'),
  population: listed('gate | 集団'),
  statistic: listed('統計量'),
  dose: listed(`concentration | conc | drug concentration | drug conc | final concentration | conc r | dose 1 | dose1 |
    濃度 | 薬剤濃度 | 用量`),
  secondDose:
    listed(`dose 2 | dose2 | conc c | second concentration | inhibitor concentration | inhibitor dose | 濃度 2 | 濃度2 |
    阻害剤濃度`),
  time: listed('timepoint | time point | hours | hour | days | day | 時間 | 日数 | 日 | 時点'),
  quantity:
    listed(`starting quantity (sq) | starting quantity | sq | known quantity | standard | input copies | copies | 既知量
    | 量`),
  efficiency: listed('primer efficiency | amplification efficiency | 効率 | 増幅効率'),
  inputFraction: listed('input percent | input percentage | インプット割合'),
  volume: listed('template volume | template | 容量 | 鋳型量'),
  background: listed('bkgd | local background | バックグラウンド'),
  ceiling: listed('saturation | max intensity | 飽和値'),
  doseUnit: listed('dose unit | unit | units | conc unit | conc r unit | concentration unit | 単位'),
  secondDoseUnit: listed('second dose unit | conc c unit | dose 2 unit'),
  timeUnit: listed('time unit'),
  omit: listed('excluded | exclude | omitted | 除外'),
};
