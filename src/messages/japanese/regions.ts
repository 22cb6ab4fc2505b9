import type { regions as english } from '../english/regions.ts';

export const regions: Readonly<Record<keyof typeof english, string>> = {
  'sites.no-genes': '{genome} の遺伝子モデルがない（--genes FILE で指定できる）',

  'locus.region':
    '{place} には {experiments} 実験中 {bound} 実験で {antigens} 種の抗原が結合する。結合のある同じ幅の領域から無作為に選んだ {loci} 領域では、その {percent} % に同数以上の抗原が結合する（シード {seed}）',
  'locus.promoters':
    '{place} には {experiments} 実験中 {bound} 実験で {antigens} 種の抗原が結合する。結合のあるプロモーター（転写開始点 ± {window} bp）から無作為に選んだ {loci} 個では、その {percent} % に同数以上の抗原が結合する（シード {seed}）',
  'locus.choice.window': '遺伝子の場合：各転写開始点からの距離',
  'locus.choice.loci': '偶然との比較に用いる他の座位の数',
  'locus.choice.seed': 'それらを選ぶ乱数のシード',
};
