/** 持ち出す研究と、共有された研究についてアプリが示す文。 */
export const share = {
  'share.title': '持ち出し・共有',
  'share.bundle': '1 つのファイルで共有する',
  'share.bundle-what':
    'レポート・表・図・トラック・来歴をまとめたファイルです。受け取った人は chipmate の最初のページに渡して開きます。生データ、ドナー名、フォルダ名は含まれません。',
  'share.tracks': 'IGV・UCSC 用トラック（zip）',
  'share.evidence': '部位・IGV セッション・UCSC ハブ（zip）',
  'share.evidence-what': '部位（BED）と、ピークおよび実験のトラックです。',
  'share.making': '作成中…',
  'share.renamed': 'ドナー名 {donors} 件を donor-1 などに置き換え、ファイルのフォルダ名を除いた',
  'share.unread': '{file} のドナー名を確認できなかった。このファイルにのみある名前は共有ファイルに残る',
  'share.look': '自由記述（題名、条件、主張）はそのまま含まれる。送付前にレポートを確認すること',
  'share.shared': '共有された研究',
  'share.read-only':
    '閲覧専用です。chipmate {version} で作成されました。内容の真正性は送付者にご確認ください。',
  'share.factor': '因子：{factor}、ゲノム：{genome}',
  'share.tables': '表',
  'share.table': '表',
  'share.all-files': 'すべてのファイル（{files} 件）',
  'share.browser': 'ゲノムブラウザ',
  'app.is-bundle': '共有された研究「{title}」',
  'share.open': '研究を開く',
};
