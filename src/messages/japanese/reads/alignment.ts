import type { alignment as english } from '../../english/reads/alignment.ts';

export const alignment: Readonly<Record<keyof typeof english, string>> = {
  'watch.aligning': 'リードのアライメント',
  'peaks-align.index-building':
    '{folder} に {genome} の {aligner} 用インデックスがないため、ゲノム配列から作成します（初回のみ）。所要時間は{time}、ディスク容量は {disk} GB（作成中はさらに {meanwhile} GB）です',
  'peaks-align.hours':
    '哺乳類では 1〜4 時間（bowtie2-build はスレッド数が多いほど短く、bwa index は 1 スレッドのみ）',
  'peaks-align.minutes': '数分',
  'peaks-align.left-out':
    '染色体の一部を重複して表す配列 {sequences} 本（_alt、_fix、_hap）はインデックスから除きました。含めるとリードの位置が一つに決まらなくなります',
  'peaks-align.index-older':
    'インデックスがゲノム配列より古くなっています。配列の版が変わった場合は {folder} を削除すると作り直されます',
  'peaks-align.started': '{programs} でアライメントしています',
  'peaks-align.untrimmed':
    'PATH に fastp がないため、アダプターや低品質の末端を除かずにアライメントします。除くには fastp をインストールしてください（apt-get install fastp、conda install -c bioconda fastp、brew install fastp）',
  'peaks-align.warned': '{program} の警告：{line}',
  'peaks-align.trimmed': 'fastp 後に残ったリード：{reads} 中 {kept}（{share} %）',
  'peaks-align.aligned': 'アライメントされたリード：{reads} 中 {aligned}（{share} %）',
  'peaks-align.in-pairs': '正しい組になったリード：{reads}（{share} %）',
  'peaks-align.duplicates':
    'アライメントされたリードのうち重複：{reads}（{share} %）。印を付けてファイルに残しています',
  'peaks-align.no-reads': 'アライメントするリードが残りませんでした',
  'peaks-align.few-aligned':
    'アライメントされたリードは {share} % です。50 % を下回る場合は、ゲノムの取り違え、アダプター、混入を確かめてください',

  'peaks-align.choice.reads':
    'FASTQ 形式のリード（.gz も可）。シングルエンドは 1 ファイル、ペアエンドは 2 ファイル',
  'peaks-align.choice.bam':
    '書き出すアライメント済みリード（ソート済み）。インデックス（.bai）は同じ場所に作成',
  'peaks-align.choice.genome':
    'ゲノムフォルダーにあるゲノム（hg38 など）。アライナー用のインデックスがなければそこに作成する',
  'peaks-align.choice.index':
    'ゲノムの代わりに使う自分のインデックス（スパイクインを含むものなど）。拡張子を除いたパス',
  'peaks-align.choice.aligner': 'アライメントに使うプログラム。PATH に bwa しかない場合を除き bowtie2',

  'column.alignment-step': '手順',
  'help.alignment-step':
    '行った処理：index（ゲノムから作成）、trim、align、pair（ペアの情報を互いに記録）、sort、duplicates（重複に印を付ける）。',
  'column.program': 'プログラム',
  'help.program': '実行した PATH 上のプログラム。',
  'column.program-version': 'バージョン',
  'help.program-version': 'プログラムが表示したもの。',
  'column.reads-in': '入力リード数',
  'help.reads-in': '処理前のリード数（ペアは両方）。重複ではアライメントされたリード数。',
  'column.reads-out': '出力リード数',
  'help.reads-out': '残った、アライメントされた、または重複でないリード数。',
  'help.share-of-reads': '出力リード数 ÷ 入力リード数。',
  'column.program-command': 'コマンド',
  'help.program-command':
    '実行したコマンド（ファイル名は指定されたもの）。二番目以降は前の処理の出力を読み込む。',
};
