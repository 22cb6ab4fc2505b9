import type { CountedRegions } from '../../calling/counting/regions.ts';
import { changedPeakColumns } from '../../calling/differential/changed-peak-columns.ts';
import { changeVerdict } from '../../calling/differential/change-verdict.ts';
import {
  changeOf,
  fitChanges,
  type Changes,
  type GroupComparison,
} from '../../calling/differential/fit-changes.ts';
import {
  effectiveSizes,
  NORMALISATIONS,
  seesGlobalChange,
  type CountedSamples,
  type Normalisation,
} from '../../calling/differential/normalisation.ts';
import { expressedRows } from '../../expression/expressed-genes.ts';
import { sampleValues, selectRows, type ExpressionMatrix } from '../../expression/expression-matrix.ts';
import { checkEstimable, parseContrast } from '../../expression/model/contrast.ts';
import { designMatrix } from '../../expression/model/design-sheet.ts';
import { blockFactor } from '../../expression/model/duplicate-correlation.ts';
import { modelOf } from '../../expression/model/sample-sheet.ts';
import { refuseCopies } from '../../expression/quality/copies.ts';
import type { SampleSheet } from '../../formats/expression/sample-sheet-reader.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { refused } from '../../messages/refused.ts';
import { median } from '../../statistics/descriptive.ts';
import { power } from '../../statistics/power.ts';
import type { Answer } from '../../tables/answer.ts';
import { tableOf } from '../../tables/table.ts';
import { judgedColumns } from '../../tables/verdicts.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';
import type { CountedSheet } from '../inputs/reads/count-samples.ts';

/** What may be chosen when peaks are compared between groups. */
export const peaksDifferentialChoices = {
  contrast: { type: 'text', unit: 'a-b', help: 'peaks-differential.choice.contrast' },
  normalise: {
    type: 'one of',
    values: NORMALISATIONS,
    help: 'peaks-differential.choice.normalise',
  },
  minCount: { type: 'integer', default: 10, min: 0, help: 'peaks-differential.choice.min-count' },
} as const satisfies Choices;

/** One row for each region, most convincing first. */
export interface ChangedPeaksAnswer extends Answer {
  readonly normalisation: Normalisation;
  /** Median log2 fold change under each normalisation that there are reads for. */
  readonly medians: Readonly<Partial<Record<Normalisation, number>>>;
}

/** Medians further apart than this are two answers, log2: a fourth more or less. */
const APART = 0.3;
/** Below so many reads of a spike-in its own sampling error is above 3 %. */
const FEW_SPIKED = 1000;

/**
 * Where do reads differ between two groups of samples, and how surely, samples being made comparable in the way that was chosen?
 *
 * **Source:** Law et al., Genome Biology 2014;15:R29; Smyth, Stat Appl Genet Mol Biol 2004;3:3; Lun & Smyth, Nucleic Acids Res 2016;44:e45.
 * **R:** `topTable(eBayes(lmFit(voom(counts, design, lib.size = sizes), design)), number = Inf, confint = TRUE)`
 * @throws InputError for contrasts and blocks that cannot work, for a normalisation without its reads, and where too few peaks have reads
 */
