// Where the motif of a factor stands in a window of the genome: what a genome browser draws, found as `motifs scan` finds it.
import type { Region } from '../../../genome/region.ts';
import type { Sequences } from '../../../genome/sequence.ts';
import { refused } from '../../../messages/refused.ts';
import { motifScan } from '../../motifs/scan.ts';
import { readLibrary, scanKernel } from '../motif-scan.ts';
import { needSequence } from '../sequence.ts';
import { drawn, type InWindow } from '../window.ts';

/** Most bases that are scanned for one window. */
const WIDEST = 1_000_000;
/** Bases on either side, which sites at its ends need: motifs of the library are narrower. */
const AROUND = 100;

/** Where sequence and motifs are looked for, and whose motif is meant. */
interface MotifSources {
  readonly antigen: string;
  readonly assembly: string;
  readonly genomes?: string | undefined;
  readonly library: string;
}

/**
 * Sites of every motif of a factor that have a base in the window. Bases count as equally frequent, so that a site does not depend on
 * what else the window shows.
 * @throws InputError without the genome's sequence or the library, where that has no motif of the factor, and for too wide a window
 */
export async function motifsInWindow(
  { antigen, assembly, genomes, library: name }: MotifSources,
  window: Region,
): Promise<InWindow> {
  const { chromosome, start, end } = window;
  if (end - start > WIDEST)
    throw refused('window.too-wide', {}, { expected: `at most ${WIDEST} bp`, found: `${end - start} bp` });
  const { sequences, sequenceOf } = await needSequence({ assembly, genomes });
  try {
    const [number] = sequenceOf([chromosome]);
    if (number < 0) return drawn([]);
    const library = await readLibrary({ motifs: [name], genomes });
    const first = Math.max(0, start - AROUND);
    const last = Math.min(sequences.sizes[number], end + AROUND);
    const part: Sequences = {
      names: [chromosome],
      sizes: [last - first],
      bases: (_, from, to) => sequences.bases(number, first + from, first + to),
      masked: (_, from, to) => sequences.masked(number, first + from, first + to),
    };
    const { table } = motifScan(
      { library, sequences: part, kernel: scanKernel },
      { only: [antigen], bases: 'uniform' },
    );
    const column = (of: string): ArrayLike<unknown> =>
      table.columns.find((each) => each.name === of)?.values ?? [];
    const [from, to, strand] = [column('start'), column('end'), column('strand')];
    const [motif, strength] = [column('motif_name'), column('minus_log10_p')];
    const sites = Array.from({ length: from.length }, (_, row) => ({
      start: first + Number(from[row]),
      end: first + Number(to[row]),
      strand: strand[row] as '+' | '-',
      name: String(motif[row]),
      strength: Number(strength[row]),
    }));
    return drawn(sites.filter((site) => site.start < end && site.end > start));
  } finally {
    sequences.close();
  }
}
