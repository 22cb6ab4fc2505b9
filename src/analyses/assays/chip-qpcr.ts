import { assayFigure, type AssayFigure } from '../../assays/figures/assay-figure.ts';
import type { Amplicons } from '../../assays/chip-qpcr/amplicons.ts';
import { bindings, type Binding } from '../../assays/chip-qpcr/binding.ts';
import { chipQpcrPictures } from '../../assays/chip-qpcr/chip-qpcr-figures.ts';
import { bindingTable, chromatinTable, differenceTable } from '../../assays/chip-qpcr/chip-qpcr-tables.ts';
import { differences } from '../../assays/chip-qpcr/differences.ts';
import { enrichments, nameOfPart, partOfName } from '../../assays/chip-qpcr/enrichment.ts';
import { negativeAmong, partAt } from '../../assays/chip-qpcr/parts.ts';
import { armsOf } from '../../assays/cq/arms.ts';
import { blanksOf, LEAST_GAP } from '../../assays/cq/blanks.ts';
import { technicalMeans, type TechnicalMean } from '../../assays/cq/cultures.ts';
import { givenEfficiencies, primersOf } from '../../assays/cq/primers.ts';
import { roleAt } from '../../assays/cq/roles.ts';
import { alike, asSpelled, oneSpelling } from '../../assays/cq/spellings.ts';
import { checkStandIn } from '../../assays/cq/stand-in.ts';
import type { Effect } from '../../assays/design/effect.ts';
import { timed } from '../../assays/design/time-name.ts';
import type { Finding } from '../../assays/design/finding.ts';
import { allAtMostSuggested, doubtOfUnits } from '../../assays/design/unit-doubts.ts';
import { InputError } from '../../errors.ts';
import type { Notice } from '../../messages/message.ts';
import type { Answer } from '../../tables/answer.ts';
import { labelAt, type Readings } from '../../tables/readings.ts';
import { chipQpcrNotices } from '../inputs/assays/chip-qpcr-notices.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';

/** What may be chosen when binding is measured at single regions. */
export const chipQpcrChoices = {
  control: { type: 'texts', unit: 'name', help: 'assay.choice.control' },
  negativeRegion: { type: 'texts', unit: 'amplicon', help: 'chip-qpcr.choice.negative-region' },
  inputFraction: { type: 'number', min: 0, max: 1, unit: 'part', help: 'chip-qpcr.choice.input-fraction' },
  inputDilution: {
    type: 'number',
    min: 0,
    default: 1,
    unit: 'times',
    help: 'chip-qpcr.choice.input-dilution',
  },
  efficiency: { type: 'texts', unit: 'amplicon=E', help: 'cq.choice.efficiency' },
  unpaired: { type: 'flag', help: 'cq.choice.unpaired' },
  undetermined: { type: 'number', min: 20, max: 60, unit: 'cycle', help: 'cq.choice.undetermined' },
  show: {
    type: 'one of',
    values: ['binding', 'differences', 'chromatins'],
    default: 'binding',
    unit: 'table',
    help: 'chip-qpcr.choice.show',
  },
} as const satisfies Choices;

/** What the assay needs, opened. */
export interface ChipQpcrInput {
  readonly readings: Readings;
  readonly amplicons?: Amplicons;
  readonly notices?: readonly Notice[];
}

export interface ChipQpcrAnswer extends Answer {
  readonly findings: readonly Finding[];
  readonly figures: readonly AssayFigure[];
}

/**
 * Which regions does a protein bind, and does it leave them without another one or with a drug, by ChIP-qPCR?
 * @returns one row for each antibody at each amplicon in each arm, or what `show` asks for
 * @throws InputError without input, without the part that it is of the chromatin, and for regions that were not measured
 */
