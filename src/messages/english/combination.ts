/** Two drugs together: what is said, what may be chosen, what columns and figures mean. */
export const combination = {
  'combination.choice.show': 'which table: the three questions, the models, or the pairs of doses',
  'combination.choice.sham':
    'both are one drug: a check that models which should give 0 do so, and which do not by design',
  'combination.choice.bootstraps': 'matrices of wells drawn anew for the intervals of the models',
  'combination.by-perturbation': '{second} takes the place of the second drug: the table has no second one',
  'combination.mean-of-pairs':
    '{pair}: means over the {pairs} pairs of doses that every experiment has whole',
  'combination.no-whole-pair':
    '{pair}: no pair of doses that every experiment has with vehicle, each drug alone, and both; nothing can be asked',
  'combination.asked':
    '{pair}, better than {than}: {points} percentage points of inhibition (95% interval {low} to {high}, {n|experiment|experiments}, p {p}): {verdict}',
  'combination.asked-untested':
    '{pair}, better than {than}: {points} percentage points of inhibition: {verdict}',
  'combination.than-drug': '{drug} alone',
  'combination.than-better': 'the better of the two',
  'combination.than-better-named': 'the better of the two ({drug})',
  'combination.than-weaker': 'the weaker of the two',
  'combination.p-of-weaker':
    '{pair}, better of the two: the p above is that of the comparison with {than} ({points} percentage points, 95% interval {low} to {high}, p {p}), which is less certain: it has to hold against both. With the better drug p is {own}',
  'combination.experiments-left-out':
    '{pair}: {names} left out: vehicle, a drug alone or both are missing there',
  'combination.than-expected': 'expected (Bliss independence)',
  'combination.synergy':
    '{pair}: synergy. Both together do more than expected if each drug acts by itself on what the other leaves alive (Bliss independence)',
  'combination.antagonism': '{pair}: less than expected by Bliss independence (antagonism)',
  'combination.as-expected':
    '{pair}: not told from what two independent drugs do (Bliss independence); a better effect than of one drug is no synergy',
  'combination.not-better':
    '{pair}: more than expected, but not clearly better than one of the drugs alone: no synergy is called',
  'combination.direction-in-doubt':
    '{pair}: no verdict while the values look like the opposite of what they are said to be',
  'combination.models':
    '{pair}: more than expected by {more}; less by {less}; not clear by {unclear}. The verdict rests on Bliss independence, over experiments',
  'combination.models-untold':
    '{pair}: nothing can be said by {models}; curves need four doses of each drug alone, vehicle among them, and a median-effect line an effect that rises with the dose',
  'combination.loewe-undefined':
    '{pair}: Loewe additivity is not defined at {pairs} of {possible} pairs of doses, above the largest effect of the weaker drug, and is left out there',
  'combination.residuals':
    '{pair}: no well is repeated. Intervals of the models come from the distances to a smooth surface, and no verdict rests on them',
  'combination.no-room':
    '{pair}: at {pairs|pair|pairs} of doses single drugs leave so little alive that nothing could be more than expected; lower doses tell more',
  'combination.sham':
    '{pair}: a drug with itself, so that no verdict is given. {models} do not give 0 here by design: they do not know that more of one drug does more',
  'combination.sham-zero':
    '{pair}: Loewe additivity gives 0 within its interval, as it should for a drug with itself',
  'combination.sham-not-zero':
    '{pair}: Loewe additivity should give 0 for a drug with itself, and does not: are doses, plates or the direction of the values mixed up?',
  'combination.pairs-to-repeat': '{pair}: most beyond expected at {doses}; pairs of doses to repeat',
  'combination.outlying-well':
    'an inhibition of {value}% where the other wells of its place have {others}%: kept; was it a mishap?',
  'combination.more-outlying-wells': '{pair}: {wells|more outlying well|more outlying wells}',
  'combination.vehicle': 'vehicle',
  'combination.bliss-expects': 'Bliss expects',
  'column.added-alone': 'Added alone',
  'column.added-dose': 'Dose of the added',
  'column.added-drug': 'Added',
  'column.better-than': 'Better than',
  'column.beyond-expected': 'Beyond expected',
  'column.bliss-excess': 'Bliss excess',
  'column.combination-index': 'Combination index',
  'column.dose-pairs': 'Pairs of doses',
  'column.drawn-high': 'Wells drawn anew, upper end',
  'column.drawn-low': 'Wells drawn anew, lower end',
  'column.drug-alone': 'Drug alone',
  'column.drug-dose': 'Dose of the drug',
  'column.hsa-excess': 'HSA excess',
  'column.inhibition': 'Inhibition',
  'column.inhibition-difference': 'Difference',
  'column.loewe-excess': 'Loewe excess',
  'column.model-says': 'Says',
  'column.model-scale': 'Scale',
  'column.reference-inhibition': 'Inhibition of the reference',
  'column.zero-for-sham': '0 with itself',
  'column.zip-delta': 'ZIP delta',
  'help.added-alone': 'Inhibition of the added drug alone at this dose.',
  'help.added-dose': 'Dose of the added drug.',
  'help.added-drug': 'What is added to the drug: an inhibitor, another drug, a knock-down.',
  'help.better-than':
    'What the combination is compared with: the drug alone, the better of the two, or expected.',
  'help.beyond-expected': 'Mean over the pairs of doses; above 0 is more than the model expects.',
  'help.bliss-excess': 'Inhibition minus what Bliss independence expects, mean over experiments.',
  'help.combination-index': 'Chou and Talalay; below 1 is more than expected.',
  'help.combination-model':
    'Bliss (independent drugs), HSA (the better drug), Loewe (doses of one drug), ZIP (curves do not move), Chou-Talalay (median effect), log scale (ratio of what is left alive to what Bliss expects).',
  'help.combination-p':
    '-log10 p of the t test over experiments; of the better of the two the larger p against both, while difference and interval are beside the better one.',
  'help.dose-pairs': 'Pairs of doses over which the mean is taken.',
  'help.drawn':
    'End of the 95% interval over wells drawn anew: how wells scatter, not how experiments do; no verdict rests on it.',
  'help.drug-alone': 'Inhibition of the drug alone at this dose.',
  'help.drug-dose': 'Dose of the drug.',
  'help.first-drug': 'Drug to which the other is added.',
  'help.hsa-excess': 'Inhibition minus that of the better drug alone.',
  'help.inhibition': 'Mean inhibition of both together, in % of the control.',
  'help.inhibition-difference': 'Inhibition of both together minus the reference, in percentage points.',
  'help.loewe-excess': 'Inhibition minus what Loewe additivity expects; NA where it is not defined.',
  'help.model-scale': 'percentage points of inhibition; -log2 of the combination index; log2 of the ratio.',
  'help.model-says':
    'more or less than expected where the interval (over experiments, else of wells drawn anew) does not hold 0; not clear otherwise.',
  'help.pair-holm': "-log10 p after Holm's correction over the pairs of doses.",
  'help.pair-p': '-log10 p of the t test of the Bliss excess over experiments.',
  'help.reference-inhibition':
    'Mean inhibition of what it is compared with; for expected, that of Bliss independence.',
  'help.zero-for-sham': 'Whether the model gives 0 for a drug combined with itself.',
  'help.zip-delta': 'Zero interaction potency: what the fitted curves move.',
  'why.direction in doubt': 'viability or inhibition in doubt',
  'why.one drug with itself': 'one drug combined with itself',
  'why.unclear beside the weaker drug': 'not clear beside the weaker drug',
  'why.no better than one drug': 'no better than one drug alone',
  'figure.combination': '{pair}: viability',
  'figure.combination-said':
    'Viability with vehicle, each drug and both: a point for each of {n|experiment|experiments}, mean and 95% interval; dashed where Bliss independence expects both.',
  'figure.synergy': '{pair}: more than Bliss independence expects (percentage points)',
  'figure.synergy-said':
    'Difference at every pair of doses; darker is more, a dashed frame and a minus sign less than expected.',
  'figure.isobologram': '{pair}: doses that leave half alive',
  'figure.isobologram-said':
    'Single drugs on the axes, Loewe additivity the dashed line between them; a point below it needs less than expected.',
} as const;
