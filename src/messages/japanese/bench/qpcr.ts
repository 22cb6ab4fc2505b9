import type { qpcr as english } from '../../english/bench/qpcr.ts';

/** RT-qPCR and all tables of Cq values, in Japanese: what is said, what may be chosen, what columns and figures mean. */
export const qpcr: Readonly<Record<keyof typeof english, string>> = {
  'qpcr.choice.reference': '参照遺伝子。繰り返し指定できる（既定：ACTB、GAPDH、18S など名前から判断）',
  'cq.choice.efficiency':
    'プライマー対ごとの 1 サイクル後のコピー数：IRF4=1.93 または IRF4=93%。繰り返し指定できる（既定：表の希釈系列から求め、なければ 2）',
  'cq.choice.unpaired': '実験名が共通でも対応のない群として比較する',
  'cq.choice.undetermined':
    '増幅しなかったウェルに代入するサイクル数。これに基づく判定は「示唆」までとなる（既定：数値として扱わない）',
  'qpcr.choice.show':
    '表の内容：comparisons（比較、既定）、primers（遺伝子ごとの増幅効率と安定性）、quantities（試料ごとの量）',
  'cq.without-unit': '実験またはドナーの名前がない {wells} ウェルを除いた',
  'cq.spread': '技術的反復の標準偏差が {most} サイクルを超えるものが {sets} 組ある：{names}',
  'cq.some-undetermined':
    '{sets} 組で一部のウェルが増幅しなかった。平均は残りのウェルによるもので、量を過大に見積もる：{names}',
  'cq.not-amplified':
    '{sets} 組で半数以上のウェルが増幅しなかった。値はないものとし、その群は残りだけで比較した：{names}',
  'cq.cycle-for-none': '{sets} 組の増幅しなかったウェルを {cycle} サイクルとした。実測値ではない：{names}',
  'cq.late':
    '{cycle} サイクル以降のウェルが {wells} 個ある。これほど遅いシグナルや、増幅しなかったウェルに書き込まれた 40 などは量を表さず、これに基づく判定は「示唆」までとなる。増幅しなかったウェルは Undetermined と記入する：{names}',
  'cq.one-gene': '大文字小文字のみが異なる名前は同じ遺伝子とみなした：{names}',
  'cq.no-template':
    '{gene} は鋳型なしでも {earliest} サイクルで増幅し、最も遅い試料との差は {gap} サイクルである（通常は {least} 以上）。プライマーダイマーまたは混入がシグナルに含まれる',
  'cq.no-template-late':
    '{gene} は鋳型なしでも {earliest} サイクルで増幅した。最も遅い試料との差は {gap} サイクルである',
  'cq.no-rt':
    '{gene} は逆転写なしでも {earliest} サイクルで増幅し、最も遅い試料との差は {gap} サイクルである（通常は {least} 以上）。ゲノム DNA がシグナルに含まれる',
  'cq.no-rt-late':
    '{gene} は逆転写なしでも {earliest} サイクルで増幅した。最も遅い試料との差は {gap} サイクルである',
  'cq.efficiency-two': '増幅効率は 2 とした。表に希釈系列がなく、--efficiency の指定もない',
  'cq.efficiency-mixed': '{names} の増幅効率は 2 と仮定し、他は実測値を用いた。倍率には両者が混在する',
  'cq.efficiency-odd': '増幅効率が通常の範囲（1.9〜2.1）から外れている：{names}',
  'cq.poor-curve': '希釈系列が不十分（3 段階未満、または R² が 0.98 未満）：{names}',
  'cq.no-usable-curve':
    '増幅効率は 2 とした。{names} の希釈系列は 3 段階未満か、1.2〜2.5 の範囲外の値となり、他に増幅効率の情報もない',
  'cq.curve-not-used':
    '希釈系列が 3 段階未満か、1.2〜2.5 の範囲外の値となるため、増幅効率を 2 とした：{names}',
  'qpcr.references-by-name':
    '名前から参照遺伝子とみなした：{names}。別の遺伝子とするには --reference で指定する',
  'qpcr.one-reference':
    '参照遺伝子が {name} だけのため、それ自体の変動を確かめられない。あと 2 つあれば確かめられる',
  'qpcr.stability': '参照遺伝子の安定性（geNorm の M、小さいほど安定）：{shown}',
  'qpcr.enough':
    '{count} 個の参照遺伝子のうち {names} で足りる。1 つ加えたときの変化（geNorm の V）は {v} で、{most} 未満である',
  'qpcr.all-needed':
    '{count} 個の参照遺伝子がすべて必要である。1 つ除くと正規化が {most} を超えて変わる（geNorm の V）',
  'qpcr.unsteady': 'M が {most} を超え、{names} は他の参照遺伝子と一致しない。判定は「示唆」までとする',
  'qpcr.lacking-reference': '同じ試料に参照遺伝子の値がない {values} 個の値を除いた：{names}',
  'qpcr.own-gene': '{comparison}：{gene} の残存は {left} %（{low}〜{high} %）',
  'qpcr.own-gene-no-interval': '{comparison}：{gene} の残存は {left} %（区間なし）',
  'qpcr.knock-down-not-seen':
    '{names}：標的遺伝子自体の変化が表から確認できない。他の遺伝子への効果は「示唆」までとし、効果が見られない場合も結論できない。標的遺伝子のウェルを加えれば確認できる',
  'qpcr.knock-down-failed':
    '{names}：標的遺伝子自体の変化が不十分である（低下 30 % 未満、または上昇 1.5 倍未満）。他の遺伝子の変化からは何も言えない',
  'qpcr.reference-in-doubt':
    '{names} への効果は参照遺伝子によるものかもしれない。唯一の参照遺伝子が変動しているか、参照遺伝子どうしが安定していない',
  'qpcr.degraded':
    '{drugs} は {genes} のタンパク質を分解する。RNA 量が変わらなくても、タンパク質が残っているとは言えない',
  'qpcr.together': '{gene}、{comparison}：{word}。両者の効果の積の {times} 倍（{low}〜{high}）',
  'together.more': '両者を合わせた以上',
  'together.no-more': '両者を合わせた程度',
  'together.less': '両者を合わせたより小さい',
  'together.opposite': '両者は逆方向に働く',
  'together.cannot-be-told': '両者を合わせた以上かどうかは判断できない',
  'qpcr.miqe':
    'MIQE：論文に必要な {items} 項目のうち、表から分かるのは {shown} 項目である。--miqe FILE で一覧を書き出す',
  'figure.qpcr': '{name}：各群の RNA 量',
  'figure.dots-said': '点は独立した実験、太線は群の平均、ひげは 95% 信頼区間。p は対照との比較による。',
  'axis.relative-amount': '対照に対する相対量（対照の平均を 1 とする）',
  'column.bench-time': '時間',
  'column.contrast-kind': '比較の種類',
  'column.fold-change': '倍率',
  'column.fold-low': '倍率の下限',
  'column.fold-high': '倍率の上限',
  'column.delta-delta-cq': 'ΔΔCq（サイクル）',
  'column.bench-n': 'n（実験数）',
  'column.bench-n-control': '対照の n',
  'column.bench-design': 'デザイン',
  'column.degrees-of-freedom': '自由度',
  'column.together': '両者の併用',
  'column.own-gene': '標的自身',
  'column.primer-role': '役割',
  'column.efficiency': '増幅効率',
  'column.efficiency-low': '増幅効率の下限',
  'column.efficiency-high': '増幅効率の上限',
  'column.efficiency-source': '増幅効率の根拠',
  'column.slope': '傾き',
  'column.r-squared': '決定係数 R²',
  'column.stability': '安定性（M）',
  'column.stability-place': '安定性の順位',
  'column.pairwise-variation': 'ペアワイズ変動（V）',
  'column.recommended': '推奨',
  'column.bench-unit': '実験またはドナー',
  'column.bench-perturbation': '摂動',
  'column.bench-drug': '薬剤',
  'column.bench-sample': '試料',
  'column.mean-cq': '平均 Cq',
  'column.cq-spread': 'ウェルの標準偏差',
  'column.bench-wells': 'ウェル数',
  'column.undetermined': '増幅しなかったウェル数',
  'column.delta-cq': 'ΔCq（サイクル）',
  'column.log2-quantity': 'log2 量',
  'column.miqe-item': '項目',
  'column.miqe-state': '状態',
  'column.miqe-count': '数',
  'column.miqe-lacking': '不足',
  'help.bench-time': '表にある時点。',
  'help.qpcr-target': 'RNA を測定した遺伝子。',
  'help.contrast-kind':
    'perturbation（同じ薬剤条件での対照との比較）、drug（同じ摂動条件での対照との比較）、both（どちらもない群との比較）、interaction（両者から、それぞれ単独の効果を引いたもの）。',
  'help.qpcr-fold-change':
    '対照の何倍か：Pfaffl の比。増幅効率が 2 なら 2^-ΔΔCq。interaction では両効果の積の何倍か。',
  'help.fold-interval': '倍率の 95% 信頼区間の端。',
  'help.qpcr-log2': '倍率の log2。検定と区間の尺度。',
  'help.delta-delta-cq': 'ΔCq の差（サイクル）。増幅効率は考慮しない。正の値は RNA の減少。',
  'help.bench-n': '処理群の独立した実験またはドナーの数。対応がある場合は対の数。',
  'help.bench-n-control': '対照の同じ数。interaction では残りの群のうち最小のもの。',
  'help.bench-design':
    'pairs（実験ごとの対応のある t 検定）、two groups（Welch）、within experiments（実験内の対比の t 検定）、four groups（4 群の平均、等分散を仮定しない）、linear model（実験を因子とする線形モデル）。',
  'help.degrees-of-freedom': '検定の自由度。',
  'help.holm-p-of-kind':
    '表にある同種の比較すべて（遺伝子、領域、群、細胞、時点）について Holm 補正した p。ファイルでは -log10。摂動した遺伝子自体は別に補正する。',
  'help.together':
    'interaction について：両者を合わせた以上、同程度（1.5 倍の超過は否定できる）、より小さい、逆方向、判断できない。',
  'help.own-gene': '試薬の標的遺伝子なら yes：ノックダウンまたは過剰発現が働いたかを示す。',
  'help.primer-role': 'reference（参照）または target（標的）。',
  'help.efficiency': '1 サイクル後の鋳型あたりのコピー数。すべて複製されれば 2。',
  'help.efficiency-interval': '希釈系列による 95% 信頼区間の端。',
  'help.efficiency-source':
    'given（--efficiency）、column（表の列）、dilution series（希釈系列）、assumed（2 と仮定）。',
  'help.slope': '鋳型が 10 倍になるごとのサイクル数。',
  'help.r-squared': '直線で説明される Cq の変動の割合。',
  'help.stability': 'geNorm の M：他の参照遺伝子との log2 比の標準偏差の平均。同種の細胞では通常 0.5 未満。',
  'help.stability-place': '参照遺伝子の中での安定性の順位。上位 2 つは区別できない。',
  'help.pairwise-variation': 'geNorm の V：この遺伝子を加えたときの正規化の変化。',
  'help.recommended': '必要十分な参照遺伝子に含まれるか（V が 0.15 未満）。',
  'help.bench-unit': '独立した実験またはドナー。n の単位。',
  'help.bench-perturbation': 'siRNA、shRNA、ガイド RNA、ベクター。',
  'help.bench-drug': '薬剤。用量が複数あれば用量を付ける。',
  'help.bench-sample': '試料名。',
  'help.mean-cq': '技術的反復の Cq の平均。',
  'help.cq-spread': '技術的反復の標準偏差（サイクル）。',
  'help.bench-wells': 'Cq が得られた技術的反復の数。',
  'help.undetermined': '増幅しなかった技術的反復の数。',
  'help.delta-cq': 'Cq から参照遺伝子の平均 Cq を引いた値。',
  'help.log2-quantity': '増幅効率を考慮した、参照遺伝子に対する量の log2（遺伝子ごとの定数を除く）。',
  'help.miqe-item': '論文の読者が求める項目（MIQE）。',
  'help.miqe-state': 'shown（あり）、in part（一部）、missing（なし）。最後の 4 項目は Cq の表には現れない。',
  'help.miqe-count': '数：実験、試料あたりのウェル、該当する遺伝子。',
  'help.miqe-lacking': '不足している遺伝子。増幅しなかったウェルについては該当する遺伝子。',
  'why.undetermined wells': '増幅しなかったウェルがある',
  'why.amplifies without template': '鋳型なしで増幅する',
  'why.reference in doubt': '参照遺伝子が疑わしい',
  'why.above the input': 'インプットの 100 % を超える',
  'why.no IgG': '比較する IgG がない',
  'why.no negative region': '比較する陰性領域がない',
  'why.negative region moves too': '陰性領域も同様に変化する',
  'why.knock-down failed': 'ノックダウンが不成功',
  'why.unchanged, knock-down not seen': '効果がなく、ノックダウン自体も確認できず',
  'why.not amplified': '一方の群で増幅しない',
  'why.no IgG, no negative region': '比較する IgG も陰性領域もない',
  'why.bound in neither arm': 'いずれの群でも結合していない',
};
