import type { twoFiles as english } from '../../english/faces/two-files.ts';

export const twoFiles: Readonly<Record<keyof typeof english, string>> = {
  'two.title': '2 つのピークファイルの比較',
  'two.offer': '渡したファイルのうち 2 つの部位と共局在因子を比較する',
  'two.what': '両方にある部位と片方だけの部位、および一方でより強く共局在する因子を示します。',
  'two.first': 'ファイル A',
  'two.second': 'ファイル B',
  'two.too-few': 'ピークファイルが 2 つ必要です。ここか最初のページで渡してください。',
  'two.compare': '比較する',
  'two.sites': '両方の部位と片方だけの部位',
  'two.bed': 'BED 形式',
  'two.bed-of': '{part} の部位を BED 形式で保存',
  'two.bed-all': 'すべての部位を区分付きの BED で保存',
  'two.partners': '一方でより強く共局在する因子',
  'two.no-atlas': 'アトラスがないため、共局在因子は比較できません。',
  'two.scores-figure': '上位の因子の {a} と {b} における共局在スコア',
  'two.scores-axis': '共局在スコア',
};
