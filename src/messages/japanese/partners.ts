import type { partners as english } from '../english/partners.ts';

export const partners: Readonly<Record<keyof typeof english, string>> = {
  'partners.tied': 'クエリのピークの {percent} % が最大シグナル値で並び、互いに順位を付けられない',
  'partners.no-signal': 'クエリにシグナルの列がないため、全ピークを同等に扱う',
  'partners.placed':
    '{class}：部位 {sites} か所、抗原×細胞種 {columns} 組。クエリは {bound} か所に結合し、{peaks} ピーク中 {elsewhere} はどの部位上にもない',
  'partners.promoters': '{class}：オッズ比はプロモーター（{source}）で条件付けた',
  'partners.promoters-of-atlas': '{class}：オッズ比はプロモーター（アトラス構築時の遺伝子）で条件付けた',
  'partners.no-promoters':
    '{class}：遺伝子モデルがないためプロモーターとその他の部位を区別せず、オッズ比はプロモーターで条件付けていない',
  'partners.few-columns':
    '{class}：抗原×細胞種が 20 組未満のため共局在スコアはなく、条件付きオッズ比で順位付けした',
  'partners.calibrated':
    '{class}：{cell} で条件を揃えて無作為に選んだ部位集合 {draws} 個と比較した（シード {seed}）。得られる最小の p値は {p}',
  'partners.mostly-elsewhere':
    'クエリの半数以上が、アトラスのどの因子も結合しない場所にある。アセンブリが {genome} であるか、細胞種の大分類が適切か要確認',
  'partners.none-supported':
    '支持されるパートナー候補はない：条件を揃えて無作為に選んだ部位集合を上回るものがない',
  'partners.mixed-rows':
    '{rows} 行中 {mixed} 行の部位は、除外した実験も用いて作られている。--unperturbed を付けて構築したアトラスにはそれらが含まれない',
  'partners.sites-outdated': '{classes} の部位は実験より古い：chipmate atlas sites {folder} で作り直せる',
  'parts.compared': '{class}：第一の部分の {within} か所と他方の {against} か所を、{alike} を揃えて比較した',
  'parts.compared-but-few':
    '{class}：第一の部分の {within} か所と他方の {against} か所を、{alike} を揃えて比較した。抗原×細胞種 {columns} 組中 {few} 組は、結合が少なすぎるか、ほぼ全てに結合する',

  'partners.choice.level': '1 行の単位：抗原、実験、またはほぼ同一の因子群',
  'partners.choice.seed': '無作為クエリのシード',
  'partners.choice.draws': '無作為クエリの数。0 では p値と q値を出さない（既定：規模に応じ 20〜40）',
  'partners.choice.background': '大分類全体ではなく、これらの細胞種の実験だけで順位付けと条件付けを行う',

  'overlap.choice.reverse': 'クエリと重なる各実験のピークも数える',
  'overlap.choice.min-score': 'このスコア（-10 log10 Q）以上のピークだけを用いる',
};
