import { InputError } from '../../../errors.ts';
import { robustMultiArrayAverage } from '../../../expression/arrays/rma.ts';
import { readCelFiles } from '../../../formats/expression/affymetrix-reader.ts';
import { readAnnotation } from '../../../formats/expression/probe-annotation-reader.ts';
import { isSpottedArray, readSpottedArrays } from '../../../formats/expression/spotted-arrays-reader.ts';
import { readBytes, sourceName, type NamedFile } from '../../../formats/text/byte-source.ts';
import {
  annotationOfRows,
  type ExpressionFile,
  type ProbeAnnotation,
} from '../../../formats/expression/expression-file.ts';
import { parseExpressionBytes } from '../../../formats/expression/expression-reader.ts';
import { readGeneIdentifiers } from '../../../formats/genes/gene-identifiers-reader.ts';
import { readSampleSheet, type SampleSheet } from '../../../formats/expression/sample-sheet-reader.ts';
import type { GeneIdentifiers } from '../../../genome/gene-identifiers.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';

/** The files of an expression experiment, as the user names them. */
export interface ExpressionFiles {
  /** One file of many samples (GEO series matrix, SOFT, table), or one array per file (CEL, Agilent, GenePix). */
  readonly files: readonly string[];
  /** Table of the samples; without it the file's own attributes describe them. */
  readonly design?: string;
  /** GEO platform (GPL...) given apart: names the gene of every probe, and of a family of several platforms chooses the samples. */
  readonly platform?: string;
  /** Table that names the gene of every probe, in place of what file and platform say. */
  readonly annotation?: string;
  /** Chip description of CEL files. */
  readonly cdf?: string;
  /** Table of gene identifiers. */
  readonly geneIds?: string;
}

/** An expression experiment, opened. */
export interface ExpressionInput {
  readonly file: ExpressionFile;
  /** What messages call it. */
  readonly name: string;
  /** Undefined where the file itself has to say what its samples are. */
  readonly sheet: SampleSheet | undefined;
  readonly identifiers: GeneIdentifiers | undefined;
  /** What is to be said of the files beside `file.notices`. */
  readonly notices: readonly Notice[];
}

/**
 * Opens an expression experiment: the measured values, the genes of its probes, its samples. CEL files are summarised
 * by RMA; whatever else there is to decide about the values is left to the analysis.
 * @param locate where a file lies that the user names so; defaults to the name as a path. Messages keep the name
 * @throws InputError for a file that is missing, damaged or of another kind than the others, CEL files without their
 *   description, and an annotation that knows none of the probes
 */
export async function readExpressionInput(
  files: ExpressionFiles,
  locate: (name: string) => string = (name) => name,
): Promise<ExpressionInput> {
  const named = (name: string): NamedFile => ({ path: locate(name), name: sourceName(name) });
  const optional = <T>(
    name: string | undefined,
    read: (path: string, name: string) => Promise<T>,
  ): Promise<T | undefined> =>
    name === undefined ? Promise.resolve(undefined) : read(locate(name), sourceName(name));
  const given = files.annotation ?? files.platform;
  const platform = await optional(files.platform, readAnnotation);
  const measured = await readMeasured(
    files.files.map(named),
    files.cdf === undefined ? undefined : named(files.cdf),
    platform?.accession,
  );
  const { file, notices } =
    given === undefined
      ? { file: measured, notices: [] }
      : annotated(
          measured,
          sourceName(given),
          files.annotation === undefined ? platform! : await readAnnotation(locate(given), sourceName(given)),
        );
  const [first] = files.files.map(sourceName);
  return {
    file,
    name: files.files.length === 1 ? first : `${first} and ${files.files.length - 1} more`,
    sheet: await optional(files.design, readSampleSheet),
    identifiers: await optional(files.geneIds, readGeneIdentifiers),
    notices,
  };
}

/** One file of many samples, or many files of one array each. */
async function readMeasured(
  files: readonly NamedFile[],
  cdf: NamedFile | undefined,
  platform: string | undefined,
): Promise<ExpressionFile> {
  const [first] = files;
  if (first === undefined)
    throw new InputError('no file of measured values is named', {
      expected: 'one file of many samples, or one array per file',
    });
  if (files.every(({ name }) => /\.cel(?:\.gz)?$/i.test(name))) return readCel(files, cdf);
  if (files.length > 1) return readSpottedArrays(files);
  const bytes = await readBytes(first.path, first.name);
  return isSpottedArray(bytes) ? readSpottedArrays(files) : parseExpressionBytes(bytes, first.name, platform);
}

async function readCel(files: readonly NamedFile[], cdf: NamedFile | undefined): Promise<ExpressionFile> {
  if (cdf === undefined)
    throw new InputError('CEL files need the description of their array', {
      file: files[0].name,
      fix: '--cdf FILE (in a study, cdf: FILE); the maker of the array has it, and GEO keeps it with the platform',
    });
  return {
    format: 'Affymetrix CEL',
    matrix: robustMultiArrayAverage(await readCelFiles(files, cdf)),
    attributes: new Map(),
    annotation: new Map(),
    notices: [note('expression.rma')],
  };
}

/** The file with what the annotation says of its rows, which takes the place of what the file says itself. */
function annotated(
  file: ExpressionFile,
  name: string,
  annotation: ProbeAnnotation,
): { file: ExpressionFile; notices: readonly Notice[] } {
  const { rowNames } = file.matrix;
  const { columns, known } = annotationOfRows(annotation, rowNames);
  const [measuredOn] = file.attributes.get('platform_id') ?? [];
  const { accession } = annotation;
  const other = measuredOn !== undefined && accession !== undefined && accession !== measuredOn;
  if (known === 0)
    throw new InputError('the annotation knows none of the probes', {
      file: name,
      expected: `probes such as ${rowNames.slice(0, 3).join(', ')}`,
      fix: 'is it the annotation of another array? GEO names the platform (GPL...) on the page of the series',
    });
  // The annotation of a similar array knows some of the probes, too.
  const tell = 2 * known < rowNames.length ? caution : note;
  return {
    file: { ...file, annotation: columns },
    notices: [
      ...(other ? [caution('expression.other-platform', { measured: measuredOn, given: accession })] : []),
      ...(known < rowNames.length
        ? [tell('expression.annotation-known', { known, rows: rowNames.length })]
        : []),
    ],
  };
}
