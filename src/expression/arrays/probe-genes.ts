import { median } from '../../statistics/descriptive.ts';
import { sampleValues, type ExpressionMatrix } from '../expression-matrix.ts';

/** Annotation columns that hold gene symbols, best first. */
const SYMBOL_COLUMNS = [
  'gene symbol',
  'gene_symbol',
  'genesymbol',
  'symbol',
  'ilmn_gene',
  'gene name',
  'genename',
  'gene_name',
  'gene',
  'gene_assignment',
  'identifier',
];

/** The annotation column that names genes, if there is one. */
export function symbolColumn(columns: Iterable<string>): string | undefined {
  const byName = new Map([...columns].map((name) => [name.toLowerCase(), name]));
  for (const name of SYMBOL_COLUMNS) {
    const found = byName.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The genes an annotation field names: `DDR1 /// MIR4640` is two, and
 * `NM_1 // DDR1 // discoidin ... /// NM_2 // DDR1 // ...` (Affymetrix gene_assignment) is one.
 */
export function genesOfField(field: string): string[] {
  const genes = new Set<string>();
  for (const part of field.split(/\/\/\/|;|\|/)) {
    const pieces = part.split('//');
    const gene = (pieces.length > 1 ? pieces[1] : pieces[0]).trim();
    if (gene !== '' && !/^(?:-+|NA|null|--Control)$/i.test(gene)) genes.add(gene);
  }
  return [...genes];
}

/** Which probes measure which gene. */
export interface ProbeGenes {
  /** Gene of every probe; empty where the probe measures none or several. */
  readonly gene: readonly string[];
  readonly withoutGene: number;
  readonly ofSeveralGenes: number;
}

/** One gene per probe; probes of several genes are left out because their signal cannot be told apart. */
export function assignProbes(fields: readonly string[]): ProbeGenes {
  let withoutGene = 0;
  let ofSeveralGenes = 0;
  const gene = fields.map((field) => {
    const genes = genesOfField(field);
    if (genes.length === 1) return genes[0];
    if (genes.length === 0) withoutGene++;
    else ofSeveralGenes++;
    return '';
  });
  return { gene, withoutGene, ofSeveralGenes };
}

/** One row per gene. */
export interface GeneRows {
  readonly genes: readonly string[];
  /** Row of the probe that speaks for the gene. */
  readonly probe: Uint32Array;
  /** All rows of the gene. */
  readonly probes: readonly (readonly number[])[];
}

/** The probe with the largest average expression speaks for its gene; the contrast has no part in the choice. */
export function chooseProbes(gene: readonly string[], averageExpression: Float64Array): GeneRows {
  const rowsOf = rowsByGene(gene);
  const genes = [...rowsOf.keys()];
  const probes = [...rowsOf.values()];
  const probe = Uint32Array.from(probes, (rows) =>
    rows.reduce((best, row) => (averageExpression[row] > averageExpression[best] ? row : best)),
  );
  return { genes, probe, probes };
}

/** The median of a gene's probes in every sample, as a matrix with one row per gene. */
export function medianOfProbes(matrix: ExpressionMatrix, gene: readonly string[]): ExpressionMatrix {
  const rowsOf = rowsByGene(gene);
  const genes = [...rowsOf.keys()];
  const values = new Float64Array(genes.length * matrix.sampleNames.length).fill(NaN);
  for (let sample = 0; sample < matrix.sampleNames.length; sample++) {
    const column = sampleValues(matrix, sample);
    let to = sample * genes.length;
    for (const rows of rowsOf.values()) {
      const measured = rows.map((row) => column[row]).filter((value) => value === value);
      values[to++] = median(measured);
    }
  }
  return { rowNames: genes, sampleNames: matrix.sampleNames, values };
}

function rowsByGene(gene: readonly string[]): Map<string, number[]> {
  const rowsOf = new Map<string, number[]>();
  gene.forEach((name, row) => {
    if (name === '') return;
    const rows = rowsOf.get(name);
    if (rows === undefined) rowsOf.set(name, [row]);
    else rows.push(row);
  });
  return rowsOf;
}
