/** Curves of doses: what is said, what may be chosen, what columns and figures mean; and of any viability assay what its values are. */
export const dose = {
  'response.falls':
    'the values fall as the dose rises and are read as viability (what is left alive). Check it; if they are inhibition, say --response inhibition',
  'response.rises':
    'the values rise with the dose and are read as inhibition (what is lost). Check it; if they are viability, say --response viability',
  'response.control-is-full':
    'the values do not go with the dose; as wells without drug are near 100 or large, they are read as viability (what is left alive). Check it; if they are inhibition, say --response inhibition',
  'response.control-is-none':
    'the values do not go with the dose; as wells without drug are near 0, they are read as inhibition (what is lost). Check it; if they are viability, say --response viability',
  'response.contradicted':
    'the values are read as {asked}, as asked, but they look like {seen}: what falls with the dose is viability, what rises is inhibition',
  'response.choice':
    'what the values are: viability (falls with the dose) or inhibition (rises); without it they are looked at',
  'response.of-controls':
    'viability in percent of the wells without drug, each experiment and arm by its own',
  'response.fractions': 'values between 0 and 1 are taken times 100',
  'response.blanks': '{blanks|blank|blanks}: their mean is the background',
  'response.wells-without-number': '{wells|well has|wells have} no number or no dose, and are left out',
  'dose.choice.show':
    'which table: curves, comparisons of arms with their control, or the curve of each experiment',
  'dose.choice.control': 'the arm that others are compared with (default: as its name tells)',
  'dose.choice.ic50':
    'absolute: viability falls to 50% of the control; relative: half way between the plateaus of the curve',
  'dose.choice.model':
    'parameters of the curve: 4PL, 3PL (falls to 0%), 2PL (from 100% to 0%), or as many as the doses tell',
  'dose.choice.interval':
    'interval of the IC50: over experiments, or of one curve through all points by profile likelihood, the delta method or the bootstrap',
  'dose.choice.bootstraps': 'samples of the bootstrap',
  'dose.choice.seed': 'seed of the bootstrap',
  'dose.few-doses': '{curve}: too few doses for four parameters, {model} was fitted',
  'dose.lower-not-told':
    '{curve}: the doses do not show the lower plateau, which is taken as 0% ({model}); higher doses would tell it',
  'dose.upper-not-told':
    '{curve}: the doses show neither plateau, which are taken as 100% and 0% ({model}); a wider range of doses would tell them',
  'dose.too-few-doses': '{curve}: a curve needs three different doses at least, zero among them',
  'dose.no-effect':
    '{curve}: no effect up to {top} (p that the doses are alike: {p}), so that there is no IC50',
  'dose.small-effect':
    '{curve}: viability falls by less than 10 percentage points up to {top}, too little for an IC50 (p that the doses are alike: {p})',
  'dose.other-way':
    '{curve}: the response goes the other way, viability is {from}% at the lowest dose and {to}% at {top} (p that the doses are alike: {p}), so that there is no IC50. Are the values inhibition (--response inhibition) or viability (--response viability)? If neither is mixed up, the drug makes cells grow',
  'dose.experiments-alike':
    '{curve}: an interval of no width, the experiments give the same {kind} IC50 as copies do, so that none is given: are they independent?',
  'dose.negative-well':
    'a value of {value} ({well}) is below 0, which no signal of cells is: kept; was it a mishap?',
  'dose.well-below-nothing':
    'a value of {value} ({well}) is a viability of {percent}%, less than no cells give: kept; was it a mishap?',
  'dose.well-far-above':
    'a value of {value} ({well}) is a viability of {percent}% of the wells without drug: kept; was it a mishap?',
  'dose.more-impossible-wells': '{wells|more such well|more such wells}',
  'dose.beyond': '{curve}: half is not reached within the tested doses, its IC50 is above {top}',
  'dose.below': '{curve}: the lowest dose does more than half already, its IC50 is below {lowest}',
  'dose.half-not-reached':
    '{curve}: the curve levels off above 50%, there is no absolute IC50; --ic50 relative gives its middle',
  'dose.one-experiment':
    '{curve}: one independent experiment. The interval tells how its own points scatter, not where the next experiment will lie',
  'dose.interval-of-points':
    '{curve}: the interval by {interval} does not hold the truth in 95% of studies of three experiments; --interval experiments does',
  'dose.experiment-without-ic50':
    '{curve}: an experiment does not tell its {kind} IC50, so that there is no interval over experiments',
  'dose.compared':
    '{comparison}: IC50 {ratio} times (95% interval {low} to {high}, {n|experiment|experiments}, p {p})',
  'dose.comparison-untold':
    '{comparison}: the IC50 of {experiments} lies outside the tested doses in one of the arms, so that nothing is compared: leaving them out would hide the largest shifts',
  'column.absolute-ic50': 'Absolute IC50',
  'column.curve-model': 'Model',
  'column.curve-slope': 'Slope',
  'column.curve-state': 'Curve',
  'column.dose-arm': 'Arm',
  'column.dose-control': 'Control',
  'column.dose-drug': 'Drug',
  'column.dose-unit': 'Unit',
  'column.ic50': 'IC50',
  'column.ic50-ratio': 'Ratio of IC50',
  'column.independent-n': 'n',
  'column.independent-unit': 'Experiment',
  'column.interval-kind': 'Interval of',
  'column.lower-plateau': 'Lower plateau',
  'column.relative-ic50': 'Relative IC50',
  'column.upper-plateau': 'Upper plateau',
  'column.wells': 'Wells',
  'help.absolute-ic50': 'Dose at which the curve through all points falls to 50% of the control.',
  'help.curve-model': '4PL, 3PL (falls to 0%) or 2PL (from 100% to 0%).',
  'help.curve-slope': 'Slope of the curve at its middle (Hill).',
  'help.curve-state':
    'fitted, no effect, rises with the dose, beyond or below the tested range, half not reached (levels off above it), or too few doses.',
  'help.dose-arm': 'Knock-down or vector, as the table names it.',
  'help.dose-control': 'Arm that is compared with.',
  'help.dose-drug': 'Drug whose doses these are.',
  'help.dose-unit': 'Unit of the doses, as the table gives it.',
  'help.flat-p':
    '-log10 p that the response is the same at all doses: doses in blocks of experiments; of one experiment the curve against its mean.',
  'help.ic50':
    'Dose of half the effect; over experiments the geometric mean of theirs. Not given beyond ten times the tested doses.',
  'help.ic50-ratio': 'IC50 of the arm over that of its control, experiment by experiment.',
  'help.independent-n': 'Independent experiments, or donors.',
  'help.independent-unit': 'Experiment or donor.',
  'help.interval-kind': 'Which IC50 it is, and how its interval was made.',
  'help.lower-plateau': 'Viability at full effect.',
  'help.relative-ic50': 'Dose half way between both plateaus of the curve through all points.',
  'help.upper-plateau': 'Viability without drug.',
  'help.wells': 'Wells with a number.',
  'why.beyond the tested doses': 'IC50 outside the tested doses',
  'figure.dose': 'Dose-response of {drug}',
  'figure.dose-said':
    'Viability over dose, {curves|curve|curves}: a point for every experiment, at the left without drug; the bar at the foot is the 95% interval of the IC50.',
  'axis.log10-dose': 'log10 dose ({unit}); at the left end without drug',
  'axis.viability': 'viability (% of control)',
} as const;
