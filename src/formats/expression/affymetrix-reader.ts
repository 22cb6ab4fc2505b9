import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../../errors.ts';
import { arrayName } from './spotted-arrays-reader.ts';
import type { NamedFile } from '../text/byte-source.ts';
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
export function readCelFiles(files: readonly NamedFile[], description: NamedFile): ProbeLevelArrays {
  const cdf = parseCdf(readBinary(description), description.name);
  const probes = cdf.cell.length;
  const intensities = new Float64Array(probes * files.length);
  let chip = '';
  files.forEach((file, column) => {
    const { name } = file;
    const cel = parseCel(readBinary(file), name);
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
  });
  return {
    sampleNames: files.map(({ name }) => arrayName(name)),
    setNames: cdf.setNames,
    set: cdf.set,
    intensities,
  };
}

function readBinary({ path, name }: NamedFile): Uint8Array {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new InputError('the file cannot be read', { file: name });
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch {
    throw new InputError('the gzip file is damaged or ends early', {
      file: name,
      fix: 'fetch the file again',
    });
  }
}
