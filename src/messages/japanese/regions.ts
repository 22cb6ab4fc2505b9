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

  'annotate.classed':
    '{peaks} ピークをサミットの位置で分類した（遺伝子モデル：{source}）。優先順位はプロモーター（転写開始点 ± {promoter} bp）、5′ UTR、3′ UTR、エクソン、イントロン、遺伝子間の順である',
  'annotate.no-exons':
    '{source} にはエクソンの情報がないため、UTR、エクソン、イントロンを区別できず「遺伝子内」とした。エクソンを含む遺伝子モデル（refFlat、genePred、GTF、BED12）を --genes で指定すると区別できる',
  'annotate.no-coding':
    '{source} にはコード領域の情報がないため、UTR を他のエクソンと区別できず、エクソンに含めた',
  'annotate.blacklisted':
    '{peaks} ピーク中 {listed} ピークがブラックリスト領域と重なるため、分類の集計から除いた',
  'annotate.blacklist-at-hand': 'ブラックリスト：ゲノムフォルダーの {file}',
  'annotate.random':
    '各ピークと同じ染色体・同じ長さの無作為な部位（{genome}、ピークあたり {copies}、計 {sites} か所、シード {seed}）と比較した',
  'annotate.random-outside':
    '各ピークと同じ染色体・同じ長さで、ブラックリスト外の無作為な部位（{genome}、ピークあたり {copies}、計 {sites} か所、シード {seed}）と比較した',
  'annotate.gaps':
    '無作為な部位は {genome} の未解読領域に置かれうる（遺伝子間として数える）。--sequence で配列を指定すると避けられる',
  'annotate.without-place': '無作為な部位のうち {sites} か所は、ピークの染色体上に置ける場所がなく、除いた',
  'annotate.no-sizes':
    '染色体の長さが不明なため、無作為な部位とは比較していない（--genome でゲノム名または chrom.sizes ファイルを指定する）',
  'annotate.choice.promoter': 'プロモーターとみなす転写開始点からの距離（両側）',
  'annotate.choice.reach': '近傍遺伝子として列挙する、サミットから転写開始点までの距離',
  'annotate.choice.copies': 'ピークあたりの無作為な部位の数',
  'annotate.choice.seed': '無作為な部位を選ぶ乱数のシード',

  'enrich.random-copies': 'バックグラウンド {name}：A の無作為コピー {copies} 組（シード {seed}）',
  'enrich.background': 'バックグラウンド {name}：A の領域を除いた {regions} 領域',
  'enrich.matched-coding':
    'バックグラウンド {name}：タンパク質をコードする {universe} 遺伝子中の {genes} 遺伝子を、転写開始点付近に結合のある実験の数（{experiments} 実験のうち当該抗原のものを除く）の 20 分位内で比較した',
  'enrich.matched-measured':
    'バックグラウンド {name}：測定された {universe} 遺伝子中の {genes} 遺伝子を、平均発現量の 10 分位と、転写開始点付近に結合のある実験の数（{experiments} 実験のうち当該抗原のものを除く）の 10 分位の組ごとに比較した',
  'background.left-out': '{asked} 遺伝子中 {left} 遺伝子は比較の対象に含まれないため除いた',
  'background.bare':
    'これらの遺伝子の発現量が不明で、発現している遺伝子には大半の因子が結合する。q が .05 未満でも示唆にとどまる（同じ細胞の表を --expression TABLE で指定できる）',
  'background.no-levels':
    '{name} からは遺伝子の発現量が分からない（平均発現量の列で 9 割以上の遺伝子に値があり、すべて同じ値ではないことが必要）。発現量の近い遺伝子どうしの比較ではなく、発現している遺伝子には大半の因子が結合するため、q が .05 未満でも示唆にとどまる',
  'background.class':
    'バックグラウンド {name}：対象遺伝子の {own} %、比較する遺伝子の {other} % がタンパク質をコードする',
  'background.length':
    'バックグラウンド {name}：長さの中央値が対象遺伝子では {own} kb、比較する遺伝子では {other} kb である',
  'background.expression':
    'バックグラウンド {name}：発現量の中央値が対象遺伝子では {own}、比較する遺伝子では {other} である。発現している遺伝子には大半の因子が結合する',
  'enrich.agreement':
    '両方にある実験 {experiments} 件、比較する表のみ {theirs} 件、計算した表のみ {ours} 件。重なりの数は {same} 件で等しく、差の最大値は log10 p で {p}、最後の列で {effect}',
  'enrich.choice.mode': '計算方法：chipmate、または ChIP-Atlas のスクリプト',
  'enrich.choice.background':
    'B がない場合の比較対象（複数可）：genome（無作為な位置）、reachable（アトラスにピークのある範囲の無作為な位置）、within:BED（マップ可能領域など指定領域内の無作為な位置）、sites（表示する実験の結合部位のうち A の外にあるもの）、matched（遺伝子の場合の既定値：結合のある実験の数が同程度で、--expression があれば発現量も同程度の遺伝子）、genes（他の全遺伝子）、または母集団とする BED ファイル',
  'enrich.choice.permutations': 'A の無作為コピーの数（既定値 10、ChIP-Atlas のページでは 1）',
  'enrich.choice.seed': '無作為な位置を選ぶ乱数のシード',
  'enrich.choice.window': '遺伝子の場合：転写開始点から両側への距離',
  'enrich.choice.per-region': '検定の代わりに、A の各領域とそれに重なる全ピークを列挙する',

  'colocalize.cell-class': '細胞種の大分類は {cellClass}（--cell-class で変えられる）',
  'colocalize.rule':
    '{experiments} 実験、{sites} 部位。規則 {rule} による類似の判定は再現であり、ChIP-Atlas 自身の規則は公開されていない',
  'scores.agreement':
    '両方にある行 {rows} 行、比較する表のみ {theirs} 行、計算した表のみ {ours} 行。{cells} 個中 {equal} 個の値が等しく、差の最大値は {difference}',
  'colocalize.choice.rule': '二つの強度クラスを類似とみなす規則（サービスの規則は公開されていない）',
};
