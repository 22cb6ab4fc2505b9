import type { sample as english } from '../../english/faces/sample.ts';

/** サンプルデータについてアプリが示す文。 */
export const sample: Readonly<Record<keyof typeof english, string>> = {
  'sample.try': 'サンプルデータで試す',
  'sample.what':
    '骨髄腫細胞株における IKZF1 の模擬ピークを、同じ細胞株の模擬アトラスと比較します。いずれも実測値ではありません。',
  'sample.making': '模擬データを作成しています（約 5 秒）…',
  'sample.caution': '模擬データです。ここから得られる結果は知見ではありません。',
};
