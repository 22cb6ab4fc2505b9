import type { calling as english } from '../../english/reads/calling.ts';

export const calling: Readonly<Record<keyof typeof english, string>> = {
  'watch.reads': 'リードの読み込みとピーク検出',
  'reads.kept': '{records} レコードのうち {reads} リードを使用（{layout}）',
  'reads.not-in-control':
    'コントロールには ChIP の {chromosomes} 本の染色体（{names}）のリードがありません。その {reads} リードからはピークを検出しません',

  'peaks-call.no-control':
    'コントロールなし：各位置で期待されるリード数は周囲 10 kb から求めます。開いたクロマチンやコピー数の影響を結合と区別できません',
  'peaks-call.mean-of-genome':
    'コントロールなし：期待されるリード数はゲノム全体の平均とします。どの試料でも断片が集まる場所を結合と区別できません',
  'peaks-call.by-assay': '{assay} の通常の設定：{set}',
  'peaks-call.footprints':
    '長さ {bp} bp 以下の断片は {share} %：転写因子の断片はこの長さに、ヌクレオソームの断片はより長くなります',
  'peaks-call.cut-single-ends':
    '{assay} のシングルエンド：断片の長さはさまざまで、ペアエンドでなければわかりません。ペアエンドで読み、アライメントしてください',
  'peaks-call.part-of-genome':
    'リードのある染色体は {chromosomes} 本中 {shown} 本のみです。ゲノムサイズは {whole} のうちその分の {bp} 塩基としました。別の値は --genome-size で指定してください',
  'peaks-call.duplicates': '重複リード {reads}（{share} %）を除きました',
  'peaks-call.pairs': 'ペアエンド：断片として扱います（平均 {bp} bp）',
  'peaks-call.model': '断片長は約 {bp} bp（両鎖にリードが集まる {pairs} 組から推定）',
  'peaks-call.too-few-pairs':
    'リードから断片長を推定できません：両鎖にリードが集まる場所が {pairs} か所しかありません（{fewest} か所以上が必要。濃縮が弱い、リードが少ない、またはゲノムサイズが違う場合に起こります）。{bp} bp としました。断片長がわかる場合は --fragment で指定してください',
  'peaks-call.short-fragment':
    '推定した断片長 {bp} bp はリード長 {read} bp とあまり変わりません。濃縮が弱いときに見られます。断片長がわかる場合は --fragment で指定してください',
  'peaks-call.none':
    '閾値 {threshold} で濃縮のある場所はありません：ChIP は期待されるリード数と変わりません。ピークは検出されませんでした',
  'peaks-call.called': 'ピーク {peaks} 個を検出しました',

  'peaks-call.choice.chip':
    'ChIP のアライメント済みリード（BAM、BED、BEDPE）。複数のファイルは反復実験としてまとめて扱います',
  'peaks-call.choice.control': 'インプットまたは IgG のアライメント済みリード',
  'peaks-call.choice.layout': 'シングルエンド、またはペアエンドの断片。既定ではファイルの内容による',
  'peaks-call.choice.min-quality': 'リードのマッピング品質の下限',
  'peaks-call.choice.assay':
    '断片の調製法。q、duplicates と、コントロールがない場合の background を、指定がなければこれに合わせる',
  'peaks-call.choice.genome-size':
    'リードを配置できる塩基数：数値、hs、mm、ce、dm、またはアセンブリ名。BAM に染色体長があれば不要',
  'peaks-call.choice.q': 'この偽発見率を下回る塩基をピークとする（既定値：0.05、CUT&RUN・CUT&Tag では 0.01）',
  'peaks-call.choice.p': 'q の代わりに p で決める',
  'peaks-call.choice.duplicates':
    '同じ位置・同じ鎖に認めるリード数：数値、auto（偶然の範囲）、all（すべて）（既定値：1、CUT&RUN・CUT&Tag では all、そのコントロールは 1）',
  'peaks-call.choice.fragment': 'シングルエンドの断片長。既定ではリードから推定する',
  'peaks-call.choice.shift': 'シングルエンドの 5′ 端をリードの向きに動かす距離',
  'peaks-call.choice.summits': 'ピークの最も高い頂点のみ、または目立つ頂点すべて',
  'peaks-call.choice.shape': 'ピーク、またはそれを含む幅の広い領域（ヒストン修飾など、broadPeak ファイル）',
  'peaks-call.choice.broad-q': 'この偽発見率（または p）を下回る塩基を領域に含める',
  'peaks-call.choice.background':
    '期待されるリード数：各位置の周囲から、またはゲノム全体の平均（既定値：local、コントロールのない CUT&RUN・CUT&Tag では genome）',
  'peaks-call.choice.scale-to': 'ChIP とコントロールのうち、少ない方または多い方に合わせる',
  'peaks-call.choice.compatible': '断片長の推定とゲノムサイズをどの版の規則で決めるか',

  'column.peak-name': '名前',
  'help.peak-name': 'ピークの番号。頂点が複数あるピークではアルファベットが続く。',
  'column.display-score': 'スコア',
  'help.display-score': '-log10 q（p を選んだ場合は -log10 p）の 10 倍。ゲノムブラウザーの濃淡表示用。',
  'help.no-strand': '「.」：ピークに鎖の向きはない。',
  'help.fold-over-expected': '頂点における（リード数 + 1）/（期待されるリード数 + 1）。',
  'help.mean-fold': '領域平均の（リード数 + 1）/（期待されるリード数 + 1）。',
  'help.mean-p': 'ポアソン分布の p 値の -log10 の領域平均。',
  'help.mean-q': '偽発見率の -log10 の領域平均。',
  'help.p-at-summit': '頂点におけるポアソン分布の p 値。ファイルではその -log10。',
  'help.q-at-summit': '頂点における、ゲノムの全塩基についての偽発見率。ファイルではその -log10。',
  'column.summit-offset': '開始位置から頂点まで',
  'help.summit-offset': 'ピークの開始位置から頂点までの塩基数。',
};