export function chipQpcr(
  input: ChipQpcrInput,
  asking: Choosing<typeof chipQpcrChoices> = {},
): ChipQpcrAnswer {
  const { amplicons = { places: new Map() } } = input;
  const { readings, merged } = oneSpelling(input.readings);
  const {
    control = [],
    negativeRegion = [],
    efficiency = [],
    undetermined,
    show,
    ...chosen
  } = choose(chipQpcrChoices, asking);
  const rows = sampleRows(readings);
  const names = namesOf(readings, rows);
  const negative = negativeOf(names, negativeRegion, readings.file);
  checkStandIn(readings, rows, undetermined);
  const means = technicalMeans(
    readings,
    rows,
    (row) => measuredAt(readings, row),
    undetermined,
    'without samples',
  );
  const primers = primersOf(readings, names, givenEfficiencies(efficiency, names));
  const { inputFraction, inputDilution } = chosen;
  const all = enrichments(readings, means, primers, { inputFraction, inputDilution });
  const arms = armsOf(
    means.map(({ culture }) => culture),
    control,
    readings.file,
    'one is enough',
  );
  const blanks = blanksOf(readings, precipitated(means));
  const unclean = new Set(blanks.filter(({ gap }) => gap < LEAST_GAP).map(({ gene }) => gene));
  const pairing = chosen.unpaired === true ? 'none' : 'by experiment';
  const doubt = doubtOfUnits(readings);
  const bound = allAtMostSuggested(bindings(all, negative, pairing, unclean), doubt);
  const moved = allAtMostSuggested(
    differences({ enrichments: all, bindings: bound, arms, negative, pairing, unclean }),
    doubt,
  );
  const tables = {
    binding: () => bindingTable(bound, negative, amplicons),
    differences: () => differenceTable(moved),
    chromatins: () => chromatinTable(all),
  };
  const negativeByName = negativeRegion.length === 0;
  const said = { readings, rows, means, primers, arms, blanks, enrichments: all, negative, amplicons };
  return {
    table: tables[show](),
    notices: [
      ...(input.notices ?? []),
      ...chipQpcrNotices({
        ...{
          ...said,
          bindings: bound,
          differences: moved,
          negativeByName,
          merged,
          cycleForNone: undetermined,
        },
      }),
    ],
    findings: bound.flatMap((row) =>
      arms.perturbationControls.includes(row.perturbation) ? findingOf(row, arms.drugControls, readings) : [],
    ),
    figures: chipQpcrPictures(all, bound).map(assayFigure),
  };
}

function sampleRows(readings: Readings): number[] {
  const rows = Array.from({ length: readings.count }, (_, row) => row).filter(
    (row) => roleAt(readings, row) === 'sample' && measuredAt(readings, row) !== null,
  );
  if (rows.length > 0) return rows;
  throw new InputError('there are no wells of precipitated chromatin', {
    file: readings.file,
    expected: 'columns target (the amplicon), fraction (input, IP, IgG) and antibody',
    found: Object.keys(readings.labels).join(', '),
  });
}

function measuredAt(readings: Readings, row: number): string | null {
  const amplicon = labelAt(readings, 'target', row);
  const part = partAt(readings, row);
  return amplicon === null || part === null ? null : nameOfPart(amplicon, part);
}

function namesOf(readings: Readings, rows: readonly number[]): string[] {
  return [...new Set(rows.map((row) => labelAt(readings, 'target', row) ?? ''))];
}

function negativeOf(names: readonly string[], said: readonly string[], file: string): readonly string[] {
  for (const name of said)
    if (alike(name, names).length === 0)
      throw new InputError(`the negative region ${name} was not measured`, {
        file,
        expected: `one of ${names.join(', ')}`,
        found: name,
      });
  return said.length > 0 ? asSpelled(said, names) : negativeAmong(names);
}

/** The precipitations by amplicon: what a blank is compared with. */
function precipitated(means: readonly TechnicalMean[]): TechnicalMean[] {
  return means.flatMap((each) => {
    const { amplicon, part } = partOfName(each.measured);
    return part.kind === 'IP' ? [{ ...each, measured: amplicon }] : [];
  });
}

/** Binding at the control of the perturbations: the protein, the drug, the region, and the weaker of its two comparisons. */
function findingOf(
  { amplicon, antibody, cell, time, drug, isNegative, overIgG, overRegion, adjusted, judged }: Binding,
  drugControls: readonly (string | null)[],
  readings: Readings,
): Finding[] {
  const weaker = [overIgG, overRegion]
    .filter((effect) => effect !== null)
    .sort((a, b) => a.low - b.low || a.estimate - b.estimate)
    .at(0);
  if (isNegative || weaker === undefined) return [];
  const effect: Effect = weaker;
  return [
    {
      ...judged,
      ...effect,
      ...{ log10P: adjusted, kind: 'promoter ChIP', perturbation: antibody, cell, measured: amplicon },
      ...timed(readings, time),
      ...{ drug: drugControls.includes(drug) ? null : drug, unit: 'log2 ratio' },
      donors: readings.labels.donor === undefined ? 0 : effect.n,
    },
  ];
}
