import { createRandom, type Random } from '../../src/statistics/random.ts';
import { folderWith } from './chipmate.ts';

/** Places that peaks can have, 60 kb apart on three chromosomes. */
const PLACES = 2400;
const ON_EACH = 800;
const OTHERS = 16;

/**
 * A small simulated world with planted partners, in two cell types of one class: where query A goes FOS goes in the
 * cell type ONE alone, where query B goes CHD4 goes in TWO alone, and EZH2 goes with both in both. Sixteen further
 * factors have sites of their own.
 * @returns a folder with `sheet.tsv`, `a.bed`, `b.bed`, the places of the planted modules, and their peak files
 */
export function plantedPartners(seed: number): string {
  return folderWith(plantedFiles(seed));
}

/** The files of such a world. */
export function plantedFiles(seed: number): Record<string, string> {
  const random = createRandom(seed);
  const module = (share: number): Set<number> => chosen(random, share);
  const modules = { a: module(0.12), b: module(0.12), both: module(0.08) };
  const files: Record<string, string> = {
    'a.bed': bed(random, [modules.a, modules.both], 0.03),
    'b.bed': bed(random, [modules.b, modules.both], 0.03),
    'module-a.bed': bed(random, [modules.a], 0),
    'module-both.bed': bed(random, [modules.both], 0),
  };
  const rows = ['experiment\tantigen_class\tantigen\tcell_class\tcell\tfile'];
  const add = (antigen: string, cell: string, ...sites: ReadonlySet<number>[]): void => {
    const name = `simulated-${rows.length}`;
    rows.push(`${name}\tTFs and others\t${antigen}\tBlood\t${cell}\t${name}.bed`);
    files[`${name}.bed`] = bed(random, sites, 0.05);
  };
  for (const cell of ['ONE', 'TWO']) {
    add('FOS', cell, ...(cell === 'ONE' ? [modules.a] : []));
    add('CHD4', cell, ...(cell === 'TWO' ? [modules.b] : []));
    add('EZH2', cell, modules.both);
    for (let i = 1; i <= OTHERS; i++) add(`OTHER${i}`, cell, module(0.1));
  }
  files['sheet.tsv'] = rows.join('\n') + '\n';
  return files;
}

function chosen(random: Random, share: number): Set<number> {
  return new Set([...new Array(PLACES).keys()].filter(() => random.uniform() < share));
}

/** Peaks at most places of the sets and at a share of all others, weaker there. */
function bed(random: Random, sets: readonly ReadonlySet<number>[], elsewhere: number): string {
  const lines: string[] = [];
  for (let place = 0; place < PLACES; place++) {
    const planted = sets.some((set) => set.has(place));
    if (random.uniform() >= (planted ? 0.85 : elsewhere)) continue;
    const start = 100_000 + 60_000 * (place % ON_EACH) + random.integer(80);
    const signal = (planted ? 20 : 5) + 20 * random.uniform();
    const chromosome = `chr${1 + Math.floor(place / ON_EACH)}`;
    lines.push([chromosome, start, start + 200, '.', 0, '.', signal.toFixed(4), -1, -1, 100].join('\t'));
  }
  return lines.join('\n') + '\n';
}
