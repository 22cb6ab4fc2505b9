/** What replicates agree on: what is said, and what may be chosen. */
export const consensus = {
  'peaks-consensus.same':
    '{share} % of the peaks of the smaller of {first} and {second} are in the other at the same bases with the same {by}: are these the same data twice? Copies make every peak look reproducible',
  'peaks-consensus.few-shared':
    '{first} and {second} share {shared|site|sites}, {share} % of the smaller one: replicates of one factor share far more. Another factor, another genome build or a failed experiment does this',
  'peaks-consensus.pair':
    'of {pairs} pairs of replicates {first} and {second} have most peaks below the threshold: their IDR is shown',
  'peaks-consensus.idr':
    'of {matched|matched peak|matched peaks} {kept} have an IDR of at most {most}. The model: {share} % reproducible, correlation {rho}, mean {mu}, standard deviation {sigma} (Li et al. 2011)',
  'peaks-consensus.tied':
    '{tied} of {matched} matched peaks share their {by} with another one: these have their mean rank',
  'peaks-consensus.not-converged':
    'the estimates of the IDR still move after {steps} steps, as may be where nearly all peaks are reproducible, or hardly any: the IDR is approximate. --rule k-of-n does without it',
  'peaks-consensus.none-by-idr':
    'no peak has an IDR of at most {most}: the replicates do not rank their peaks alike. --rule k-of-n asks only how many replicates have a peak',
  'peaks-consensus.too-few-peaks':
    'replicates have {count|matched peak|matched peaks}, {fewest} are needed to estimate an IDR: there is no consensus by it. --rule k-of-n asks only how many replicates have a peak',
  'peaks-consensus.too-few-values':
    'a replicate has {count|value|values} of {by} among its matched peaks, {fewest} are needed to rank them: there is no consensus by IDR. --rank-by names another column, --rule k-of-n does without ranks',
  'peaks-consensus.none': 'no peak is in at least {k|replicate|replicates}. --at-least asks for fewer',
  'peaks-consensus.common':
    '{sites|site|sites} with a peak in at least {k} of {replicates} replicates: half of either peak in common, summits within 100 bp',
  'peaks-consensus.pooled':
    '{sites} of {pooled} pooled peaks are in at least {k} of {replicates} replicates: half of either peak in common, summits within 100 bp',
  'peaks-consensus.of-replicate': '{kept} of {peaks} peaks ({share} %) are in the consensus',
  'peaks-consensus.no-idr-of-halves':
    '{first} and {second} have fewer than {fewest} matched peaks of different ranks: no IDR can be estimated, and none of their peaks counts for the ratio',
  'peaks-consensus.rescue':
    'rescue ratio {ratio}: {pooled} peaks of the halves of the pooled reads, {between} of the replicates; above {most} the replicates differ in quality (Landt et al. 2012)',
  'peaks-consensus.no-rescue':
    'there is no rescue ratio: {pooled} peaks of the halves of the pooled reads and {between} of the replicates are below the threshold',
  'peaks-consensus.self-consistency':
    'self-consistency ratio {ratio}: {largest} peaks of the halves of one replicate, {fewest} of another; above {most} the replicates differ in quality (Landt et al. 2012)',
  'peaks-consensus.no-self-consistency':
    'there is no self-consistency ratio: {largest} peaks of the halves of one replicate and {fewest} of another are below the threshold',
  'peaks-consensus.ideal': "by ENCODE's standards the replicates are ideal: neither ratio is above 2",
  'peaks-consensus.acceptable':
    "by ENCODE's standards the replicates are acceptable: one of the two ratios is above 2",
  'peaks-consensus.concerning':
    "by ENCODE's standards the replicates are concerning: both ratios are above 2",

  'peaks-consensus.choice.replicates': 'peaks of each replicate: narrowPeak, or another format of peaks',
  'peaks-consensus.choice.rule':
    'idr: rank alike in two replicates; k-of-n: in at least so many replicates; pooled: pooled peaks in at least so many replicates',
  'peaks-consensus.choice.idr': 'a peak is kept up to this irreproducible discovery rate',
  'peaks-consensus.choice.at-least': 'replicates that must have a peak; more than half of them by default',
  'peaks-consensus.choice.rank-by':
    'what peaks are ranked by: columns 7 (signal), 8 (p), 9 (q) and 5 (score) of a narrowPeak',
  'peaks-consensus.choice.pooled': 'peaks of the reads of all replicates together: the consensus is of these',
  'peaks-consensus.choice.pseudo':
    'peaks of a random half of the pooled reads; give it twice, for the rescue ratio',
  'peaks-consensus.choice.self-pseudo':
    "peaks of a random half of a replicate's reads; twice for each replicate in their order, for the self-consistency ratio",

  'column.consensus-signal': 'Signal',
  'help.consensus-signal':
    'What the peaks are ranked by (--rank-by): that of the pooled peak where there is one, else the mean of the replicates that have the peak.',
  'column.replicate-support': 'Replicates',
  'help.replicate-support': 'How many replicates have the peak.',
  'column.local-idr': 'Local IDR',
  'help.local-idr': 'Chance that the peak is not reproducible, by its ranks in the two replicates.',
  'column.global-idr': 'IDR',
  'help.global-idr': 'Expected share of irreproducible peaks among this one and all with a lower local IDR.',
  'column.idr-score': 'Score',
  'help.idr-score': 'The whole part of -125 log2 IDR, at most 1000: 540 at 0.05.',
  'column.signal-in-replicate': 'Signal in the replicate',
  'help.signal-in-replicate': "What the replicate's peak is ranked by; missing where it has none.",
} as const;
