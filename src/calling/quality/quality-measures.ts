// What is measured of a chip's reads, whose definition that is, and from where on others call it good.
import { knownAssembly } from '../../genome/assembly.ts';
import type { Judged } from '../../tables/verdicts.ts';

/** A published bound: from `good` on, above it where it is open, the measure is as it should be; from `fair` on it may do. */
interface Threshold {
  readonly good: number;
  readonly fair?: number;
  readonly isOpen?: true;
  /** What the number is written in. */
  readonly unit?: 'million';
  /** It was published for another assay: what lies below it is no fault. */
  readonly ofOtherAssay?: true;
}

interface Measure {
  /** As it is written in the table. */
  readonly name: string;
  readonly threshold?: Threshold;
  /** Of the threshold where there is one, else of the definition. */
  readonly source: string;
}

const LANDT = 'Landt et al. 2012, Genome Res 22:1813';
const ENCODE = 'ENCODE, standards of ChIP-seq of transcription factors';
const ATAC = 'ENCODE, standards of ATAC-seq';
const DEEPTOOLS = 'deepTools plotFingerprint';

/** In the order of the table. */
export const QUALITY_MEASURES = {
  depth: {
    name: 'distinct reads',
    threshold: { good: 20, fair: 10, unit: 'million' },
    source: `${ENCODE}; ${LANDT}`,
  },
  nrf: { name: 'NRF', threshold: { good: 0.9, fair: 0.8, isOpen: true }, source: `${ENCODE}; ${LANDT}` },
  pbc1: { name: 'PBC1', threshold: { good: 0.9, fair: 0.8, isOpen: true }, source: ENCODE },
  pbc2: { name: 'PBC2', threshold: { good: 10, fair: 3, isOpen: true }, source: ENCODE },
  halfPlaces: { name: 'places seen by half of the reads', source: 'chipmate' },
  fragment: { name: 'fragment length, bp', source: LANDT },
  nsc: { name: 'NSC', threshold: { good: 1.05 }, source: LANDT },
  rsc: { name: 'RSC', threshold: { good: 0.8 }, source: LANDT },
  frip: { name: 'FRiP', threshold: { good: 0.01 }, source: LANDT },
  halfPeaks: { name: 'peaks found by half of the reads', source: 'chipmate' },
  tss: { name: 'TSS enrichment', source: 'ENCODE, terms' },
  distance: { name: 'JS distance from chance', source: DEEPTOOLS },
  controlDistance: { name: 'JS distance from the control', source: DEEPTOOLS },
  area: { name: 'area under the fingerprint', source: 'Diaz et al. 2012, Stat Appl Genet Mol Biol 11:9' },
  empty: { name: 'bins without reads', source: DEEPTOOLS },
  elbow: { name: 'elbow of the fingerprint', source: DEEPTOOLS },
  inTop: {
    name: 'reads in the richest 1 % of bins',
    source: 'Diaz et al. 2012, Stat Appl Genet Mol Biol 11:9',
  },
  blacklisted: { name: 'reads in blacklisted regions', source: 'Amemiya et al. 2019, Sci Rep 9:9354' },
} as const satisfies Record<string, Measure>;

export type MeasureKey = keyof typeof QUALITY_MEASURES;

/** Enrichment around starts of genes, by the assembly that the gene models are of. **Source:** ENCODE's standards of ATAC-seq. */
const TSS_THRESHOLDS: Readonly<Record<string, Threshold>> = {
  hg38: { good: 7, fair: 5, isOpen: true, ofOtherAssay: true },
  hg19: { good: 10, fair: 6, isOpen: true, ofOtherAssay: true },
  mm10: { good: 15, fair: 10, isOpen: true, ofOtherAssay: true },
  mm9: { good: 7, fair: 5, isOpen: true, ofOtherAssay: true },
};

/** A measure with the threshold that it has for an assembly. */
export function measureOf(key: MeasureKey, assembly?: string): Measure {
  const measure: Measure = QUALITY_MEASURES[key];
  if (key !== 'tss' || assembly === undefined) return measure;
  const threshold = TSS_THRESHOLDS[knownAssembly(assembly)?.name ?? assembly];
  return threshold === undefined ? measure : { ...measure, threshold, source: `${measure.source}; ${ATAC}` };
}

/** How a threshold is written: from where on a value is good, and from where on it may do. */
export function thresholdText({ good, fair, isOpen, unit }: Threshold): string {
  const sign = isOpen === true ? '>' : '>=';
  const behind = unit === undefined ? '' : ` ${unit}`;
  return `${sign} ${good}${behind}${fair === undefined ? '' : `; acceptable ${sign} ${fair}${behind}`}`;
}

/** The word of a value that was measured; null where nobody published a threshold. */
export function qualityVerdict(value: number, threshold: Threshold | undefined): Judged | null {
  if (Number.isNaN(value)) return { verdict: 'not estimable', reason: 'too few reads' };
  if (threshold === undefined) return null;
  const { good, fair = good, isOpen, unit, ofOtherAssay } = threshold;
  const own = unit === 'million' ? value / 1e6 : value;
  const reaches = (bound: number): boolean => (isOpen === true ? own > bound : own >= bound);
  if (reaches(good)) return { verdict: 'supported', reason: null };
  if (reaches(fair)) return { verdict: 'suggested', reason: 'between the published bounds' };
  return ofOtherAssay === true
    ? { verdict: 'not estimable', reason: 'threshold of another assay' }
    : { verdict: 'contradicted', reason: 'below the published threshold' };
}
