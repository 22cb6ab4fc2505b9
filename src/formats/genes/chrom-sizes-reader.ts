import { basename } from 'node:path';
import { InputError } from '../../errors.ts';
import type { Assembly } from '../../genome/assembly.ts';
import { assemblyFromSizes, knownAssembly, KNOWN_ASSEMBLIES } from '../../genome/assembly.ts';
import { readBytes, sourceName } from '../text/byte-source.ts';

/**
 * An assembly from a `chrom.sizes` file: chromosome and size in the first two columns, separated by blanks
 * (a FASTA index `.fai` has them too). It is called after the file: `sheep.chrom.sizes` gives `sheep`.
 * @throws InputError naming file and line
 */
export async function readChromSizes(path: string): Promise<Assembly> {
  const file = sourceName(path);
  const sizes = new Map<string, number>();
  const lines = (await readBytes(path)).toString('utf8').split(/\r?\n/);
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '' || text.startsWith('#')) continue;
    const [name, size] = text.trim().split(/\s+/) as [string, string | undefined];
    if (size === undefined || !/^[1-9]\d*$/.test(size)) {
      throw new InputError('not a chromosome with its size', {
        file,
        line: index + 1,
        expected: 'chromosome and size in bp, separated by a tab',
        found: JSON.stringify(text.slice(0, 120)),
      });
    }
    if (sizes.has(name)) {
      throw new InputError(`chromosome ${name} is listed twice`, { file, line: index + 1 });
    }
    sizes.set(name, Number(size));
  }
  if (sizes.size === 0) throw new InputError('the file is empty', { file, expected: 'chromosome and size' });
  return assemblyFromSizes(
    basename(path).replace(/(?:\.chrom(?:osome)?)?\.sizes?$|\.fai$|\.genome$/, ''),
    [...sizes.keys()],
    [...sizes.values()],
  );
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