export function peaksDifferential(
  { sheet, counted, regions, peakFiles, notices: ofReads }: CountedSheet,
  asking: Choosing<typeof peaksDifferentialChoices> = {},
): ChangedPeaksAnswer {
  const settings = choose(peaksDifferentialChoices, asking);
  const contrast = settings.contrast ?? onlyContrast(sheet);
  const comparison = comparisonOf(sheet, contrast);
  refuseCopies(counted.counts, { counted: true, name: sheet.file, source: 'none' });
  const rows = expressedRows(counted.counts, comparison.design, settings.minCount);
  if (rows.length < 2) throw refused('peaks-differential.too-few', {}, { file: sheet.file });
  const tested: CountedSamples = { ...counted, counts: selectRows(counted.counts, rows) };
  const how = settings.normalise ?? bestOf(counted);
  const sizes = effectiveSizes(tested, how);
  if (sizes === undefined) throw withoutReads(how, counted, sheet);
  const changes = fitChanges(tested.counts, sizes, comparison);
  const medians = mediansOf(tested, comparison, how, changes);
  const placeOfRegion = placesOf(regions);
  const places = Array.from(rows, (row) => placeOfRegion[row]);
  const notices: Notice[] = [
    ...ofReads,
    note('peaks-differential.regions', { files: peakFiles, regions: regions.count, tested: rows.length }),
    note('peaks-differential.model', { contrast, samples: sheet.samples.length }),
    ...blockSaid(changes),
    ...normalisationSaid(sheet, how, sizes, medians),
    ...globalSaid(how, medians, counted),
    ...(changes.test === undefined
      ? [caution('peaks-differential.no-replicates')]
      : changes.test.prior.notices),
  ];
  return { table: tableOfChanges(tested.counts, places, changes, how), notices, normalisation: how, medians };
}

/** The contrast of a sheet of two groups: the second against the first. @throws InputError for more groups, or one */
function onlyContrast(sheet: SampleSheet): string {
  const levels = [...new Set(sheet.columns.get('group'))];
  if (levels.length === 2) return `${asGroup(levels[1])}-${asGroup(levels[0])}`;
  const details = { file: sheet.file, expected: 'treated-control', found: levels.join(', ') };
  throw refused('peaks-differential.which-groups', {}, details);
}

/** A name as contrasts take it: in quotes where it could be read as something else. */
function asGroup(level: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(level) ? level : `"${level}"`;
}

function comparisonOf(sheet: SampleSheet, contrast: string): GroupComparison {
  const hasBlock = sheet.columns.has('block');
  const { model } = modelOf(sheet, contrast, { formula: 'group', block: hasBlock ? 'block' : undefined });
  const parsed = parseContrast(contrast, model);
  checkEstimable(parsed, model, sheet.samples.length);
  const design = designMatrix(model, sheet.samples.length);
  const block = hasBlock ? blockFactor(sheet, 'block', design) : undefined;
  return { design, coefficients: parsed.coefficients, block };
}

function bestOf({ spikeIn, reference }: CountedSamples): Normalisation {
  if (spikeIn !== undefined) return 'spike-in';
  return reference === undefined ? 'library' : 'regions';
}

function withoutReads(
  how: Normalisation,
  { spikeIn, reference }: CountedSamples,
  { file }: SampleSheet,
): Error {
  if (how === 'spike-in' && spikeIn === undefined)
    return refused('peaks-differential.no-spike-reads', {}, { file });
  if (how === 'regions' && reference === undefined)
    return refused('peaks-differential.no-regions', {}, { file });
  return refused('peaks-differential.none-of-sample', { how }, { file });
}

function mediansOf(
  tested: CountedSamples,
  comparison: GroupComparison,
  how: Normalisation,
  { fit }: Changes,
): Partial<Record<Normalisation, number>> {
  const medians: Partial<Record<Normalisation, number>> = {};
  for (const each of NORMALISATIONS) {
    const sizes = effectiveSizes(tested, each);
    if (sizes === undefined) continue;
    medians[each] = median(
      each === how ? fit.estimate : changeOf(tested.counts, sizes, comparison).fit.estimate,
    );
  }
  return medians;
}

function blockSaid({ correlation }: Changes): Notice[] {
  if (correlation === undefined) return [];
  return [note('peaks-differential.block', { correlation: correlation.toFixed(3) })];
}

function normalisationSaid(
  { samples }: SampleSheet,
  how: Normalisation,
  sizes: Float64Array,
  medians: Partial<Record<Normalisation, number>>,
): Notice[] {
  const mean = Math.exp(sizes.reduce((sum, size) => sum + Math.log(size), 0) / sizes.length);
  const listed = samples.map((name, sample) => `${name} ${(sizes[sample] / mean).toFixed(3)}`);
  const others = NORMALISATIONS.filter((each) => each !== how && medians[each] !== undefined);
  return [
    note('peaks-differential.normalised', { how, sizes: listed.join(', ') }),
    note('peaks-differential.medians', {
      ...{ how, median: twoDecimals(medians[how]!) },
      others: others.map((each) => `${each} ${twoDecimals(medians[each]!)}`).join(', '),
    }),
  ];
}

