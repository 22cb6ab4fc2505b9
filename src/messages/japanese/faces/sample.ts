import type { sample as english } from '../../english/faces/sample.ts';

/** サンプルデータについてアプリが示す文。 */
export const sample: Readonly<Record<keyof typeof english, string>> = {
  'sample.try': 'サンプルデータで試す',
  'sample.what':
    '骨髄腫細胞株における IKZF1 の模擬ピークを、同じ細胞株の模擬アトラスと比較します。いずれも実測値ではありません。',
  'sample.making': '模擬データを作成しています（5～10 秒）…',
  'atlas.simulated': 'アトラスは模擬データです。ここから得られる結果は知見ではありません。',
  'sample.caution': '模擬データです。ここから得られる結果は知見ではありません。',
  'sample.compared':
    '{names} を模擬アトラス「{atlas}」と比較しました：模擬実験 {experiments} 件、因子・修飾 {antigens} 種、細胞型 {cells} 種（{genome}）',
  'sample.asked':
    '模擬アトラス「{atlas}」からの回答です：模擬実験 {experiments} 件、因子・修飾 {antigens} 種、細胞型 {cells} 種（{genome}）',
};
