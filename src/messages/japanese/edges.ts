import type { edges as english } from '../english/edges.ts';

/** Evidence on edges in Japanese: who was perturbed, what was measured, and what the figure of the study says of it. */
export const edges: Readonly<Record<keyof typeof english, string>> = {
  'edges.taken-as': '次のように読み替えた：{pairs}',
  'edges.label-beside-arm':
    '表の {label} は、研究ファイルの arm が示す摂動対象 {arm} と異なる。表の記載に従う',
  'edges.unknown-perturbation':
    '{labels} が何に対する摂動か分からないため、その測定値はどの辺の根拠にもしない。項目の arm（perturbs、how）または measured: の行（名前: シンボル）で指定する',
  'edges.unknown-measured':
    '{names} がどの遺伝子か分からないため、どの辺の根拠にもしない。項目の measured: の行（名前: シンボル）で指定する',
  'evidence.growth': '増殖',
  'unit.log2 ratio': 'log2 比',
  'unit.percentage points': 'パーセントポイント',
  'unit.per day': '1 日あたり',
  'unit.log10 dose': 'log10 用量',
  'unit.ratio': '比',
  'unit.effect': '効果',
  'column.method-of-edge': '測定法',
  'help.method-of-edge': 'expression（アレイ全体またはカウント）、または実験の種類。',
  'column.measured-on-edge': '測定対象',
  'help.measured-on-edge': '測定対象（表にある名称）。',
  'column.drug-beside': '併用薬剤',
  'help.drug-beside': '比較した全群に加えた薬剤。',
  'column.n-of-edge': 'n（独立数）',
  'help.n-of-edge': '独立した実験またはドナーの数。アレイでは小さい方の群の検体数。',
  'column.donors-of-edge': 'ドナー数',
  'help.donors-of-edge': 'そのうちのドナー数。区別がなければ 0。',
  'help.edge-verdict': 'その辺のすべての結果による総合判定。結果がなければ「未検討」。',
  'next.genes': '{name} に摂動を加えた細胞で {genes} を RT-qPCR により測定：これらへの作用は未検討。',
  'next.would-change': '実験で支持する結果が得られれば、{name} の判定は「{now}」から「{then}」に変わる。',
  'next.edge-repeat':
    '{from} → {to} を再実験：独立した実験は現在 {n} 回。あと {more} 回（計 {enough} 回）で「{now}」から「{supported}」になりうる。',
  'next.edge-disagrees':
    '{from} → {to} は結果が一致しない（{sources}）：いずれかの方法で独立した実験を 1 回加え、どちらが成り立つかを確かめる。',
  'figure.study': '{factor} とそのパートナー・標的の関係',
  'figure.study-caption':
    '根拠のある辺のみを 1 本ずつ線で示す。線種は判定、線の端の記載は根拠の種類と n（独立した実験またはドナーの数）である。未検討の関係は描かない。薬剤、その作用経路、阻害剤は研究ファイルの記載による。',
  'figure.heads':
    '矢印：上昇させる、横棒：低下させる、丸：方向なし。n：独立した実験またはドナーの数（アレイでは小さい方の群の検体数）。',
  'figure.raises': '{from} は {to} を上昇させる',
  'figure.lowers': '{from} は {to} を低下させる',
  'figure.edge': '{from}→{to}',
  'figure.together': '{from} と {to} の結合',
  'figure.combined': '{from}（併用）→{to}',
  'figure.beside': '{drugs} 併用下',
  'sign.expression': '発現解析',
  'sign.qpcr': 'RT-qPCR',
  'sign.chip-qpcr': 'ChIP-qPCR',
  'sign.blot': 'ブロット',
  'sign.growth': '増殖',
  'sign.dose': '用量反応',
  'sign.combination': '薬剤併用',
  'sign.replicate': '再現',
  'sign.co-IP': '共免疫沈降',
  'sign.with-n': '{sign}（n = {n}）',
  'sign.with-donors': '{sign}（n = {n}、ドナー {donors} 名）',
  'done.knock-down': '{name} のノックダウン',
  'done.knock-out': '{name} のノックアウト',
  'done.degraded': '{name} の分解',
  'done.inhibited': '{name} の阻害',
  'done.over-expression': '{name} の過剰発現',
  'done.activated': '{name} の活性化',
  'done.given': '{name} の投与',
  'done.beside': '{drug} 併用下の{done}',
  'done.and': '{done}と {drug}',
  'outcome.partners': '{factor} の転写パートナー候補として {names} が「{word}」と判定された。',
  'outcome.targets': '{factor} の標的遺伝子として {names} が「{word}」と判定された。',
  'outcome.lowered': '{done}により {gene}{counted} は低下した（{numbers}）。判定は「{word}」である。',
  'outcome.raised': '{done}により {gene}{counted} は上昇した（{numbers}）。判定は「{word}」である。',
  'outcome.torn':
    '{done}による {gene}{counted} の変化は結果間で一致しなかった（{numbers}）。判定は「{word}」である。',
  'outcome.other': '{done}による {gene}{counted} の変化を調べた（{numbers}）。判定は「{word}」である。',
  'outcome.bound': '{gene} のプロモーターへの {from} の結合を調べた（{numbers}）。判定は「{word}」である。',
  'outcome.together': '{from} と {to} の共免疫沈降を調べた（{numbers}）。判定は「{word}」である。',
  'outcome.interaction':
    '{done} の併用が両者の効果の和を超えて {measured} に及ぼす効果を調べた（{numbers}）。判定は「{word}」である。',
  'outcome.combination': '{done} の併用について {measured} を調べた（{numbers}）。判定は「{word}」である。',
  'outcome.untested': '未検討の関係：{pairs}。',
  'outcome.word-why': '{word}（{why}）',
  'outcome.effect': '{unit} {effect}、区間なし',
  'outcome.effect-with-interval': '{unit} {effect}、95%信頼区間 {low}〜{high}',
  'outcome.cell': '{cell} 細胞',
  'outcome.title': '研究成果（一段落）',
  'outcome.lead': '報告書や論文の結果に使える文章。数値はすべて辺の表と同じである。',
  'nav.edges': '因子間の作用',
  'edges.lead':
    '摂動を加えた因子（行）と測定した遺伝子（列）：qPCR、ブロット、フローサイトメトリー、アレイのすべての結果による総合判定。行を開くと、各結果の効果量、区間、n を表示する。誰も調べていない組は「未検討」とする。',
  'edges.matrix': 'パートナーと標的',
  'edges.from': '摂動を加えた因子',
  'edges.others': '増殖・共免疫沈降・薬剤併用',
  'edges.rules':
    '支持する結果が一つあり、逆方向の結果も、その効果を区間の外とする結果もなければ「支持された」とする。あれば一段下げ、支持と同数以上の逆の結果があれば「相反する知見あり」とする。ChIP-seq とは別の細胞の結果は「示唆された」までとする。プロモーターへの結合のみでは作用の根拠としない。表にノックダウンした遺伝子自身の測定があれば、その低下を確かめられることを条件とする。',
  'edges.no-results': '調べられた組はまだない。',

  'method.qpcr':
    'RT-qPCR（{names}）：ウェルの Cq を平均し、参照遺伝子（幾何平均、与えられた増幅効率）に対する量を log2 尺度で独立した実験間で比較した。両群のある実験では対応のある t 検定、それ以外は Welch の t 検定を用い、同種の比較全体で Holm 補正した。参照遺伝子の安定性は geNorm による。',
  'method.chip-qpcr':
    'ChIP-qPCR（{names}）：クロマチンごとの % input を log2 尺度で IgG および陰性領域と、独立したクロマチン間で比較した。Holm 補正後に両者と差のある部位を結合ありとした。',
  'method.blot':
    'デンシトメトリー（{names}）：バックグラウンドを引いたバンド強度を同一レーンのローディングコントロールと同一ゲルの対照レーンに対して、独立したライセート間で比較した（対応のある t 検定、複数の処理は Dunnett 検定、Holm 補正）。共免疫沈降では、IgG を引いたプレイの沈降割合をベイトの割合で除した値を 0 と比較した。',
  'method.growth':
    '増殖・生存率（{names}）：独立した実験ごとの一つの値を対照と対応のある t 検定で比較した（複数の処理は Dunnett 検定）。',
  'method.dose':
    '用量反応（{names}）：4 パラメータ（用量から定まらない場合はより少ない）のロジスティック曲線を実験ごとに最小二乗法で当てはめた。IC50 は実験間の幾何平均と対数の t 区間で示し、対応のある t 検定または Welch の t 検定（Holm 補正）で比較した。',
  'method.combination':
    '併用（{names}）：独立した実験間で、併用を薬剤単独、二剤のうち効果の大きい方、Bliss 独立性からの期待値と順に比較した。相乗効果は三番目についてのみ述べる。HSA、Loewe、ZIP、Chou-Talalay を併記した。',
  'method.replicate':
    '再現性（{names}）：細胞株またはドナーをそれぞれ一回と数え、その平均に Student の t 区間を付した。差の有無は Alexander–Govern 検定、群間は Welch の t 検定（Holm 補正）による。',
};
