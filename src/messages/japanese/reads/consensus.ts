import type { consensus as english } from '../../english/reads/consensus.ts';

export const consensus: Readonly<Record<keyof typeof english, string>> = {
  'peaks-consensus.same':
    '{first} と {second} のうちピークの少ない方の {share} % が、他方に同じ位置・同じ {by} で含まれます。同じデータを 2 回指定していませんか。同一データではすべてのピークが再現したように見えます',
  'peaks-consensus.few-shared':
    '{first} と {second} に共通する部位は {shared} か所（ピークの少ない方の {share} %）のみです。同じ因子の反復実験としては少なすぎます。別の因子、別のゲノムビルド、または実験の失敗が考えられます',
  'peaks-consensus.pair':
    '反復実験の {pairs} 組のうち、閾値以下のピークが最も多い {first} と {second} の IDR を示します',
  'peaks-consensus.idr':
    '対応するピーク {matched} 個のうち {kept} 個が IDR {most} 以下です。モデル：再現する割合 {share} %、相関 {rho}、平均 {mu}、標準偏差 {sigma}（Li et al. 2011）',
  'peaks-consensus.tied':
    '対応するピーク {matched} 個のうち {tied} 個は {by} の値が他のピークと同じです。平均順位を用いました',
  'peaks-consensus.not-converged':
    'IDR の推定は {steps} 回の反復でも収束しませんでした（ほぼすべてのピークが再現する場合や、ほとんど再現しない場合に起こります）。IDR は近似値です。--rule k-of-n は IDR を用いません',
  'peaks-consensus.none-by-idr':
    'IDR が {most} 以下のピークはありません：反復実験の間でピークの順位が一致しません。--rule k-of-n はピークのある反復実験の数だけで決めます',
  'peaks-consensus.too-few-peaks':
    '対応するピークが {count} 個しかなく、IDR を推定できません（{fewest} 個以上が必要）。IDR によるコンセンサスはありません。--rule k-of-n はピークのある反復実験の数だけで決めます',
  'peaks-consensus.too-few-values':
    '対応するピークの {by} の値が {count} 種類しかない反復実験があり、順位を付けられません（{fewest} 種類以上が必要）。IDR によるコンセンサスはありません。--rank-by で別の列を指定するか、順位を用いない --rule k-of-n を使ってください',
  'peaks-consensus.none':
    '{k} 件以上の反復実験に共通するピークはありません。必要な件数は --at-least で減らせます',
  'peaks-consensus.common':
    '{replicates} 件中 {k} 件以上の反復実験にピークのある部位は {sites} か所（互いの半分以上が重なり、頂点の距離が 100 bp 以内）',
  'peaks-consensus.pooled':
    'プールしたリードのピーク {pooled} 個のうち {sites} 個が、{replicates} 件中 {k} 件以上の反復実験にあります（互いの半分以上が重なり、頂点の距離が 100 bp 以内）',
  'peaks-consensus.of-replicate': 'ピーク {peaks} 個のうち {kept} 個（{share} %）がコンセンサスに含まれます',
  'peaks-consensus.no-idr-of-halves':
    '{first} と {second} には順位の異なる対応ピークが {fewest} 個以上ないため、IDR を推定できません。比の計算では 0 個とします',
  'peaks-consensus.rescue':
    'レスキュー比 {ratio}：プールしたリードの擬似反復のピーク {pooled} 個、反復実験のピーク {between} 個。{most} を超える場合、反復実験の質に差があります（Landt et al. 2012）',
  'peaks-consensus.no-rescue':
    'レスキュー比は求められません：閾値以下のピークは、プールしたリードの擬似反復で {pooled} 個、反復実験で {between} 個です',
  'peaks-consensus.self-consistency':
    '自己一致比 {ratio}：各反復実験の擬似反復のピークは最多 {largest} 個、最少 {fewest} 個。{most} を超える場合、反復実験の質に差があります（Landt et al. 2012）',
  'peaks-consensus.no-self-consistency':
    '自己一致比は求められません：閾値以下のピークは、各反復実験の擬似反復で最多 {largest} 個、最少 {fewest} 個です',
  'peaks-consensus.ideal': 'ENCODE の基準で反復実験は ideal です：どちらの比も 2 以下です',
  'peaks-consensus.acceptable': 'ENCODE の基準で反復実験は acceptable です：一方の比が 2 を超えます',
  'peaks-consensus.concerning': 'ENCODE の基準で反復実験は concerning です：両方の比が 2 を超えます',

  'peaks-consensus.choice.replicates': '各反復実験のピーク：narrowPeak、またはその他のピーク形式',
  'peaks-consensus.choice.rule':
    'idr：二つの反復実験で順位が一致するピーク。k-of-n：指定数以上の反復実験にあるピーク。pooled：指定数以上の反復実験にある、プールしたリードのピーク',
  'peaks-consensus.choice.idr': '残すピークの IDR（irreproducible discovery rate）の上限',
  'peaks-consensus.choice.at-least': 'ピークが必要な反復実験の数。既定は過半数',
  'peaks-consensus.choice.rank-by':
    'ピークの順位を決める値：narrowPeak の 7 列目（signal）、8 列目（p）、9 列目（q）、5 列目（score）',
  'peaks-consensus.choice.pooled':
    '全反復実験のリードをプールして検出したピーク。コンセンサスはこのピークから選ぶ',
  'peaks-consensus.choice.pseudo':
    'プールしたリードを無作為に二分した一方のピーク。レスキュー比のために 2 回指定する',
  'peaks-consensus.choice.self-pseudo':
    '一つの反復実験のリードを無作為に二分した一方のピーク。自己一致比のために、反復実験の順に 2 回ずつ指定する',

  'column.consensus-signal': 'シグナル',
  'help.consensus-signal':
    '順位を決める値（--rank-by）。プールしたリードのピークがあればその値、なければピークのある反復実験の平均。',
  'column.replicate-support': '反復実験の数',
  'help.replicate-support': 'ピークのある反復実験の数。',
  'column.local-idr': '局所 IDR',
  'help.local-idr': '二つの反復実験での順位から求めた、再現しないピークである確率。',
  'column.global-idr': '全体の IDR',
  'help.global-idr':
    'このピークと、局所 IDR がこれより低いすべてのピークのうち、再現しないものの期待される割合。',
  'column.idr-score': 'スコア',
  'help.idr-score': '-125 log2 IDR の整数部分（最大 1000）。IDR 0.05 で 540。',
  'column.signal-in-replicate': '反復実験のシグナル',
  'help.signal-in-replicate': 'その反復実験のピークの順位を決める値。ピークがなければ欠損。',
};
