import type { evidencePage as english } from '../../english/faces/evidence.ts';

export const evidencePage: Readonly<Record<keyof typeof english, string>> = {
  'window.cut':
    'ここには {features} 個あり、強いものから {most} 個だけを描いています。残りは拡大すると見えます。',
  'column.exons': 'エクソン',
  'help.exons': '全転写産物を合わせた各エクソンの開始（0 始まり）と終了。遺伝子モデルにない場合は空欄。',
  'column.strength': '強さ',

  'evidence.title': '{query} の部位における {name}',
  'evidence.query': '手元のピーク',
  'evidence.of': '{name} の根拠',
  'evidence.statistics': '順位付けの結果',
  'evidence.odds': '手元のピークの部位を共有するオッズは、同数の他因子が結合する部位に比べて {odds} 倍です。',
  'evidence.odds-interval':
    '手元のピークの部位を共有するオッズは、同数の他因子が結合する部位に比べて {odds} 倍です（95% 信頼区間 {low}〜{high}）。',
  'evidence.score': '共局在スコアは {score}（95% 信頼区間 {low}〜{high}）。',
  'evidence.rank': '順位 {rank}、q値 {q}。',
  'evidence.shared': '手元のピークがある統合結合部位 {sites} か所のうち {shared} か所を共有しています。',
  'evidence.all-values': 'この行のすべての値',
  'evidence.no-row': '{name} はこの順位表にありません。理由はページ末尾の欄で調べられます。',
  'evidence.motifs': 'ゲノム配列があれば、そのモチーフがあるかどうかも調べられます：',
  'evidence.sites-title': '共有する部位',
  'evidence.sites': 'そのピークと重なる手元の部位 {rows} か所（手元のシグナルの強い順）',
  'evidence.sites-alone': 'これらの部位のすべての列',
  'evidence.experiments-here': '実験数',
  'evidence.place': '位置',
  'evidence.show-in-browser': '（ゲノムブラウザーで表示）',
  'evidence.experiments-title': 'アトラスにあるこの因子の実験',
  'evidence.experiments': '実験 {experiments} 件',
  'evidence.opens': '{site} を開き、このアクセッション番号を伝えます：{name}',
  'evidence.filtered':
    '{name} はアトラスにありますが、この順位付けで選んだ条件により、その実験は除かれています（実験の細胞：{where}）。',
  'evidence.near-copy':
    'データからは {names} とほとんど区別できません。このような因子があると順位が下がることがあります。',

  'browser.title': 'ゲノムブラウザー',
  'browser.open': 'ゲノムブラウザーを開く',
  'browser.opening': 'ゲノムブラウザーを開いています…',
  'browser.left': '左へ',
  'browser.right': '右へ',
  'browser.in': '拡大',
  'browser.out': '縮小',
  'browser.place': '遺伝子名または位置（例：chr18:63123346-63320128）',
  'browser.go': '移動',
  'browser.own': '自分のトラック（bigWig、BED、BAM と .bai）。このページ内だけで読み、どこにも送りません：',
  'browser.unread':
    '{file} は描けません。bigWig、bigBed、BED、bedGraph、narrowPeak、broadPeak、BAM に対応しています。',
  'browser.motifs': '{name} のモチーフ',
  'browser.motifs-drawn': '{name} のモチーフの部位（JASPAR、P 0.0001 以下）',
  'browser.no-index': '{file} にはインデックスが必要です。{file}.bai も同時に選択してください。',
  'browser.cut': 'ここには描ききれない数があります。拡大すると残りが見えます。',
  'browser.sites': '{cellClass} の統合結合部位',
  'browser.genes': '遺伝子',
  'browser.public': '{host} のシグナルを表示',
  'browser.public-tells':
    '{names} のシグナルを {host} に問い合わせます。どの実験の、ゲノムのどのあたりを見ているかが、そのサーバーに伝わります。ご自身のファイルの内容は送られません。',
  'browser.public-track': '{name}（リード数／100万リード、{host} より）',
  'browser.public-on':
    'シグナルは {host} から取得しています。このブラウザーを閉じるまで、見ている位置がそのサーバーに伝わります。',
  'browser.public-stop': '{host} への問い合わせをやめる',
};
