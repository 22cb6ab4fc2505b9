import type { profiles as english } from '../../english/reads/profiles.ts';

export const profiles: Readonly<Record<keyof typeof english, string>> = {
  'watch.signals': 'シグナルの読み込み',
  'peaks-signal.measured':
    '部位 {sites} か所（{groups} 群）、{bp} bp のビン {bins} 個ずつ。区間は部位間の平均の 95 % 信頼区間（正規近似）です',
  'peaks-signal.other-table': '--show groups で群ごとの要約（窓の中央と両端）を表示します',
  'peaks-signal.lengths':
    'リードの伸長がシグナルによって {lengths} bp と異なります：長いほどシグナルは高くなります。高さを比べるには --fragment で長さを揃えてください',
  'peaks-signal.shared':
    '{own} のピークのうち {shared} 個が {other} のピークと 1 塩基以上重なり、{alone} 個は重なりません。{other} のピークのうち {others} 個は {own} と重なりません',
  'peaks-signal.by-verdict':
    '判定ごとに群を分けました：「no significant difference」は因子の結合が保たれたことを意味せず、「not estimable」の部位では変化の有無を判断できません',
  'peaks-signal.empty-groups': '部位がないため除いた群：{groups}',
  'peaks-signal.genes':
    '{source} の {genes} 遺伝子。各遺伝子の最も多い転写開始点を用い、窓の向きは転写方向に揃えました',
  'peaks-signal.drawn': 'リードを {bp} bp に伸長し、100 万リードあたりで数えました',
  'peaks-signal.drawn-by-model':
    'リードを {bp} bp（リードの集積 {pairs} 対から推定）に伸長し、100 万リードあたりで数えました',
  'peaks-signal.pairs': '断片を端から端まで数え、100 万断片あたりとしました',
  'peaks-signal.elsewhere':
    '部位 {sites} か所のうち {elsewhere} か所は、このシグナルにない配列上にあるため測定していません',
  'peaks-signal.without-value':
    '部位 {sites} か所のうち {missing} か所の周辺にはシグナルの値が一つもなく、0 として扱いました。ゲノムの一部のみのシグナルか、リードの少ないデータで起こります',
  'peaks-signal.beyond-end': '部位 {sites} か所の窓が染色体の端を越えます。端の外のビンは測定していません',
  'peaks-signal.zeros': 'bigWig に値のない塩基は 0 として扱います',
  'peaks-signal.heights':
    'bigWig の高さはファイルの値のままです：同じ方法で正規化されていない二つのシグナルは、高さではなく形だけを比べてください',
  'peaks-signal.per-million':
    '100 万リードあたりの値で揃うのは読み深さだけです：全部位に共通する変化は見えません（スパイクインを用いた chipmate peaks differential でわかります）',

  'peaks-signal.choice.signals': 'シグナル：bigWig、またはアライメント済みリード（BAM、BED、BEDPE）',
  'peaks-signal.choice.sites':
    'ピークまたは領域。ファイルごとに一つの群とし、peaks differential の表は判定ごとに分ける。複数指定可',
  'peaks-signal.choice.against': 'もう一方のピーク：共通の部位、--sites のみの部位、こちらのみの部位に分ける',
  'peaks-signal.choice.tss':
    '代わりに転写開始点を用いる：all（全遺伝子）または遺伝子リスト。リストごとに一つの群とする。複数指定可',
  'peaks-signal.choice.genes':
    '--tss に用いる遺伝子モデル：BED6、refFlat、GTF（既定：ゲノムフォルダのもの、なければ内蔵のもの）',
  'peaks-signal.choice.genome': '部位と遺伝子のゲノムビルド（既定：bigWig から判定、できなければ hg38）',
  'peaks-signal.choice.around': 'ピークの窓の中心とする位置',
  'peaks-signal.choice.flank': '窓の片側の長さ',
  'peaks-signal.choice.bin': 'ビンの幅',
  'peaks-signal.choice.show': '群・ビンごとの行、または群ごとの行（窓の中央と両端）',

  'column.profile-signal': 'シグナル',
  'help.profile-signal': 'シグナルのファイル名。',
  'column.profile-sites': '部位',
  'help.profile-sites': '部位の群。',
  'column.profile-from': '始点',
  'help.profile-from': '窓の中心から見たビンの始点。遺伝子では転写方向に沿う。',
  'column.profile-to': '終点',
  'help.profile-to': 'ビンの終点。',
  'column.profile-mean': '平均',
  'help.profile-mean':
    'ビンの全塩基と群の全部位にわたるシグナルの平均。bigWig ではファイルの単位、リードでは 100 万断片あたりの値。',
  'column.standard-error': '標準誤差',
  'help.profile-standard-error': '部位間の標準偏差を部位数の平方根で割った値。',
  'column.profile-measured': '測定した部位数',
  'help.profile-measured': '群のうちここで測定できた部位の数：ビンがシグナルの染色体上にあるもの。',
  'help.profile-measured-at-all': '群のうち窓の中央で測定できた部位の数。',
  'column.profile-middle': '中央',
  'help.profile-middle':
    '窓の中心から 250 bp 以内（ビンがそれより広い場合は中心の両隣のビン）のシグナルの平均。',
  'column.profile-edges': '両端',
  'help.profile-edges': '窓の両端それぞれ 10 分の 1 での平均。',
  'column.profile-ratio': '中央／両端',
  'help.profile-ratio': '中央が両端の何倍か。両端が 0 以下の場合は欠損。',

  'profile.point.summit': 'ピーク頂点',
  'profile.point.centre': '部位の中央',
  'profile.point.tss': '転写開始点',
  'figure.profile': '部位周辺の平均シグナル（帯は部位間の 95% 信頼区間）',
  'figure.profile-mean': '{signal}：平均シグナル',
  'figure.profile-per-million': '{signal}：100 万断片あたり',
  'figure.heat-map': '各部位周辺のシグナル（強い順）',
  'figure.distance-from-point': '{point}からの距離（bp）',
  'figure.group-of-sites': '{name}（{sites}）',
  'figure.number-of-sites': '{sites} か所',
  'figure.not-measured': '灰色：測定できず',
};
