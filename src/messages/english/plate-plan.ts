/** Plate plans: what is said, what may be chosen, what columns and figures mean. */
export const platePlan = {
  'plan.made':
    '{plates|plate|plates}, {wells|well|wells}, {experiments|experiment|experiments}; seed {seed}. The map is what --map takes; fill the experiments of one another day with their own plates',
  'plan.few-experiments':
    '{experiments|experiment|experiments}: three independent experiments make a verdict possible, fewer do not',
  'plan.one-reference': 'one reference gene cannot be checked: two or three show whether it holds still',
  'plan.negative-region':
    'one of the amplicons should be a region that nothing binds, and one that the factor surely binds',
  'plan.edge':
    'wells at the edge have medium without cells: they evaporate, and are the blanks; conditions change their places from plate to plate',
  'plan.no-template': 'row A has a well without template for each primer pair; rows A and H have no sample',
  'plan.choice.file': 'write a plate plan instead of an answer: FILE.tsv (the map) and FILE.svg (to print)',
  'plan.choice.experiments': 'with --plan: independent experiments',
  'plan.choice.seed': 'with --plan: number from which places are drawn',
  'plan.choice.group':
    'with --plan: a group, the control first, as siFOS or siFOS + lenalidomide; repeatable',
  'plan.choice.target': 'with --plan: a gene that is measured; repeatable',
  'plan.choice.reference': 'with --plan: a reference gene, on every plate; repeatable',
  'plan.choice.amplicon': 'with --plan: an amplicon, a negative region among them; repeatable',
  'plan.choice.antibody': 'with --plan: an antibody, beside input and IgG; repeatable',
  'plan.choice.drug': 'with --plan: the two drugs, each by an option of its own',
  'plan.choice.doses': 'with --plan: doses of the first drug, with commas between; 0 is added',
  'plan.choice.second-doses': 'with --plan: doses of the second drug',
  'plan.plate': 'Plate {plate}: {experiments}',
  'plan.medium': 'medium',
  'figure.plan': 'Plate plan',
  'figure.plan-said':
    '{plates|plate|plates} of 96 wells, {wells} of which are filled; the map beside it has them as a table.',
  'column.plan-plate': 'Plate',
  'column.plan-well': 'Well',
  'column.plan-role': 'Role',
  'column.plan-experiment': 'Experiment',
  'column.plan-dose': 'Dose',
  'column.plan-second-drug': 'Second drug',
  'column.plan-second-dose': 'Dose of the second drug',
  'column.plan-antibody': 'Antibody',
  'column.plan-fraction': 'Fraction',
  'help.plan-plate': 'Number of the plate.',
  'help.plan-well': 'A1 to H12.',
  'help.plan-role': 'unknown: a sample; no template: the control without cDNA; blank: medium without cells.',
  'help.plan-experiment': 'Independent experiment, the unit that n counts.',
  'help.plan-target': 'Gene or amplicon.',
  'help.plan-dose': 'Dose, in the unit in which it was given; 0 is the vehicle.',
  'help.plan-antibody': 'Antibody of the precipitation.',
  'help.plan-fraction': 'input, IP or IgG.',
} as const;