/** 0.00 without a sign. */
function twoDecimals(value: number): string {
  return value.toFixed(2).replace(/^-(?=0\.00$)/, '');
}

/** What is to be believed of a change of all sites. */
function globalSaid(
  how: Normalisation,
  medians: Partial<Record<Normalisation, number>>,
  { spikeIn }: CountedSamples,
): Notice[] {
  const notices: Notice[] = [];
  const least = spikeIn === undefined ? Infinity : Math.min(...spikeIn);
  if (least < FEW_SPIKED) notices.push(caution('peaks-differential.few-spiked', { reads: least }));
  const said = (each: Normalisation): string => twoDecimals(medians[each]!);
  if (seesGlobalChange(how)) {
    if (Math.abs(medians[how]! - (medians.library ?? NaN)) > APART)
      notices.push(
        caution('peaks-differential.global-change', { how, median: said(how), library: said('library') }),
      );
    return notices;
  }
  const better = (['spike-in', 'regions'] as const).find((each) => medians[each] !== undefined);
  notices.push(
    better === undefined
      ? caution('peaks-differential.global-loss-possible', { how })
      : caution('peaks-differential.believe-reference', {
          how,
          median: said(how),
          better,
          found: said(better),
        }),
  );
  return notices;
}

function tableOfChanges(
  counts: ExpressionMatrix,
  placeOfRow: readonly Place[],
  { fit, test }: Changes,
  how: Normalisation,
): Answer['table'] {
  const strength = (row: number): number => {
    const p = test?.log10P[row] ?? NaN;
    return Number.isNaN(p) ? -Infinity : -p;
  };
  const order = [...counts.rowNames.keys()].sort((a, b) => {
    const [one, other] = [strength(a), strength(b)];
    return (
      (one === other ? 0 : other - one) || Math.abs(fit.estimate[b]) - Math.abs(fit.estimate[a]) || a - b
    );
  });
  const ofRow = (values: ArrayLike<number> | undefined): number[] => order.map((row) => values?.[row] ?? NaN);
  const adjusted = ofRow(test?.log10AdjustedP).map((log10) => power(10, log10));
  const places = order.map((row) => placeOfRow[row]);
  const judged = adjusted.map((p) => changeVerdict(p, test !== undefined, seesGlobalChange(how)));
  return tableOf(changedPeakColumns, {
    chrom: places.map(({ chrom }) => chrom),
    start: places.map(({ start }) => start),
    end: places.map(({ end }) => end),
    log2FoldChange: ofRow(fit.estimate),
    ciLow: ofRow(test?.low),
    ciHigh: ofRow(test?.high),
    minusLog10P: ofRow(test?.log10P).map((log10) => -log10),
    adjP: adjusted,
    meanLog2Count: ofRow(meanLog2(counts)),
    ...judgedColumns(judged),
    count: {
      several: counts.sampleNames.map((name, sample) => ({
        name: `count_${name}`,
        values: ofRow(sampleValues(counts, sample)),
      })),
    },
  });
}

interface Place {
  readonly chrom: string;
  readonly start: number;
  readonly end: number;
}

/** Where each region lies. */
function placesOf({ chromosomes }: CountedRegions): Place[] {
  return chromosomes.flatMap(({ name: chrom, start, end }) =>
    Array.from(start, (from, at) => ({ chrom, start: from, end: end[at] })),
  );
}

/** Mean of log2(count + 0.5), as voom has it. */
function meanLog2(counts: ExpressionMatrix): Float64Array {
  const samples = counts.sampleNames.length;
  const sums = new Float64Array(counts.rowNames.length);
  for (let sample = 0; sample < samples; sample++)
    sampleValues(counts, sample).forEach((count, row) => (sums[row] += Math.log2(count + 0.5) / samples));
  return sums;
}
