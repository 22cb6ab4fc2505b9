import type { kept as english } from '../../english/faces/kept.ts';

export const kept: Readonly<Record<keyof typeof english, string>> = {
  'kept.keep': 'この回答を保存',
  'kept.keep-what':
    'ファイル、選択内容、表全体、コマンドライン、日時を、研究用フォルダーの中に保存します。ファイルはコピーし、アトラスは名前とダイジェストを記録します。',
  'kept.into': '保存先',
  'kept.new-project': '新しいプロジェクト',
  'kept.project-name': '新しいプロジェクトの名前',
  'kept.note': 'メモ（省略可）',
  'kept.do-keep': '保存する',
  'kept.keeping': '保存中 …',
  'kept.is-kept': '保存先：',
  'kept.also': '個別に保存した回答も、研究の有無にかかわらず同じフォルダーに置かれます。',
  'kept.count': '保存した質問 {questions} 件',
  'kept.title': '保存した質問',
  'kept.none': 'まだありません。各回答の下の「この回答を保存」から保存できます。',
  'kept.no-study': 'このプロジェクトに研究はなく、個別の質問だけが保存されています。',
  'kept.make-study': '研究にする',
  'kept.make-study-what':
    'このプロジェクトのファイルと、質問に使ったアトラスから、同じフォルダーに study.yaml の下書きを作ります。回答とメモはそのまま残ります。確かでない点は、該当する行に示します。',
  'kept.rows': '{rows} 行',
  'kept.table': '保存時の表',
  'kept.away': '破棄する',
  'kept.away-what': 'プロジェクトと同じ場所の .trash に移されます。そこから元に戻せます。',
  'kept.on': '{when} に chipmate {version} で保存。',
  'kept.same': '保存時と同じファイルとアトラスに改めて質問しました（ダイジェストは記録と一致）。',
  'kept.file-changed':
    '{file} の内容は保存時と異なります。下の回答は現在の内容によるものです。保存時の表は残っています。',
  'kept.atlas-changed':
    'アトラス {atlas} の内容は保存時と異なります。下の回答は現在の内容によるものです。保存時の表は残っています。',
  'kept.notes': 'メモ',
  'kept.notes-what': '入力と同時に {file} に保存されます。このファイルはエディターでも開けます。',
  'kept.notes-saved': '保存済み',
  'kept.notes-saving': '未保存',
  'kept.theirs': '現在の内容',
  'kept.both': 'その下に自分の内容を加える',
  'kept.take-theirs': '自分の内容を破棄する',
};
