// Where ChIP-Atlas' data server keeps what, and how it abbreviates.
// **Source:** ChIP-Atlas wiki and scripts (github.com/inutano/chip-atlas, github.com/shinyaoki/chipatlas).
import { InputError } from '../../errors.ts';

/** Base address of ChIP-Atlas' public data server. */
export const CHIP_ATLAS_BASE = 'https://chip-atlas.dbcls.jp/data/';

/** Assemblies for which ChIP-Atlas serves peaks. */
export const CHIP_ATLAS_GENOMES: readonly string[] = [
  'hg38',
  'hg19',
  'mm10',
  'mm9',
  'rn6',
  'dm6',
  'dm3',
  'ce11',
  'ce10',
  'sacCer3',
];

/** A peak threshold: the code in file names, the label of the web forms and what it means. Larger is stricter. */
export interface Threshold {
  readonly code: string;
  readonly label: string;
  readonly meaning: string;
  /** Whether every experiment has a file of its own at this threshold. */
  readonly perExperiment: boolean;
}

export const THRESHOLDS: readonly Threshold[] = [
  { code: '05', label: '50', meaning: 'Q < 1E-05', perExperiment: true },
  { code: '10', label: '100', meaning: 'Q < 1E-10', perExperiment: true },
  { code: '20', label: '200', meaning: 'Q < 1E-20', perExperiment: true },
  { code: '50', label: '500', meaning: 'Q < 1E-50', perExperiment: false },
];

/**
 * The code of a threshold that is written `05`, `5`, `1e-5` or `1E-05`.
 * @throws InputError for the web page's `100`, `200` and `500`, with what they mean
 */
export function thresholdCode(text: string): string {
  const isCode = THRESHOLDS.some(({ code }) => code === text);
  const labelled = isCode ? undefined : THRESHOLDS.find(({ label }) => label === text);
  if (labelled !== undefined)
    throw new InputError(`--threshold ${text} is a label of the web page`, {
      expected: `the code of the files: ${labelled.code} for ${labelled.meaning}`,
      fix: `--threshold ${labelled.code}`,
    });
  return (/^1e-0?(\d+)$/i.exec(text)?.[1] ?? text).padStart(2, '0');
}

/** Paths below the base address. */
export const serverPath = {
  experimentList: 'metadata/experimentList.tab',
  lightPeaks: (genome: string, threshold: string): string =>
    `${genome}/allPeaks_light/allPeaks_light.${genome}.${threshold}.bed.gz`,
  experimentPeaks: (genome: string, experiment: string, threshold: string): string =>
    `${genome}/eachData/bed${threshold}/${experiment}.${threshold}.bed`,
  experimentSignal: (genome: string, experiment: string): string => `${genome}/eachData/bw/${experiment}.bw`,
  tss: (genome: string): string => `others/lib/TSS/TSS.${genome}.bed`,
  chromosomeSizes: (genome: string): string => `others/lib/genome_size/${genome}.chrom.sizes`,
};

/** A name as ChIP-Atlas writes it in file names: spaces become underscores. */
export function fileNameOf(name: string): string {
  return name.replaceAll(' ', '_');
}

/** The sentence about what to cite for ChIP-Atlas' data. */
export const CHIP_ATLAS_CITATION = [
  'Oki S et al. ChIP-Atlas: a data-mining suite powered by full integration of public ChIP-seq data. EMBO Rep 2018; 19(12):e46255',
  'Zou Z et al. ChIP-Atlas 2021 update. Nucleic Acids Res 2022; 50(W1):W175-W182',
  'Zou Z et al. ChIP-Atlas 3.0. Nucleic Acids Res 2024; 52(W1):W45-W53',
];
