import type { report as english } from '../english/report.ts';

/** The texts of a study and its report in Japanese, in the words of Japanese molecular biology papers. */
export const report: Readonly<Record<keyof typeof english, string>> = {
  'simulated.word': '模擬データ',
  'simulated.banner':
    '実データではない。すべての数値・図・表は乱数により生成したもので、実在するタンパク質・遺伝子・薬剤について何も示さない。',
  'simulated.footer': '模擬データ（実データではない）',
  'page.kicker': '{factor} · {genome} · {date}chipmate レポート',
  'page.skip': '要約へ移動',
  'page.print': '印刷',
  'page.licences': 'このページに含まれるソフトウェアのライセンス',
  'page.contents': '目次',
  'nav.summary': '要約',
  'nav.sites': '結合部位',
  'nav.partners': '転写パートナー候補',
  'nav.contrasts': '条件間の違い',
  'nav.expression': '発現解析',
  'nav.targets': '標的遺伝子',
  'nav.loci': '遺伝子座',
  'nav.evidence': '根拠一覧',
  'nav.model': 'モデルと次の実験',
  'nav.methods': '方法',
  'nav.provenance': 'データの来歴',
  'range.to': '〜',
  'table.search': '表内を検索',
  'table.count': '{rows} 行中 {shown} 行',
  'table.all': '{rows} 行すべて表示',
  'table.fewer': '折りたたむ',
  'table.printed': '{rows} 行中 {shown} 行を印刷。全行は {file} にある。',
  'table.printed-here': '{rows} 行中 {shown} 行を印刷。全行は画面上のページで表示できる。',
  'table.definitions': '表の列の説明',
  'help.open': '「{column}」の説明',
  'table.with-interval': '{label}（95%信頼区間）',
  'table.cut': 'このページには {total} 遺伝子中、上位 {shown} を示す。全遺伝子は tables フォルダーにある。',

  'verdict.supported': '支持された',
  'verdict.suggested': '示唆された',
  'verdict.contradicted': '相反する知見あり',
  'verdict.no significant difference': '有意差なし',
  'verdict.not estimable': '解析不能',
  'verdict.not tested': '未検討',
  'verdict.not measured': '未測定',
  'verdict.behind': '（{reason}）',

  'why.strong sites only': '強い結合部位のみ',
  'why.shared beyond chance': '共有部位が偶然より多い（結合の強さによらない）',
  'why.sites elsewhere': '部位の大半がアトラスの因子の結合しない場所にある',
  'why.weak score': 'スコアが弱い',
  'why.unreplicated': '反復なし',
  'why.perhaps by chance': '偶然による遺伝子が半数近く含まれうる',
  'why.no mean expression': '使える平均発現量の記載なし',
  'why.no more than chance': '結合は偶然の範囲内',
  'why.too few changed genes': '変動遺伝子が少なすぎる',
  'why.too few unchanged genes': '変動しない遺伝子が少なすぎる',
  'why.not among the most changed': '変動の大きい遺伝子に含まれない',
  'why.read by eye': '目視による判定',
  'why.hub': 'ハブ因子',
  "why.avoids the factor's sites": '因子の結合部位を避ける',
  'why.not seen expressed': '遺伝子の発現を認めず',
  'why.other cells': '結合と発現の細胞が異なる',
  'why.no p-value': 'p値なし',
  'why.p-values in doubt': '表の p値がほぼすべて同じ',
  'why.incomplete table': '変動しない遺伝子または一方の方向の遺伝子が表に欠けている',
  'why.most genes change': '大半の遺伝子が変動し、比べる相手がほとんどない',
  'why.opposite direction': '逆方向',
  'why.not above other factors': '他の因子を超えない',
  'why.bound, unchanged': '結合あり・発現変化なし',
  'why.changed, unbound': '発現変化あり・結合なし',
  'why.one side only': '一方のデータのみ',
  'why.too few experiments': 'この細胞の実験数不足',
  'why.too few sites': '部位数不足',
  'why.no residual degrees': '残差自由度なし',
  'why.not on the platform': '測定系に含まれない',
  'why.not in the table': '発現表に含まれない',
  'why.filtered': '検定前に除外',
  'why.not in the gene models': '遺伝子モデルに含まれない',
  'why.no sequence': '配列なし',

  'former-name': '「{old}」は「{now}」に改名された。旧名も引き続き読み込む',
  'facts.no-interactions':
    '相互作用の表に {factor} のシンボルの行がないため、既知の相互作用については判断できない',
  'study.other-cells':
    '結合と発現の細胞が異なる：発現は {experiments}、ChIP-seq は {chips}。一方の細胞での結合が他方でも成り立つとは限らないため、両者による判定は「示唆された」までとする',
  'study.repeated-in-other-cells':
    '{experiments} は ChIP-seq {chips} とは別の細胞での再現実験である。これのみによる判定は「示唆された」までとする',

  'evidence.co-binding': '共局在',
  'evidence.cell contrast': '細胞種間の差',
  'evidence.sites of changed genes': '変動遺伝子の部位での共局在',
  'evidence.expressed here': 'この細胞での発現',
  'evidence.motif': 'モチーフ・間距離',
  'evidence.perturbation': 'ノックダウン',
  'evidence.interaction': '共免疫沈降',
  'evidence.combination': '薬剤併用',
  'evidence.replication': '再現性',
  'evidence.literature': '文献',
  'evidence.binding': '結合',
  'evidence.expression change': '発現変化',
  'evidence.promoter ChIP': 'ChIP-qPCR',
  'evidence.lead': '候補ごとに根拠の種類を並べる。行を開くと効果量、95%信頼区間、出典を表示する。',
  'evidence.caption':
    '● 支持された、◐ 示唆された、✕ 相反する知見あり、= 有意差なし、△ 解析不能、○ 未検討、◇ 未測定。括弧内は理由。',
  'evidence.rules':
    '本研究のデータの二系統（結合・発現・配列・実験）の根拠が一致し、相反する知見がなければ「支持された」、一系統のみなら「示唆された」とする。共局在または結合を前提とする根拠は、それが支持された場合にのみ数える。遺伝子の発現がこの細胞で認められない候補と、反復のない ChIP-seq による候補は「示唆された」までとし、発現していることは支持する根拠としない。文献のみでは「支持された」とはしないが、相反する文献は順位を下げる。',
  'evidence.without': '一種類の根拠を除いたときの順位：',
  'evidence.source': '出典',
  'unit.log2 odds ratio': 'log2 オッズ比',
  'unit.difference of log2 odds ratios': 'log2 オッズ比の差',
  'unit.log2 fold change': 'log2FC',
  'unit.score': 'スコア',

  'summary.interest': '注目遺伝子',
  'summary.next': '次に行う実験',
  'summary.none': '該当なし。',
  'summary.caution': '注意',
  'path.title': 'この研究の到達点',
  'path.lead': '結合部位から患者細胞での検証までの道筋と、この研究の現在地。',
  'path.sites': '結合部位（ChIP-seq）',
  'path.partners': '公共 ChIP-seq データとの比較',
  'path.contrasts': '細胞種間の差',
  'path.expression': '処理後の発現解析',
  'path.targets': '標的遺伝子',
  'path.changed-genes': '標的での共局在',
  'path.sequence': '配列：モチーフと間距離',
  'path.knockdown': 'ノックダウン、RT-qPCR',
  'path.growth': '増殖・細胞生存率',
  'path.interaction': '共免疫沈降、ChIP-qPCR',
  'path.combination': '薬剤併用',
  'path.replication': '他の細胞株・患者細胞',
  'path.conclusion': '結論とモデル',
  'summary.words':
    '結果は「示唆された」「支持された」「相反する知見あり」「未検討」で示す。「未検討」「未測定」「有意差なし」「解析不能」はそれぞれ別の意味である。共局在する因子は転写パートナーの候補であり、タンパク質間の結合は実験で確かめる必要がある。',

  'partners.lead':
    'アトラスの他のすべての因子では説明できないほど {factor} の強い結合部位を共有する因子はどれか。オープンクロマチンであるだけではパートナー候補にならない。',
  'sites.lead': '以下の解析の出発点となるピーク。',
  'sites.places': '{query} のピークの位置と、同じ染色体・同じ長さの無作為な領域との比較。',
  'sites.table': 'ピークファイルと解析に用いたピーク',
  'sites.figure': '解析に用いたピークから最近傍の転写開始点までの距離。',
  'sites.axis': 'ピークの割合（%）',
  'partners.of': '{query} における {factor}',
  'partners.axis': '条件付き log2 オッズ比（95%信頼区間）',
  'partners.figure':
    'この順位の上位 {count} 因子と、それより下位で基準を満たす因子。塗りつぶした点は較正後の基準を満たすもの、区間はゲノムブロックのジャックナイフによる。',
  'partners.table': '{query} における {factor} の共局在因子',
  'partners.calibration': '1位の {name} のスコアは全ての因子の組の {percentile}% を上回る。',
  'order.partners':
    'このページの転写パートナー候補は、全ての根拠を統合した順（判定の順、同じ判定内では各根拠の一致の順）に並べる。',
  'order.ranking':
    'この順位は共局在のみによる（同じ細胞種で調べられた因子が先）。ページの他の箇所では、全ての根拠を統合した順に並べる。',
  'order.ranking-alone':
    'この順位は共局在のみによる（同じ細胞種で調べられた因子が先）。この ChIP-seq については他の根拠を集めていない。',
  'order.contrast': 'ここで問う差の大きさの順に並べる。',

  'factor.title': '目的の因子が表にない場合',
  'factor.label': '因子名（表記や別名は問わない）',
  'factor.lead': '順位の有無にかかわらず、アトラスにある {count} の名称すべてから探す。',
  'factor.called': '{asked} はこのアトラスでは {name} と表記されている。',
  'factor.ranked':
    '{name} は {total} 因子中 {rank} 位（共局在スコア {score}、q値 {q}、{cell}）。共局在の判定：',
  'factor.ranked-by-odds':
    '{name} はオッズ比により {total} 因子中 {rank} 位（{cell}）。アトラスが小さいため、スコアと p値はない。共局在の判定：',
  'factor.expressed': 'その遺伝子はこの細胞で発現している（{experiment}）。',
  'factor.not-seen':
    'その遺伝子の発現はこの細胞では検出されない（{experiment}）。パートナーとみなす前にタンパク質の有無を確かめる必要がある。',
  'factor.unclear':
    'その遺伝子がこの細胞で発現しているかは不明瞭である（{experiment}）。発現のない遺伝子の大半より高いが、すべてを超えてはいない。',
  'factor.not-measured': 'その遺伝子はこの細胞では測定されていない（{experiment}）。',
  'factor.expression-unknown': 'その遺伝子がこの細胞で発現しているかは不明である。',
  'factor.changes': 'その変動：log2FC {change}、q値 {q}。',
  'factor.overall': '全ての根拠の判定：',
  'factor.own': '{name} はこの ChIP-seq の対象そのものであり、自身のパートナーとしては順位付けしない。',
  'factor.no-factor':
    '{name} はアトラスにあるが、因子の名称ではない（タグ、対照、修飾塩基・修飾残基、または不明）ため、順位付けしない。',
  'factor.other-class': '{name} はアトラスにあるが、分類が {where} のみである。順位付けの対象は因子に限る。',
  'factor.other-cells':
    '{name} はアトラスにあるが、この細胞種の大分類にはなく、{where} でのみ調べられている。',
  'factor.no-sites':
    '{name} はアトラスにあるが、その実験は統合結合部位の作成後に加えられた。chipmate atlas sites により作り直すことができる。',
  'factor.absent': '{name} はこのアトラスにないため、何もいえない。',
  'factor.near': '似た名称：{names}。',

  'ucsc.link': 'UCSC ゲノムブラウザを開き、この位置を送信する：{place}',
  'ucsc.link.own': 'UCSC ゲノムブラウザを開き、自身のデータの位置を送信する：{place}',
  'ucsc.note':
    '矢印（↗）の付いたリンクは UCSC ゲノムブラウザを開き、遺伝子や領域の位置を外部（UCSC）に送信する。矢印と点（↗•）の付いたリンクは、自身のデータのピークの位置を送信する。このページが外部と通信するのはこれらのリンクのみで、リンクを開くまでは何も送信されない。',
  'ucsc.simulated': 'このレポートのピークは模擬データであり、UCSC に表示されるのはゲノムのみである。',
  'session.title': '手元のゲノムブラウザでの表示',
  'session.open':
    'IGV（デスクトップ版）の File > Open Session で {file} を開く。このページと同じフォルダーにあり、トラックを相対パスで参照するため、フォルダーごと保管する。各遺伝子座へは、その位置を IGV の検索欄に貼り付けて移動する。',
  'session.own': 'セッションには本研究のピークが含まれる。',
  'session.partners': 'セッションには本研究のピークと、転写パートナー候補 {names} のピークが含まれる。',
  'session.left-out': 'ファイルの大きさを抑えるため省いた候補：{names}。',
  'session.link': 'IGV セッション',
  'partners.discordant':
    '{antigen}（{cell}）とされる {experiment} は、同じ表示の他の実験（Jaccard {own}）よりも {resemblesIn} の {resembles}（{similarity}）と多くの部位を共有する。抗体または表示の確認が必要。',
  'contrasts.queries': '{a} の {factor} と {b} の {other} の比較',
  'contrasts.cells': '{factor} 結合部位：アトラスの {a} と {b} の比較',
  'contrasts.lead':
    '正の値は {a}（A）で、負の値は {b}（B）でより共局在することを示す。塗りつぶした点は公平に比較できる因子のうち区間が 0 を含まないものである。',
  'contrasts.expression-unknown':
    'これらの細胞の発現実験がないため、各因子が双方の細胞で発現しているかは不明である。',
  'contrasts.axis': 'log2 オッズ比の差、{a} − {b}（95%信頼区間）',
  'contrasts.figure': '{a} と {b} の間で差の大きい共局在因子。',
  'expression.design': '比較：{contrast}、{groups}。',
  'expression.finished': '解析済みの表：{file}。',
  'expression.log': '解析の記録',
  'expression.volcano': 'ボルケーノプロット：赤は発現上昇、青は発現低下（偽発見率 < 5%）。丸は注目遺伝子。',
  'expression.ma': '発現変動比と平均発現量。反復がないため p値はない。',
  'expression.table': '発現変動、{name}',
  'expression.quality': '品質確認図',
  'expression.quality-lead': '検体間の分布と群の分離を確認する図。',
  'group.up': '発現上昇',
  'group.down': '発現低下',
  'group.unchanged': '変化なし',
  'targets.lead': '{factor} の結合部位の近くにある遺伝子と、各発現実験における発現変動。',
  'targets.lead-bound':
    '{factor} の結合部位の近くにある遺伝子。この研究には発現実験がないため、発現の変化は未検討。',
  'targets.bound': '{query}：結合のある遺伝子',
  'targets.of': '{query} と {expression}',
  'targets.figure':
    '転写制御ポテンシャルの順位に対する遺伝子の累積割合。変化しない遺伝子より上にある曲線は、その群が結合部位に近いことを示す。',
  'targets.table': '{factor} の標的遺伝子',
  'direction.activated': '転写活性化',
  'direction.repressed': '転写抑制',
  'direction.changed': '発現変動あり（因子の作用は不明）',
  'direction.unchanged': '有意差なし',
  'direction.not measured': '未測定',
  'direction.not tested': '未検討',
  'direction.not estimable': '解析不能',
  'loci.lead':
    '注目遺伝子と、本研究の因子のピーク（青）およびアトラスにおけるパートナー候補のピーク（灰）。高さは実験内での強さ。',
  'loci.caption': '図示：{what}。',
  'loci.drawn-genes': '遺伝子',
  'loci.drawn-own': '本研究のピーク',
  'loci.drawn-partners': 'パートナー候補のピーク',
  'loci.drawn-probes': 'プローブ（色は発現変動）',
  'loci.drawn-amplicon': '増幅領域（アンプリコン）の位置',
  'loci.drawn':
    '全ての根拠を統合した順に、ピークを保存した転写パートナー候補 {total} 因子のうち {drawn} 因子を示す。',
  'loci.amplicon-place': 'ChIP-qPCR 増幅領域（アンプリコン）の位置：',
  'loci.probes': 'アレイのプローブ（log2FC）：',
  'loci.probe-row': 'アレイプローブ',
  'loci.amplicon': 'ChIP-qPCR 増幅領域',
  'loci.description': '{gene}、{place}。ピークのある実験：{bound}。',
  'model.caption':
    '実線：支持された。破線：示唆された。点線：相反する知見あり、または未検討。矢印：転写活性化、棒：転写抑制、丸：効果不明。',
  'methods.steps': 'この研究の解析手順',
  'state.done': '完了',
  'state.skipped': '省略',
  'state.failed': '失敗',
  'state.not yet evaluated': '未評価',
  'nav.cite': '引用すべき文献とデータ',
  'page.research-only': '研究用であり、診療の判断に用いるものではない。',
  'cite.lead':
    'このレポートが依拠する文献とデータ。下の各形式にはすべてが含まれ、文献管理ソフトに読み込むことができる。',
  'cite.software': 'ソフトウェア',
  'cite.source': 'アトラスのデータ',
  'cite.paper': 'アトラスおよび実行した解析手法の文献',
  'cite.experiment': 'このレポートに現れる {experiments} 実験',
  'cite.copy': 'コピー',
  'cite.copied': 'コピーした',
  'cite.simulated': '模擬データであり、測定結果として引用してはならない',
  'cite.experiments': '各実験を最初に報告した論文も引用すること（アクセッションの登録情報に記載がある）',
  'cite.licence-unknown': '次のデータ源の利用条件と文献は chipmate には登録されていない：{names}',
  'cite.methods-unknown':
    'このレポートは解析手法の文献を記録する前の版で作成された。研究を再実行すれば文献が示される',

  'provenance.lead': '{program} {version}、乱数シード {seed}。同じ入力からは同じバイト列が得られる。',
  'provenance.atlas': 'アトラス {folder}：{sources} の {experiments} 実験、SHA-256 {digest}…',
  'provenance.inputs': '入力ファイル',
  'provenance.parameters': 'パラメータ',

  'axis.log2fc': 'log2FC（発現変動比）',
  'axis.logp': '−log10 p',
  'axis.average': '平均発現量（log2）',
  'axis.rank': '転写制御ポテンシャルの順位（%）',
  'axis.cumulative': '遺伝子の累積割合（%）',
  'column.factor': '因子',
  'column.rank': '順位',
  'column.score': '共局在スコア',
  'column.percentile': 'パーセンタイル',
  'column.q': '偽発見率（q値）',
  'column.p': 'p値',
  'column.shared': '共有部位数',
  'column.experiments': '実験数',
  'column.strongest': '最も強い実験',
  'column.cell': '細胞種',
  'column.entry': '実験名',
  'column.condition': '条件',
  'column.used': '使用ピーク数',
  'column.block': '類似因子',
  'column.fisher': 'Fisher 順位',
  'column.in': '{side}',
  'column.robust': 'ロバスト z 値',
  'column.expressed-in': '{cells} での発現',
  'column.met-in': '因子の ChIP-seq が行われた細胞種',
  'column.gene': '遺伝子',
  'column.effect': '因子の作用',
  'column.potential': '転写制御ポテンシャル',
  'column.peaks': 'ピーク数',
  'column.nearest': '最近傍ピーク',
  'column.neighbour': '部位を共有する遺伝子',
  'column.verdict': '判定',
  'column.file': 'ファイル',
  'column.bytes': 'バイト数',
  'column.sha256': 'SHA-256',
  'column.step': '手順',
  'column.parameter': 'パラメータ',
  'column.value': '値',
  'help.score':
    '統合結合部位における順位化シグナルの偏相関を、両因子が他の全因子に対して示す値の分布で較正した値です。',
  'help.percentile': 'アトラスの全ての因子の組のうち、これよりスコアの低いものの割合です。',
  'help.odds': '同数の他因子が結合し、プロモーターか否かも同じ部位と比べた、部位共有のオッズです。',
  'help.q': '偽発見率（Benjamini-Hochberg 法）です。',
  'help.block': 'パラログなど、結合部位がほぼ同じ因子です。データからは区別が困難です。',
  'help.fisher': '全ゲノムでの Fisher 正確確率検定による順位です（比較のため）。',
  'help.potential': '転写開始点からの距離とともに減衰する重みを、ピークについて足し合わせた値です。',
  'help.robust':
    '全因子の差の中央値からの隔たりを、この比較で通常みられるばらつきを単位として示します（同種の因子が 10 未満の場合は示しません）。q値より先に確認してください。',
  'help.met-in':
    '用いた実験の細胞種です。アトラスに一方の細胞種の実験しかない因子は、その側に有利となるため公平に比較できません。',
  'help.neighbour':
    '同じ遠位部位の近くに隣接遺伝子があり、結合だけではどちらの遺伝子に働くか区別できません。',

  'say.sites': '{query} において {factor} の結合部位は {peaks} か所である（ピークファイル {files} 件）。',
  'say.sites-placed':
    '{query} において {factor} の結合部位は {peaks} か所である（ピークファイル {files} 件）。その {promoter}% は転写開始点から 1 kb 以内にある。',
  'say.one-replicate':
    'ChIP-seq {names} のピークファイルは 1 つで、反復実験に由来するとの記載がない。各ピークの再現性は不明であり、これに基づく判定は「示唆された」までとする。',
  'say.partners':
    '{query} では、{total} 因子中 {count} 因子が、他のすべての因子では説明できないほど {factor} と強い結合部位を共有する：{names}。',
  'say.no-partner':
    '{query} では、{factor} の転写パートナーは支持されなかった（{total} 因子中、基準を満たすものなし）。',
  'say.partners-doubtful':
    '{query} では {total} 因子中 {count} 因子が際立つが、{factor} の部位の大半はこのアトラスのどの因子も結合しない場所にあり、パートナーの名は挙げられない。',
  'say.contrast-more': '基準を満たす候補のうち、{b} より {a} で {factor} と強く共局在する因子：{names}。',
  'say.contrast-less': '基準を満たす候補のうち、{b} より {a} で {factor} との共局在が弱い因子：{names}。',
  'say.contrast-factors': '基準を満たす候補のうち、{other} より {factor} と強く共局在する因子：{names}。',
  'say.contrast-one-sided':
    '基準を満たす候補のうち {names} は、アトラスに {a} と {b} の一方の実験しかないため公平に比較できない。',
  'say.expression-change': '{name}：{down} 遺伝子が発現低下、{up} 遺伝子が発現上昇（偽発見率 < 5%）。',
  'say.no-expression-change': '{name}：有意な変動を示す遺伝子はない（偽発見率 < 5%）。',
  'say.acts-on-another':
    '{name} は {names} に作用する実験である。そこでの変動は {factor} による変動ではなく、{names} とその遺伝子についての所見である。',
  'say.without-p':
    '{name}：表に p値がないため、発現変動は検定していない。これに基づく判定は「示唆された」までとする。',
  'say.listed':
    '{name}：発現低下 {down} 遺伝子、発現上昇 {up} 遺伝子のリスト（p値なし）。これに基づく判定は「示唆された」までとする。',
  'say.unreplicated':
    '{name}：反復検体がないため p値は解析不能である。遺伝子は変動比で順位付けし、これに基づく判定は「示唆された」までとする。',
  'say.targets':
    '転写開始点から {window} 以内に {factor} のピークがあり、かつ発現が変化する遺伝子は {count} 個。上位は {genes}。',
  'say.targets-flat':
    '変動遺伝子の {factor} の結合は、変動しない遺伝子より有意に多いとはいえない。このデータから標的遺伝子とよべるものはない。「示唆された」遺伝子は結合が認められるのみである。',
  'say.flat-up':
    '発現上昇遺伝子の {factor} の結合は、条件の似た変動しない遺伝子より多いとはいえず、結合は変動の理由を示さない：{names}。',
  'say.flat-down':
    '発現低下遺伝子の {factor} の結合は、条件の似た変動しない遺伝子より多いとはいえず、結合は変動の理由を示さない：{names}。',
  'say.no-target': '{factor} の結合と発現変動の両方を示す遺伝子はない。',
  'say.interest': '注目遺伝子のうち {genes} は、転写開始点から {window} 以内に結合があり、発現も変化する。',
  'say.interest-by-chance':
    '結合と発現変動の両方があるが、偶然と区別できないか、ほとんど区別できない注目遺伝子：{genes}。',
  'say.interest-unjudged': '結合と発現変動の両方があるが、両者を併せた判定ができない注目遺伝子：{genes}。',
  'say.interest-not': '結合と発現変動の両方は認められない注目遺伝子：{genes}。',
  'say.interest-untested': '未測定、または発現変動を検定できない注目遺伝子：{genes}。',
  'say.factor-unchanged': '{name}：{gene} 自身の mRNA に有意差はない。タンパク質量の変化は否定されない。',
  'say.contradicted-partners': '転写パートナー候補 {names} には相反する知見が記録されている。',
  'say.contradicted-targets': '標的遺伝子 {genes} には相反する知見が記録されている。',
  'say.discordant':
    '{query}：アトラスにおける {names} の実験同士が一致しない（転写パートナー候補の項を参照）。',
  'say.failed': '{count} 手順が失敗した：{names}。該当部分はこのレポートにない。',

  'note.passes':
    '強調表示：支持された候補（偽発見率 ≤ 1%、スコアがこのアトラスの雑音を超え 95% 信頼区間が 0 を上回る、共有部位が十分、オッズが高い、ハブ因子でない）。同じ細胞種で調べられた因子を先に示す。',
  'note.by-chance':
    '結合と発現変動がそろう遺伝子は偶然でもこの程度ある。結合の有無では、この遺伝子の発現変動の理由は分からない',
  'note.elsewhere':
    'クエリの部位の大半が、アトラスのどの因子も結合しない場所にある。そこで因子が何とともに働くかは、このアトラスからは分からない',
  'note.shared-site': '最も強い遠位部位は {gene} の近くにもある。',
  'note.percentile': '全ての因子の組の {percentile}% を上回る',
  'note.one-sided': 'アトラスには二つの細胞種のうち {cell} の実験しかなく、その側に有利となる',
  'note.not-seen':
    'その遺伝子の発現はこの細胞では非発現遺伝子を上回らない。プローブの不良でなければ、ここでのパートナーとは考えにくい',
  'note.direction-unknown':
    'この実験でも変化するが、一方の実験で因子の増減が示されていないため、同じ向きかは判断できない',
  'note.opposite': 'もう一方の比較とは逆方向',
  'note.relay':
    '{late} で初めて変動し、{early} では変動していない。{early} には {genes} がすでに変動しており、因子ではなくこれらに従う可能性がある',
  'note.claim': '{claim}。',
  'note.changed-genes': '変動遺伝子の部位を、結合はあるが変動しない遺伝子の部位と比較',

  'fact.no-atlas': 'アトラスとの比較なし',
  'fact.co-binding':
    '共局在の順位 {rank}／{total}（{cell}）：オッズ比 {odds}（95%信頼区間 {low}–{high}）、q値 {q}',
  'fact.co-binding-untested':
    '共局在の順位 {rank}／{total}（{cell}）：オッズ比 {odds}（95%信頼区間 {low}–{high}）、q値なし',
  'fact.other-cells': 'ここでは測定なし：アトラスにあるのは {where} のみ',
  'fact.other-class': 'ここでは測定なし：アトラスにあるのは大分類 {where} のみ',
  'fact.no-sites': 'ここでは測定なし：その実験はコンセンサス部位の作成後に加えられた',
  'fact.no-factor': '測定なし：この名称は因子を指さない',
  'fact.absent': '未検討：このアトラスに含まれない',
  'fact.hub': 'ハブ：多くの因子と結合部位を共有する',
  'fact.near-copies': '結合部位が {others} とほぼ同じで、どれが働いているかはデータから区別できない',
  'fact.near-copies-first':
    '結合部位が {others} とほぼ同じで、どれが働いているかはデータから区別できない。最も発現が高いのは {first}',
  'fact.discordant': 'アトラスの実験がラベルと一致しない：{names}',
  'fact.contrast': '細胞種間の比較：log2 オッズ比の差 {effect}（95%信頼区間 {low}〜{high}）',
  'fact.changed-genes': '変動遺伝子の部位：log2 オッズ比 {effect}（95%信頼区間 {low}〜{high}）',
  'fact.expressed': 'この細胞で遺伝子が発現している',
  'fact.not-seen': 'この細胞で遺伝子の発現を認めない',
  'fact.expression-not-measured': 'この細胞で遺伝子は測定されていない',
  'fact.expression-unknown': 'この細胞での遺伝子の発現は不明',
  'fact.changes':
    '自身の mRNA（{gene}）が {treatment} で変動する：log2FC {change}、偽発見率 {q}。このため、その作用と {treatment} の作用は区別しにくい',
  'fact.unchanged': '自身の mRNA（{gene}）は {treatment} で有意差なし：log2FC {change}、偽発見率 {q}',
  'fact.change-untested': '自身の mRNA（{gene}）の {treatment} による変動：log2FC {change}（検定なし）',
  'fact.knock-down': '{experiment}：因子の標的 {tested} 遺伝子のうち {changing} が変動：{genes}',
  'fact.knock-down-none': '{experiment}：因子の標的 {tested} 遺伝子のうち変動は {changing}',
  'fact.interaction': '{factor} との既知の相互作用あり（{source}、スコア {score}）',
  'fact.no-interaction': '表に {factor} との相互作用なし（{source}）',
  'fact.note': '{column}：{value}',
  'fact.title': 'ベンチでの検証の前に',
  'fact.lead':
    '各候補を支持する点（+）、支持しない点（−）、および参考となる点（·）。これらは判定や順位を変えない。',
  'fact.of-interest': '注目',
  'fact.speaks.for': '支持',
  'fact.speaks.against': '不支持',
  'fact.speaks.neither': '参考',
  'summary.partners-of-interest': '注目するパートナー',
  'say.partners-of-interest': '注目するパートナー：{names}。',
  'say.partner-word': '{name}：{word}',

  'refusal.problem': '内容',
  'refusal.place': '場所',
  'refusal.expected': '想定',
  'refusal.found': '実際',
  'refusal.fix': '対処',

  'reason.no-atlas': '研究ファイルにアトラスの指定がない',
  'reason.no-peaks': 'ピークがない（リードからのピーク検出は未評価）',
  'reason.no-genes': '{genome} の遺伝子モデルがない。genes: に BED6、refFlat、GTF のいずれかを指定する',
  'reason.no-chip-seq': 'ピークのある ChIP-seq がない',
  'reason.no-expression': '研究ファイルに発現実験の指定がない',
  'reason.acts-on-another':
    '{factor} ではなく {names} に作用する実験のため、変動は {names} についての所見としてのみ扱う。{factor} も変化する場合は factor_activity に記す',
  'reason.needs': '「{step}」が完了しなかった',
  'reason.error': '{problem}',
  'reason.reserved': '受理・検査済み。この版では評価しない',
  'reason.no-loci': '注目遺伝子の指定も標的遺伝子もない',

  'next.knockdown':
    '{name} をノックダウン：{treatment} の有無で {genes} を RT-qPCR により測定し、増殖と細胞生存率を追う（生物学的反復 n = 3 以上）。',
  'next.knockdown-alone':
    '{name} をノックダウン：{genes} を RT-qPCR により測定し、増殖と細胞生存率を追う（生物学的反復 n = 3 以上）。',
  'next.coip': '{factor} と {name} の共免疫沈降を両方向で行う（input と IgG のレーンを置く）。',
  'next.amplicon':
    '{gene} における {factor} の ChIP-qPCR：{place}（最も強いピークの頂点）内に 80〜150 bp の増幅産物を置き、陰性領域と IgG を加える。',
  'next.combination':
    '{treatment} と {names} の阻害剤（あれば）を用量行列で併用（各単剤 IC50 付近の 5 × 5 用量以上、3 反復）。',
  'next.atlas':
    '{cell} または類似の細胞を含むアトラスと比較する：{factor} の部位の大半はこのアトラスのどの因子も結合しない場所にあるため、実験で確かめるべきパートナー候補はまだない。',
  'next.replication': '確認された結果を他の細胞株と患者細胞で再検証（患者細胞では 1 症例を n = 1 とする）。',
  'next.replicate':
    '{name} を再実験：現状では変動の p値がない。各群 2 検体で大きな変動についてモデレート t 検定が可能となり（残差自由度 2）、各群 3 検体以上でより小さな変動も検出できる。',
  'next.replicate-chip':
    'ChIP-seq {names} を再実験：反復 2 回で両者に共通するピークに絞ることができ、条件ごとに 2 回以上で結合の差を検定できる。',
  'next.motif': '研究ファイルにモチーフライブラリとゲノム配列を指定：モチーフと間距離は未検討。',
  'next.family':
    '{name} と類似因子 {others} を区別：結合部位がほぼ同じため、個別のノックダウンか特異的抗体を用いる。',
  'next.family-first':
    '{name} と類似因子 {others} を区別：結合部位がほぼ同じ。この細胞で最も発現の高い {first} から個別にノックダウンするか、特異的抗体を用いる。',
  'next.contradiction': '{name} についての相反する知見を検討：{claim}（{reference}）。',
  'next.contradiction-gene': '{gene} についての相反する知見を検討：{claim}（{reference}）。',

  'method.peaks':
    '{factor} のピークを {genome} 上に配置した。反復がある場合、最初の反復のピークのうち他の反復と 1 bp 以上重なるものを用いた。',
  'method.partners':
    '公共 ChIP-seq データ {experiments} 実験（{sources}）との共局在は chipmate {version} により、アトラスの統合結合部位における順位化シグナルの偏相関として求め（類似因子は条件から除外）、両因子が他の全因子に対して示す値の分布と、条件を揃えて無作為に選んだ部位集合（シード {seed}）で較正した。効果量は部位の占有度とプロモーターを条件とするオッズ比で、区間はゲノムブロックのジャックナイフによる。',
  'method.partners-no-promoters':
    '公共 ChIP-seq データ {experiments} 実験（{sources}）との共局在は chipmate {version} により、アトラスの統合結合部位における順位化シグナルの偏相関として求め（類似因子は条件から除外）、両因子が他の全因子に対して示す値の分布と、条件を揃えて無作為に選んだ部位集合（シード {seed}）で較正した。効果量は部位の占有度を条件とするオッズ比で、区間はゲノムブロックのジャックナイフによる。遺伝子モデルがないため、プロモーターとその他の部位は区別していない。',
  'method.partners-by-odds':
    '公共 ChIP-seq データ {experiments} 実験（{sources}）の因子を、chipmate {version} により、順位化シグナルの相関と、部位の占有度を条件とするオッズ比を、因子同士が示す値の分布で較正して併せ、順位付けした（8 因子未満ではオッズ比のみ。区間はゲノムブロックのジャックナイフ、シード {seed}）。実験が少ないため、共局在スコアと p値は求めていない。',
  'method.contrast':
    '条件間の共局在は、両条件で同数のピークを用い、条件付き log2 オッズ比の差として比較した。区間は両条件に共通のゲノムブロックのジャックナイフによる。区間はゲノムの標本変動のみを表す。二つの実験は反復同士でも多くの因子でそれ以上に異なるため、p値より差の大きさを重視すること。',
  'method.expression':
    '発現は遺伝子ごとに線形モデルと moderated t 統計量（limma と同じ）で解析し、p値は Benjamini-Hochberg 法で補正した。',
  'method.expression-of': '{name}：比較 {contrast}、モデル {model}。{how}。',
  'how.rma': 'RMA（バックグラウンド補正、分位点正規化、median polish）',
  'how.normexp': 'normexp 法によるバックグラウンド補正',
  'how.quantile': '分位点正規化',
  'how.as-normalised': '値は正規化済みとみなしそのまま使用',
  'how.two-color-loess': 'normexp 法によるバックグラウンド補正と loess 正規化を施した対数比',
  'how.two-color-tips': 'normexp 法によるバックグラウンド補正と print-tip loess 正規化を施した対数比',
  'how.two-color-plain': 'normexp 法によるバックグラウンド補正を施した対数比（正規化なし）',
  'how.technical-averaged': '技術的反復は平均した',
  'how.technical-summed': '技術的反復のカウントは合計した',
  'how.counts-tmm': 'TMM 正規化係数と voom の重みを用いた log2 CPM',
  'how.counts-plain': 'voom の重みを用いた log2 CPM（正規化係数なし）',
  'how.array-weights': 'モデルへの適合度による検体の重み付け（array weights）',
  'how.block': '{column} が同じ検体間の相関を考慮（duplicateCorrelation、{correlation}）',
  'how.trend': '事前分散は平均発現量に応じて変化させた（trend）',
  'how.one-variance': '事前分散は全遺伝子に共通',
  'how.robust': '外れ値となる遺伝子に頑健な事前分散',
  'how.treat': 'p値は log2 発現変動比が正負いずれかの方向に {lfc} を超えるかの検定による（treat）',
  'how.untested': '反復検体がないため p値は示さない',
  'method.expression-table':
    '発現変動には解析済みの表 {tables} の値をそのまま用いた。モデル、p値、多重検定補正は各表を作成したプログラムによる。',
  'method.targets':
    '標的遺伝子は、転写制御ポテンシャル（転写開始点から {reach} までのピーク、距離による指数減衰、BETA と同じ）の順位と発現変動の順位を統合した。偽発見率 {fdr} 未満の遺伝子を発現変動とした。',
  'method.targets-bound':
    '遺伝子を転写制御ポテンシャル（転写開始点から {reach} までのピーク、距離による指数減衰、BETA と同じ）で順位付けした。発現実験は研究に含まれない。',
  'method.changed-genes':
    '変動遺伝子の部位での共局在：最近傍の転写開始点から {reach} 以内のピークのうち、変動遺伝子のものと変動しない遺伝子のものを、ピークの強さ、部位の他因子数、プロモーター（転写開始点から {promoter} 以内）で層別して比較した（Mantel-Haenszel オッズ比。信頼区間はゲノムブロックのジャックナイフと検定に基づくもののうち広い方）。',
  'method.evidence':
    '候補は判定の順に、同じ判定内では順序を与える根拠の種類についてロバスト順位集約（Kolde et al., Bioinformatics 2012;28:573）で順位付けし、相反する知見 1 件ごとにスコアを 10 倍とし、各種類を除いた順位も示した。偽発見率 {fdr} 未満を有意とした。',
  'method.simulated': 'すべて模擬データである。',
};
