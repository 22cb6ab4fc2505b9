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
  'bench.no-word': 'この表の結果は辺の根拠にならない。全結果は表にある。',
  'bench.whole-table': '全数値：{file}',
};
