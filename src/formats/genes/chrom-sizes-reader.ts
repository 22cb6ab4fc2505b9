import { basename } from 'node:path';
import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import type { Assembly } from '../../genome/assembly.ts';
import { assemblyFromSizes, knownAssembly, KNOWN_ASSEMBLIES } from '../../genome/assembly.ts';
import { scanTextLines } from '../text/byte-lines.ts';
import { sourceName } from '../text/byte-source.ts';
import { name, position } from '../text/doors.ts';

/**
 * An assembly from a `chrom.sizes` file: chromosome and size in the first two columns, separated by blanks
 * (a FASTA index `.fai` has them too). It is called after the file: `sheep.chrom.sizes` gives `sheep`.
 * @throws InputError naming file and line
 */
export async function readChromSizes(path: string): Promise<Assembly> {
  const file = sourceName(path);
  const sizes = new Map<string, number>();
  await scanTextLines(path, (text, line) => {
    if (text.trim() === '' || text.startsWith('#')) return;
    const place = { file, line };
    const [first, second] = text.trim().split(/\s+/) as [string, string | undefined];
    const chromosome = name(first, 'chromosome', place);
    if (second === undefined || !/^\d/.test(second)) {
      throw new InputError('not a chromosome with its size', {
        ...place,
        expected: 'chromosome and size in bp, separated by a tab',
        found: JSON.stringify(text.slice(0, 120)),
      });
    }
    const size = position(second, 'size of the chromosome', place);
    if (size === 0)
      throw new InputError('the size of the chromosome is 0', { ...place, expected: '1 bp or more' });
    if (sizes.has(chromosome)) throw new InputError(`chromosome ${chromosome} is listed twice`, place);
    sizes.set(chromosome, size);
  });
  if (sizes.size === 0)
    throw refused('table.empty', {}, { file, expected: 'chromosome and size', fix: undefined });
  const called = basename(path).replace(/(?:\.chrom(?:osome)?)?\.sizes?$|\.fai$|\.genome$/, '');
  try {
    return assemblyFromSizes(called, [...sizes.keys()], [...sizes.values()]);
  } catch (error) {
    // Too many chromosomes, or too large in all: no single line is at fault.
    throw error instanceof InputError ? new InputError(error.problem, { ...error.details, file }) : error;
  }
}

/**
 * What a user means by `--genome`: the name of a known assembly, or the path of a `chrom.sizes` file.
 * @throws InputError for neither
 */
export async function openAssembly(nameOrPath: string): Promise<Assembly> {
  const known = knownAssembly(nameOrPath);
  if (known !== undefined) return known;
  if (/[./\\]/.test(nameOrPath)) return readChromSizes(nameOrPath);
  throw new InputError(`the genome \`${nameOrPath}\` is not known`, {
    expected: `one of ${KNOWN_ASSEMBLIES.join(', ')}, or a chrom.sizes file`,
    found: nameOrPath,
    fix: 'give the path of a chrom.sizes file of this genome',
  });
}
