/** RT-qPCR and all tables of Cq values: what is said, what may be chosen, what columns and figures mean. */
export const qpcr = {
  'qpcr.choice.reference':
    'a reference gene; repeatable (default: those known by their names: ACTB, GAPDH, 18S, ...)',
  'cq.choice.efficiency':
    'copies of a template after one cycle, for one pair of primers: IRF4=1.93 or IRF4=93%; repeatable (default: from dilution series in the table, else 2)',
  'cq.choice.unpaired': 'compare groups as independent though they share the names of experiments',
  'cq.choice.undetermined':
    'the cycle that stands in for wells without amplification; verdicts that rest on it are at most suggested (default: such wells are no number)',
  'qpcr.choice.show':
    'what the table is of: comparisons (default), primers (efficiency and stability of each gene), quantities (each gene in each culture)',
  'cq.without-unit': '{wells|well|wells} left out: no experiment or donor is named there',
  'cq.spread':
    'technical wells of {sets|set|sets} differ by a standard deviation above {most} cycles: {names}',
  'cq.some-undetermined':
    'some wells of {sets|set|sets} did not amplify; the mean is of the others, and an amount that is too high: {names}',
  'cq.not-amplified':
    'half of the wells or more of {sets|set|sets} did not amplify; these have no value, and groups that lack them are compared by the others alone: {names}',
  'cq.cycle-for-none':
    'wells without amplification of {sets|set|sets} count as cycle {cycle}, which nobody measured: {names}',
  'cq.late':
    '{wells|well|wells} at cycle {cycle} or later: a signal that late, or a 40 that was written where nothing amplified, is no amount; verdicts that rest on it are at most suggested. Write Undetermined where nothing amplified: {names}',
  'cq.one-gene': 'names that differ in case alone are one gene: {names}',
  'cq.no-template':
    '{gene} amplifies without template at cycle {earliest}, {gap} cycles after the latest sample (at least {least} would be usual): primer dimers or contamination are part of the signal',
  'cq.no-template-late':
    '{gene} amplifies without template at cycle {earliest}, {gap} cycles after the latest sample',
  'cq.no-rt':
    '{gene} amplifies without reverse transcription at cycle {earliest}, {gap} cycles after the latest sample (at least {least} would be usual): genomic DNA is part of the signal',
  'cq.no-rt-late':
    '{gene} amplifies without reverse transcription at cycle {earliest}, {gap} cycles after the latest sample',
  'cq.efficiency-two':
    'efficiencies are taken as 2: no dilution series in the table, and none given with --efficiency',
  'cq.efficiency-mixed':
    'an efficiency of 2 is assumed for {names}, while others are measured: fold changes mix both',
  'cq.efficiency-odd': 'unusual efficiency: {names}; 1.9 to 2.1 would be usual',
  'cq.poor-curve': 'the dilution series is poor (fewer than three steps, or R² below 0.98): {names}',
  'cq.no-usable-curve':
    'efficiencies are taken as 2: the dilution series of {names} has fewer than three steps or gives an efficiency outside 1.2 to 2.5, and no other is known',
  'cq.curve-not-used':
    'the dilution series has fewer than three steps or gives an efficiency outside 1.2 to 2.5, 2 is taken: {names}',
  'qpcr.references-by-name': 'reference genes by their names: {names}; --reference says others',
  'qpcr.one-reference':
    '{name} is the only reference gene: whether it moves itself cannot be told; two more would show it',
  'qpcr.stability': "stability of the reference genes (geNorm's M, lower is steadier): {shown}",
  'qpcr.enough':
    "{names} would be enough of the {count} reference genes: one more changes the normalisation by {v}, below {most} (geNorm's V)",
  'qpcr.all-needed':
    "all {count} reference genes are needed: leaving one out changes the normalisation by more than {most} (geNorm's V)",
  'qpcr.unsteady':
    'M above {most}: {names} does not keep step with the other reference genes; verdicts are at most suggested',
  'qpcr.lacking-reference':
    '{values|value|values} left out, for want of a reference gene in the same sample: {names}',
  'qpcr.own-gene': '{comparison}: {left} % of {gene} is left ({low} to {high} %)',
  'qpcr.own-gene-no-interval': '{comparison}: {left} % of {gene} is left, without an interval',
  'qpcr.knock-down-not-seen':
    '{names}: the table does not show that the perturbed gene itself was changed; effects on others are at most suggested, and where none is seen nothing follows. Wells of that gene would show it',
  'qpcr.knock-down-failed':
    '{names}: the perturbed gene itself did not change enough (by less than 30 %, or a rise of less than 1.5 times): what others do says nothing of it',
  'qpcr.reference-in-doubt':
    'the reference genes may make the effects on {names}: the only one moves itself, or they are not steady',
  'qpcr.degraded':
    '{drugs} has the protein of {genes} degraded: an unchanged amount of RNA does not say that the protein is there',
  'qpcr.together':
    '{gene}, {comparison}: {word}; {times} times what both effects multiplied give ({low} to {high})',
  'together.more': 'more than both together',
  'together.no-more': 'no more than both together',
  'together.less': 'less than both together',
  'together.opposite': 'the two act in opposite directions',
  'together.cannot-be-told': 'more than both together or not cannot be told',
  'qpcr.miqe':
    'MIQE: the table shows {shown} of {items} items that a paper must tell; --miqe FILE lists them',
  'figure.qpcr': '{name}: amount of RNA in each arm',
  'figure.dots-said':
    'Every point is an independent experiment, the stroke the mean of its arm, the whisker its 95% interval; p is of the comparison with the control.',
  'axis.relative-amount': 'amount relative to the control (its mean is 1)',
  'column.bench-time': 'Time',
  'column.contrast-kind': 'Kind of comparison',
  'column.fold-change': 'Fold change',
  'column.fold-low': 'Fold change, lower end',
  'column.fold-high': 'Fold change, upper end',
  'column.delta-delta-cq': 'ΔΔCq',
  'column.bench-n': 'n',
  'column.bench-n-control': 'n of the control',
  'column.bench-design': 'Design',
  'column.degrees-of-freedom': 'Degrees of freedom',
  'column.together': 'Both together',
  'column.own-gene': 'Own gene',
  'column.primer-role': 'Role',
  'column.efficiency': 'Efficiency',
  'column.efficiency-low': 'Efficiency, lower end',
  'column.efficiency-high': 'Efficiency, upper end',
  'column.efficiency-source': 'Source of the efficiency',
  'column.slope': 'Slope',
  'column.r-squared': 'R²',
  'column.stability': 'Stability (M)',
  'column.stability-place': 'Place by stability',
  'column.pairwise-variation': 'Pairwise variation (V)',
  'column.recommended': 'Recommended',
  'column.bench-unit': 'Experiment or donor',
  'column.bench-perturbation': 'Perturbation',
  'column.bench-drug': 'Drug',
  'column.bench-sample': 'Sample',
  'column.mean-cq': 'Cq',
  'column.cq-spread': 'SD of the wells',
  'column.bench-wells': 'Wells',
  'column.undetermined': 'Wells without amplification',
  'column.delta-cq': 'ΔCq',
  'column.log2-quantity': 'log2 amount',
  'column.miqe-item': 'Item',
  'column.miqe-state': 'State',
  'column.miqe-count': 'Count',
  'column.miqe-lacking': 'Lacking',
  'help.bench-time': 'Time point, as the table has it.',
  'help.qpcr-target': 'Gene whose RNA was measured.',
  'help.contrast-kind':
    'perturbation (against its control, beside the same drug), drug (against its control, beside the same perturbation), both (against neither), interaction (both, minus what each does alone).',
  'help.qpcr-fold-change':
    "Times as much as in the control: Pfaffl's ratio, which is 2^-ΔΔCq where efficiencies are 2; of an interaction, times as much as both effects multiplied give.",
  'help.fold-interval': 'End of the 95% confidence interval of the fold change.',
  'help.qpcr-log2': 'log2 of the fold change, the scale of tests and intervals.',
  'help.delta-delta-cq':
    'Difference of ΔCq in cycles, whatever the efficiencies; an increase is a decrease of RNA.',
  'help.bench-n': 'Independent experiments, or donors, of the treated arm; of pairs, the pairs.',
  'help.bench-n-control': 'The same of the control; of an interaction, of the smallest of the other arms.',
  'help.bench-design':
    "pairs (paired t test by experiment), two groups (Welch), within experiments (t test of the experiments' own contrasts), four groups (their means, unequal variances), linear model (with a level for each experiment).",
  'help.degrees-of-freedom': 'Degrees of freedom of the test.',
  'help.holm-p-of-kind':
    "p after Holm's correction over all comparisons of this kind in the table (genes, regions, arms, cells and time points); in files its -log10. Genes that are perturbed themselves are corrected apart.",
  'help.together':
    'Of an interaction: more than both together, no more (less than 1.5 times can be told apart), less, in opposite directions, or cannot be told.',
  'help.own-gene': 'yes for the gene that the reagent is for: whether knock-down or over-expression worked.',
  'help.primer-role': 'reference, or target.',
  'help.efficiency': 'Copies of each template after one cycle: 2 where all are copied.',
  'help.efficiency-interval': 'End of the 95% interval, from the dilution series.',
  'help.efficiency-source': 'given (--efficiency), column (of the table), dilution series, or assumed (2).',
  'help.slope': 'Cycles for each tenfold more template.',
  'help.r-squared': 'Share of the differences in Cq that the line explains.',
  'help.stability':
    "geNorm's M: mean standard deviation of the log2 ratios with the other reference genes; below 0.5 is usual in cells of one kind.",
  'help.stability-place':
    'Place among the reference genes, steadiest first; the first two cannot be told apart.',
  'help.pairwise-variation': "geNorm's V: how much this gene changes the normalisation by the steadier ones.",
  'help.recommended': 'Whether it is among the reference genes that are enough (V below 0.15).',
  'help.bench-unit': 'Independent experiment, or donor: what n counts.',
  'help.bench-perturbation': 'siRNA, shRNA, guide or vector.',
  'help.bench-drug': 'Drug, with its dose where there are several.',
  'help.bench-sample': 'Name of the sample.',
  'help.mean-cq': 'Mean Cq of the technical wells.',
  'help.cq-spread': 'Standard deviation of the technical wells, in cycles.',
  'help.bench-wells': 'Technical wells with a Cq.',
  'help.undetermined': 'Technical wells that did not amplify.',
  'help.delta-cq': 'Cq minus the mean Cq of the reference genes.',
  'help.log2-quantity':
    'log2 of the amount beside the reference genes, with efficiencies, up to a constant of the gene.',
  'help.miqe-item': 'What a reader of the paper will ask for (MIQE).',
  'help.miqe-state': 'shown, in part, or missing; the last four items never stand in a table of Cq values.',
  'help.miqe-count': 'How many there are: experiments, wells of a sample, genes that have it.',
  'help.miqe-lacking': 'Genes that lack it; of wells without amplification, genes that have some.',
  'why.undetermined wells': 'some wells did not amplify',
  'why.amplifies without template': 'amplifies without template',
  'why.reference in doubt': 'reference gene in doubt',
  'why.above the input': 'more than 100 % of the input',
  'why.no IgG': 'no IgG to compare with',
  'why.no negative region': 'no negative region to compare with',
  'why.negative region moves too': 'the negative region changes as well',
  'why.knock-down failed': 'the knock-down failed',
  'why.unchanged, knock-down not seen': 'no effect, and its own knock-down was not seen',
  'why.not amplified': 'did not amplify in one arm',
  'why.no IgG, no negative region': 'neither IgG nor a negative region to compare with',
  'why.bound in neither arm': 'bound in neither arm',
} as const;
