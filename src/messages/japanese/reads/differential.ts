import type { differential as english } from '../../english/reads/differential.ts';

export const differential: Readonly<Record<keyof typeof english, string>> = {
  'watch.counting': 'リードの計数',
  'peaks-differential.regions':
    'ピークファイル {files} 件の和集合の {regions} 領域のうち、リード数が十分な {tested} 領域を検定（--min-count）',
  'peaks-differential.model': '{contrast}（{samples} 試料）。リード数は voom、分散を調整した t 検定',
  'peaks-differential.block': '同じブロックの試料間の相関は {correlation}',
  'peaks-differential.normalised': '{how} で正規化：相対ライブラリーサイズ {sizes}',
  'peaks-differential.medians': 'log2 変動比の中央値は {how} で {median}。ほかの方法では {others}',
  'peaks-differential.few-spiked':
    'スパイクインのリードが {reads} しかない試料があります。そのサイズは不確かで、すべての変動比に影響します',
  'peaks-differential.global-change':
    '全部位がそろって変化しています：log2 変動比の中央値は {how} で {median}、全リードを同量とみなす library では {library} です。全試料の細胞数とスパイクイン量が等しければ {how} の値を採ってください',
  'peaks-differential.global-loss-possible':
    '{how} による正規化では、薬剤で因子が分解される場合のような全部位に共通の変化は検出できません。どの部位も「変化なし」とは判定せず、変動比はほかの部位に対する相対値です。スパイクイン、または変化しない領域（--regions）があれば検出できます',
  'peaks-differential.believe-reference':
    '{better} があるのに {how} で正規化しています（log2 変動比の中央値 {median}、{better} では {found}）。両者が異なる場合は {better} を採ってください。{how} では全部位に共通の変化を検出できません',
  'peaks-differential.no-replicates':
    '反復がなく残差自由度がないため、p 値と信頼区間は推定不能です。変動比の順に並べます',

  'peaks-differential.choice.sheet':
    '試料の表：sample、reads（BAM または BED、表からの相対パス）、group。あれば block、spike_in',
  'peaks-differential.choice.among':
    '表の reads 列にファイル名だけで書けるファイル。指定すると、それ以外のファイルは読みません',
  'peaks-differential.choice.peaks': 'ピーク。全ファイルの和集合でリードを数える',
  'peaks-differential.choice.regions': '正規化の基準とする、変化しない領域',
  'peaks-differential.choice.spike-in':
    '両ゲノムに同時にアライメントした場合の、スパイクインの染色体名の先頭部分',
  'peaks-differential.choice.marked-duplicates': '重複と印されたリードを数えるかどうか',
  'peaks-differential.choice.contrast': '比較する群。2 群の場合の既定は 2 番目対 1 番目',
  'peaks-differential.choice.normalise':
    '全試料で等しいとみなすもの：全リード、大部分のピーク、ピーク外の 10 kb ビン、スパイクイン、指定領域。既定はスパイクインまたは領域、なければ全リード',
  'peaks-differential.choice.min-count':
    '小さい方の群の試料数だけの試料で必要なリード数（中央のライブラリーサイズで）',

  'column.log2-change-of-reads': 'log2 変動比',
  'help.log2-change-of-reads': '群間のリード数の変動。1 は 2 倍、−1 は半分。',
  'column.mean-log2-count': '平均 log2 リード数',
  'help.mean-log2-count': '全試料の log2(リード数 + 0.5) の平均。',
  'column.reads-of-sample': 'リード数',
  'help.reads-of-sample': '領域に重なる試料のリード数。ペアエンドでは断片数。',
  'help.change-verdict':
    '領域が異なるか（補正 p 値 0.05 以下）を 7 語で示す。「差なし」は全領域に共通の変化を検出できる場合のみ。',
};
