import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { InputError } from '../errors.ts';
import { assemblyFromSizes, KNOWN_ASSEMBLIES, knownAssembly, type Assembly } from '../genome/assembly.ts';

/**
 * The assembly of that name, or of a chrom.sizes file (`NAME.chrom.sizes`: name and size in bp, separated by
 * a tab or spaces) which gives it its name.
 * @param nameOrPath for instance `hg38`, or `genomes/myFish.chrom.sizes`
 * @throws InputError where it is neither, or a line of the file has another form
 */
export function readAssembly(nameOrPath: string): Assembly {
  const built = knownAssembly(nameOrPath);
  if (built !== undefined) return built;
  if (!existsSync(nameOrPath) || statSync(nameOrPath).isDirectory()) {
    throw new InputError(`'${nameOrPath}' is not a genome that is built in`, {
      expected: `one of ${KNOWN_ASSEMBLIES.join(', ')}, or the path of a chrom.sizes file`,
      fix: 'for another genome, give its chrom.sizes file: two columns, chromosome and size in bp',
    });
  }
  const names: string[] = [];
  const sizes: number[] = [];
  readFileSync(nameOrPath, 'utf8')
    .split(/\r?\n/)
    .forEach((line, i) => {
      if (line.trim() === '' || line.startsWith('#')) return;
      const [name, size] = line.split(/\s+/);
      if (!/^\d+$/.test(size ?? '')) {
        throw new InputError('this line is not a chromosome with its size', {
          file: nameOrPath,
          line: i + 1,
          expected: 'a name and a number of bp',
          found: line.slice(0, 100),
        });
      }
      names.push(name);
      sizes.push(Number(size));
    });
  return assemblyFromSizes(basename(nameOrPath).replace(/(?:\.chrom)?\.sizes$|\.txt$/, ''), names, sizes);
}
