import type { query as english } from '../english/query.ts';

export const query: Readonly<Record<keyof typeof english, string>> = {
  'peaks.starts-lowered': 'MACS の .xls：開始位置は 1 始まりのため 1 を引いた',
  'peaks.text-as-score': '{column} 列目は文字列であり、スコアではない',
  'peaks.fourth-as-score': '4 列で 4 列目が数値：スコアとして読んだ',
  'peaks.taken-together': '複数の実験を含みうる ChIP-Atlas のファイル：全実験のピークをまとめて用いる',
  'peaks.spaces': '列の区切りがタブではなく空白である',
  'peaks.summits-outside': 'ピークの外にあるサミット {summits} 個：代わりに中央を用いた',
  'peaks.scores-below-zero': '0 未満のスコアをもつピーク {peaks} 個：アトラスには 0 として入る',

  'query.other-names': '染色体名が {genome} と異なる：{example} を {name} とみなした（他も同様）',
  'query.dropped': '{genome} にない配列 {sequences} 本の上の区間 {intervals} 個を除いた：{names}',
  'query.beyond-end': '染色体の末端より先から始まる区間 {intervals} 個を除いた',
  'query.restricted': '指定された領域で絞り込み、{all} 区間中 {kept} 区間を用いる',
  'query.parts': 'クエリの {first} 区間と {other} 区間を比較した',
  'query.parts-in-both': 'クエリの {first} 区間と {other} 区間を比較した。両方に含まれる {both} 区間は除いた',

  'identity.twin': 'クエリは {experiment} とほぼ同一：{cell} における {antigen} とみなした',
  'identity.twin-antigen':
    'クエリは {experiment}（{cell} における {antigen}）とほぼ同一：抗原をこれに従って定めた',
  'identity.twin-cell':
    'クエリは {experiment}（{cell} における {antigen}）とほぼ同一：細胞種をこれに従って定めた',
  'identity.unknown':
    'クエリの抗原が不明であり、自分自身がパートナー候補に含まれうる（--query-antigen で指定できる）',
  'identity.one-factor': '{antigens} を 1 つの因子として扱い、互いのパートナー候補とはしない',
  'identity.no-such-cell': 'アトラスには {cell} の実験がない',
  'identity.cell-placed':
    '{cell} の大分類は {class} であり、その行を先に示す。異なる場合は --query-cell-class NAME で指定する',
  'identity.cell-not-placed':
    '{cell} の大分類が不明なため、どの行も優先していない。--query-cell-class NAME で指定できる（{classes}）',
  'identity.class-absent':
    '{cell} の大分類は {class} であるが、アトラスにはその実験がなく、どの行も優先していない（アトラスの大分類：{classes}）',
  'identity.no-such-antigen': 'アトラスには抗原 {antigen} の実験がない',
  'identity.no-such-antigen-near': 'アトラスには抗原 {antigen} の実験がない（{near} の誤りか要確認）',

  'genes.used': '遺伝子モデル：{source}',
  'genes.chromosomes-without':
    '{source} に遺伝子のない配列 {sequences} 本の上にピーク {peaks} 個がある：{names}',
  'genes.other-build-suspected':
    '{source} の転写開始点から 1 kb 以内にあるサミットは {percent} % のみで、ピークをずらした場合の {ratio} 倍にすぎない：ピークと遺伝子モデルのゲノムアセンブリが異なる疑いがある',
  'sequence.used': 'ゲノム配列：{file}（{format}、配列 {sequences} 本、{assembly}）',
  'sequence.other-build-suspected':
    '{source} の転写開始点 {places} か所の CpG は、{file} のそれ以外の場所の {ratio} 倍にすぎない：遺伝子モデルと配列のゲノムアセンブリが異なる疑いがある',
  'genes.dates-repaired': '表計算ソフトで日付に変えられた遺伝子名を元に戻した：{genes}',
  'genes.dates-ambiguous':
    '表計算ソフトで日付に変えられ、元の遺伝子を一つに定められない名前を除いた：{names}',
  'genes.no-such-gene': '{gene} という遺伝子は遺伝子モデルにない（正式な遺伝子記号か要確認）',
  'genes.no-such-gene-near': '{gene} という遺伝子は遺伝子モデルにない（{near} の誤りか要確認）',
  'genes.unknown': '{source} の遺伝子にない名前：{names} 個中 {unknown} 個：{listed}',
};
