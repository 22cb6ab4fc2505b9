import type { partnerMotifs as english } from '../english/partner-motifs.ts';

export const partnerMotifs: Readonly<Record<keyof typeof english, string>> = {
  'partner-motifs.query-unknown':
    'ピークがどの因子のものか不明のため、相手因子のモチーフをその因子自身のモチーフと比べていない',
  'partner-motifs.no-own-motif':
    'ライブラリ中の {factor} のモチーフはいずれも、ピークに偶然より多くは見られない。相手因子のモチーフとの間隔は検定していない',
  'partner-motifs.own-motif': '問い合わせ因子のモチーフは {motif}（{name}）',
  'column.family-changed': '同族のうち発現変動する因子',
  'column.family-expressed': '同族のうち発現する因子',
  'column.family-left': '同族のうち除外されない因子',
  'column.family-bound': 'この部位に結合する同族因子',
  'column.motif-family': 'このモチーフをもつ因子',
  'column.motifs-asked': '調べたモチーフ',
  'column.other-windows': '比較部位',
  'column.other-with-motif': '比較部位中モチーフあり',
  'column.shared-windows': '共有部位',
  'column.shared-with-motif': '共有部位中モチーフあり',
  'column.shared-with-query-motif': '共有部位中問い合わせ因子のモチーフあり',
  'column.sits-on': '結合配列',
  'column.spacing': '間隔',
  'help.family-bound':
    '類似モチーフをもち、同じ細胞での実験があり、共有部位の 1 割以上に結合する他の因子とその割合。',
  'help.family-changed':
    'このモチーフをもつ因子のうち、この細胞の発現実験で遺伝子が変動する（補正 p 値 0.05 以下）もの。log2 発現比を添える。',
  'help.family-expressed':
    'このモチーフをもつ因子のうち、この細胞で発現するもの。判定できる実験がなければ空欄。',
  'help.family-left':
    'このモチーフをもつ因子のうち、除外されないもの。この細胞で発現が検出されない因子と、同じ細胞の ChIP-seq で共有部位の 1 割未満にしか結合しない因子を除く。複数が残る場合、どれが結合するかはモチーフからは分からない。',
  'help.motif-family-factors': 'モチーフが似ており、配列からは区別できない因子。',
  'help.motifs-asked': 'ライブラリ中のその因子のモチーフのうち部位をもちうるものの数。p はその全体で一つ。',
  'help.odds-of-own-motif':
    'サミットから 100 bp 以内に相手因子のモチーフがある log2 オッズ比（共有部位と、問い合わせ因子の他の部位との比較）。',
  'help.other-windows': '相手因子が結合しない問い合わせ因子の部位で、GC と CpG が同程度のもの。',
  'help.other-with-motif': 'そのうち相手因子のモチーフをもつ部位の数。',
  'help.partner-motif': '最も強い結果を示す相手因子のモチーフ。',
  'help.partner-motif-verdict': '共有部位の配列が相手因子について示すこと。',
  'help.shared-windows': '相手因子も結合する問い合わせ因子の部位で、配列のわかっているもの。',
  'help.shared-with-motif': 'そのうち相手因子のモチーフをもつ部位の数。',
  'help.shared-with-query-motif': 'そのうち問い合わせ因子自身のモチーフをもつ部位の数。',
  'help.sits-on':
    '自身のモチーフ：共有部位に他の部位より多い。共通の配列：同上で、問い合わせ因子のモチーフと同じ塩基にある。問い合わせ因子のモチーフ：自身のモチーフは多くなく、問い合わせ因子のモチーフがある（配列からは間接結合と考えられる）。',
  'note.fixed-spacing': 'モチーフ {motif} が因子自身のモチーフから {gap} bp の位置に偶然より多い',
  'note.own-motif':
    'モチーフ {motif} が共有部位に多いが、間隔は一定でない（DNA に結合する因子は結合部位に自身のモチーフをもつ）',
  'note.one-sequence': 'モチーフ {motif} と因子自身のモチーフが同じ塩基にあり、配列からは両者を区別できない',
  'note.tethered':
    'モチーフ {motif} は共有部位に多くなく、因子自身のモチーフがある（配列からは間接結合と考えられる）',
  'note.neither-motif': 'モチーフ {motif} は共有部位に他の部位より多くない',
  'step.motifs-of': '{query} のモチーフ',
  'step.no-motifs': 'モチーフ',
  'reason.no-sequence':
    '{genome} の配列がない。motifs: sequence で指定するか、`chipmate genome fetch {genome}` で取得する',
  'method.motifs':
    'モチーフ（ライブラリ中 {motifs} 個）は、候補と因子が共に結合する部位のサミット周囲 200 bp と、GC・CpG が同程度で因子のみが結合する部位で検索した（部位は P ≤ 1e-4、Fisher の正確確率検定、候補内のモチーフは Simes 法、候補間は偽発見率）。間隔は因子自身のモチーフの最良部位から 150 bp 以内で検定した。',
  'motifs.lead':
    '各候補は、{query} で {factor} と共有する部位で、自身のモチーフ、{factor} のモチーフのいずれに結合しているか。DNA に結合する因子は結合部位に自身のモチーフをもつ。DNA 上で協働することを示すのは一定の間隔である。',
  'nav.motifs': '配列',
  'motifs.table': '{query} における候補のモチーフ',
  'say.fixed-spacing':
    '{query} では、{names} のモチーフが、共有部位で {factor} のモチーフから一定の間隔にある。同じモチーフをもつ他の因子とは配列からは区別できない。',
  'sits.its own motif': '自身のモチーフ',
  "sits.the query's motif": '因子のモチーフ',
  'sits.one shared sequence': '共通の配列',
  'sits.neither motif': 'いずれのモチーフでもない',
  'spacing.same site': '同一部位',
  'spacing.fixed spacing': '一定の間隔',
  'spacing.close without fixed spacing': '近接（間隔は不定）',
  'spacing.independent': '独立',
  'spacing.not estimable': '推定不能',
  'partner-motifs.own-motif-unknown':
    'ライブラリに {factor} のモチーフがなく、相手因子のモチーフとの間隔は検定していない',
  'note.own-motif-untested':
    'モチーフ {motif} が共有部位に多い。因子自身のモチーフとの間隔は検定していない（DNA に結合する因子は結合部位に自身のモチーフをもつ）',
  'note.fixed-spacing-family':
    'モチーフ {motif} が因子自身のモチーフから {gap} bp の位置に偶然より多い。この部位に結合する同じモチーフの因子も同様である：{others}',
  'note.family-several':
    '{said}。このモチーフをもつ {factors} 因子のうち、この細胞の発現と ChIP-seq から除外されないのは {left} であり、どれが結合するかはモチーフからは分からない',
  'note.family-one':
    '{said}。このモチーフをもつ {factors} 因子のうち、残るのは {left} のみである。他の因子は、この細胞の発現または ChIP-seq から除外される',
  'say.family-left':
    '{name} のモチーフをもつ因子のうち、この細胞の発現と ChIP-seq から除外されないのは {factors} である。どれが結合するかを知るには、各因子の ChIP-seq またはノックダウンが必要である。',
  'note.sits-untold': 'モチーフ {motif} が共有部位に多いかどうかは判断できない',
  'help.gap-fixed': '間隔が一定の場合の両部位間の塩基数。',
  'why.spacing not tested': '間隔は未検定',
  'why.another factor of this motif': '同じモチーフの他因子が優勢',
  'why.no fixed spacing': '間隔は一定でない',
  'why.no known motif': '既知のモチーフなし',
  'why.one shared sequence': '因子のモチーフと同じ部位',
};
