import type { quality as english } from '../../english/reads/quality.ts';

export const quality: Readonly<Record<keyof typeof english, string>> = {
  'watch.quality': 'リードの品質の測定',
  'peaks-qc.samples': '{samples} ファイル：それぞれを別の検体として扱います',
  'peaks-qc.unpaired': '{reads} レコード（{share} %）は適切に対応するメイトがないため数えません',
  'peaks-qc.no-enrichment':
    'リードに濃縮が認められません：{measures}。検出したピークはほとんど信頼できません。インプットや、うまくいかなかった ChIP がこのようになります',
  'peaks-qc.no-length':
    '濃縮が認められません：両鎖のリードを比べても際立つ断片長がありません。ChIP がうまくいっていない、インプットである、または重複を除いた {reads} リードでは判断できないためと考えられます',
  'peaks-qc.not-told':
    'ペアエンドでピークの指定がないため、濃縮の有無を示す（閾値が公表されている）指標がありません。--peaks で FRiP、--layout single で第 1 リードの NSC と RSC を求められます',
  'peaks-qc.below': '公表されている閾値を下回る指標：{measures}',
  'peaks-qc.reached':
    '閾値が公表されている {judged} 指標のうち {reached} 指標が閾値に達しています（{measures}）',
  'peaks-qc.tss-of-atac':
    'TSS 濃縮度の閾値は ATAC-seq について公表されたものです。プロモーターから離れて結合する因子では、問題がなくても下回ります',

  'peaks-qc.choice.chips': 'アライメント済みリード（BAM、BED、BEDPE）。ファイルごとに一つの検体とする',
  'peaks-qc.choice.control': 'インプットまたは IgG のアライメント済みリード（全検体に共通）',
  'peaks-qc.choice.peaks': 'FRiP に用いるピーク：全検体に共通の 1 ファイル、または検体の順に 1 ファイルずつ',
  'peaks-qc.choice.genome': 'アセンブリ。BAM に染色体長があれば不要',
  'peaks-qc.choice.genes':
    '遺伝子モデル（転写開始点周辺のカバレッジに使用）。既定ではゲノムフォルダのもの、または内蔵のもの',
  'peaks-qc.choice.blacklist': 'ブラックリスト領域。既定ではゲノムフォルダのもの',
  'peaks-qc.choice.saturation':
    'リードの一部で何が見えるかを調べる対象：リードの位置（places）、またはピークも（peaks、そのために 4 回検出する）',
  'peaks-qc.choice.seed': 'リードの分割に用いる乱数の種',

  'help.sample-of-reads': 'リードのファイル名（フォルダと拡張子を除く）。',
  'column.quality-measure': '指標',
  'help.quality-measure': '測定した指標。式は docs/calling.md を参照。',
  'help.quality-value': '割合は 0 から 1。測定していない場合は欠損。',
  'column.quality-threshold': '閾値',
  'help.quality-threshold': '公表されている閾値と、許容される値の下限。なければ欠損。',
  'help.quality-verdict': '値が公表されている閾値に達するか（7 語のいずれか）。閾値がなければ欠損。',
  'help.quality-source': '閾値の出典。閾値がなければ指標の出典。',

  'figure.cross-correlation': '両鎖のリードの相互相関',
  'axis.strand-shift': '逆鎖のずらし幅（bp、点は断片長）',
  'axis.correlation': '相関係数',
  'figure.fingerprint': 'フィンガープリント：リードの少ない 500 bp 区間から順に累積したリードの割合',
  'axis.share-of-bins': '区間の割合',
  'axis.share-of-reads': 'リードの割合',
  'figure.tss': '転写開始点周辺のカバレッジ',
  'axis.from-tss': '転写開始点からの距離（bp、遺伝子の向き）',
  'axis.fold-of-flanks': 'カバレッジ（両端に対する倍率）',
  'figure.saturation': 'リードの一部で得られる割合',
  'axis.million-reads': 'リード数（百万）',
  'axis.share-of-all': '全リードで得られるものに対する割合',
  'legend.evenly-spread': '全区間が均一の場合',
  'legend.places-of': '{sample}：リードの位置',
  'legend.peaks-of': '{sample}：ピーク',
};
