import type { Figure, Look } from '../../../figures/svg.ts';
import { UNKNOWN_BASE, type CodedSequence } from '../../../genome/sequence.ts';
import { lociFigure, MOST_DRAWN, type DrawnWindow } from '../../../motifs/loci/loci-figure.ts';
import type { MotifLoci } from '../../motifs/loci.ts';

/** The map of the loci by its file name: the motifs that were asked for, at most eight of them, those least to be expected first. */
export function lociPictures(found: MotifLoci, look: Look): ReadonlyMap<string, string> {
  return new Map(lociFigures(found).map(({ name, draw }) => [`${name}.svg`, draw(look)]));
}

/** The same as a figure. */
export function lociFigures(found: MotifLoci): Figure[] {
  const { loci, windows, motifs, asked, sitesOf } = found;
  const wanted = [...motifs.keys()].filter((motif) => asked.includes(motifs[motif]));
  const present = wanted.filter((motif) => sitesOf.some((sites) => sites.motif.includes(motif)));
  const drawn = present.slice(0, MOST_DRAWN);
  const rows = windows.map((window, i): DrawnWindow => {
    const sites = sitesOf[i];
    return {
      locus: loci[window.locus],
      kind: window.kind,
      place:
        window.toTss === undefined || window.kind === 'promoter'
          ? `${window.end - window.start} bp`
          : `${window.toTss > 0 ? '+' : ''}${window.toTss} bp`,
      ...{ start: window.start, end: window.end, centre: window.centre, strand: window.strand },
      unknown: unknownIn(window.codes, window.start),
      sites: Array.from(sites.start, (start, site) => ({ start, site })).flatMap(({ start, site }) => {
        const motif = drawn.indexOf(sites.motif[site]);
        if (motif < 0) return [];
        const end = window.start + start + found.widths[sites.motif[site]];
        return [{ motif, start: window.start + start, end, strand: sites.strand[site] === 0 ? '+' : '-' }];
      }),
    };
  });
  const names = drawn.map((motif) => motifs[motif]);
  return [{ name: 'loci', draw: (look) => lociFigure(look, rows, names, present.length - drawn.length) }];
}

/** Stretches of unknown bases, in positions of the chromosome. */
function unknownIn(codes: CodedSequence, start: number): [number, number][] {
  const runs: [number, number][] = [];
  codes.forEach((code, i) => {
    if (code < UNKNOWN_BASE) return;
    const last = runs.at(-1);
    if (last?.[1] === start + i) last[1]++;
    else runs.push([start + i, start + i + 1]);
  });
  return runs;
}
