import { Option, type Command } from 'commander';
import { InputError } from '../../errors.ts';
import { analyzeExpression, type ExpressionOptions } from '../../expression/analysis.ts';
import { qualityFigures } from '../../expression/figures/quality-figures.ts';
import { geneTable } from '../../expression/gene-table.ts';
import { robustMultiArrayAverage } from '../../expression/rma.ts';
import { SCALES, type Scale } from '../../expression/scale.ts';
import { readCelFiles } from '../../formats/affymetrix-files.ts';
import { isSpottedArray, readSpottedArrays } from '../../formats/array-files.ts';
import { readBytes, sourceName } from '../../formats/byte-source.ts';
import { annotationOfRows, readAnnotation } from '../../formats/annotation-file.ts';
import type { ExpressionFile } from '../../formats/expression-file.ts';
import { readGeneIdentifiers } from '../../formats/gene-identifiers-file.ts';
import { parseExpressionBytes } from '../../formats/expression-reader.ts';
import { readSampleSheet, sheetOfAttributes } from '../../formats/sample-sheet-file.ts';
import { note } from '../../messages/message.ts';
import { writeFigures } from '../figures.ts';
import { whole } from '../numbers.ts';
import {
  addOutputOptions,
  addQuietOption,
  tell,
  writeTable,
  type OutputOptions,
  geneIdsOption,
} from '../options.ts';
import { newCommand } from '../new-command.ts';

interface Options extends OutputOptions {
  readonly design?: string;
  readonly contrast?: string;
  readonly model?: string;
  readonly numeric?: string;
  readonly scale?: Scale;
  readonly normalize: 'auto' | 'none' | 'quantile';
  readonly probes: 'best' | 'median' | 'all';
  readonly annotation?: string;
  readonly cdf?: string;
  readonly geneIds?: string;
  readonly minCount: number;
  readonly trend?: boolean;
  readonly robust?: boolean;
  readonly figures?: string;
  readonly quiet?: boolean;
}

export function command(): Command {
  const expression = newCommand(
    'expression',
    'Differential expression: which genes differ between two groups of samples, and how surely',
    [
      'chipmate expression arrays.tsv --design samples.tsv --contrast treated-control -o genes.tsv',
      'chipmate expression GSE31421_series_matrix.txt.gz --contrast "agent=lenalidomide-none" --annotation GPL570.txt.gz',
      'chipmate expression *.CEL.gz --cdf HG-U133_Plus_2.cdf --design samples.tsv --contrast treated-control',
      'chipmate expression counts.tsv --design samples.tsv --contrast "(kd:drug-kd:none)-(ctl:drug-ctl:none)" --model "knockdown*treatment+batch"',
    ],
  )
    .argument(
      '<files...>',
      'one GEO series matrix, SOFT file or table of values or counts; or one array per file: CEL, Agilent, GenePix',
    )
    .option('--design <sheet>', 'table with the column sample and any columns that group the samples')
    .option('--contrast <a-b>', 'what to compare: groups of a column, or COLUMN=a-b')
    .option('--model <terms>', 'terms of the model, such as treatment*time+batch (default: all factors)')
    .option('--numeric <columns>', 'columns of the sheet that enter as numbers, separated by commas')
    .addOption(new Option('--scale <scale>', 'what the values are (default: detected)').choices(SCALES))
    .addOption(
      new Option(
        '--normalize <how>',
        'auto: quantile for intensities, TMM for counts, none for logged values',
      )
        .choices(['auto', 'none', 'quantile'])
        .default('auto'),
    )
    .option('--cdf <file>', 'chip description of CEL files')
    .option('--annotation <file>', 'GEO platform file or table that names the gene of every probe')
    .addOption(geneIdsOption())
    .addOption(
      new Option('--probes <which>', 'best: the probe with the largest average speaks for its gene')
        .choices(['best', 'median', 'all'])
        .default('best'),
    )
    .option(
      '--min-count <n>',
      'smallest count that a gene needs, at the median library size',
      whole('--min-count', 0),
      10,
    )
    .option('--trend', 'let the prior variance follow the average expression')
    .option('--figures <dir>', 'also write quality pictures (SVG) into this folder')
    .option('--robust', 'protect the prior variance from outlier genes');
  return addQuietOption(addOutputOptions(expression)).action(run);
}

