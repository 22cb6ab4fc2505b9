import type { CellClassSites } from '../../../atlas/sites/cell-class-sites.ts';
import { nameKey } from '../../../genome/antigens/antigen-aliases.ts';
import { MergedRegions } from '../../../genome/intervals.ts';
import { linearRegions } from '../../../genome/linear-regions.ts';
import type { PeakColumns } from '../../../genome/peak-columns.ts';
import { takePeaks } from '../../../genome/place.ts';
import { note, type Notice } from '../../../messages/message.ts';
import type { Random } from '../../../statistics/random.ts';
import type { AtlasSitesInput } from './compared-input.ts';

/**
 * Consensus sites of the atlas of which the window has no base in common with a peak of the query: the same accessible places, bound by
 * others. Those that some factor binds in the query's own cell type where these are enough, else those of its class of cells, else all.
 * @param enough sites of the cell type for the others to be left out
 * @param most sites, of more some by lot
 */
export function unboundSites(
  { atlas, classes, identity }: AtlasSitesInput,
  query: PeakColumns,
  { width, enough, most }: { readonly width: number; readonly enough: number; readonly most: number },
  random: Random,
): { readonly peaks: PeakColumns; readonly notices: readonly Notice[] } {
  const bound = new MergedRegions(query);
  const free = classes.map(({ sites }) => {
    const regions = linearRegions(sites.start, sites.end, atlas.genome);
    const rows = Uint32Array.from(regions.summit.keys()).filter((i) => {
      const from = Math.max(0, regions.summit[i] - Math.floor(width / 2));
      return !bound.overlap(regions.chromosome[i], from, from + width);
    });
    return { regions, sites, rows };
  });
  const inCell = free.map(({ sites, rows }) => rows.filter(boundIn(sites, identity.cell)));
  const inCells = inCell.reduce((sum, rows) => sum + rows.length, 0);
  const ofCell = inCells >= enough;
  const parts = free.map(({ regions, rows }, i) => takePeaks(regions, ofCell ? inCell[i] : rows));
  const peaks = joined(parts);
  const sampled = peaks.count > most ? takePeaks(peaks, random.sample(peaks.count, most).sort()) : peaks;
  const where = ofCell ? identity.cell : identity.cellClass;
  const said = { sites: peaks.count, read: sampled.count };
  return {
    peaks: sampled,
    notices: [
      where === undefined || where === ''
        ? note('motifs.sites-of-all', said)
        : note('motifs.sites-of', { ...said, where }),
    ],
  };
}

/** Whether some factor binds a site in a cell type. */
function boundIn({ binders, members }: CellClassSites, cell: string | undefined): (site: number) => boolean {
  if (cell === undefined) return () => false;
  const isIts = Uint8Array.from(binders, (binder) => (nameKey(binder.cell) === nameKey(cell) ? 1 : 0));
  return (site) => {
    for (let at = members.offset[site]; at < members.offset[site + 1]; at++)
      if (isIts[members.binder[at]] === 1) return true;
    return false;
  };
}

/** Regions of one genome, one set behind the other. */
function joined(parts: readonly PeakColumns[]): PeakColumns {
  if (parts.length === 1) return parts[0];
  const column = <T extends Int32Array | Uint16Array | Float64Array>(pick: (part: PeakColumns) => T): T => {
    const pieces = parts.map(pick);
    const all = new (pieces[0].constructor as new (length: number) => T)(
      pieces.reduce((sum, { length }) => sum + length, 0),
    );
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    return all;
  };
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    chromosomeNames: parts[0].chromosomeNames,
    chromosome: column(({ chromosome }) => chromosome),
    start: column(({ start }) => start),
    end: column(({ end }) => end),
    summit: column(({ summit }) => summit),
    signal: column(({ signal }) => signal),
    score: column(({ score }) => score),
  };
}
