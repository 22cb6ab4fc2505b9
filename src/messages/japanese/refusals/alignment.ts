import type { alignmentRefusals as english } from '../../english/refusals/alignment.ts';

export const alignmentRefusals: Readonly<Record<keyof typeof english, string>> = {
  'refused.programs.missing': 'PATH にないプログラム：{programs}',
  'fix.programs.missing':
    'インストールしてください。Debian・Ubuntu：sudo apt-get install {packages}、conda：conda install -c conda-forge -c bioconda {packages}、macOS：brew install {packages}、Windows では WSL の中で。',
  'refused.programs.not-started': '{program} を起動できません。',
  'fix.programs.not-started': '{program} --version を試し、動かなければインストールし直してください。',
  'refused.programs.failed': '{program} が失敗しました（終了コード {status}）。何も書き出していません。',
  'fix.programs.failed':
    'リードやインデックスについてのメッセージを確かめ、問題を直してからもう一度実行してください。',
  'refused.programs.killed': '{program} が {signal} で終了しました。何も書き出していません。',
  'fix.programs.killed':
    '多くはメモリー不足です。スレッド数を減らすか、メモリーの多い計算機を使ってください。',
  'refused.peaks-align.how-many':
    'リードはシングルエンドなら 1 ファイル、ペアエンドなら 2 ファイルで指定します。',
  'fix.peaks-align.how-many':
    '同じ試料の複数のレーンは先に結合してください：cat L001.fastq.gz L002.fastq.gz > all.fastq.gz',
  'refused.peaks-align.no-bam': 'アライメント結果は BAM ファイルです。',
  'fix.peaks-align.no-bam': '--bam には .bam で終わる名前を指定してください。',
  'refused.peaks-align.same-file': 'ペアの両方に同じファイルが指定されています。',
  'fix.peaks-align.same-file':
    'もう一方のファイル（NAME_2.fastq.gz、NAME_R2.fastq.gz など）を指定してください。',
  'refused.peaks-align.no-file': 'プログラムが読み込めるファイルではありません。',
  'fix.peaks-align.no-file': 'ファイルを指定してください。パイプや標準入力は使えません。',
  'refused.peaks-align.no-fastq': 'FASTQ 形式のリードではありません（@ で始まっていません）。',
  'fix.peaks-align.no-fastq':
    'FASTQ（.gz も可）を指定してください。アライメント済みのリード（BAM）はそのまま chipmate peaks call で使えます。',
  'refused.peaks-align.no-genome': 'どのゲノムにアライメントするかが指定されていません。',
  'fix.peaks-align.no-genome':
    '--genome hg38、または自分のインデックスを --index PREFIX で指定してください。',
  'refused.peaks-align.genome-name': 'ゲノムの名前ではありません。',
  'fix.peaks-align.genome-name': 'hg38、mm10 などの名前を指定してください。',
  'refused.peaks-align.no-index': '{aligner} の完全なインデックスがありません。',
  'fix.peaks-align.no-index':
    '拡張子を除いたインデックスのパスを指定するか、作成したプログラムを --aligner で選ぶか、代わりに --genome を指定してください。',
  'refused.fastq.cut-off': 'ファイルが {reads} 番目のリードの途中で終わっています。',
  'fix.fastq.cut-off': 'ダウンロードやコピーが途中で切れています。取得し直してください。',
  'refused.peaks-align.unequal': '2 つのファイルのリード数が一致しません：{first} と {second}。',
  'fix.peaks-align.unequal': '同じランの 2 つのファイルを、どちらも絞り込まずに全体を指定してください。',
  'refused.peaks-align.lost':
    '{program} が読み込んだのは {reads} リード中 {taken} リードです。何も書き出していません。',
  'fix.peaks-align.lost':
    '1 リードが 4 行の FASTQ かどうかを確かめてください。gzip の場合は圧縮し直してください：gunzip -c FILE | gzip > NEW',
};
