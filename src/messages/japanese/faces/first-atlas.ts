import type { firstAtlas as english } from '../../english/faces/first-atlas.ts';

export const firstAtlas: Readonly<Record<keyof typeof english, string>> = {
  'first-atlas.title': '最初のアトラス',
  'first-atlas.link': 'アトラスがまだない場合：ChIP-Atlas から最初のアトラスを作成する',
  'first-atlas.what':
    'アトラスは、お手元のデータと比較する公共 ChIP-seq データの集まりです。お手元の細胞に最も近いものを選んでください。後から追加できます。',
  'first-atlas.asked':
    'クリックした後に {host} にのみ接続し、まず全実験の一覧を、次に選ばれた実験のピークファイルを取得します。お手元のデータは一切送信されません。',
  'first-atlas.rule':
    '転写因子等のみ（ヒストン修飾は除く）、hg38。ノックアウト、薬剤処理、感染の実験は除きます。同じ細胞種の同じ因子については、ピーク数が最も多い実験を採ります。',
  'first-atlas.size':
    '最大 {experiments} 実験、{gigabytes} GB、20 Mbit/s で最長 {minutes} 分です。実際の量は一覧の取得後に表示されます。',
  'first-atlas.myeloma': '骨髄腫',
  'first-atlas.myeloma-holds': '形質細胞株と形質細胞、B 細胞とその細胞株、CD34+ 細胞、T 細胞。',
  'first-atlas.blood': '血液',
  'first-atlas.blood-holds':
    '骨髄系・赤芽球系細胞株、B 細胞・T 細胞とその細胞株、CD34+ 細胞、単球、マクロファージ。',
  'first-atlas.breast': '乳腺',
  'first-atlas.breast-holds': 'MCF-7 等のルミナル型細胞株、トリプルネガティブ細胞株、正常乳腺上皮。',
  'first-atlas.liver': '肝臓',
  'first-atlas.liver-holds': 'Hep G2 等の細胞株、肝細胞、肝組織。',
  'first-atlas.neural': '神経系',
  'first-atlas.neural-holds': '神経芽腫・神経膠腫細胞株、神経前駆細胞、アストロサイト、脳組織。',
  'first-atlas.cells': '含まれるすべての細胞種',
  'first-atlas.fetch': '取得して作成する',
  'first-atlas.go-on': '再開する',
  'first-atlas.stop': '一時停止',
  'first-atlas.is-made': '作成済みで、使用中です。',
  'first-atlas.list': '実験の一覧：{megabytes} MB 取得済み（全体で約 360 MB、初回のみ）。',
  'first-atlas.files': 'ピークファイル：{percent} % 取得済み。',
  'first-atlas.index': 'アトラスを作成中：{percent} %。',
  'first-atlas.sites': '因子が共有する結合部位を検索中：{percent} %。',
  'first-atlas.plan':
    '{release} の ChIP-Atlas：{cells} 細胞種、{antigens} 因子、{experiments} 実験。約 {megabytes} MB、20 Mbit/s で約 {minutes} 分。',
  'first-atlas.stays':
    'このページを閉じても処理は続きます。コンピューターがスリープすると取得は中断し、復帰後に自動的に再開します。',
  'first-atlas.retries': '応答がないため再試行しています。取得済みの分は保持されます。',
  'first-atlas.stopped': '一時停止しました。取得済みの分は保持され、続きから再開できます。',
  'first-atlas.made': 'アトラスが完成しました。',
  'first-atlas.use': '使ってみる',
  'first-atlas.no-folder':
    '保存先のフォルダーが必要です。終了し、次のように起動してください：chipmate serve --data chipmate --open',
  'first-atlas.folder': '起動時に指定されたフォルダー {folder} に作成されます。',
};
