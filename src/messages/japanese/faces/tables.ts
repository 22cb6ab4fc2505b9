import type { tables as english } from '../../english/faces/tables.ts';

export const tables: Readonly<Record<keyof typeof english, string>> = {
  'table.any': 'すべて',
  'table.copy': 'コピー',
  'table.copied': 'コピーしました',
  'table.unfold': '＋ 結合部位がほぼ同じ {rows} 因子',
  'table.fold': '− 結合部位がほぼ同じ {rows} 因子',

  'compared.brought': '手元の {names} からの回答です。',
  'compared.peaks': '{file}（{peaks} 領域）',
  'compared.genes': '{file}（{genes} 遺伝子）',
  'compared.table': '{file}（{rows} 行）',
  'compared.with':
    '手元の {names} をアトラス「{atlas}」と比較しました：公開実験 {experiments} 件、因子・修飾 {antigens} 種、細胞型 {cells} 種（{genome}）',
  'compared.asked':
    'アトラス「{atlas}」からの回答です：公開実験 {experiments} 件、因子・修飾 {antigens} 種、細胞型 {cells} 種（{genome}）',
  'compared.release': '。{release}',
  'compared.end': '。',
  'compared.and': '、',
  'compared.atlas': 'アトラスとは',
  'compared.many-of': '{name}：アトラスに実験 {experiments} 件',
  'compared.some-of': '{name}：別の名前でアトラスに含まれる',
  'compared.none-of': '{name}：アトラスに実験がない',
  'compared.no-factor': 'どの因子のデータかが指定されておらず、推定もできませんでした。',
  'compared.no-cell': 'どの細胞のデータかが指定されておらず、推定もできませんでした。',

  'answer.first-rows':
    '回答は {rows} 行あり、このページにはそのうち最初の {shown} 行のみを示します。TSV・XLSX のファイルには全行が含まれます。',

  'datasets.title': 'どの実験があるか（入力しながら検索）',
  'datasets.words': '因子、細胞型、組織、処理、アクセッション番号。入力したすべての語を含む行を示します',
  'datasets.atlas': 'アトラス',
  'datasets.found': '{experiments} 件中 {found} 件。最初の {shown} 件を示します',

  'question.sets': '複数のファイルに共通する結合部位はどれか',
  'site-sets.joined':
    'ファイルを問わず、重なるか隣接するピークを一つの部位とした：ピーク {peaks} 個から部位 {sites} か所',
  'site-sets.figure': '{names} の部位',
  'site-sets.choice.files': '二つまたは三つのピークファイル',
  'site-sets.choice.genome':
    'ゲノムアセンブリ。その外のピークは除き、異なるアセンブリのファイルは受け付けない',
  'site-sets.choice.show': '区分ごとの部位数（parts）、または区分付きの全部位（sites）',
  'column.set-part': 'ファイル',
  'column.set-sites': '部位',
  'column.set-bases': '塩基数',
  'help.set-part': 'その部位にピークをもつファイルの組。ほかのファイルはピークをもたない。',
  'help.set-sites': 'ファイルを問わず、重なるか隣接するピークをつないだ部位。',
  'help.set-share': '全部位に占める割合。',
  'help.set-peaks': '部位をなすピークの数（全ファイル）。',
  'help.set-bases': '部位が覆う塩基数。',
  'help.set-start': '部位の開始位置（0 始まり）。',
  'help.set-end': '部位の終了位置（この塩基は含まない）。',
};
