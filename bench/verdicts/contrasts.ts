// The expression tables that the court asks about: every contrast of the real data, made as the command line makes it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expression, type ExpressionChoices } from '../../src/analyses/expression.ts';
import {
  readExpressionInput,
  type ExpressionFiles,
  type ExpressionInput,
} from '../../src/analyses/inputs/genes/expression-input.ts';
import { readNamedTable, type NamedTable } from '../../src/analyses/inputs/genes/matched-table.ts';
import { formatTable } from '../../src/formats/text/table-writer.ts';
import { dataFile } from '../partners/truth.ts';

/** A contrast whose samples are at hand. */
export interface Design {
  readonly name: string;
  readonly input: ExpressionInput;
  readonly choices: ExpressionChoices;
  /** Column of the sheet, or attribute of the file, that has the contrast's groups. */
  readonly factor: string;
  /** Column of another difference between the samples: labels are dealt out among samples that are alike in it. */
  readonly within: string | undefined;
}

/** A contrast as target ranking takes it. */
export interface Contrast {
  readonly name: string;
  readonly table: NamedTable;
  /** Undefined for a finished table. */
  readonly design: Design | undefined;
}

/** The finished table of the one pair at hand that is truly a factor and its response. */
export const TRUE_TABLE = 'AR-LNCaP';

interface Source {
  readonly name: string;
  readonly factor: string;
  readonly contrast: string;
  readonly files: (folder: string, annotation: string | undefined) => ExpressionFiles;
  readonly within?: string;
  /** Samples to keep, by a column of the sheet. */
  readonly only?: (sheet: ReadonlyMap<string, readonly string[]>, sample: number) => boolean;
  /** Its probes have no genes without an annotation of the array. */
  readonly needsAnnotation?: true;
}

const counts = (series: string, factor: string, contrast: string, within?: string): Source => ({
  name: `${series} ${contrast.split('=').pop() ?? ''}`,
  factor,
  within,
  contrast: factor === 'group' ? contrast : `${factor}=${contrast}`,
  files: () => ({
    files: [dataFile('expression', 'rnaseq-counts', `${series}.raw_counts.tsv.gz`)],
    design: dataFile('expression', 'rnaseq-counts', `${series}.colData.tsv`),
  }),
});

const leukaemia = (factor: string, contrast: string, only?: Source['only']): Source => ({
  name: `ALL ${contrast}`,
  factor,
  contrast,
  files: (folder, annotation) => ({
    files: [dataFile('expression', 'ALL-leukemia', 'ALL_exprs_hgu95av2_rma_log2.tsv.gz')],
    design: leukaemiaSheet(folder),
    annotation,
  }),
  only,
  needsAnnotation: true,
});

const isB = (sheet: ReadonlyMap<string, readonly string[]>, sample: number): boolean =>
  sheet.get('lineage')?.[sample] === 'B';

const SOURCES: readonly Source[] = [
  leukaemia('fusion', 'BCR/ABL-NEG', isB),
  leukaemia('fusion', 'ALL1/AF4-NEG', isB),
  leukaemia('lineage', 'B-T'),
  {
    name: 'GDS507 RCC-normal',
    factor: 'disease state',
    contrast: 'disease state=RCC-normal',
    files: () => ({ files: [dataFile('expression', 'GDS507', 'GDS507.soft.gz')] }),
  },
  counts('SRP021193', 'group', 'CASE-CTRL', 'LibrarySelection'),
  counts('SRP021193', 'LibrarySelection', 'cDNA-size fractionation', 'group'),
  counts('SRP029880', 'group', 'CASE-CTRL'),
  counts('SRP049988', 'group', 'CASE-CTRL'),
  {
    name: 'countA treated-untreated',
    factor: 'group',
    contrast: 'treated-untreated',
    files: (folder) => ({
      files: [dataFile('chip-atlas', 'examples-hg38', 'countA.txt.gz')],
      design: treatmentSheet(folder),
    }),
  },
];

