import { readsWithin } from '../../calling/counting/count-reads.ts';
import type { CountedRegions } from '../../calling/counting/regions.ts';
import { withoutDuplicates } from '../../calling/duplicates.ts';
import { meanFragment } from '../../calling/peaks/background.ts';
import { libraryComplexity } from '../../calling/quality/complexity.ts';
import { fingerprint, type Fingerprint } from '../../calling/quality/fingerprint.ts';
import {
  histogramOf,
  jensenShannonDistance,
  poissonHistogram,
  type BinHistogram,
} from '../../calling/quality/js-distance.ts';
import { foundShare, partsOfReads } from '../../calling/quality/parts-of-reads.ts';
import { qualityColumns } from '../../calling/quality/quality-columns.ts';
import {
  measureOf,
  QUALITY_MEASURES,
  qualityVerdict,
  thresholdText,
  type MeasureKey,
} from '../../calling/quality/quality-measures.ts';
import { saturation } from '../../calling/quality/saturation.ts';
import { strandCorrelation, type StrandCorrelation } from '../../calling/quality/strand-correlation.ts';
import { tssEnrichment, type TssEnrichment } from '../../calling/quality/tss-enrichment.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import { countReads, coveredBy, readsOn } from '../../genome/reads/read-numbers.ts';
import { about, caution, note, type Notice } from '../../messages/message.ts';
import type { Answer } from '../../tables/answer.ts';
import { tableOf } from '../../tables/table.ts';
import type { Judged } from '../../tables/verdicts.ts';
import { choose, type Choices, type Choosing, type Chosen } from '../inputs/choices.ts';
import { besideChip, type OpenedReads } from '../inputs/reads/open-reads.ts';
import type { QualityInput, QualitySample } from '../inputs/reads/open-quality.ts';
import { PART_OF_GENOME, peaksCall, peaksCallChoices } from './call.ts';

const { genomeSize } = peaksCallChoices;

/** What may be chosen when the quality of reads is measured. */
export const peaksQualityChoices = {
  saturation: {
    type: 'one of',
    values: ['places', 'peaks'],
    default: 'places',
    help: 'peaks-qc.choice.saturation',
  },
  genomeSize,
  seed: { type: 'integer', min: 0, default: 1, help: 'peaks-qc.choice.seed' },
} as const satisfies Choices;

type Settings = Chosen<typeof peaksQualityChoices>;

/** One row for each sample and measure. */
export interface PeaksQuality extends Answer {
  readonly samples: readonly SampleQuality[];
}

/** What was measured of one sample. */
export interface SampleQuality {
  readonly label: string;
  /** NaN where it is not estimable; missing where it was not measured. */
  readonly values: Readonly<Partial<Record<MeasureKey, number>>>;
  readonly judged: Readonly<Record<MeasureKey, Judged | null>>;
  readonly fingerprint: Fingerprint;
  /** Of single reads. */
  readonly correlation?: StrandCorrelation;
  /** Where there are gene models. */
  readonly tss?: TssEnrichment;
  /** Share of all places, and of all peaks where these were called, that parts of the reads show. */
  readonly saturation: readonly PartsShown[];
}

/** What parts of the reads show of what all of them do; shares. */
export interface PartsShown {
  readonly of: 'places' | 'peaks';
  readonly reads: readonly number[];
  readonly shown: readonly number[];
}

/** Peaks are called of one, two, ... of so many parts of the reads. */
const CALLED_PARTS = 4;
/** Drawn to where strands do not tell the length of fragments, bp. **Source:** MACS' default `--extsize`. */
const USUAL_FRAGMENT = 200;
/** From this share on, records without a mate are no longer the few of every run. */
const MANY_UNPAIRED = 0.1;
/** What tells enrichment from none. */
const OF_ENRICHMENT: readonly MeasureKey[] = ['nsc', 'rsc', 'frip'];
const MEASURES = Object.keys(QUALITY_MEASURES) as MeasureKey[];

/**
 * How good are the reads of each sample, measure by measure, beside published thresholds?
 * @throws InputError where peaks are to be called and nothing tells the size of the genome
 */
export async function peaksQuality(
  input: QualityInput,
  asking: Choosing<typeof peaksQualityChoices> = {},
): Promise<PeaksQuality> {
  const settings = choose(peaksQualityChoices, asking);
  const control = input.control && withoutDuplicates(input.control.reads, 1);
  const ofControl = control && histogramOf(fingerprint(control).sorted);
  const samples: SampleQuality[] = [];
  const notices: Notice[] = [...input.notices, ...(input.control?.notices ?? [])];
  if (input.samples.length > 1) notices.push(note('peaks-qc.samples', { samples: input.samples.length }));
  for (const sample of input.samples) {
    const measured = await qualityOf(sample, input, ofControl, settings);
    samples.push(measured);
    notices.push(
      ...sample.opened.notices,
      ...about({ file: sample.opened.name }, saidOf(measured, sample.opened, input)),
    );
  }
  return { table: tableFor(samples, input.assembly), samples, notices };
}

