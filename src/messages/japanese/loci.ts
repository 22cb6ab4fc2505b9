import type { loci as english } from '../english/loci.ts';

/** Motifs in a few chosen loci, and several loci together, in Japanese. */
export const loci: Readonly<Record<keyof typeof english, string>> = {
  'loci.looked':
    '{loci} 遺伝子座、{windows} 領域（転写開始点から {reach} bp 以内のピークおよび指定領域の周囲 {width} bp）を対象に、{motifs} モチーフを検索した（片鎖でのスコアの p 値 {p} 以下、背景の GC 含量 {gc}%、IUPAC 配列は完全一致）',
  'loci.promoters':
    'ピークが指定されていないため、遺伝子は結合の有無によらずプロモーター（各転写開始点の上流 {before} bp から下流 {after} bp）で調べた',
  'loci.no-peak':
    '{names} の転写開始点から {reach} bp 以内にピークがないため、代わりにプロモーター（各転写開始点の上流 {before} bp から下流 {after} bp）を示す。これらは結合部位ではない',
  'loci.cut': '{windows} 領域が染色体の末端を越えるため、末端で切り詰めた：{names}',
  'loci.no-bases': '{loci} 遺伝子座は、この配列に既知の塩基がないため除いた：{names}',
  'loci.unknown-bases':
    '領域の {bases} 塩基中 {unknown} 塩基が不明（N）であり、そこではモチーフを検出できない',
  'loci.share-bases':
    '異なる遺伝子座の領域が重なっており、一方にあるモチーフは他方にもある：{names}。確率の計算では独立とみなしている',
  'loci.other-sites':
    '同じ長さの他の結合部位 {others} か所（シード {seed}）のうち、各領域に GC 含量が最も近い {nearest} か所と比較した',
  'loci.other-promoters':
    '他の {others} 遺伝子のプロモーター（シード {seed}）のうち、各領域に GC 含量が最も近い {nearest} か所と比較した',
  'loci.few-others':
    '比較できる同種の配列が {least} に満たないため、同じ塩基組成のランダム配列での確率を示す。実際のゲノム配列はこれと異なる。--peaks で全ピークを、または --atlas を指定すると他の結合部位と比較できる',
  'loci.random-sequence':
    '指定した配列についての確率は、同じ塩基組成で各塩基が独立なランダム配列での値、1 − (1 − P)^位置数である。実際のプロモーターやエンハンサーはこれと異なり、他の結合部位との比較ではない',
  'loci.chance':
    '{motif}：{loci} 遺伝子座中 {found} か所（期待値 {expected}）。偶然に同数以上となる確率 {p}、1 か所以上となる確率 {any}',
  'loci.few':
    '{loci} 遺伝子座だけでは、あるモチーフがこれらの部位に固有であるとはいえない。{motifs} モチーフを調べた場合、有意となりうるのは、他の遺伝子座の {percent}% 以下にしかなく、かつこれらのすべてにあるモチーフに限られる。全ピークを対応させた部位と比較する motifs enrich と、因子自身のモチーフとの間隔を調べる motifs spacing であれば示しうる',
  'loci.amplicons':
    '{targets} か所の標的中 {found} か所で、近傍に反復配列を含まず GC 含量 40〜60%、80〜150 bp の増幅領域が得られた',
  'loci.primers':
    'Primer3 により {targets} か所の標的中 {found} か所でプライマーが設計された。ゲノム上の他の部位への結合は調べていないため、in silico PCR または BLAST で確認する必要がある',
  'loci.choice.width': 'ピークおよび指定領域の周囲の長さ',
  'loci.choice.reach': 'その遺伝子のピークとみなす、転写開始点からの距離の上限',
  'loci.choice.words': '全遺伝子座に共通する配列（7 bp 以上）を長い順に列挙する数',
  'loci.choice.others': '比較に用いる他の結合部位および他遺伝子のプロモーターの数の上限（0 で用いない）',
  'loci.choice.seed': 'それらを選ぶ乱数のシード',
  'loci.together':
    '{loci} 遺伝子座をまとめて解析した：1 か所以上に結合する抗原 {antigens}、すべてに結合する抗原 {shared}。同種の結合部位（{others} か所、シード {seed}）から同数を選んだ無作為な組 {sets} 組、および結合する抗原数の近い遺伝子座から選んだ同数の組と比較した。p 値は後者における順位であり、{least} が下限である',
  'loci.together-few':
    'アトラス中に同種の他の結合部位が {least} か所に満たないため、無作為な組との比較は推定できない',
  'loci.unbound': '{names} に結合する抗原はない',
  'loci.together-limits':
    '{loci} 遺伝子座からわかるのは、そこに共在する因子であり、因子どうしの協働ではない。多くの結合部位にみられる因子は、どの遺伝子座にもみられる。全部位での解析には partners を用いる',
  'locus.choice.sets': '複数の遺伝子または領域を指定した場合：無作為な組の数',
  'column.loci-bound': '結合する遺伝子座数',
  'column.expected-alike': '類似の遺伝子座での期待値',
  'column.expected-bound': '結合部位での期待値',
  'column.sets-as-many-alike': '同数以上となる類似の組',
  'column.sets-as-many': '同数以上となる組',
  'column.sets': '無作為な組の数',
  'column.peak-at-locus': '遺伝子座のピーク',
  'column.distance-at-locus': '遺伝子座での距離',
  'column.score-at-locus': '遺伝子座でのスコア',
  'column.cells-at-locus': '遺伝子座での細胞',
  'help.loci-bound': '因子のピークがある遺伝子座の数。',
  'help.expected-alike':
    '結合する抗原数の近い同種の結合部位から同数を無作為に選んだ組で、因子が結合する遺伝子座数の平均。',
  'help.expected-bound': '同種の結合部位全体から選んだ組での同様の値。',
  'help.sets-as-many-alike': '類似の遺伝子座の組のうち、因子が同数以上に結合する組の数。',
  'help.sets-as-many': '同種の結合部位の組のうち、因子が同数以上に結合する組の数。',
  'help.sets': 'それぞれの無作為な組の数。',
  'help.p-of-sets': '（1 + 同数以上となる類似の組）/（1 + 組の数）。',
  'help.peak-at-locus': '各遺伝子座での因子の最も強いピーク（0 起点）。',
  'help.distance-at-locus':
    '遺伝子の最も近い転写開始点、または領域の中央から、そのピークのサミットまでの染色体上の距離。',
  'help.score-at-locus': 'そのピークのスコア。',
  'help.cells-at-locus': 'この遺伝子座に因子のピークがある細胞種（強い順）。',
  'figure.loci': '選択した遺伝子座のモチーフ',
  'figure.loci-strands': '線の上：＋鎖の部位、線の下：−鎖の部位',
  'figure.loci-others': 'ほか {motifs} モチーフは省略した',
  'window.peak': 'ピーク',
  'window.promoter': 'プロモーター（ピークなし）',
  'window.region': '指定領域',
  'window.sequence': '指定配列',
  'column.locus-name': '遺伝子座',
  'column.origin': '由来',
  'column.loci-with': '検出された遺伝子座数',
  'column.loci': '遺伝子座数',
  'column.expected-loci': '遺伝子座数の期待値',
  'column.motif-sites': '部位数',
  'column.expected-sites': 'ランダム配列での部位数',
  'column.chance-of-any': '1 か所以上の確率',
  'column.loci-names': '該当する遺伝子座',
  'column.window-kind': '領域の種類',
  'column.window-start': '領域の開始',
  'column.window-end': '領域の終了',
  'column.amplicon-target': '標的',
  'column.target-position': '標的の位置',
  'column.length': '長さ',
  'column.gc': 'GC 含量',
  'column.without-amplicon': '得られない理由',
  'column.primer-left': '左プライマー',
  'column.primer-right': '右プライマー',
  'column.melting-left': '左プライマーの融解温度',
  'column.melting-right': '右プライマーの融解温度',
  'column.product-start': '増幅産物の開始',
  'column.product-end': '増幅産物の終了',
  'help.locus-name': '指定した遺伝子、領域または配列。',
  'help.motif-origin': 'library：指定したモチーフ。shared word：全遺伝子座に共通するために選ばれた配列。',
  'help.loci-with': 'いずれかの領域にモチーフの部位をもつ遺伝子座の数。',
  'help.loci': '調べた遺伝子座の数。',
  'help.expected-loci':
    '長さと GC 含量の近い他の領域での割合、またはランダム配列から期待される遺伝子座の数。',
  'help.share-of-loci': 'モチーフをもつ遺伝子座の割合。',
  'help.ci-of-share': 'その割合の正確な 95% 信頼区間の端。',
  'help.p-of-loci':
    '数、長さ、GC 含量の等しい他の遺伝子座で同数以上にモチーフがある確率。共通配列では、ある遺伝子座のいずれかの配列が他のすべてにもある確率の上限。',
  'help.sites-in-loci': '全領域でのモチーフの部位数。',
  'help.expected-sites':
    '同じ長さと塩基組成のランダム配列で期待される部位数（位置数 × 1 か所あたりの確率）。',
  'help.chance-of-any': '同数の他の遺伝子座のうち 1 か所以上にモチーフがある確率。',
  'help.against-loci':
    '確率の根拠：bound sites（結合部位）、promoters（プロモーター）、random sequence（ランダム配列）。',
  'help.loci-names': 'モチーフをもつ遺伝子座。',
  'help.window-kind':
    'peak：サミットの周囲。promoter：ピークのない遺伝子のプロモーター。region：指定領域。sequence：指定配列。',
  'help.from-window-centre': '領域のサミット、転写開始点または中央から部位の中央までの距離。',
  'help.amplicon-target': '領域のサミット、転写開始点または中央、もしくは各モチーフの最も近い部位。',
  'help.target-position': '染色体上の位置（0 起点）。',
  'help.amplicon-length': '増幅産物としうる領域の長さ。',
  'help.gc': 'G と C の割合。',
  'help.without-amplicon':
    '標的近傍の多くの領域が適さない理由：masked（反復配列）、unknown bases（不明な塩基）、GC（40% 未満または 60% 超）、window ends（領域の端）。',
  'help.primer': 'Primer3 によるプライマー（5′→3′）。増幅産物は標的を含む。',
  'help.melting': 'Primer3 による融解温度（°C）。',
};
