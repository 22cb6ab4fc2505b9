import { assayFigure, type AssayFigure } from '../../assays/figures/assay-figure.ts';
import { armPictures } from '../../assays/cq/arm-figures.ts';
import { armsOf } from '../../assays/cq/arms.ts';
import { blanksOf, LEAST_GAP } from '../../assays/cq/blanks.ts';
import type { CultureValue } from '../../assays/cq/contrasts.ts';
import { technicalMeans, type TechnicalMean } from '../../assays/cq/cultures.ts';
import { givenEfficiencies, primersOf, type Primers } from '../../assays/cq/primers.ts';
import { roleAt } from '../../assays/cq/roles.ts';
import { oneSpelling } from '../../assays/cq/spellings.ts';
import { checkStandIn } from '../../assays/cq/stand-in.ts';
import type { Finding } from '../../assays/design/finding.ts';
import { timed } from '../../assays/design/time-name.ts';
import { allAtMostSuggested, doubtOfUnits } from '../../assays/design/unit-doubts.ts';
import { compareTargets, type ComparedTarget } from '../../assays/qpcr/compare-targets.ts';
import { geNorm, MOST_M, type Stability } from '../../assays/qpcr/genorm.ts';
import { miqeOf } from '../../assays/qpcr/miqe.ts';
import { miqeTable, primerTable, qpcrTable, quantityTable } from '../../assays/qpcr/qpcr-tables.ts';
import { chooseReferences } from '../../assays/qpcr/references.ts';
import { byCulture, log2Amount, relativeQuantities } from '../../assays/qpcr/relative-quantity.ts';
import { InputError } from '../../errors.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { Notice } from '../../messages/message.ts';
import type { Answer } from '../../tables/answer.ts';
import { labelAt, type Readings } from '../../tables/readings.ts';
import type { Table } from '../../tables/table.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';
import { qpcrNotices } from '../inputs/assays/qpcr-notices.ts';

/** What may be chosen when amounts of RNA are compared. */
export const qpcrChoices = {
  control: { type: 'texts', unit: 'name', help: 'assay.choice.control' },
  reference: { type: 'texts', unit: 'gene', help: 'qpcr.choice.reference' },
  efficiency: { type: 'texts', unit: 'gene=E', help: 'cq.choice.efficiency' },
  unpaired: { type: 'flag', help: 'cq.choice.unpaired' },
  undetermined: { type: 'number', min: 20, max: 60, unit: 'cycle', help: 'cq.choice.undetermined' },
  show: {
    type: 'one of',
    values: ['comparisons', 'primers', 'quantities'],
    default: 'comparisons',
    unit: 'table',
    help: 'qpcr.choice.show',
  },
} as const satisfies Choices;

/** What the assay needs, opened. */
export interface QpcrInput {
  readonly readings: Readings;
  readonly names?: KnownNames;
  readonly notices?: readonly Notice[];
}

export interface QpcrAnswer extends Answer {
  readonly findings: readonly Finding[];
  /** What the table shows of what a paper must tell. */
  readonly miqe: Table;
  readonly figures: readonly AssayFigure[];
}

/**
 * Which genes change after a knock-down, over-expression or drug, by RT-qPCR?
 * @returns one row for each gene in each comparison, or what `show` asks for
 * @throws InputError where there is no reference gene, no control, or nothing to compare
 */
