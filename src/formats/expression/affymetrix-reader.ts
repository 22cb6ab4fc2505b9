import { InputError } from '../../errors.ts';
import { arrayName } from './spotted-arrays-reader.ts';
import { readBinary, type NamedFile } from '../text/byte-source.ts';
import { parseCdf } from './cdf-reader.ts';
import { parseCel } from './cel-reader.ts';

/** Perfect-match intensities of several Affymetrix arrays, probe by probe. */
export interface ProbeLevelArrays {
  readonly sampleNames: readonly string[];
  readonly setNames: readonly string[];
  /** Probe set of every probe; probes of one set stand together. */
  readonly set: Uint32Array;
  /** Column-major, probes x arrays. */
  readonly intensities: Float64Array;
}

/**
 * Reads CEL files and the chip description that says which cells measure which probe set.
 * @throws InputError for damaged files, arrays of several types, and a description of another array
 */
export async function readCelFiles(
  files: readonly NamedFile[],
  description: NamedFile,
): Promise<ProbeLevelArrays> {
  const cdf = parseCdf(await readBinary(description.path, description.name), description.name);
  const probes = cdf.cell.length;
  const intensities = new Float64Array(probes * files.length);
  let chip = '';
  for (const [column, { path, name }] of files.entries()) {
    const cel = parseCel(await readBinary(path, name), name);
    if (cel.columns !== cdf.columns || cel.rows !== cdf.rows)
      throw new InputError('the CDF describes another array', {
        file: name,
        expected: `${cdf.columns} x ${cdf.rows} cells (${description.name})`,
        found: `${cel.columns} x ${cel.rows} cells${cel.chip === '' ? '' : `, array type ${cel.chip}`}`,
        fix: 'give the CDF of this array type',
      });
    if (chip !== '' && cel.chip !== '' && cel.chip !== chip)
      throw new InputError('the CEL files come from several array types', {
        file: name,
        found: `${cel.chip} after ${chip}`,
        fix: 'analyse one array type at a time',
      });
    chip ||= cel.chip;
    for (let probe = 0; probe < probes; probe++)
      intensities[column * probes + probe] = cel.intensity[cdf.cell[probe]];
  }
  return {
    sampleNames: files.map(({ name }) => arrayName(name)),
    setNames: cdf.setNames,
    set: cdf.set,
    intensities,
  };
}