/**
 * Opens every contrast of the real data.
 * @param folder where sheets and tables may be written
 * @param annotation table that names the genes of HG-U95Av2 probes; without it their contrasts are left out
 * @returns the contrasts, and the names of those that were left out
 */
export async function openContrasts(
  folder: string,
  annotation: string | undefined,
): Promise<{ contrasts: Contrast[]; leftOut: string[] }> {
  const finished = dataFile('expression', 'AR-LNCaP', 'AR_diff_expr.xls.gz');
  const contrasts: Contrast[] = [
    { name: TRUE_TABLE, table: await readNamedTable(finished, undefined), design: undefined },
  ];
  const leftOut: string[] = [];
  for (const source of SOURCES) {
    if (source.needsAnnotation === true && annotation === undefined) {
      leftOut.push(source.name);
      continue;
    }
    const design = await openDesign(source, folder, annotation);
    contrasts.push({ name: design.name, table: await tableOfDesign(design, folder), design });
  }
  return { contrasts, leftOut };
}

async function openDesign(
  { name, factor, within, contrast, files, only }: Source,
  folder: string,
  annotation: string | undefined,
): Promise<Design> {
  const opened = await readExpressionInput(files(folder, annotation));
  const { sheet } = opened;
  const kept =
    sheet === undefined || only === undefined
      ? undefined
      : [...sheet.samples.keys()].filter((sample) => only(sheet.columns, sample));
  const input = kept === undefined ? opened : withSamples(opened, kept);
  return { name, input, factor, within, choices: { contrast } };
}

/** The experiment with some samples of its sheet alone. */
export function withSamples(input: ExpressionInput, kept: readonly number[]): ExpressionInput {
  const { sheet } = input;
  if (sheet === undefined) throw new Error(`${input.name} has no sheet`);
  return {
    ...input,
    sheet: {
      file: sheet.file,
      samples: kept.map((sample) => sheet.samples[sample]),
      columns: new Map(
        [...sheet.columns].map(([column, values]) => [column, kept.map((sample) => values[sample])]),
      ),
    },
  };
}

/** The table of a design, written and read as a user would. @throws InputError where the analysis refuses it */
export async function tableOfDesign({ name, input, choices }: Design, folder: string): Promise<NamedTable> {
  const path = join(folder, `${name.replaceAll(/[^\w-]+/g, '_')}.tsv`);
  writeFileSync(path, formatTable(expression(input, choices).table));
  return { ...(await readNamedTable(path, undefined)), name };
}

/** Three treated and three untreated samples. */
function treatmentSheet(folder: string): string {
  const path = join(folder, 'countA-sheet.tsv');
  const rows = ['treated', 'untreated'].flatMap((group) => [1, 2, 3].map((i) => `${group}_${i}\t${group}`));
  writeFileSync(path, ['sample\tgroup', ...rows].join('\n') + '\n');
  return path;
}

/** The leukaemias with their lineage and their fusion, nothing else. */
function leukaemiaSheet(folder: string): string {
  const path = join(folder, 'ALL-sheet.tsv');
  if (existsSync(path)) return path;
  const [header, ...lines] = readFileSync(dataFile('expression', 'ALL-leukemia', 'ALL_pheno.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const [name, stage, fusion] = ['rowname', 'BT', 'mol.biol'].map((column) => header.indexOf(column));
  const measured = new Set(
    gunzipSync(readFileSync(dataFile('expression', 'ALL-leukemia', 'ALL_exprs_hgu95av2_rma_log2.tsv.gz')))
      .toString('latin1')
      .split('\n', 1)[0]
      .split('\t'),
  );
  const rows = lines
    .filter((cells) => measured.has(cells[name]))
    .map((cells) => [cells[name], cells[stage][0], cells[fusion]].join('\t'));
  writeFileSync(path, ['sample\tlineage\tfusion', ...rows].join('\n') + '\n');
  return path;
}