export function qpcr(input: QpcrInput, asking: Choosing<typeof qpcrChoices> = {}): QpcrAnswer {
  const { readings, merged } = oneSpelling(input.readings);
  const {
    control = [],
    reference = [],
    efficiency = [],
    unpaired,
    undetermined,
    show,
  } = choose(qpcrChoices, asking);
  const rows = sampleRows(readings);
  const genes = genesOf(readings, rows);
  const references = chooseReferences(genes, reference, readings.file);
  checkStandIn(readings, rows, undetermined);
  const means = technicalMeans(readings, rows, (row) => labelAt(readings, 'target', row), undetermined);
  const primers = primersOf(readings, genes, givenEfficiencies(efficiency, genes));
  const quantities = relativeQuantities(means, references, primers);
  const arms = armsOf(
    means.map(({ culture }) => culture),
    control,
    readings.file,
  );
  const blanks = blanksOf(readings, means);
  const stability = stabilityOf(means, references, primers, readings.file);
  const targets = compareTargets({
    ...{ quantities, arms, references, names: input.names ?? new KnownNames() },
    onlyReference: references.length === 1 ? amountsOf(means, references[0], primers) : [],
    pairing: unpaired === true ? 'none' : 'by experiment',
    unclean: new Set(blanks.filter(({ gap }) => gap < LEAST_GAP).map(({ gene }) => gene)),
    unsteady: references.length > 1 && stability.m.some((m) => m > MOST_M.any),
  });
  const compared = allAtMostSuggested(targets, doubtOfUnits(readings));
  if (compared.length === 0) throw nothingCompared(readings.file);
  const miqe = miqeOf({ means, genes, references, primers, blanks, units: fewestUnits(readings, compared) });
  const shown = { readings, rows, genes, references, means, primers, quantities, arms, blanks, stability };
  const tables = {
    comparisons: () => qpcrTable(compared),
    primers: () => primerTable(shown),
    quantities: () => quantityTable(quantities),
  };
  const said = { ...shown, compared, miqe, cycleForNone: undetermined, saidReferences: reference, merged };
  return {
    table: tables[show](),
    notices: [...(input.notices ?? []), ...qpcrNotices(said)],
    findings: compared.filter(isFinding).map((row) => findingOf(row, readings)),
    miqe: miqeTable(miqe),
    figures: armPictures(
      quantities.map(({ gene, culture, value }) => ({ measured: gene, culture, value })),
      arms,
      compared.map(({ gene, ...row }) => ({ measured: gene, ...row })),
      { prefix: 'qpcr', title: 'figure.qpcr', axis: 'axis.relative-amount' },
    ).map(assayFigure),
  };
}

function nothingCompared(file: string): InputError {
  return new InputError('no gene was measured in two arms that can be compared', {
    file,
    expected: 'treated and control arms of the same cells and time',
    found: 'arms that have none of the others beside them',
  });
}

function sampleRows(readings: Readings): number[] {
  return Array.from({ length: readings.count }, (_, row) => row).filter(
    (row) => roleAt(readings, row) === 'sample' && labelAt(readings, 'target', row) !== null,
  );
}

function genesOf(readings: Readings, rows: readonly number[]): string[] {
  const genes = [...new Set(rows.map((row) => labelAt(readings, 'target', row) ?? ''))];
  if (genes.length > 0) return genes;
  throw new InputError('there are no wells of samples', {
    file: readings.file,
    expected: 'a column target with the gene of each well, and wells whose role is unknown or empty',
    found: readings.labels.target === undefined ? 'no column target' : 'none',
  });
}

/** log2 amounts of a gene by culture. */
function amountsOf(
  means: readonly TechnicalMean[],
  gene: string,
  primers: ReadonlyMap<string, Primers>,
): CultureValue[] {
  return means
    .filter(({ measured }) => measured === gene)
    .map(({ culture, cq }) => ({ culture, value: log2Amount(cq, primers.get(gene) ?? { efficiency: 2 }) }));
}

/** Over the cultures that have every reference gene. */
function stabilityOf(
  means: readonly TechnicalMean[],
  references: readonly string[],
  primers: ReadonlyMap<string, Primers>,
  file: string,
): Stability {
  const whole = [...byCulture(means).values()].filter((genes) =>
    references.every((gene) => !Number.isNaN(genes.get(gene)?.cq ?? NaN)),
  );
  if (whole.length === 0)
    throw new InputError('no sample has all reference genes', {
      file,
      expected: `wells of ${references.join(', ')} in every sample`,
      found: 'none with a Cq for each',
    });
  return geNorm(
    references.map((gene) =>
      whole.map((genes) => log2Amount(genes.get(gene)?.cq ?? NaN, primers.get(gene) ?? { efficiency: 2 })),
    ),
  );
}

function fewestUnits({ labels }: Readings, compared: readonly ComparedTarget[]): number {
  if (labels.experiment === undefined && labels.donor === undefined) return NaN;
  return Math.min(...compared.map(({ effect }) => Math.min(effect.n, effect.nControl)));
}

/** A drug's effect beside a perturbation, and both against neither, are no edges of their own. */
function isFinding({ own, contrast: { kind, perturbation } }: ComparedTarget): boolean {
  return (
    kind === 'perturbation' || (kind === 'interaction' && !own) || (kind === 'drug' && perturbation === null)
  );
}

function findingOf(
  { gene, cell, time, contrast, effect, adjusted, judged }: ComparedTarget,
  readings: Readings,
): Finding {
  const { kind, perturbation, drug } = contrast;
  return {
    ...judged,
    ...effect,
    log10P: adjusted,
    kind: kind === 'interaction' ? 'combination' : 'perturbation',
    ...{ perturbation, drug, cell, measured: gene, unit: 'log2 fold change' },
    ...timed(readings, time),
    donors: readings.labels.donor === undefined ? 0 : effect.n,
  };
}
