/** Evidence on edges: who was perturbed, what was measured, and what the figure of the study says of it. */
export const edges = {
  'edges.taken-as': 'taken as: {pairs}',
  'edges.label-beside-arm':
    '{label} in the table is not {arm}, whom the arm of the study perturbs: the table is believed',
  'edges.unknown-perturbation':
    'nobody knows whom {labels} perturbs: what was measured there is on no edge. The arm of the entry names it (perturbs, how), or a line NAME: SYMBOL under its measured:',
  'edges.unknown-measured':
    'nobody knows which gene {names} is: it is on no edge. A line NAME: SYMBOL under measured: of the entry says it',
  'evidence.growth': 'Growth',
  'unit.log2 ratio': 'log2 ratio',
  'unit.percentage points': 'percentage points',
  'unit.per day': 'per day',
  'unit.log10 dose': 'log10 dose',
  'unit.ratio': 'ratio',
  'unit.effect': 'effect',
  'column.method-of-edge': 'Method',
  'help.method-of-edge': 'expression (a whole array or counts) or the assay of the bench.',
  'column.measured-on-edge': 'Measured',
  'help.measured-on-edge': 'What was measured, as its table calls it.',
  'column.drug-beside': 'With',
  'help.drug-beside': 'Drug that all groups had which were compared.',
  'column.n-of-edge': 'n',
  'help.n-of-edge': 'Independent experiments or donors; of an array the samples of the smaller group.',
  'column.donors-of-edge': 'Donors',
  'help.donors-of-edge': 'Donors among them; 0 where none are told apart.',
  'help.edge-verdict': 'Verdict over all results of the edge; *not tested* where there is none.',
  'next.genes':
    'Measure {genes} by RT-qPCR in the cells in which {name} was perturbed: whether it acts on them is not tested.',
  'next.would-change':
    'A supported result of the bench would change the verdict of {name} from “{now}” to “{then}”.',
  'next.edge-repeat':
    'Repeat {from} → {to}: {n|independent experiment|independent experiments} so far. With {more} more, {enough} in all, “{now}” can become “{supported}”.',
  'next.edge-disagrees':
    'Settle {from} → {to}, of which the results disagree ({sources}): one more independent experiment in either way decides which of them stands.',
  'figure.study': 'What acts on what: {factor}, its partners and targets',
  'figure.study-caption':
    'One line for every edge with evidence: its style is the verdict, beside its end stand the kinds of evidence with n, the number of independent experiments (or donors). What was not tested is not drawn. The drug, what it acts through and inhibitors are as the study names them.',
  'figure.heads':
    'Arrow: raises; bar: lowers; circle: no direction. n: independent experiments or donors, of arrays samples of the smaller group.',
  'figure.raises': '{from} raises {to}',
  'figure.lowers': '{from} lowers {to}',
  'figure.edge': '{from} → {to}',
  'figure.together': '{from} with {to}',
  'figure.combined': '{from} in combination → {to}',
  'figure.beside': 'beside {drugs}',
  'sign.expression': 'expression',
  'sign.qpcr': 'qPCR',
  'sign.chip-qpcr': 'ChIP-qPCR',
  'sign.blot': 'blot',
  'sign.growth': 'growth',
  'sign.dose': 'dose',
  'sign.combination': 'combination',
  'sign.replicate': 'replication',
  'sign.co-IP': 'co-IP',
  'sign.with-n': '{sign} (n = {n})',
  'sign.with-donors': '{sign} (n = {n}, {donors|donor|donors})',
  'done.knock-down': 'knock-down of {name}',
  'done.knock-out': 'knock-out of {name}',
  'done.degraded': 'degradation of {name}',
  'done.inhibited': 'inhibition of {name}',
  'done.over-expression': 'over-expression of {name}',
  'done.activated': 'activation of {name}',
  'done.given': 'treatment with {name}',
  'done.beside': '{done} beside {drug}',
  'done.and': '{done} and {drug}',
  'outcome.partners': 'Partner candidates of {factor}, {word}: {names}.',
  'outcome.targets': 'Target genes of {factor}, {word}: {names}.',
  'outcome.lowered': '{gene}{counted} was lower after {done} ({numbers}): {word}.',
  'outcome.raised': '{gene}{counted} was higher after {done} ({numbers}): {word}.',
  'outcome.torn': 'Results of {gene}{counted} after {done} disagree ({numbers}): {word}.',
  'outcome.other': '{gene}{counted} after {done} ({numbers}): {word}.',
  'outcome.bound': '{from} at the promoter of {gene} ({numbers}): {word}.',
  'outcome.together': 'Co-immunoprecipitation of {from} and {to} ({numbers}): {word}.',
  'outcome.interaction': 'What {done} do to {measured} together, beyond the sum of both ({numbers}): {word}.',
  'outcome.combination': 'Combination of {done}: {measured} ({numbers}): {word}.',
  'outcome.untested': 'Not tested: {pairs}.',
  'outcome.word-why': '{word} ({why})',
  'outcome.effect': '{unit} {effect}, no interval',
  'outcome.effect-with-interval': '{unit} {effect}, 95% CI {low} to {high}',
  'outcome.cell': 'in {cell}',
  'outcome.title': 'Results in one paragraph',
  'outcome.lead': 'For the results of a report or a paper. Every number is that of the table of edges.',
  'nav.edges': 'What acts on what',
  'edges.lead':
    'Who was perturbed (row) against what was measured (column): one word over all results of the pair, of qPCR, blots, flow cytometry and arrays. Open a row for each result with its effect, interval and n. A pair that nobody has tested says so.',
  'edges.matrix': 'Partners against targets',
  'edges.from': 'Perturbed',
  'edges.others': 'Growth, co-IP and combinations',
  'edges.rules':
    'One supported result is enough, as long as no other one shows the opposite or excludes its effect; then the word is lowered, and as many against as for it contradict. Results of other cells than those of the ChIP-seq are suggested at most. That something binds at a promoter does not show that it acts. The knock-down itself has to be seen where its table measures it.',
  'edges.no-results': 'Nobody has tested any pair yet.',

  'method.qpcr':
    "RT-qPCR ({names}): wells were averaged as Cq; amounts beside the reference genes (geometric mean, with the efficiencies given) were compared on the log2 scale over independent experiments, in pairs where experiments have both arms (Student's t), else by Welch's t test, with Holm's correction over all comparisons of a kind. The stability of reference genes is geNorm's.",
  'method.chip-qpcr':
    "ChIP-qPCR ({names}): percent of input of each chromatin was compared on the log2 scale with IgG and with a negative region over independent chromatins; a place counts as bound where both differ, after Holm's correction.",
  'method.blot':
    "Densitometry ({names}): bands less their background were compared with loading controls of the same lane and control lanes of the same gel over independent lysates (paired t; several treatments by Dunnett's test), with Holm's correction; for co-immunoprecipitation the part of the prey that came down beside that of the bait, less IgG, was compared with none.",
  'method.growth':
    "Growth and viability ({names}): one value for each independent experiment was compared with the control by paired t, several treatments by Dunnett's test.",
  'method.dose':
    "Dose-response ({names}): logistic curves with four parameters, fewer where the doses do not tell them, were fitted by least squares to each experiment; the IC50 is the geometric mean over experiments with the t interval of its logarithm, compared by paired t or Welch's t test with Holm's correction.",
  'method.combination':
    'Combination ({names}): over independent experiments both together were compared with the drug alone, with the better of the two, and with what Bliss independence expects; synergy is said of the third alone. HSA, Loewe, ZIP and Chou-Talalay stand beside it.',
  'method.replicate':
    "Replication ({names}): every line or donor counts once; the mean over them has Student's t interval, whether they differ is tested after Alexander and Govern, groups are compared by Welch's t test with Holm's correction.",
} as const;
