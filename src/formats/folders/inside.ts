import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { InputError } from '../../errors.ts';

/** Names that Windows keeps for devices, with any suffix. */
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** What no file system of a lab takes, or takes for something else. */
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"|?*\\]/;
/** Longest name of a file or folder, in bytes. */
const LONGEST = 255;

/**
 * What keeps a name from being the name of one file or folder on every system; undefined where nothing does.
 * @param name one name, without folders
 */
export function fileNameFault(name: string): string | undefined {
  if (name === '' || name === '.' || name === '..') return 'it is no name';
  if (name.includes('/')) return 'it holds /';
  const forbidden = FORBIDDEN.exec(name);
  if (forbidden !== null) return `it holds ${JSON.stringify(forbidden[0])}`;
  if (/[. ]$/.test(name)) return 'it ends in a dot or a blank';
  if (RESERVED.test(name)) return 'Windows keeps it for a device';
  if (Buffer.byteLength(name) > LONGEST) return `it is longer than ${LONGEST} bytes`;
  return undefined;
}

/** The names in a path that is written with `/`, as in a list of files, on every system. */
export function namesIn(path: string): string[] {
  return path.split('/');
}

/** What keeps a path that is written with `/` from being one below a folder on every system; undefined where nothing does. */
export function filePathFault(path: string): string | undefined {
  return namesIn(path)
    .map(fileNameFault)
    .find((each) => each !== undefined);
}

/**
 * The place of a file whose name comes from outside (a server, a lock file, a manifest), below a folder: proves that it stays there,
 * also where folders on the way are symbolic links.
 * @param folder the folder; need not be there yet
 * @param name path below it with `/`
 * @param from what gave the name, for the message
 * @throws InputError for a name that leaves the folder or is none on some system
 */
export function pathInside(folder: string, name: string, from: string): string {
  const fault = filePathFault(name);
  if (fault !== undefined) throw outside(name, from, fault);
  const path = join(folder, ...namesIn(name));
  const real = realOf(resolve(folder));
  const below = relative(real, realOf(resolve(path)));
  if (below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below))
    throw outside(name, from, `a link leads out of ${folder}`, 'remove the link, or choose another folder');
  return path;
}

/** The path with all links resolved, as far as it is there. */
function realOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realOf(parent), relative(parent, path));
}

function outside(name: string, from: string, found: string, fix?: string): InputError {
  return new InputError(`${JSON.stringify(name)} is not the name of a file`, {
    file: from,
    expected: 'a name that is one on every system and stays in its folder',
    found,
    fix,
  });
}
