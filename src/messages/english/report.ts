/** The texts of a study and its report in English. */
export const report = {
  'simulated.word': 'simulated',
  'simulated.banner':
    'Every number, figure and table here was drawn from a generator. Nothing says anything about a real protein, gene or drug.',
  'simulated.footer': 'simulated data, not a measurement',
  'page.kicker': '{factor} · {genome} · {date}chipmate report',
  'page.skip': 'Skip to the summary',
  'page.print': 'Print',
  'page.licences': 'Licences of the software in this page',
  'page.contents': 'Contents',
  'nav.summary': 'Summary',
  'nav.sites': 'Binding sites',
  'nav.partners': 'Partner candidates',
  'nav.contrasts': 'Where they differ',
  'nav.expression': 'Expression',
  'nav.targets': 'Target genes',
  'nav.loci': 'Loci',
  'nav.evidence': 'Evidence',
  'nav.model': 'Model and next steps',
  'nav.methods': 'Methods',
  'nav.provenance': 'Provenance',
  'range.to': 'to',
  'table.search': 'Search this table',
  'table.count': '{shown} of {rows} rows',
  'table.all': 'Show all {rows} rows',
  'table.all-folded': 'Show all {rows} rows, {folded} more folded below them',
  'table.fewer': 'Show fewer rows',
  'table.printed': '{shown} of {rows|row is|rows are} printed; all of them are in {file}.',
  'table.printed-here':
    '{shown} of {rows|row is|rows are} printed; the page on the screen opens to all of them.',
  'table.definitions': 'Columns of this table',
  'help.open': 'What is “{column}”?',
  'table.with-interval': '{label} (95% CI)',
  'table.cut': 'This page holds the first {shown} of {total} genes; all of them are in the folder tables.',

  'verdict.supported': 'supported',
  'verdict.suggested': 'suggested',
  'verdict.contradicted': 'contradicted',
  'verdict.no significant difference': 'no significant difference',
  'verdict.not estimable': 'not estimable',
  'verdict.not tested': 'not tested',
  'verdict.not measured': 'not measured',
  'verdict.behind': ' ({reason})',

  'why.strong sites only': 'strong sites only',
  'why.shared beyond chance': 'more shared sites than chance, whatever their strength',
  'why.sites elsewhere': 'most sites lie where no factor of the atlas binds',
  'why.weak score': 'weak score',
  'why.unreplicated': 'not replicated',
  'why.perhaps by chance': 'up to half of such genes by chance',
  'why.no mean expression': 'the table gives no usable mean expression',
  'why.no more than chance': 'bound no more than by chance',
  'why.too few changed genes': 'too few changed genes',
  'why.too few unchanged genes': 'too few unchanged genes',
  'why.not among the most changed': 'not among the most changed genes',
  'why.read by eye': 'read by eye',
  'why.hub': 'hub',
  "why.avoids the factor's sites": 'avoids the factor’s sites',
  'why.not seen expressed': 'its gene is not seen expressed',
  'why.other cells': 'binding and expression are of other cells',
  'why.no p-value': 'without a p-value',
  'why.p-values in doubt': 'nearly all p-values of the table are the same',
  'why.incomplete table': 'the table seems to lack unchanged genes or one direction',
  'why.most genes change': 'most genes change: hardly any to compare with',
  'why.opposite direction': 'opposite direction',
  'why.results disagree': 'other results disagree',
  'why.knock-down not seen': 'its own knock-down was not seen',
  'why.binding alone': 'bound; whether it acts was not tested',
  'why.not above other factors': 'not above other factors',
  'why.bound, unchanged': 'bound, unchanged',
  'why.changed, unbound': 'changed, unbound',
  'why.one side only': 'one side only',
  'why.too few experiments': 'too few experiments',
  'why.too few sites': 'too few sites',
  'why.two experiments': 'two independent experiments alone',
  'why.copied experiments': 'experiments that hold the same readings',
  'why.experiments in doubt': 'perhaps wells of one experiment',
  'why.saturated bands': 'saturated bands',
  'why.signal not linear': 'signal not proportional to the amount',
  'why.no loading control': 'no loading control',
  'why.no isotype control': 'no isotype or FMO control',
  'why.test not for so few': 'a test that is not for so few experiments',
  'why.no spread': 'values that do not differ at all',
  'why.no IgG lane': 'no IgG lane',
  'why.no input lane': 'no input lane',
  'why.no bait in the IP': 'the bait was not blotted in the IP',
  'why.readings disagree': 'the readings disagree',
  'why.global change not seen': 'a change of all sites would not be seen',
  'why.no reference for a global change': 'nothing to tell a change of all sites by',
  'why.between the published bounds': 'acceptable, and below what is asked for',
  'why.below the published threshold': 'below the published threshold',
  'why.too few reads': 'too few reads',
  'why.reads of a part of the genome': 'the reads lie on a part of the genome',
  'why.threshold of another assay': 'below a threshold that was published for another assay',
  'why.no residual degrees': 'no residual degrees of freedom',
  'why.not on the platform': 'not on the platform',
  'why.not in the table': 'not in the expression table',
  'why.filtered': 'filtered out before the test',
  'why.not in the gene models': 'not in the gene models',
  'why.no sequence': 'no sequence',
  'why.no peaks': 'no peaks were given',
  'why.no gene models': 'no gene models',
  'why.no blacklist': 'no blacklist',
  'why.no control': 'no control was given',
  'why.pairs of reads': 'pairs of reads, whose strands always lie a fragment apart',
  'why.no peaks called': 'peaks were not called',

  'former-name': '“{old}” is now called “{now}”; the former name is still read',
  'facts.no-interactions':
    'the table of interactions has no row of {factor} under its symbol: nothing can be said about known interactions',
  'study.no-factor':
    'nothing tells which factor this is: write its gene symbol under factor. Without it, its own experiments in an atlas may stand among its partners, and its expression, its motif and its known interactions are missing; the report calls it “the factor”',
  'study.no-cells':
    'nothing tells which cells {names} was made in: write them under cell. Without them, experiments of the same cells cannot be told from others, and binding and expression may be of different cells unnoticed; sentences say “these cells”',
  'unnamed.factor': 'the factor',
  'unnamed.factor-first': 'The factor',
  'unnamed.cells': 'these cells',
  'unnamed.cells-first': 'These cells',
  'study.other-cells':
    'binding and expression are of different cells: {experiments}, with the ChIP-seq {chips}. What is bound in one need not be bound in the other: verdicts that rest on both are at most suggested',
  'study.repeated-in-other-cells':
    '{experiments} repeats in other cells what goes with the ChIP-seq {chips}: verdicts that rest on it alone are at most suggested',

  'evidence.co-binding': 'Co-binding',
  'evidence.cell contrast': 'Cell-type contrast',
  'evidence.sites of changed genes': 'At sites of changed genes',
  'evidence.expressed here': 'Expressed here',
  'evidence.motif': 'Motif and spacing',
  'evidence.perturbation': 'Knock-down',
  'evidence.interaction': 'Co-IP',
  'evidence.combination': 'Drug combination',
  'evidence.replication': 'Replication',
  'evidence.literature': 'Literature',
  'evidence.binding': 'Binding',
  'evidence.expression change': 'Expression change',
  'evidence.promoter ChIP': 'ChIP-qPCR',
  'evidence.lead':
    'Each candidate against each kind of evidence. Open a row for the effects, their 95% confidence intervals and their sources.',
  'evidence.caption':
    '● supported, ◐ suggested, ✕ contradicted, = no significant difference, △ not estimable, ○ not tested, ◇ not measured. What stands in brackets is the reason.',
  'evidence.rules':
    'A candidate is supported when two families of evidence from the study’s own data (binding, expression, sequence, bench) agree and nothing contradicts it; one family makes it suggested. What builds on co-binding or binding counts only where that is supported. A candidate whose gene is not seen expressed in these cells, or whose ChIP-seq nothing repeats, is suggested at most; being expressed supports none. The literature alone does not support, but it can contradict, and a contradiction lowers the rank.',
  'evidence.without': 'Rank without one kind of evidence:',
  'evidence.source': 'from',
  'unit.log2 odds ratio': 'log2 odds ratio',
  'unit.difference of log2 odds ratios': 'difference of log2 odds ratios',
  'unit.log2 fold change': 'log2 fold change',
  'unit.score': 'score',

  'summary.interest': 'Genes of interest',
  'summary.next': 'What to do next',
  'summary.none': 'None.',
  'summary.caution': 'Caution',
  'path.title': 'Where this study stands',
  'path.lead': 'The way from binding sites to patient cells, and how far this study has come.',
  'path.sites': 'Binding sites (ChIP-seq)',
  'path.partners': 'Comparison with public ChIP-seq',
  'path.contrasts': 'Differences between cell types',
  'path.expression': 'Expression after treatment',
  'path.targets': 'Target genes',
  'path.changed-genes': 'Partners at the targets',
  'path.sequence': 'Sequence: motif and spacing',
  'path.knockdown': 'Knock-down, RT-qPCR',
  'path.growth': 'Growth and viability',
  'path.interaction': 'Co-IP',
  'path.promoter': 'ChIP-qPCR at promoters',
  'path.combination': 'Drug combination',
  'path.replication': 'Other lines, patient cells',
  'path.conclusion': 'Conclusion and model',
  'summary.words':
    'Findings are suggested, supported, contradicted or not tested. “Not tested”, “not measured”, “no significant difference” and “not estimable” are four different things. Co-bound factors are partner candidates: contact between the proteins has to be shown at the bench.',

  'partners.lead':
    'Which factors share the strong sites of {factor} beyond what all other factors of the atlas explain? Open chromatin alone does not make a partner here.',
  'sites.lead': 'The peaks that everything below starts from.',
  'sites.places':
    'Where the peaks of {query} lie, beside random sites of the same lengths on the same chromosomes.',
  'sites.table': 'Peak files and the peaks that were used',
  'sites.figure': 'Distance of the used peaks from the nearest TSS.',
  'sites.axis': 'share of peaks (%)',
  'partners.of': '{factor} in {query}',
  'partners.axis': 'conditional log2 odds ratio with 95% confidence interval',
  'partners.figure':
    'The first {count} factors of this ranking, and all further down that pass. Filled points pass the calibration; the interval is that of a jackknife over stretches of the genome.',
  'partners.table': 'Co-bound factors of {factor} in {query}',
  'partners.of-file': 'Factors that share sites with {query}',
  'partners.calibration':
    'The first factor, {name}, scores higher than {percentile}% of all pairs of factors.',
  'order.partners':
    'Partners stand in one order on this page, that of all evidence together: verdict first, then agreement of the kinds of evidence.',
  'order.ranking':
    'This ranking goes by co-binding alone, factors assayed in the same cell type first; the rest of the page lists partners in the order of all evidence.',
  'order.ranking-alone':
    'This ranking goes by co-binding alone, factors assayed in the same cell type first; no other evidence is gathered for this ChIP-seq.',
  'order.contrast': 'Ordered by the size of the difference, which is what is asked here.',

  'factor.title': 'Why is my factor not in the list?',
  'factor.label': 'Factor, in any spelling, or an alias',
  'factor.lead': 'Looks through all {count} names of the atlas, ranked or not.',
  'factor.called': '{asked} is called {name} in this atlas.',
  'factor.ranked':
    '{name} has rank {rank} of {total}: co-binding score {score}, FDR {q}, in {cell}. Its co-binding:',
  'factor.ranked-by-odds':
    '{name} has rank {rank} of {total} by its odds ratio, in {cell}; this atlas is too small for scores and p-values. Its co-binding:',
  'factor.expressed': 'Its gene is expressed in these cells ({experiment}).',
  'factor.not-seen':
    'Its gene is not seen expressed in these cells ({experiment}): look for its protein before you call it a partner.',
  'factor.unclear':
    'Whether its gene is expressed in these cells is unclear ({experiment}): it is higher than most silent genes, not than all.',
  'factor.not-measured': 'Its gene was not measured in these cells ({experiment}).',
  'factor.expression-unknown': 'Whether its gene is expressed in these cells is unknown.',
  'factor.changes': 'Its change there: log2 fold change {change}, FDR {q}.',
  'factor.overall': 'All evidence together:',
  'factor.own': '{name} is what this ChIP-seq is of: it is not ranked as its own partner.',
  'factor.no-factor':
    '{name} is in the atlas, but the label names no factor (a tag, a control, a modified base or residue, or not identified): it is not ranked.',
  'factor.other-class':
    '{name} is in the atlas, but only in the class {where}: factors alone are ranked as partners.',
  'factor.other-cells':
    '{name} is in the atlas, but not in this class of cells: it was assayed in {where} only.',
  'factor.no-sites':
    '{name} is in the atlas, but its experiments came after the consensus sites were made: chipmate atlas sites makes them again.',
  'factor.absent': '{name} is not in this atlas: nothing can be said about it.',
  'factor.near': 'Names like it: {names}.',

  'ucsc.link': 'opens the UCSC Genome Browser and tells it this place: {place}',
  'ucsc.link.own': 'opens the UCSC Genome Browser and tells it a place of your own data: {place}',
  'ucsc.note':
    'A link with an arrow (↗) opens the UCSC Genome Browser: it leaves this machine and tells UCSC the place, of a gene or a region; one with an arrow and a dot (↗•) tells it where a peak of your own data is. Nothing else on this page leaves the machine, and nothing before you follow a link.',
  'ucsc.simulated': 'The peaks of this report are simulated: UCSC shows the genome, not them.',
  'session.title': 'In a genome browser on this machine',
  'session.open':
    'IGV desktop: File > Open Session, and choose {file}. It lies beside this page and finds its tracks by relative paths, so keep the folder together. To go to a locus, paste its place into the search box of IGV.',
  'session.own': 'The session holds the study’s own peaks.',
  'session.partners': 'The session holds the study’s own peaks and those of the partners {names}.',
  'session.left-out': 'Left out, to keep the folder small: {names}.',
  'session.link': 'IGV session',

  'partners.discordant':
    '{experiment}, labelled {antigen} ({cell}), shares more sites with {resembles} in {resemblesIn} (Jaccard {similarity}) than with the other experiments of its label ({own}): is antibody or label right?',
  'contrasts.queries': '{factor} in {a} against {other} in {b}',
  'contrasts.cells': '{factor} sites: atlas experiments in {a} against {b}',
  'contrasts.lead':
    'Positive: the factor accompanies more in {a} (A). Negative: more in {b} (B). Filled points have an interval that leaves out 0, for factors that can be compared fairly.',
  'contrasts.expression-unknown':
    'Whether the factors are expressed on either side is unknown: no expression experiment of these cells tells.',
  'contrasts.axis': 'difference of log2 odds ratios, {a} − {b} (95% CI)',
  'contrasts.figure': 'Co-bound factors that differ most between {a} and {b}.',
  'expression.design': 'Contrast {contrast}; {groups}.',
  'expression.finished': 'Finished table: {file}.',
  'expression.log': 'Record of the analysis',
  'expression.volcano': 'Volcano plot: red rises, blue falls (FDR < 5%); circles mark the genes of interest.',
  'expression.ma': 'Fold change against average expression; there are no p-values without replicates.',
  'expression.table': 'Differential expression, {name}',
  'expression.quality': 'Quality pictures',
  'expression.quality-lead': 'Do the samples look alike, and do groups part?',
  'group.up': 'rising',
  'group.down': 'falling',
  'group.unchanged': 'unchanged',
  'targets.lead': 'Genes near sites of {factor}, and how they change in each expression experiment.',
  'targets.lead-bound':
    'Genes near sites of {factor}. No expression experiment is part of this study, so that no change was tested.',
  'targets.bound': '{query}: bound genes',
  'targets.of': '{query} with {expression}',
  'targets.figure':
    'Cumulative share of genes by rank of regulatory potential. A curve above the unchanged genes says that this group lies nearer to binding sites.',
  'targets.table': 'Target genes of {factor}',
  'direction.activated': 'activated',
  'direction.repressed': 'repressed',
  'direction.changed': 'changed, effect of the factor unknown',
  'direction.unchanged': 'no significant difference',
  'direction.not measured': 'not measured',
  'direction.not tested': 'not tested',
  'direction.not estimable': 'not estimable',
  'loci.lead':
    'Genes of interest with the factor’s own peaks (blue) and those of its partner candidates in the atlas (grey); height is the strength within the experiment.',
  'loci.caption': 'Drawn: {what}.',
  'loci.drawn-genes': 'genes',
  'loci.drawn-own': 'own peaks',
  'loci.drawn-partners': 'peaks of partner candidates',
  'loci.drawn-probes': 'probes (coloured by their change)',
  'loci.drawn-amplicon': 'where an amplicon belongs',
  'loci.drawn':
    'Drawn are the first {drawn} of {total} partner candidates whose peaks were kept, in the order of all evidence.',
  'loci.amplicon-place': 'ChIP-qPCR amplicon within',
  'loci.probes': 'Probes of the array (log2 fold change):',
  'loci.probe-row': 'array probes',
  'loci.amplicon': 'ChIP-qPCR amplicon',
  'loci.description': '{gene}, {place}; peaks of: {bound}.',
  'model.caption':
    'Solid: supported. Dashed: suggested. Dotted: contradicted or not tested. Arrow: activates; bar: represses; circle: effect unknown.',
  'methods.steps': 'Steps of this study',
  'state.done': 'done',
  'state.skipped': 'skipped',
  'state.failed': 'failed',
  'state.not yet evaluated': 'not yet evaluated',
  'nav.cite': 'What to cite',
  'page.research-only': 'For research, not for clinical decisions.',
  'cite.lead': 'Sources that this report rests on. The lists hold all of them, for a reference manager, too.',
  'cite.software': 'Software',
  'cite.source': 'Data of the atlas',
  'cite.paper': 'Papers of the atlas and of the methods that ran',
  'cite.experiment': '{experiments|experiment|experiments} named in this report',
  'cite.copy': 'Copy',
  'cite.copied': 'Copied',
  'cite.simulated': 'the data are simulated: they are not to be cited as measurements',
  'cite.experiments':
    'cite the papers that first described the experiments, too: the records of the accessions name them',
  'cite.licence-unknown': 'terms and papers of these sources are not known to chipmate: {names}',
  'cite.methods-unknown':
    'this report was written before papers of methods were kept: run the study again to have them listed',

  'provenance.lead': '{program} {version}, seed {seed}. The same inputs give the same bytes.',
  'provenance.atlas': 'Atlas {folder}: {experiments} experiments from {sources}; SHA-256 {digest}…',
  'provenance.inputs': 'Input files',
  'provenance.parameters': 'Parameters',

  'axis.log2fc': 'log2 fold change',
  'axis.logp': '−log10 p',
  'axis.average': 'average expression (log2)',
  'axis.rank': 'rank of regulatory potential (%)',
  'axis.cumulative': 'cumulative share of genes (%)',
  'column.factor': 'Factor',
  'column.rank': 'Rank',
  'column.score': 'Co-binding score',
  'column.percentile': 'Percentile',
  'column.q': 'FDR (q)',
  'column.p': 'p',
  'column.shared': 'Shared sites',
  'column.experiments': 'Experiments',
  'column.strongest': 'Strongest experiment',
  'column.cell': 'Cell type',
  'column.entry': 'Entry',
  'column.condition': 'Condition',
  'column.used': 'Used',
  'column.block': 'Near-copies',
  'column.fisher': 'Fisher rank',
  'column.in': 'In {side}',
  'column.robust': 'Robust z',
  'column.expressed-in': 'Expressed in {cells}',
  'column.met-in': 'Factor assayed in',
  'column.gene': 'Gene',
  'column.effect': 'Effect of the factor',
  'column.potential': 'Regulatory potential',
  'column.peaks': 'Peaks',
  'column.nearest': 'Nearest peak',
  'column.neighbour': 'Shares a site with',
  'column.verdict': 'Verdict',
  'column.file': 'File',
  'column.bytes': 'Bytes',
  'column.step': 'Step',
  'column.parameter': 'Parameter',
  'column.value': 'Value',
  'help.score':
    'Partial correlation of rank-scored signal over consensus sites, calibrated against what both factors show with all others.',
  'help.percentile': 'Share of all pairs of factors in the atlas that score lower.',
  'help.odds':
    'Odds of sharing a site, compared with sites that as many other factors occupy and that are promoters alike.',
  'help.q': 'False discovery rate (Benjamini-Hochberg).',
  'help.block':
    'Factors with almost the same sites, such as paralogues: the data cannot tell them apart well.',
  'help.fisher': 'Rank by Fisher’s exact test over the whole genome, for comparison.',
  'help.potential': 'Sum over peaks of a weight that falls with the distance to the TSS.',
  'help.robust':
    'Difference from that of the median factor, in units of what is usual between these two; missing below ten factors of the same kind. Look at it before q.',
  'help.met-in':
    'Cell types of the experiments that were used. A factor that the atlas has in one of the two cell types alone cannot be compared fairly: that side is favoured.',
  'help.neighbour':
    'A neighbouring gene lies near the same distal site: binding cannot tell which one it serves.',

  'say.sites': '{factor} has {peaks} binding sites in {query} (peak files: {files}).',
  'say.sites-placed':
    '{factor} has {peaks} binding sites in {query} (peak files: {files}), {promoter}% of them within 1 kb of a TSS.',
  'say.one-replicate':
    'Of the ChIP-seq {names} there is one peak file, and nothing says that replicates went into it: which of its peaks would come again is not known, and what rests on it is suggested at most.',
  'say.partners':
    'In {query}, {count} of {total} factors share strong sites with {factor} beyond what all other factors explain: {names}.',
  'say.no-partner': 'In {query}, no partner of {factor} is supported: none of {total} factors passes.',
  'say.partners-doubtful':
    'In {query}, {count} of {total} factors stand out, but most sites of {factor} lie where no factor of this atlas binds: it can name no partner.',
  'say.contrast-more':
    'Of the candidates set apart, these accompany {factor} more in {a} than in {b}: {names}.',
  'say.contrast-less':
    'Of the candidates set apart, these accompany {factor} less in {a} than in {b}: {names}.',
  'say.contrast-factors': 'Of the candidates set apart, these accompany {factor} more than {other}: {names}.',
  'say.contrast-one-sided':
    'Of the candidates set apart, {names} cannot be compared fairly: the atlas has them in one of {a} and {b} alone.',
  'say.expression-change': '{name}: {down|gene falls|genes fall} and {up} rise (FDR < 5%).',
  'say.no-expression-change': '{name}: no gene shows a significant difference (FDR < 5%).',
  'say.acts-on-another':
    '{name} acts on {names}: what changes there is evidence on {names} and its genes, not a change by {factor}.',
  'say.without-p':
    '{name}: the table has no p-values, so no change was tested, and what rests on it is suggested at most.',
  'say.listed':
    '{name}: lists of {down|gene that falls|genes that fall} and {up} that rise, without p-values: what rests on them is suggested at most.',
  'say.unreplicated':
    '{name}: no sample repeats another one, so p-values are not estimable. Fold changes rank its genes, and what rests on them is suggested at most.',
  'say.targets':
    '{count} genes have a peak of {factor} within {window} of a TSS and change with it; the first are {genes}.',
  'say.targets-flat':
    'Changed genes do not carry significantly more of {factor} than unchanged ones: no gene can be called its target from these data. Genes that are suggested all the same are bound, and no more is known of them.',
  'say.flat-up':
    'Genes that go up carry no more of {factor} than unchanged genes alike, in {names}: being bound does not tell why they change.',
  'say.flat-down':
    'Genes that go down carry no more of {factor} than unchanged genes alike, in {names}: being bound does not tell why they change.',
  'say.no-target': 'No gene is both bound by {factor} and changed.',
  'say.interest': 'Of the genes of interest, {genes} are bound within {window} of a TSS and change.',
  'say.interest-by-chance':
    'Bound and changed, and no oftener than chance would have it or hardly so: {genes}.',
  'say.interest-unjudged': 'Bound and changed, without a judgement of both together: {genes}.',
  'say.interest-not': 'Not both bound and changed: {genes}.',
  'say.interest-untested': 'Not measured, or without a test of its change: {genes}.',
  'say.factor-unchanged':
    '{name}: the mRNA of {gene} itself shows no significant difference; a change of the protein is not excluded.',
  'say.contradicted-partners': 'Contradicting evidence is on record for the partner candidates {names}.',
  'say.contradicted-targets': 'Contradicting evidence is on record for the target genes {genes}.',
  'say.discordant':
    'In {query}, the atlas experiments behind {names} disagree with each other: see partner candidates.',
  'say.failed': '{count} of the steps failed: {names}. Their parts of this report are missing.',

  'note.passes':
    'Set apart: supported (FDR ≤ 1%, a score beyond the noise of this atlas with its interval above 0, enough shared sites, raised odds, no hub). Factors assayed in the same cell type come first.',
  'note.by-chance':
    'as many genes would be bound and change by chance: being bound does not tell why this gene changes',
  'note.elsewhere':
    'most sites of the query lie where no factor of the atlas binds: it cannot tell whom the factor works with there',
  'note.shared-site': 'Its strongest distal site also lies near {gene}.',
  'note.percentile': 'higher than {percentile}% of all pairs',
  'note.one-sided':
    'the atlas has this factor in {cell} alone of the two cell types, which favours that side',
  'note.not-seen':
    'its gene is no more expressed in these cells than silent ones: unless a probe is poor, it is no partner here',
  'note.direction-unknown':
    'changes here, too; whether the same way cannot be told, as one of the two does not say what becomes of the factor',
  'note.opposite': 'opposite to what the other contrast shows',
  'note.relay':
    'changes at {late}, not yet at {early}, when {genes} had changed: it may follow them instead of the factor',
  'note.claim': '{claim}.',
  'note.changed-genes': 'among the sites of genes that change, compared with bound genes that do not',

  'fact.no-atlas': 'no atlas was compared with',
  'fact.co-binding':
    'co-binding rank {rank} of {total} ({cell}): odds ratio {odds} (95% CI {low} to {high}), q {q}',
  'fact.co-binding-untested':
    'co-binding rank {rank} of {total} ({cell}): odds ratio {odds} (95% CI {low} to {high}), no q-value',
  'fact.other-cells': 'not measured here: the atlas has it in {where} only',
  'fact.other-class': 'not measured here: the atlas has it in the class {where} only',
  'fact.no-sites': 'not measured here: its experiments came after the consensus sites were made',
  'fact.no-factor': 'not measured: the label names no factor',
  'fact.absent': 'not tested: it is not in this atlas',
  'fact.hub': 'a hub: it shares sites with many factors',
  'fact.near-copies': 'its sites are almost those of {others}: the data cannot tell which of them works here',
  'fact.near-copies-first':
    'its sites are almost those of {others}: the data cannot tell which of them works here; {first} is the most expressed',
  'fact.discordant': 'experiments of the atlas disagree with their label: {names}',
  'fact.contrast': 'cell-type contrast: difference of log2 odds ratios {effect} (95% CI {low} to {high})',
  'fact.changed-genes': 'at sites of changed genes: log2 odds ratio {effect} (95% CI {low} to {high})',
  'fact.expressed': 'its gene is expressed in these cells',
  'fact.not-seen': 'its gene is not seen expressed in these cells',
  'fact.expression-not-measured': 'its gene was not measured in these cells',
  'fact.expression-unknown': 'whether its gene is expressed in these cells is not clear',
  'fact.changes':
    'its own mRNA ({gene}) changes with {treatment}: log2 fold change {change}, FDR {q}. What it does and what {treatment} does are then hard to tell apart',
  'fact.unchanged':
    'its own mRNA ({gene}) shows no significant difference with {treatment}: log2 fold change {change}, FDR {q}',
  'fact.change-untested': 'its own mRNA ({gene}) with {treatment}: log2 fold change {change}, not tested',
  'fact.knock-down': '{experiment}: {changing} of {tested|target|targets} of the factor change: {genes}',
  'fact.knock-down-none': '{experiment}: {changing} of {tested|target|targets} of the factor change',
  'fact.interaction': 'known interaction with {factor} ({source}, score {score})',
  'fact.no-interaction': 'no interaction with {factor} in the table ({source})',
  'fact.note': '{column}: {value}',
  'fact.title': 'Before a candidate is tested at the bench',
  'fact.lead':
    'What speaks for (+) and against (−) each candidate, and what is only to be known (·). Nothing here changes a verdict or a rank.',
  'fact.of-interest': 'of interest',
  'fact.speaks.for': 'for',
  'fact.speaks.against': 'against',
  'fact.speaks.neither': 'to know',
  'summary.partners-of-interest': 'Partners of interest',
  'say.partners-of-interest': 'Partners of interest: {names}.',
  'say.partner-word': '{name} {word}',

  'refusal.problem': 'What',
  'refusal.place': 'Where',
  'refusal.expected': 'Expected',
  'refusal.found': 'Found',
  'refusal.fix': 'What to do',

  'reason.no-atlas': 'no atlas is named in the study',
  'reason.no-peaks': 'no ChIP-seq of this name',
  'reason.no-genes': 'there are no gene models for {genome}: name a BED6, refFlat or GTF file under genes:',
  'reason.no-chip-seq': 'no ChIP-seq with peaks',
  'reason.no-expression': 'no expression experiment is named in the study',
  'reason.acts-on-another':
    'it acts on {names}, not on {factor}: its changes are evidence on {names} alone; if {factor} changes with it, say so by factor_activity',
  'reason.needs': 'needs “{step}”, which did not finish',
  'reason.error': '{problem}',
  'reason.reserved': 'accepted and checked; this version does not evaluate it',
  'reason.no-loci': 'no genes of interest are named and there are no target genes',

  'next.knockdown':
    'Knock down {name}: measure {genes} by RT-qPCR with and without {treatment}, and follow growth and viability, in at least three biological replicates.',
  'next.knockdown-alone':
    'Knock down {name}: measure {genes} by RT-qPCR, and follow growth and viability, in at least three biological replicates.',
  'next.coip': 'Co-immunoprecipitate {factor} and {name} in both directions, with input and IgG lanes.',
  'next.amplicon':
    'ChIP-qPCR of {factor} at {gene}: an amplicon of 80 to 150 bp within {place} (the summit of its strongest peak), with a negative region and IgG.',
  'next.combination':
    'Combine {treatment} with inhibitors of {names}, where there are any, in a dose matrix (at least 5 × 5 doses around each single IC50, three replicates).',
  'next.atlas':
    'Compare with an atlas that has {cell}, or cells like it: most sites of {factor} lie where no factor of this one binds, so no partner is worth a test at the bench yet.',
  'next.replication':
    'Repeat what holds in other cell lines and in patient cells; there each donor counts once.',
  'next.replicate':
    'Repeat {name}: its changes have no p-values now. Two samples per group allow a moderated t test of large changes (two residual degrees of freedom); three or more per group find smaller ones.',
  'next.replicate-chip':
    'Repeat the ChIP-seq {names}: with a second replicate, peaks count that both have; with two or more per condition, differences of binding can be tested.',
  'next.motif':
    'Name a motif library and the genome sequence in the study: motif and spacing are not tested.',
  'next.family':
    'Tell {name} from its near-copies {others}: their sites are almost the same, so knock each down or use specific antibodies.',
  'next.family-first':
    'Tell {name} from its near-copies {others}: their sites are almost the same. Knock {first} down first, the most expressed of them here, or use specific antibodies.',
  'next.contradiction': 'Settle the contradiction about {name}: {claim} ({reference}).',
  'next.contradiction-gene': 'Settle the contradiction about {gene}: {claim} ({reference}).',

  'method.peaks':
    'Peaks of {factor} were placed on {genome}. Where an entry has replicates, the peaks of the first that overlap a peak of another by at least 1 bp were used.',
  'method.called':
    'Peaks of {factor} on {genome} were called from aligned reads as MACS 3 calls them (q < 0.05; duplicates, length of fragments and background as docs/calling.md says).',
  'method.partners':
    'Co-binding with {experiments} public experiments ({sources}) was scored with chipmate {version} as the partial correlation of rank-scored signal over consensus sites of the atlas, leaving near-copies out of the conditioning set, and calibrated against what both factors show with all others and against matched random queries (seed {seed}). The effect is the odds ratio conditional on the site’s occupancy and on promoters, with a jackknife over stretches of the genome.',
  'method.partners-no-promoters':
    'Co-binding with {experiments} public experiments ({sources}) was scored with chipmate {version} as the partial correlation of rank-scored signal over consensus sites of the atlas, leaving near-copies out of the conditioning set, and calibrated against what both factors show with all others and against matched random queries (seed {seed}). The effect is the odds ratio conditional on the site’s occupancy, with a jackknife over stretches of the genome; without gene models promoters were not told from other sites.',
  'method.partners-by-odds':
    'Co-bound factors among {experiments} public experiments ({sources}) were ordered with chipmate {version} by the correlation of rank-scored signal and the odds ratio conditional on the site’s occupancy, both calibrated against what the factors show with each other (below 8 factors by the odds ratio alone), with a jackknife over stretches of the genome (seed {seed}); they are too few for a partner score and p-values.',
  'method.contrast':
    'Co-binding was compared between conditions by the difference of conditional log2 odds ratios, over equally many peaks of each; intervals come from one jackknife over stretches of the genome for both. They speak of the sampling of the genome alone: two experiments, replicates even, differ in most factors by more, so that the size of a difference counts before its p-value.',
  'method.expression':
    'Expression was analysed gene by gene with linear models and moderated t statistics (as limma does); p-values were corrected by Benjamini-Hochberg.',
  'method.expression-of': '{name}: contrast {contrast}, model {model}; {how}.',
  'how.rma': 'RMA (background correction, quantile normalisation, median polish)',
  'how.normexp': 'normexp background correction',
  'how.quantile': 'quantile normalisation',
  'how.as-normalised': 'values as they came, taken as normalised',
  'how.two-color-loess': 'log ratios with normexp background correction and loess normalisation',
  'how.two-color-tips': 'log ratios with normexp background correction and print-tip loess normalisation',
  'how.two-color-plain': 'log ratios with normexp background correction, not normalised',
  'how.technical-averaged': 'technical replicates averaged',
  'how.technical-summed': 'counts of technical replicates summed',
  'how.counts-tmm': 'log counts per million with TMM normalisation factors and voom weights',
  'how.counts-plain': 'log counts per million with voom weights, without normalisation factors',
  'how.array-weights': 'samples weighted by how well they fit the model (array weights)',
  'how.block': 'samples of one {column} correlated (duplicateCorrelation, {correlation})',
  'how.trend': 'the prior variance follows the average expression (trend)',
  'how.one-variance': 'one prior variance for all genes',
  'how.robust': 'a prior variance that is robust against outlier genes',
  'how.treat': 'p-values of a log2 fold change beyond {lfc} in either direction (treat)',
  'how.untested': 'no p-values, because no sample repeats another one',
  'method.expression-table':
    'Differential expression was taken from {tables} as it was handed in: the model, the p-values and their correction are those of the program that wrote each table.',
  'method.targets':
    'Target genes combine the rank of regulatory potential (peaks up to {reach} from a TSS, exponential decay with the distance, as in BETA) and the rank of differential expression; {fdr} is the false discovery rate at which a gene counts as changed.',
  'method.targets-bound':
    'Genes were ranked by regulatory potential (peaks up to {reach} from a TSS, exponential decay with the distance, as in BETA); no expression experiment was part of the study.',
  'method.changed-genes':
    'Partner candidates were tested at sites of changed genes: among the query’s peaks up to {reach} from the nearest TSS, those of changed genes against those of unchanged ones, stratified by peak strength, number of other factors at the site and promoter (TSS within {promoter}): Mantel-Haenszel odds ratios, their intervals from the jackknife over stretches of the genome or the test, whichever is wider.',
  'method.evidence':
    'Candidates were ranked by verdict and, within it, by robust rank aggregation over the kinds of evidence that order them (Kolde et al., Bioinformatics 2012;28:573); each contradiction makes the score ten times larger, and the rank without each kind is shown. Findings count at a false discovery rate below {fdr}.',
  'method.simulated': 'All data are simulated.',
} as const satisfies Record<string, string>;
