import type { figures as english } from '../english/figures.ts';

export const figures: Readonly<Record<keyof typeof english, string>> = {
  'figure.volcano': 'ボルケーノプロット：{contrast}',
  'figure.ma': '発現変動比と平均発現量：{contrast}',
  'figure.changed': '偽発見率 5% 未満で、{up} が発現上昇、{down} が発現低下。',
  'figure.density': '各検体の値の分布',
  'figure.density-before': '各検体の値の分布（正規化前）',
  'figure.pca': '検体の主成分',
  'figure.correlation': '検体間の相関',
  'figure.correlation-range': 'ピアソン相関係数、{lowest}（淡）から 1（濃）まで。',
  'figure.mean-variance': 'カウントのばらつき（voom）',
  'figure.potential': '発現が変化した遺伝子の転写制御ポテンシャル',
  'figure.model': '根拠を統合したモデル：{factor}',
  'figure.save': 'この図を {format} で保存',
  'figure.files': 'このページと同じフォルダにある図のファイル',
  'axis.log2': '発現量（log2）',
  'axis.log2-ratio': 'log2 比（赤／緑）',
  'axis.log2-count': 'カウント（log2）',
  'axis.density': '密度',
  'axis.component': '第{number}成分（分散の {share}%）',
  'axis.deviation': '標準偏差の平方根',
};
