// What lies in a folder, byte by byte.
import { createHash } from 'node:crypto';
import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Path -> what lies there: `folder`, `-> target` of a link, or the SHA-256 of the bytes. */
export type Tree = ReadonlyMap<string, string>;

/**
 * Everything below a folder, hidden names included. The days on which files were downloaded or questions were kept count as one, and so do
 * the indexes of lists, which hold their lists' times.
 */
export function treeOf(folder: string): Tree {
  const tree = new Map<string, string>();
  const visit = (below: string): void => {
    for (const name of readdirSync(join(folder, below)).sort()) {
      const path = below === '' ? name : `${below}/${name}`;
      const status = lstatSync(join(folder, path));
      if (status.isSymbolicLink()) tree.set(path, `-> ${readlinkSync(join(folder, path))}`);
      else if (status.isDirectory()) {
        tree.set(path, 'folder');
        visit(path);
      } else if (name.endsWith('.tab.index')) tree.set(path, 'an index');
      else if (status.isFile()) tree.set(path, digestOf(join(folder, path)));
      else tree.set(path, 'neither file nor folder');
    }
  };
  visit('');
  return tree;
}

function digestOf(path: string): string {
  let bytes = readFileSync(path);
  if (path.endsWith('lock.json') || path.endsWith('question.json'))
    bytes = Buffer.from(
      // The day, and the checksum of what holds it.
      bytes
        .toString()
        .replace(/"date": "\d{4}-[^"]*"/g, '"date": "a day"')
        .replace(/"checksum": "[0-9a-f]*"/g, '"checksum": "of that day"'),
    );
  return createHash('sha256').update(bytes).digest('hex');
}

/** The first differences between two trees, in words; empty where there are none. */
export function differences(found: Tree, wanted: Tree): string[] {
  const names = new Set([...found.keys(), ...wanted.keys()]);
  const differing = [...names].filter((name) => found.get(name) !== wanted.get(name)).sort();
  return differing.map((name) =>
    !wanted.has(name) ? `${name} is left` : !found.has(name) ? `${name} is gone` : `${name} has other bytes`,
  );
}

/** Those entries of a tree whose path passes. */
export function part(tree: Tree, passes: (path: string) => boolean): Tree {
  return new Map([...tree].filter(([path]) => passes(path)));
}

/** Runs something with an empty folder, which is gone afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-harm-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Puts a copy of a folder, its times included, in a place that may have one. */
export function copyOver(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true, maxRetries: 3 });
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}