async function qualityOf(
  sample: QualitySample,
  input: QualityInput,
  ofControl: BinHistogram | undefined,
  settings: Settings,
): Promise<SampleQuality> {
  const { opened, peaks, label } = sample;
  const reads = withoutDuplicates(opened.reads, 1);
  const complexity = libraryComplexity(opened.reads);
  const bins = fingerprint(reads);
  const histogram = histogramOf(bins.sorted);
  const correlation = reads.layout === 'single' ? strandCorrelation(reads) : undefined;
  const fragment =
    reads.layout === 'paired'
      ? meanFragment(reads)
      : correlation?.standsOut === true
        ? correlation.fragment
        : NaN;
  const drawnTo = Number.isFinite(fragment) ? fragment : USUAL_FRAGMENT;
  const tss = input.genes && tssEnrichment(reads, input.genes, drawnTo);
  const places = placesShown(opened.reads, settings.seed);
  const called = settings.saturation === 'peaks' ? await peaksShown(sample, input, settings) : undefined;
  const count = countReads(reads);
  const values: Partial<Record<MeasureKey, number>> = {
    depth: count,
    ...{ nrf: complexity.nrf, pbc1: complexity.pbc1, pbc2: complexity.pbc2 },
    halfPlaces: places.shown[places.shown.length / 2 - 1],
    fragment,
    ...(correlation !== undefined && { nsc: correlation.nsc, rsc: correlation.rsc }),
    ...(peaks !== undefined && { frip: shareWithin(reads, peaks) }),
    ...(called !== undefined && { halfPeaks: called.shown[CALLED_PARTS / 2 - 1] }),
    ...(tss !== undefined && tss.starts > 0 && { tss: tss.enrichment }),
    distance:
      count === 0 ? NaN : jensenShannonDistance(histogram, poissonHistogram(count / bins.sorted.length)),
    ...(ofControl !== undefined && { controlDistance: jensenShannonDistance(histogram, ofControl) }),
    ...{ area: bins.area, empty: bins.empty, elbow: bins.elbow, inTop: bins.inTop },
    ...(input.blacklist !== undefined && { blacklisted: shareWithin(reads, input.blacklist) }),
  };
  const ofPart = isOfPart(opened, input.assembly);
  const judged = Object.fromEntries(
    MEASURES.map((key) => [key, judgedAs(key, values[key], input.assembly, ofPart)]),
  ) as Record<MeasureKey, Judged | null>;
  return {
    ...{ label, values, judged, fingerprint: bins },
    ...(correlation !== undefined && { correlation }),
    ...(tss !== undefined && tss.starts > 0 && { tss }),
    saturation: called === undefined ? [places] : [places, called],
  };
}

/** Why a measure that others have is missing. */
const NOT_MEASURED = {
  nsc: 'pairs of reads',
  rsc: 'pairs of reads',
  frip: 'no peaks',
  halfPeaks: 'no peaks called',
  tss: 'no gene models',
  controlDistance: 'no control',
  blacklisted: 'no blacklist',
} as const satisfies Partial<Record<MeasureKey, string>>;

function judgedAs(
  key: MeasureKey,
  value: number | undefined,
  assembly: string | undefined,
  ofPart: boolean,
): Judged | null {
  if (value === undefined) {
    const reasons: Partial<Record<MeasureKey, (typeof NOT_MEASURED)[keyof typeof NOT_MEASURED]>> =
      NOT_MEASURED;
    return { verdict: 'not measured', reason: reasons[key] ?? null };
  }
  if (key === 'depth' && ofPart) return { verdict: 'not estimable', reason: 'reads of a part of the genome' };
  return qualityVerdict(value, measureOf(key, assembly).threshold);
}

function shareWithin(reads: AlignedReads, regions: CountedRegions): number {
  const inside = readsWithin(reads, regions).reduce((sum, count) => sum + count, 0);
  return inside / countReads(reads);
}

/** Whether the reads lie on a small part of their genome, such as one chromosome: their number says little then. */
function isOfPart({ reads }: OpenedReads, assembly: string | undefined): boolean {
  const known = assembly === undefined ? undefined : knownAssembly(assembly);
  if (known === undefined) {
    const { covered, all } = coveredBy(reads);
    return covered > 0 && covered / all < PART_OF_GENOME;
  }
  let [covered, all] = [0, 0];
  for (const size of known.sizes) all += size;
  for (const chromosome of reads.chromosomes)
    if (readsOn(chromosome) > 0) covered += known.sizes[known.find(chromosome.name)] ?? 0;
  return covered / all < PART_OF_GENOME;
}

