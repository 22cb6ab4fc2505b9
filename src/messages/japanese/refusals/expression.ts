import type { expressionRefusals as english } from '../../english/refusals/expression.ts';

export const expressionRefusals: Readonly<Record<keyof typeof english, string>> = {
  'refused.sheet.no-sample-column': '試料の表に列 sample がありません。',
  'fix.sheet.no-sample-column': '試料名の列の見出しを sample とし、測定値の表と同じ名前を書いてください。',
  'refused.sheet.sample-twice': '試料の表に、試料「{sample}」が 2 回あります。',
  'fix.sheet.sample-twice': 'どちらか一方を除くか、名前を変えてください。',
  'refused.sheet.no-groups': 'どの試料がどの群かが、ファイルに書かれていません。',
  'fix.sheet.no-groups':
    '列 sample と群の列をもつ試料の表を渡してください: --design SHEET（study.yaml では design: SHEET）',
  'refused.sheet.which-attribute': 'どの属性で試料を比較するかが分かりません。',
  'fix.sheet.which-attribute':
    '属性を付けて "ATTRIBUTE=a-b" のように対比を書くか、試料の表（--design）を渡してください。',
  'refused.sheet.no-attribute': 'ファイルの試料に、属性「{attribute}」がありません。',
  'fix.sheet.no-attribute': 'ファイルにある属性を選ぶか、試料の表（--design）を渡してください。',
  'refused.matrix.sample-twice': '測定値の表に、試料「{sample}」の列が 2 つあります。',
  'fix.matrix.sample-twice': 'どちらか一方の列の名前を変えるか、除いてください。',
  'refused.sheet.block-in-model': '列「{column}」が、モデルと --block の両方に含まれています。',
  'fix.sheet.block-in-model': 'どちらか一方から外してください。',
  'refused.sheet.no-value': '列「{column}」に、試料「{sample}」の値がありません。',
  'fix.sheet.no-value': '値を入力するか、試料を表から除くか、--model で列を外してください。',
  'refused.sheet.not-a-number': '列「{column}」の、試料「{sample}」の値が数値ではありません。',
  'fix.sheet.not-a-number': '数値を書くか、--model で列を外してください。',
  'refused.contrast.block-too-few': '同じ {block} をもつ試料が少なく、相関を推定できません。',
  'fix.contrast.block-too-few': '--block を空にしてください。',
  'refused.sheet.technical-differ': '同じ試料源の技術的反復が、列「{column}」で異なっています。',
  'fix.sheet.technical-differ':
    '--technical に別の列を選ぶか、1 つの試料源から複数の試料を採った場合は、その列を --block に指定してください。',
  'refused.block.none-share': '--block に {block} は使えません。同じ値の試料がありません。',
  'fix.block.none-share': '--block を空にしてください。',
  'refused.block.all-share': '--block に {block} は使えません。全試料が同じ値です。',
  'fix.block.all-share': '--block を空にしてください。',
  'refused.block.in-model': '--block に {block} は使えません。その値の違いは、モデルにすでに含まれています。',
  'fix.block.in-model': '--block を空にしてください。',
};
