import type { motifs as english } from '../english/motifs.ts';

/** Questions about motifs in sequences, in Japanese. */
export const motifs: Readonly<Record<keyof typeof english, string>> = {
  'motifs.scanned':
    '{sequences} 配列に {motifs} モチーフの部位を {sites} か所検出した（片鎖でのスコアの p 値 {p} 以下、背景の GC 含量 {gc}%、IUPAC 配列は完全一致）。回文配列の両鎖は 1 部位とする',
  'motifs.too-weak':
    '{motifs} モチーフは短いか特異性が低く、p 値 {p} 以下となる配列が存在しないため、部位を検出できない：{names}。--p を大きくすると検出できる',
  'motifs.common-words':
    '{words} 語は、ランダム配列でも p 値 {p} より高い頻度で出現する。検出した部位の数（括弧内は偶然の期待値）：{names}',
  'motifs.site-families':
    '{families} ファミリーの部位 {sites} を {rows} 行にまとめた。塩基の半分以上を共有する同一ファミリーの部位は、p 値が最小のものを示す。ファミリー内の因子はモチーフを共有するため、どの因子が結合するかは配列からは分からない',
  'motifs.windows':
    '{peaks} ピークのサミット周辺 {width} bp の配列 {windows} か所を用いた（塩基の {masked}% はソフトマスクされた反復配列で、検索対象に含む）。除外：より強いピークの領域と重なるもの {overlapping}、染色体末端 {clipped}、未知塩基が 1 割を超えるもの {unknown}、配列のないもの {elsewhere}',
  'motifs.sequences':
    '{sequences} 配列のうち {windows} 配列を用いた（塩基の {masked}% はソフトマスクされた反復配列で、検索対象に含む）。除外：重複 {copies}、未知塩基が 1 割を超えるもの {unknown}',
  'motifs.fitted':
    '{least}～{most} bp に長さを揃えた：中央部に切り詰めた配列 {cut}、短いため除外した配列 {short}',
  'motifs.long-windows':
    '{bp} bp の配列がある：長い領域にはほとんどのモチーフが偶然に存在する。サミット周辺の数百 bp の方が多くを語る',
  'motifs.few-windows':
    '{windows} 領域しかない：少数の箇所からは、結果がどうであれモチーフについて結論できない。因子の他のピークも用いる',
  'motifs.background-shuffled':
    '塩基をシャッフルした同じ配列と比較した（各 {copies} 回、2 塩基の頻度は保存、シード {seed}）',
  'motifs.shuffled':
    'シャッフル配列は実際のゲノムではない：プロモーター、CpG アイランド、反復配列に共通する配列が濃縮して見える。アトラスの部位（--atlas）または同じ細胞の別のピーク（--background）との比較が望ましい',
  'motifs.sites-of':
    'アトラスにおいて {where} で因子が結合し、クエリのピークと重ならない部位と比較した：{sites} か所、うち {read} か所を読み込んだ',
  'motifs.sites-of-all':
    'クエリのピークと重ならないアトラスの全細胞クラスの部位と比較した：{sites} か所、うち {read} か所を読み込んだ。--query-cell-class で 1 つのクラスに限定できる',
  'motifs.background-matched':
    '比較対象として {all} 配列から、GC 含量、CpG、長さの分布を揃えて {windows} 配列を選んだ（シード {seed}）',
  'motifs.background-as-given': 'GC 含量、CpG、長さを揃えずに {windows} 配列とそのまま比較した',
  'motifs.likeness':
    'GC 含量：対象 {gc}%、比較対象 {gcBackground}%。CpG の観測値／期待値：{cpg}、{cpgBackground}',
  'motifs.background-unlike':
    'GC 含量が対象 {gc}%、比較対象 {gcBackground}% と異なる：GC または AT に富むモチーフはそれだけで濃縮して見える',
  'motifs.background-lacks':
    '{foreground} 配列のうち {windows} 配列には、GC 含量、CpG、長さの近い比較対象がない',
  'motifs.background-small':
    '{foreground} 配列に対して比較対象が {background} 配列しかない：小さな濃縮は検出できない',
  'motifs.tested':
    '{families} ファミリーの {motifs} モチーフ：片鎖での p 値が {p} 以下の部位をもつ領域を、部位の数によらず 1 と数える。最良部位の比較には {weaker} までの部位を含める。1 行は互いに類似したモチーフのファミリーで、p 値は全メンバーを通じて 1 つ、q 値はファミリー数で補正する。モチーフだけでは因子は決まらない：ファミリーと、細胞での発現から判断する',
  'motifs.centre-not-measured': '配列の長さが異なるため、部位が中央に集まるかどうかは測定していない',
  'motifs.atlas-compared':
    '濃縮の程度がどれほどありふれたものか：上位 {motifs} ファミリーについて、{where} の {factors} 因子の部位を、GC 含量と CpG の近い同クラスの他の部位と同様に比較した（{all} 部位のうち {sites} 部位を読み込み、{least} 部位未満の因子は除く）',
  'motifs.atlas-not-estimable':
    'クエリが結合する部位が {least} 未満、または比較できる因子が {factors} 未満の場合、アトラスの因子の中でのありふれた程度は推定できない',
  'motifs.choice.each-motif':
    'ファミリーごとではなくモチーフごとに 1 行とする（p 値はモチーフ、q 値はファミリーのもの）',
  'motifs.choice.width': 'サミット周辺の配列の幅。配列を直接与えた場合はそのまま用いる',
  'motifs.choice.best-peaks': 'シグナルの強い順にこの数のピークだけを用いる',
  'motifs.choice.unmatched': 'GC 含量、CpG、長さを揃えずに背景とそのまま比較する',
  'motifs.choice.seed': '乱数のシード（塩基のシャッフル、比較対象の選択）',
  'motifs.choice.p': '部位とみなす片鎖での p 値の上限',
  'motifs.choice.bases': 'スコアの背景とする塩基組成',
  'motifs.choice.families':
    '同じ場所にある同一ファミリーの部位を 1 行にまとめる：p 値が最小の部位、そのファミリー、そこに部位をもつモチーフの数を示す',
  'motifs.choice.only': '使用するモチーフを ID、名称または因子名で限定する（複数指定可）',
};