async function run(paths: readonly string[], options: Options): Promise<void> {
  const path = paths.length === 1 ? paths[0] : `${paths[0]} and ${paths.length - 1} more`;
  const file = await annotated(await readInput(paths, options.cdf), options);
  const sheet =
    options.design === undefined
      ? sheetOfAttributes(file, path, options.contrast, attributesOfModel(options))
      : await readSampleSheet(options.design);
  if (options.contrast === undefined)
    throw new InputError('--contrast is needed', {
      expected: `groups of a column of the sheet: ${[...sheet.columns].map(([name, values]) => `${name} (${[...new Set(values)].slice(0, 6).join(', ')})`).join('; ')}`,
      fix: 'for example --contrast treated-control, or --contrast "disease state=tumour-normal"',
    });
  const { contrast } = options;
  const identifiers = options.geneIds === undefined ? undefined : await readGeneIdentifiers(options.geneIds);
  const analysis = analyzeExpression(file, path, sheet, {
    ...analysisOptions(options),
    ...(identifiers === undefined ? {} : { identifiers }),
    contrast,
  });
  tell(analysis.notices, options);
  writeTable(geneTable(analysis, options.probes === 'all'), options);
  if (options.figures !== undefined) writeFigures(options.figures, qualityFigures(analysis));
}

/** One file of many samples, or many files of one array each. */
async function readInput(paths: readonly string[], cdf: string | undefined): Promise<ExpressionFile> {
  if (paths.every((path) => /\.cel(?:\.gz)?$/i.test(path))) {
    if (cdf === undefined)
      throw new InputError('CEL files need the description of their array', {
        file: paths[0],
        fix: '--cdf FILE; the maker of the array has it, and GEO keeps it with the platform',
      });
    return {
      format: 'Affymetrix CEL',
      matrix: robustMultiArrayAverage(readCelFiles(paths, cdf)),
      attributes: new Map(),
      annotation: new Map(),
      notices: [note('expression.rma')],
    };
  }
  if (paths.length > 1) return readSpottedArrays(paths);
  const bytes = await readBytes(paths[0]);
  return isSpottedArray(bytes) ? readSpottedArrays(paths) : parseExpressionBytes(bytes, sourceName(paths[0]));
}

function attributesOfModel({ model, numeric }: Options): string[] {
  const names = [...(model?.split(/[*+:]/) ?? []), ...(numeric?.split(',') ?? [])];
  return names.map((name) => name.trim()).filter((name) => name !== '' && name !== '1');
}

function analysisOptions(options: Options): Omit<ExpressionOptions, 'contrast'> {
  return {
    ...(options.model === undefined ? {} : { model: options.model }),
    ...(options.numeric === undefined ? {} : { numeric: options.numeric.split(',') }),
    ...(options.scale === undefined ? {} : { scale: options.scale }),
    ...(options.trend === undefined ? {} : { trend: options.trend }),
    normalization: options.normalize,
    robust: options.robust ?? false,
    probes: options.probes,
    minimalCount: options.minCount,
  };
}

async function annotated(file: ExpressionFile, options: Options): Promise<ExpressionFile> {
  const path = options.annotation;
  if (path === undefined) return file;
  const { columns, known } = annotationOfRows(await readAnnotation(path), file.matrix.rowNames);
  const rows = file.matrix.rowNames.length;
  if (known === 0)
    throw new InputError('the annotation knows none of the probes', {
      file: path,
      expected: `probes such as ${file.matrix.rowNames.slice(0, 3).join(', ')}`,
      fix: 'is it the annotation of another array? GEO names the platform (GPL...) on the page of the series',
    });
  if (known < rows) tell([note('expression.annotation-known', { known, rows })], options);
  return { ...file, annotation: columns };
}