function placesShown(reads: AlignedReads, seed: number): PartsShown {
  const found = saturation(reads, seed);
  const all = found.distinct.at(-1) ?? 0;
  return { of: 'places', reads: found.reads, shown: found.distinct.map((distinct) => distinct / all) };
}

async function peaksShown(
  { opened }: QualitySample,
  { control, threads }: QualityInput,
  { genomeSize, seed }: Settings,
): Promise<PartsShown> {
  const beside = control && besideChip(opened, control);
  const part = partsOfReads(opened.reads, CALLED_PARTS, seed);
  const call = async (reads: AlignedReads, fragment?: number) =>
    peaksCall(
      { chip: { ...opened, reads }, ...(beside !== undefined && { control: beside }), threads },
      { genomeSize, fragment },
    );
  const whole = await call(opened.reads);
  const fragment = Math.max(1, Math.round(whole.fragment));
  const reads: number[] = [];
  const shown: number[] = [];
  for (let upTo = 1; upTo <= CALLED_PARTS; upTo++) {
    const some = part(upTo);
    reads.push(countReads(some));
    const { called } = upTo === CALLED_PARTS ? whole : await call(some, fragment);
    shown.push(foundShare(whole.called.chromosomes, called.chromosomes));
  }
  return { of: 'peaks', reads, shown };
}

/** What there is to say of one sample. */
function saidOf(
  { values, judged, correlation }: SampleQuality,
  { reads }: OpenedReads,
  { assembly }: QualityInput,
): Notice[] {
  const said: Notice[] = [];
  const { unpaired, records } = reads.counts;
  if (reads.layout === 'paired' && unpaired > 0) {
    const tell = unpaired / records >= MANY_UNPAIRED ? caution : note;
    said.push(tell('peaks-qc.unpaired', { reads: unpaired, share: ((100 * unpaired) / records).toFixed(1) }));
  }
  const graded = MEASURES.filter(
    (key) => judged[key] !== null && measureOf(key, assembly).threshold !== undefined,
  );
  const of = (word: Judged['verdict'], among: readonly MeasureKey[] = graded): MeasureKey[] =>
    among.filter((key) => judged[key]?.verdict === word);
  const named = (key: MeasureKey): string =>
    `${measureOf(key, assembly).name} ${shortNumber(values[key] ?? NaN)}`;
  const written = (keys: readonly MeasureKey[]): string =>
    keys
      .map((key) => {
        const { threshold } = measureOf(key, assembly);
        return `${named(key)} (${threshold === undefined ? '' : thresholdText(threshold)})`;
      })
      .join(', ');
  const low = of('contradicted', OF_ENRICHMENT);
  const hasNone = low.length > 0 && of('supported', OF_ENRICHMENT).length === 0;
  if (hasNone) said.push(caution('peaks-qc.no-enrichment', { measures: written(low) }));
  else if (correlation?.standsOut === false)
    said.push(caution('peaks-qc.no-length', { reads: values.depth ?? 0 }));
  if (of('not measured', OF_ENRICHMENT).length === OF_ENRICHMENT.length) said.push(note('peaks-qc.not-told'));
  const below = of('contradicted').filter((key) => !hasNone || !low.includes(key));
  if (below.length > 0) said.push(caution('peaks-qc.below', { measures: written(below) }));
  const reached = of('supported');
  const count = reached.length + of('suggested').length + of('contradicted').length;
  const measures = reached.length === 0 ? '-' : reached.map(named).join(', ');
  said.push(note('peaks-qc.reached', { reached: reached.length, judged: count, measures }));
  if (judged.tss?.reason === 'threshold of another assay') said.push(note('peaks-qc.tss-of-atac'));
  return said;
}

/** A value as a sentence gives it. */
function shortNumber(value: number): string {
  if (value === Infinity) return '∞';
  return value >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

function tableFor(samples: readonly SampleQuality[], assembly: string | undefined): Answer['table'] {
  const rows = samples.flatMap((sample) =>
    MEASURES.map((key) => ({ sample, key, measure: measureOf(key, assembly), judged: sample.judged[key] })),
  );
  return tableOf(qualityColumns, {
    sample: rows.map(({ sample }) => sample.label),
    measure: rows.map(({ measure }) => measure.name),
    value: rows.map(({ sample, key }) => sample.values[key] ?? NaN),
    threshold: rows.map(({ measure: { threshold } }) =>
      threshold === undefined ? null : thresholdText(threshold),
    ),
    verdict: rows.map(({ judged }) => judged?.verdict ?? null),
    reason: rows.map(({ judged }) => judged?.reason ?? null),
    source: rows.map(({ measure }) => measure.source),
  });
}
