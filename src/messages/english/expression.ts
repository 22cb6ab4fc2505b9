/** The texts of differential expression in English. */
export const expression = {
  'expression.choice.contrast': 'what to compare: groups of a column, or COLUMN=a-b',
  'expression.choice.model': 'terms of the model, such as treatment*time+batch (default: all factors)',
  'expression.choice.block': 'samples that share a value of this column correlate (donor, animal, culture)',
  'expression.choice.array-weights':
    'weigh samples by how far their values lie from their groups, over all rows',
  'expression.choice.groups':
    'instead of a contrast: does a gene differ between any groups of this column? (F test)',
  'expression.choice.numeric': 'columns of the sheet that enter as numbers, separated by commas',
  'expression.choice.technical':
    'column that names the source of each sample: those of one source are averaged (counts summed)',
  'expression.choice.scale': 'what the values are (default: detected)',
  'expression.choice.normalize': 'auto: quantile for intensities, TMM for counts, none for logged values',
  'expression.choice.probes': 'best: the probe with the largest average speaks for its gene',
  'expression.choice.min-count': 'smallest count that a gene needs, at the median library size',
  'expression.choice.trend':
    'let the prior variance follow the average expression (default: decided from the values)',
  'expression.choice.no-trend': 'one prior variance for all genes',
  'expression.choice.robust': 'protect the prior variance from outlier genes',
  'expression.choice.lfc': 'test whether the log2 fold change exceeds this size (treat), not whether it is 0',

  'expression.saturated': '{features|saturated feature|saturated features}',
  'expression.flagged': '{spots|spot|spots} left out: flagged as bad, absent or not found',
  'expression.rma': 'CEL files: RMA (background, quantile normalisation, median polish)',
  'expression.counter-rows': 'rows that are no genes are left out: {names}',
  'expression.value-type': "GEO calls the values of this dataset '{type}'",
  'expression.without-p':
    'the table holds no p-values: its fold changes rank the genes, and none of them is called changed',
  'expression.lists':
    'lists of {up} rising and {down} falling genes hold no p-values and do not tell unchanged genes from those that were not measured: verdicts that rest on them are at most suggested',
  'expression.table-unmatched': '{unmatched} of {rows} rows name no gene of the gene models and are left out',
  'expression.finished-table': 'finished table ({format})',
  'expression.annotation-known': 'the annotation knows {known} of {rows} probes',
  'expression.other-platform': 'the samples were measured on {measured}, and the annotation is of {given}',
  'expression.unnamed-samples': 'columns that the sheet does not name are left out: {names}',
  'expression.empty-rows': '{rows|row|rows} without any value left out',

  'expression.model': 'model {model}, contrast {contrast}, {samples|sample|samples}',
  'expression.model-groups':
    'model {model}, F test over the groups of {column}: {groups}; {samples|sample|samples}',
  'expression.column-gap': "column '{column}' is not used: it has no value for sample {sample}",
  'expression.column-same':
    "column '{column}' groups the samples exactly as '{other}' does: their effects cannot be told apart, and it is not in the model",
  'expression.column-unique': "column '{column}' is not used: it has another value for every sample",
  'expression.block':
    'samples of one {column} correlate: {correlation} over all rows, {blocks|block|blocks} (duplicateCorrelation)',
  'expression.block-negative':
    'samples of one {column} are less alike than those of different ones: is this the column that joins them?',
  'expression.array-weights': 'weights of the samples (arrayWeights), smallest first: {weights}',
  'expression.columns-two-color': 'columns that two-colour arrays do not use: {names}',
  'expression.technical-averaged':
    'technical replicates averaged: {samples|sample|samples} of {sources|source|sources}',
  'expression.technical-summed':
    'counts of technical replicates summed: {samples|sample|samples} of {sources|source|sources}',
  'expression.technical-copies': 'copies of another technical replicate count once: {samples|sample|samples}',
  'expression.technical-columns':
    "columns in which technical replicates differ are left out: {columns} (replicates by '{column}')",

  'expression.idle':
    '{lost} of {samples} samples of the compared groups say nothing about their difference, for the model leaves nothing to compare them with: {names}; it rests on {left|sample|samples} with {degrees|residual degree|residual degrees} of freedom',
  'expression.idle-alone':
    '{lost} of {samples} samples say nothing about the contrast, for their {column} has no sample of the other group: {names}; it rests on {left|sample|samples} with {degrees|residual degree|residual degrees} of freedom (--block {column} in place of {column} in --model uses all)',
  'expression.outside-contrast':
    '{outside} of {samples} samples lie outside of the contrast and speak for the variance alone: {names}',
  'expression.near-copies':
    'look like one sample measured or counted twice: {names}; they lie {times} times as near to each other as any other two replicates do, and copies make every p too small (leave one out, or --technical COLUMN, in a study technical, for replicates of one RNA)',
  'expression.one-against-one':
    '{contrast} compares one sample ({names}) with one ({others}): p rests on how samples of other groups vary alone ({degrees|residual degree|residual degrees} of freedom), and cannot tell what the contrast does from how any two such samples differ',
  'expression.single-sample':
    '{contrast} compares {up|sample|samples} ({names}) with {down} ({others}): how samples vary on the side of single ones is not seen, and p takes them to vary as the others do ({degrees|residual degree|residual degrees} of freedom)',
  'expression.confounded':
    'completely confounded with {contrast}: {names}; no model separates their effects, and what changes may be due to either',
  'expression.nested':
    "'{column}' has several samples on one side of {contrast} and none on the other: they are no independent replicates (--block {column}; --technical {column} where they are of one RNA)",
  'expression.associated':
    "'{column}' goes with {contrast} ({up} against {down}; p {p}, exact or rank-sum test, Holm over {attributes|attribute|attributes}) and is not in the model: {fix}",
  'expression.associated-days':
    "'{column}' goes with {contrast} (median {up} against {down}; p {p}, rank-sum test, Holm over {attributes|attribute|attributes}) and is not in the model: write its days as numbers into the sheet (days since the first), then {fix}",
  'expression.same-groups':
    'attributes that group the samples exactly as the contrast does, which is sound only where they say the same: {names}',

  'expression.small-libraries':
    'libraries with {shares} of the reads of the others: {names}; their genes are mostly guesses, and samples of such different depth may differ in more than the contrast',
  'expression.far-samples':
    'far from all other samples, up to {times} times as far as is usual here: {names} (another tissue, a failed array?)',
  'expression.wrong-sex':
    'sex genes (XIST, RPS4Y1 and others of the Y chromosome) speak against the sex that is written: {names}; are samples exchanged?',
  'expression.among-others':
    'found among the samples of the other group of {contrast}: {names}; are labels exchanged, or does something that is not said (a batch) weigh more?',

  'expression.scale-said': 'values read as {scale} (as you say)',
  'expression.scale-net': 'values read as {scale} (signal minus background of scanned arrays)',
  'expression.scale-whole': 'values read as {scale} (whole numbers, values from {low} to {high})',
  'expression.scale-million':
    'values read as {scale} (every sample sums to one million, values from {low} to {high})',
  'expression.scale-zeros':
    'values read as {scale} (decimals and many zeros, as FPKM or normalised counts have: values from {low} to {high})',
  'expression.scale-unlogged': 'values read as {scale} (not logged: values from {low} to {high})',
  'expression.scale-logged': 'values read as {scale} (logged: values from {low} to {high})',
  'expression.doubt-whole':
    'you call the values {said}, but they look like {scale}: whole numbers, values from {low} to {high}',
  'expression.doubt-million':
    'you call the values {said}, but they look like {scale}: every sample sums to one million, values from {low} to {high}',
  'expression.doubt-zeros':
    'you call the values {said}, but they look like {scale}: decimals and many zeros, as FPKM or normalised counts have: values from {low} to {high}',
  'expression.doubt-unlogged':
    'you call the values {said}, but they look like {scale}: not logged: values from {low} to {high}',
  'expression.doubt-logged':
    'you call the values {said}, but they look like {scale}: logged: values from {low} to {high}',

  'expression.normexp': 'normexp background correction with an offset of 50',
  'expression.quantile': 'quantile normalisation',
  'expression.as-normalised': 'no normalisation: the values are taken as normalised',
  'expression.counts-tmm':
    '{expressed} of {rows} genes have enough counts; TMM normalisation factors, voom weights',
  'expression.counts-plain':
    '{expressed} of {rows} genes have enough counts; no normalisation factors, voom weights',
  'expression.two-color-loess':
    'two-colour arrays: normexp background, loess normalisation, model {model}, contrast {contrast}, {arrays|array|arrays}',
  'expression.two-color-tips':
    'two-colour arrays: normexp background, print-tip loess normalisation, model {model}, contrast {contrast}, {arrays|array|arrays}',
  'expression.two-color-plain':
    'two-colour arrays: normexp background, no normalisation, model {model}, contrast {contrast}, {arrays|array|arrays}',

  'expression.symbol-column':
    "genes from the column '{column}': {without} probes without a gene and {several} of several genes are left out",
  'expression.repeated-probes':
    '{names|probe name repeats|probe names repeat}: every row is taken as a probe of its own',
  'expression.repeated-rows':
    '{names|row name repeats|row names repeat}: rows of one name are taken as several probes of one gene',
  'expression.known-identifiers': '{known} of {rows} rows are known gene identifiers',
  'expression.no-genes':
    'the rows are probes and nothing names their genes: --annotation (in a study, platform) gives the platform table',
  'expression.renamed':
    "{probes|probe carries an old symbol or identifier and takes|probes carry an old symbol or identifier and take} today's symbol",
  'expression.dates-ambiguous':
    'gene names that a spreadsheet made dates and that may be several genes stay as they are: {genes}',

  'expression.descriptive':
    'descriptive only: without replicates nothing can be tested, so genes are ranked and there is no p-value',
  'expression.trend-on':
    'the prior variance follows the average expression, as single-channel intensities have it: {followed} prior degrees of freedom instead of {plain} (--no-trend leaves it out, in a study trend: false)',
  'expression.trend-off':
    'one prior variance for all genes: to follow the average expression gains nothing ({followed} prior degrees of freedom, {plain} without)',
  'expression.trend-centred':
    'one prior variance for all genes: {below} of {rows} rows have an average below 0, as log ratios and centred values have, so averages are no expression',
  'expression.trend-tpm':
    'the prior variance follows the average expression, as values from sequencing need it',
  'expression.treat':
    'p-values are of a log2 fold change beyond {lfc} in either direction (treat); intervals are of the fold change itself',
  'expression.no-variation':
    'more than half of the rows do not vary at all between replicates: p-values are unreliable',
  'expression.small-variance': 'rows without any variation between replicates were given a small variance',
} as const satisfies Record<string, string>;
