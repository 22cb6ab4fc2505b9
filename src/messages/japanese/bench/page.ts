import type { benchPage as english } from '../../english/bench/page.ts';

/** The bench in the report in Japanese: a section for each table. */
export const benchPage: Readonly<Record<keyof typeof english, string>> = {
  'nav.bench': '検証実験',
  'bench.lead':
    '検証実験の表ごとの図。丸や点は独立した実験（またはドナー）1 回の値で、平均と 95% 区間を添える。p は補正前の、その比較自体の値である。判定は「因子間の作用」と同じである。',
  'bench.knockdown': 'ノックダウンと薬剤処理',
  'bench.interaction': '相互作用：共免疫沈降',
  'bench.promoter': 'プロモーター：ChIP-qPCR 法',
  'bench.growth': '増殖と生存',
  'bench.dose': '用量反応',
  'bench.combination': '薬剤併用',
  'bench.replication': '他の細胞株と患者検体',
  'bench.own-gene': '摂動対象の遺伝子自身',
  'counted.viability': '生存率',
  'counted.count': '細胞数',
  'counted.growth': '増殖',
  'counted.beyond-drug': '{drug} 単独を超える阻害',
  'counted.beyond-better': '二剤のうち効果の高い方を超える阻害',
  'counted.beyond-bliss': 'Bliss 独立性の期待値を超える阻害',
  'measure.band': 'バンド強度',
  'measure.loaded': 'ローディングコントロールに対するバンド強度',
  'measure.positive': '陽性細胞のオッズ',
  'measure.fluorescence': '対照染色に対する蛍光強度中央値',
  'measure.co-IP': '共免疫沈降',
  'measure.co-IP-ratio': '共免疫沈降の比',
  'measure.rate': '増殖速度',
  'measure.area': '曲線下面積',
  'measure.last': '最終時点の値',
  'measure.GR': 'GR 値',
  'bench.no-word': 'この表の結果は辺の根拠にならない。全結果は表にある。',
  'bench.whole-table': '全数値：{file}',
};
