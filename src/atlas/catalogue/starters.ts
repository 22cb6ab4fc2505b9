// First atlases for who has none: which cells each holds, and which of their experiments are taken. A filter, not data.
import { counted } from '../../counted.ts';
import { InputError } from '../../errors.ts';
import { nameKey, type KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { isNotAFactor } from '../../genome/antigens/non-factors.ts';
import type { CatalogueRow } from './open-catalogue.ts';

/** Cells that stand for one another, by ChIP-Atlas' names of now and of earlier, and how many of their experiments are taken first. */
interface StarterGroup {
  readonly most: number;
  readonly cells: string;
}

const GROUPS = {
  myeloma: [
    {
      most: 160,
      cells:
        'MM.1S, MM.1R, U-266, KMS-11, KMS-12-BM, KMS-12-PE, KMS-18, KMS-28-BM, KMS-34, NCI-H929, OPM-2, RPMI-8226, L-363, AMO-1, LP-1, JJN-3, XG-1, MOLP-8, ANBL-6, INA-6, Delta-47, Multiple Myeloma, Plasma Cells, Plasmablasts',
    },
    {
      most: 120,
      cells:
        'GM12878, B cells, B-Lymphocytes, B-cell (CD19+), CD20+, CD20+ B cells, Naive B cells, Memory B cells, Germinal center B cells, Pre-B cells, RAMOS, RAJI, BJAB, DAUDI, Akata, P493-6, OCI-LY1, OCI-LY-1, OCI-LY-3, OCI-LY-7, OCI-LY-10, OCI-LY-19, SU-DHL-2, SU-DHL-4, SU-DHL-5, SU-DHL-6, SU-DHL-10, HBL-1, TMD8, U-2932, Z-138, REH, SEM, NALM-6, BCBL1, BC-3',
    },
    { most: 60, cells: 'CD34+, CD34+ cells, CD34 Hematopoietic stem cells, Hematopoietic Stem Cells' },
    {
      most: 60,
      cells:
        'T cells, T-Lymphocytes, CD4+, CD4+ T cells, CD4-Positive T-Lymphocytes, CD8+, CD8+ T cells, CD8-Positive T-Lymphocytes, Memory T cells, Treg, T-Lymphocytes, Regulatory, Th1 Cells, Th2 Cells, Th17 Cells',
    },
  ],
  blood: [
    {
      most: 150,
      cells:
        'K-562, HL-60, NB-4, Kasumi-1, SKNO-1, ME-1, MV-4-11, MOLM-13, THP-1, U-937, OCI-AML3, HEL, TF-1, Leukemia, Myeloid',
    },
    { most: 100, cells: 'GM12878, B cells, B-Lymphocytes, RAMOS, RAJI, OCI-LY1, OCI-LY-7, REH, SEM, MM.1S' },
    {
      most: 75,
      cells:
        'Jurkat, Jurkat (Clone E6-1), CUTLL1, CCRF-CEM, DND-41, T cells, CD4+ T cells, CD4-Positive T-Lymphocytes, CD8+ T cells, Th1 Cells, Th2 Cells, Treg',
    },
    {
      most: 75,
      cells:
        'CD34+, CD34 Hematopoietic stem cells, Hematopoietic Stem Cells, Erythroblasts, Erythroid Cells, Monocytes, Monocytes-CD14+, Macrophages, Dendritic Cells, Neutrophils',
    },
  ],
  breast: [
    { most: 160, cells: 'MCF-7' },
    { most: 100, cells: 'T-47D, ZR-75-1, BT-474, MDA-MB-453, MDA-MB-134-VI, SK-BR-3, H3396, LY2' },
    {
      most: 80,
      cells: 'MDA-MB-231, MDA-MB-468, MDA-MB-436, BT-549, BT-20, Hs 578T, SUM 159PT, HCC1954, CAL-51',
    },
    { most: 60, cells: 'MCF 10A, HMEC, HMLE, HMF, Breast cells, Breast cancer, Breast' },
  ],
  liver: [
    { most: 280, cells: 'Hep G2' },
    { most: 60, cells: 'HuH-7, HuH-7.5, Hep 3B, Hep 3B2.1-7, PLC/PRF/5, SK-HEP-1, HepaRG' },
    { most: 60, cells: 'Hepatocytes, Liver, Hepatic Stellate Cells, LX2' },
  ],
  neural: [
    {
      most: 160,
      cells:
        'SK-N-SH, SH-SY5Y, BE(2)-C, SK-N-BE(2), SK-N-BE(2)-C, KELLY, SK-N-AS, IMR-32, CLB-GA, NGP, Neuroblastoma',
    },
    {
      most: 100,
      cells: 'U-87 MG, T98G, LN-229, M059J, D54, Daoy, D341 Med, Glioblastoma, Medullo, GBM1-HAM',
    },
    {
      most: 80,
      cells: 'Neural progenitor cells, Fetal neural progenitor cells, Neural Stem Cells, Neurons, ReN-VM',
    },
    {
      most: 60,
      cells:
        'Astrocytes, NH-A, Microglia, Brain, Adult brains, Fetal brain, Prefrontal Cortex, Frontal cortex, Dorsal lateral prefrontal cortex',
    },
  ],
} as const satisfies Readonly<Record<string, readonly StarterGroup[]>>;

export type StarterName = keyof typeof GROUPS;
export const STARTER_NAMES = Object.keys(GROUPS) as StarterName[];

/**
 * Bounds of a first atlas. The bytes are those of the experiments: with the list of all experiments, below 400 MB, they are 3 GB,
 * which take 20 minutes at 20 Mbit/s.
 */
export const STARTER_LIMITS = { experiments: 400, bytes: 2.6e9, listBytes: 0.4e9, bytesPerSecond: 2.5e6 };

/** An experiment with fewer is one that failed more often than one of a rare factor. */
const FEWEST_PEAKS = 500;

/** @throws InputError with the list, for a name that is none, or none at all */
export function starterNamed(name: string | true): StarterName {
  const found = STARTER_NAMES.find((each) => nameKey(each) === nameKey(String(name)));
  if (name !== true && found !== undefined) return found;
  throw new InputError(name === true ? '--starter needs a name' : `there is no starter '${name}'`, {
    expected: STARTER_NAMES.join(', '),
    fix: `--starter ${STARTER_NAMES[0]} takes at most ${counted(STARTER_LIMITS.experiments, 'experiment')} of cells of its own; --cell and --cell-class choose others`,
  });
}

/** Cells of a starter in the order of its table. */
export function starterCells(name: StarterName): readonly string[] {
  return GROUPS[name].flatMap((group) => namesIn(group.cells));
}

/** `T-Lymphocytes, Regulatory` and `Leukemia, Myeloid` are one name each. */
function namesIn(cells: string): string[] {
  return cells.split(/, (?!Regulatory|Myeloid)/);
}

/**
 * Which experiments a starter takes. Of one factor in one cell the experiment with the most peaks (of equally many that with more
 * mapped reads, then the first of the list); labels that name no factor and experiments below 500 peaks are not taken. Each group of
 * cells has a share, and what one leaves free goes to the others in their order; in a group come first the factors that were assayed in most
 * of the starter's cells, which tell cells apart, then those with most peaks.
 * @param candidates experiments of the starter's cells that are neither perturbed nor another's data again
 * @param bytesOf what an experiment is to bring, in bytes
 * @returns at most 400 of them, in the order of the list
 */
export function starterExperiments(
  candidates: readonly CatalogueRow[],
  name: StarterName,
  names: Pick<KnownNames, 'key'>,
  bytesOf: (row: CatalogueRow) => number,
): CatalogueRow[] {
  const best = new Map<string, CatalogueRow>();
  for (const row of candidates) {
    if (isNotAFactor(row.antigen) || !(row.quality.peaks >= FEWEST_PEAKS)) continue;
    const key = `${nameKey(row.cell)}\t${names.key(row.antigen)}`;
    const before = best.get(key);
    if (before === undefined || isBetter(row, before)) best.set(key, row);
  }
  const cellsOf = new Map<string, number>();
  for (const { antigen } of best.values())
    cellsOf.set(names.key(antigen), (cellsOf.get(names.key(antigen)) ?? 0) + 1);
  const cells = (row: CatalogueRow): number => cellsOf.get(names.key(row.antigen)) ?? 0;
  const groups = GROUPS[name].map(({ most, cells: listed }) => {
    const keys = new Set(namesIn(listed).map(nameKey));
    const rows = [...best.values()].filter(({ cell }) => keys.has(nameKey(cell)));
    rows.sort(
      (a, b) =>
        cells(b) - cells(a) || b.quality.peaks - a.quality.peaks || (a.experiment < b.experiment ? -1 : 1),
    );
    return { most, rows };
  });
  const taken = new Set<CatalogueRow>();
  let bytes = 0;
  const take = (row: CatalogueRow): void => {
    const more = bytesOf(row);
    if (taken.size >= STARTER_LIMITS.experiments || bytes + more > STARTER_LIMITS.bytes) return;
    taken.add(row);
    bytes += more;
  };
  for (const { most, rows } of groups) rows.slice(0, most).forEach(take);
  for (const { most, rows } of groups) rows.slice(most).forEach(take);
  return candidates.filter((row) => taken.has(row));
}

function isBetter(a: CatalogueRow, b: CatalogueRow): boolean {
  const difference = a.quality.peaks - b.quality.peaks || mapped(a) - mapped(b);
  return difference > 0;
}

function mapped({ quality: { reads, mappedPercent } }: CatalogueRow): number {
  return Number.isNaN(reads * mappedPercent) ? 0 : reads * mappedPercent;
}
