import type { choices as english } from '../../english/faces/choices.ts';

export const choices = {
  'choice.query': 'ピークファイル（- は標準入力）',
  'choice.atlas': 'アトラスのフォルダ（複数指定すると一つとして読む）',
  'choice.genes': '遺伝子モデル（既定：アトラスのもの）',
  'choice.genes-for-promoters': 'プロモーターを決める遺伝子モデル（既定：アトラスのもの）',
  'choice.genes-for-nearest': '最近傍遺伝子に用いる遺伝子モデル（既定：アトラスのもの、なければ内蔵のもの）',
  'choice.genomes':
    'ゲノムのフォルダ（既定：$CHIPMATE_GENOMES、なければ OS のデータ領域の chipmate/genomes）',
  'choice.gene-ids': '遺伝子の識別子の表：symbol、entrez、ensembl、refseq、aliases',
  'choice.antigen-class': '実験の種類、または all（以下の四つとともに複数指定可。既定：「TFs and others」）',
  'choice.antigen-class-of-all': '実験の種類、または all（以下の四つとともに複数指定可。既定：「all」）',
  'choice.antigen': '抗原（別名でもよい）',
  'choice.cell-class': '細胞型の分類',
  'choice.cell': '細胞型',
  'choice.exclude': '除外する実験、抗原または細胞型',
  'choice.unperturbed': 'ノックアウト、ノックダウン、過剰発現、薬剤処理、感染の実験を除外する',
  'choice.without-duplicates': '他の実験と同一データの実験を除外する',
  'choice.aliases': '独自の別名表：一行に正式名と別名をタブ区切りで',
  'choice.blacklist': 'この領域と重なる区間を除外する',
  'choice.within': 'この領域と重なる区間だけを用いる',
  'choice.not-within': 'この領域と重ならない区間だけを用いる',
  'choice.query-antigen':
    'クエリの抗原（指定しなければ、ほぼ同一の実験から推定）。IKZF1,IKZF3 のように複数を一つの因子として扱える',
  'choice.query-cell': 'クエリの細胞型（指定しなければ同様に推定）',
  'choice.query-cell-class': 'クエリの細胞型の分類。この分類の行が先に並ぶ（指定しなければ細胞型から決める）',
  'choice.interactions': 'STRING 列に用いる STRING または BioGRID の表',
  'choice.compare-cells': 'ChIP-Atlas 自身の表とセルごとに比較する',
  'choice.compare-enrichment': 'ChIP-Atlas 自身の結果と実験ごとに比較する',

  'partners.choice.against':
    'この領域と重なるピークに対し、残りのピーク（--within があればその中）を、強さ・プロモーター・他因子の数をそろえて比較する',
  'partners.choice.complexes': '複合体ごとに一行とする表（列 complex と member、構成因子ごとに一行）',
  'partners.choice.expression': 'クエリの細胞の発現変動の表：各因子はそこで発現しているか、変化するか',
  'annotate.choice.peaks': 'ピーク：BED、narrowPeak、broadPeak、MACS の .xls（- は標準入力）',
  'annotate.choice.genes': 'エクソンを含む遺伝子モデル：refFlat、genePred、GTF、BED12',
  'annotate.choice.genome': 'ピークと遺伝子のアセンブリ、または chrom.sizes ファイル',
  'annotate.choice.blacklist': 'この領域と重なるピークに印を付け、位置の集計から除外する',
  'annotate.choice.sequence': '2bit または FASTA：ランダムな部位をそのギャップに置かない',
  'expression.choice.files':
    'GEO の series matrix、SOFT ファイル、または測定値かカウントの表を一つ。あるいはアレイごとのファイル：CEL、Agilent、GenePix',
  'expression.choice.design': 'sample 列と、試料を群に分ける列をもつ表',
  'expression.choice.cdf': 'CEL ファイルのチップ記述（CDF）',
  'expression.choice.platform':
    '別に与える GEO プラットフォーム（GPL...）：各プローブの遺伝子名を示し、複数プラットフォームの SOFT では試料を選ぶ',
  'expression.choice.annotation': '各プローブの遺伝子名を示す GEO プラットフォームファイルまたは表',
  'compare.choice.a': 'ピークファイル',
  'compare.choice.b': '比較の相手となるピークファイル',
  'compare.choice.query-antigen':
    '両者の抗原（指定しなければ、ほぼ同一の実験から推定）。IKZF1,IKZF3 のように複数を一つの因子として扱える',
  'compare.choice.a-cell': 'A の細胞型（指定しなければ同様に推定）',
  'compare.choice.b-cell': 'B の細胞型',
  'search.choice.atlas':
    'アトラスのフォルダ、atlas fetch のフォルダ、または ChIP-Atlas の experimentList.tab',
  'search.choice.words': '行に含まれるべき語',
  'search.choice.top': '先頭の n 行だけ',
  'sites.choice.partner': '抗原（条件に合うすべての実験）または一つの実験',
  'locus.choice.places': '遺伝子（そのプロモーター）または chr18:63123346-63320128。複数を同時に指定できる',
  'page.choice.table': 'chipmate expression、limma、DESeq2、edgeR の出力（- は標準入力）',
  'explain.choice.table': '発現変動の表（--list を付ければ遺伝子リスト）',
  'explain.choice.list': 'ファイルは遺伝子リストであり、類似した他の遺伝子と比較する',
  'explain.choice.expression': '--list とともに：同じ細胞の発現変動の表。リストはこの表の遺伝子と比較される',
  'colocalize.choice.antigen': '抗原（別名でもよい）',
  'colocalize.choice.cell-class': '細胞型の分類（既定：その抗原の実験が最も多いもの）',
  'colocalize.choice.cell': 'この細胞型の実験だけ',
  'colocalize.choice.peaks': '手元のピークをその抗原の実験の一つとして加える',
  'targets.choice.query': 'ピーク：BED、narrowPeak、broadPeak、MACS の .xls（- は標準入力）',
  'targets.choice.of':
    'クエリの代わりに：アトラスにあるこの抗原の実験から、ChIP-Atlas の Target Genes の表を作る',
  'targets.choice.cell-class': '--of とともに：この細胞型分類の実験だけ',
  'targets.choice.cell': '--of とともに：この細胞型の実験だけ',
  'targets.choice.interactions': '--of とともに：STRING 列に用いる STRING または BioGRID の表',
  'targets.choice.compare': '--of とともに：ChIP-Atlas 自身の表とセルごとに比較する',
  'targets.choice.expression': '発現変動の表：chipmate、limma、GEO2R、DESeq2、edgeR、cuffdiff',
  'targets.choice.genes':
    '遺伝子モデル：BED6、refFlat、GTF（既定：アトラスのもの、なければ内蔵の hg38 の表）',
  'targets.choice.genome': 'ピークと遺伝子のアセンブリ（既定：アトラスのもの、なければ hg38）',
  'targets.choice.atlas': '比較する因子と遺伝子モデルの得られるアトラス',
  'targets.choice.query-antigen':
    'ピークの抗原。その抗原の実験は比較する因子に含めない。IKZF1,IKZF3 のように複数を一つの因子として扱える',
  'targets.choice.links':
    '--method links に用いるエンハンサーと遺伝子の対応表：染色体、開始、終了、遺伝子、スコア',
  'targets.choice.known': '既知の標的遺伝子（一行に一つ）',
  'targets.choice.follows':
    '他の制御因子に従うことが知られた遺伝子（一行に一つ）。名前を付けなければファイル名を因子名とする',
  'targets.choice.unperturbed':
    '--of とともに：ノックアウト、ノックダウン、過剰発現、薬剤処理、感染の実験を除外する',
  'targets.choice.without-duplicates': '--of とともに：他の実験と同一データの実験を除外する',
  'motifs.choice.sequences': 'FASTA または 2bit（- は標準入力）',
  'motifs.choice.query': 'ピーク（サミット周辺を調べる）、または各配列を調べる FASTA',
  'motifs.choice.windows': 'ピーク、または各配列を調べる FASTA',
  'motifs.choice.primary': '因子自身のモチーフ：ライブラリの ID か名前、配列、または行列',
  'motifs.choice.motifs':
    'モチーフのライブラリ：JASPAR、TRANSFAC、MEME、HOMER、配列の一覧。jaspar と hocomoco は motifs fetch で取得したもの',
  'motifs.choice.motif':
    'IUPAC 表記の配列（AP1=TGASTCA）または行列（A 0 9; C 9 0; G 0 0; T 0 0）。複数指定可',
  'motifs.choice.elements': '内蔵の血液細胞の配列要素：IKZF、AP-1、AICE、EICE、ISRE、PRDM1 など',
  'motifs.choice.sequence': 'ピークのゲノム配列：2bit または FASTA（既定：ゲノムのフォルダにあるもの）',
  'motifs.choice.genome': 'ピークのアセンブリ（既定：アトラスのもの、なければ配列から判断）',
  'motifs.choice.background':
    '比較の対象：BED か FASTA のファイル、sites（アトラスの部位のうちピークと重ならないもの）、または shuffled（同じ塩基を並べ替えた配列）（既定：--atlas があれば sites、なければ shuffled）',
  'motifs.choice.atlas': '部位を比較に用いるアトラス（複数指定可）',
  'motifs.choice.assembly-of': 'アセンブリを決めるアトラス',
  'loci.choice.places': '遺伝子、または chr6:391739-411443 のような領域',
  'loci.choice.regions': '調べる領域を追加する BED',
  'loci.choice.fasta': '調べる配列を追加する FASTA',
  'loci.choice.peaks': 'クエリのピーク：遺伝子の近くのものをその遺伝子座とし、残りを比較の対象とする',
  'loci.choice.atlas': '--peaks がない場合：部位を領域の比較に用いるアトラス',
  'loci.choice.genes': '遺伝子モデル（既定：手元にあるもの）',
  'treatments.choice.gene': '遺伝子シンボル（--gene-ids があれば任意の識別子）',
  'treatments.choice.tables': '発現変動の表またはそのフォルダ（表の名前を処理の名前とする）',
  'enrich.choice.a': '領域（任意のピークファイル）または遺伝子リスト',
  'enrich.choice.b': 'A と比較する領域または遺伝子（なければ背景と比較する）',
  'enrich.choice.expression':
    '遺伝子リストの場合：その細胞の発現変動の表。測定され発現量の近い遺伝子を背景とする',

  'growth.choice.table': '測定値：experiment、perturbation または drug、time、target、value',
  'blot.choice.table': '測定値：experiment、gel、lane、perturbation または fraction、target、intensity',
  'dose.choice.table': '測定値：experiment、drug、dose、value（複数あれば perturbation と cell も）',
  'combination.choice.table': '測定値：experiment、drug、dose、second_drug、second_dose、value',
  'qpcr.choice.table':
    '測定値：experiment、perturbation または drug、target、cq（標準試料には role と quantity）',
  'chip-qpcr.choice.table':
    '測定値：experiment、target、fraction、antibody、input_fraction、cq、perturbation、drug',
  'replicate.choice.table':
    '細胞株またはドナーごとの効果（estimate と、standard_error、low と high、または sd と n）、またはドナーか細胞の測定値（value）',
  'readings.choice.map': 'ウェルの内容：表、またはプレートの計画',
  'readings.choice.sheet': 'ワークブックのシート名または番号（既定：該当する表のあるシート）',
  'blot.choice.picture': '最初のゲルの写真（PNG、JPEG）。レーン名を付けて示す',
  'chip-qpcr.choice.amplicons':
    'アンプリコンの位置：amplicon、chrom、start、end（BED と同じ）、必要なら gene',
  'chip-qpcr.choice.peaks': 'アンプリコンが載るべきピーク。載らないものを示す',
  'replicate.choice.map': '測定値の場合：ウェルまたは試料の内容',
  'replicate.choice.sheet': 'ワークブックのシート名または番号',
  'replicate.choice.samples': '細胞株とドナーの情報：name、kind、status、before、after',

  'progress.reading-sites': '結合部位を読み込み中',
  'progress.asking-factors': '他の因子と比較中',
  'progress.testing': '検定中',
} as const satisfies Record<keyof typeof english, string>;
