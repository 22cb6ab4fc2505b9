/** Blots, co-IP and flow: what is said, what may be chosen, what figures mean. */
export const blot = {
  'blot.choice.reading':
    'how the table is read: bands (densitometry), co-IP, eye (yes, weak, no), fluorescence (medians) or positive (percent of cells) (default: by what it holds)',
  'blot.choice.loading':
    'loading control in the column target; repeatable (default: names such as ACTB and GAPDH)',
  'blot.reading': 'read as {reading}, by what the table holds; --reading says otherwise',
  'blot.loading': 'loading control: {names}, in the same lane',
  'blot.no-loading':
    'no loading control: how much was loaded is not known, and nothing is more than suggested',
  'blot.no-background': 'no column background: bands are taken as they are',
  'blot.no-ceiling': 'no column ceiling (the largest value of the detector): saturated bands cannot be seen',
  'blot.no-gel': 'no column gel: lanes of one experiment are taken to lie on one gel',
  'blot.no-standards':
    'no dilution series of a standard: whether signals are proportional to amounts is not known',
  'blot.saturated':
    '{bands|band is|bands are} above 95% of the ceiling: {places}. A saturated band makes differences smaller; expose for less time',
  'blot.perhaps-saturated':
    'no column ceiling, and {bands|band stops|bands stop} at the same largest number: {places}. They are taken for saturated, and nothing of them is more than suggested; a column ceiling says what the detector can give',
  'blot.times': 'several times, each compared by itself: {times}',
  'blot.not-positive':
    '{bands|band is|bands are} not above the background and left out: {places}. No ratio can be made of them; a protein that is gone is better read by eye',
  'blot.unloaded': '{bands|band has|bands have} no loading control in the lane and are left out: {places}',
  'blot.outside': '{bands|band lies|bands lie} outside the dilution series: {places}',
  'blot.linear': '{target}: proportional over a dilution series of {points} (slope {slope}, R² {rSquared})',
  'blot.not-linear':
    '{target}: the signal is not proportional to the amount (slope {slope} instead of 1, R² {rSquared}, {points} dilutions): fold changes are wrong',
  'blot.gels-apart':
    '{target}: groups on different gels without a common sample are not compared: {names}. Load treated and control beside each other, or one lysate (column sample) on both gels',
  'blot.divided':
    '{target}: the control is the same number in every experiment, so the values were divided by it and its own spread is lost; ratios are tested against 1 over the experiments',
  'blot.co-ip':
    'co-IP ratio: (prey in IP - prey in IgG) / prey in input, over bait in IP / bait in input, so that the exposure of each blot cancels; tested against 0 over independent lysates',
  'blot.co-ip-of-input':
    'co-IP ratio: (prey in IP - prey in IgG) / prey in input, tested against 0 over independent lysates. The input of the bait was not blotted beside its IP, so how much bait came down is not divided by',
  'blot.copies':
    '{direction}: the ratios of all lysates agree to 0.1%, more closely than bands can be measured: one lysate that is exposed or copied several times is one experiment',
  'blot.no-igg':
    '{unit}, {bait}-IP: {prey} has no IgG lane on the gel of the IP; without it nothing says what sticks to the beads',
  'blot.no-input':
    '{unit}, {bait}-IP: {prey} has no input lane on the gel of the IP; without it nothing says how much there was',
  'blot.no-bait':
    '{unit}, {bait}-IP: the bait was not blotted in the IP, so how much came down is not known ({prey})',
  'blot.one-direction': '{direction}: one direction alone; the reverse co-IP would be a second witness',
  'blot.by-eye':
    'read by eye: counted, not tested. Two independent experiments that agree are suggested, nothing is more; net intensities of the same lanes allow a test',
  'blot.odds': 'percentages are compared as log2 odds, on which 1 to 2% and 98 to 99% are equal steps',
  'blot.perhaps-percent':
    'all values lie between 0 and 100: are they percentages? --reading positive compares them as such',
  'blot.bounded':
    '{tubes|tube has|tubes have} less than 0.1% or more than 99.9% positive cells, counted as these',
  'blot.impossible': '{bands|value|values} that cannot be, left out: {places}',
  'blot.no-isotype':
    '{target}: no isotype or FMO control for {names}; what autofluorescence gives is not taken away, and nothing is more than suggested',
  'axis.ratio': 'co-IP ratio (0: no more than IgG)',
  'figure.blot': 'Effects: {measure}',
  'figure.blot-picture': 'Blot with its lanes',
  'figure.blot-picture-said': 'Photograph of a blot; lanes from the left: {lanes}.',
} as const;
