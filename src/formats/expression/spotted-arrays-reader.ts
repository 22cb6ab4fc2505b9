import { basename } from 'node:path';
import { InputError } from '../../errors.ts';
import { parseAgilent } from './agilent-reader.ts';
import { readBytes, type NamedFile } from '../text/byte-source.ts';
import type { ExpressionFile, ExpressionMatrix } from './expression-file.ts';
import { parseGenePix } from './genepix-reader.ts';
import type { SpottedArray } from './spot-table-reader.ts';

/** `GSM1_control.txt.gz` is the array GSM1_control. */
export function arrayName(path: string): string {
  return basename(path)
    .replace(/\.gz$/i, '')
    .replace(/\.(?:cel|txt|gpr|tsv)$/i, '');
}

/** Whether bytes begin as one of the formats that hold one spotted array per file. */
export function isSpottedArray(bytes: Uint8Array): boolean {
  return spottedParser(bytes) !== undefined;
}

function spottedParser(bytes: Uint8Array): ((bytes: Uint8Array, file: string) => SpottedArray) | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8)).toString('latin1');
  if (head.startsWith('TYPE\t')) return parseAgilent;
  if (/^"?ATF\b/.test(head)) return parseGenePix;
  return undefined;
}

/**
 * Reads spotted arrays (Agilent Feature Extraction, GenePix), one file per array, of one design.
 * @throws InputError for files of other formats, and arrays whose probes differ
 */
export async function readSpottedArrays(files: readonly NamedFile[]): Promise<ExpressionFile> {
  const arrays: SpottedArray[] = [];
  for (const { path, name } of files) {
    const bytes = await readBytes(path, name);
    const parse = spottedParser(bytes);
    if (parse === undefined)
      throw new InputError('this file is no array of Agilent Feature Extraction or GenePix', {
        file: name,
        fix: 'several files are read as one array each; give one matrix, or arrays of one maker',
      });
    arrays.push(parse(bytes, name));
    checkSameDesign(arrays[0], arrays[arrays.length - 1], files[0].name, name);
  }
  const first = arrays[0];
  const matrixOf = (channel: 'green' | 'red'): ExpressionMatrix => {
    const values = new Float64Array(first.probes.length * arrays.length);
    arrays.forEach((array, column) => values.set(array[channel] ?? [], column * first.probes.length));
    return { rowNames: first.probes, sampleNames: files.map(({ name }) => arrayName(name)), values };
  };
  const green = matrixOf('green');
  return {
    format: first.format,
    matrix: green,
    attributes: new Map(),
    annotation: first.genes === undefined ? new Map() : new Map([['Gene Symbol', first.genes]]),
    ...(first.red === undefined
      ? { netIntensities: true }
      : { twoColor: { red: matrixOf('red'), green, printTip: first.printTip } }),
    notices: arrays.flatMap((array) => array.notices),
  };
}

function checkSameDesign(first: SpottedArray, array: SpottedArray, firstName: string, name: string): void {
  const differs =
    array.probes.length !== first.probes.length || array.probes.some((id, i) => id !== first.probes[i]);
  if (!differs && (array.red === undefined) === (first.red === undefined)) return;
  throw new InputError(`the probes differ from those of ${firstName}`, {
    file: name,
    expected: `${first.probes.length} probes beginning with ${first.probes.slice(0, 3).join(', ')}`,
    found: `${array.probes.length} beginning with ${array.probes.slice(0, 3).join(', ')}`,
    fix: 'analyse arrays of one design together; two designs share no rows',
  });
}
