import { Shard } from '../../../atlas/shard.ts';
import { InputError } from '../../../errors.ts';
import { motifFromText } from '../../../formats/motifs/motif-reader.ts';
import type { MotifLibrary } from '../../../formats/motifs/motif-library.ts';
import { KnownNames, nameKey } from '../../../genome/antigens/antigen-aliases.ts';
import { isIupacWord } from '../../../genome/words/iupac.ts';
import { motifsAt, selectMotifs } from '../../../motifs/select-motifs.ts';
import { readLibrary, scanKernel, type MotifFiles } from '../motif-scan.ts';
import { openCompared } from './compared-input.ts';
import type { MotifSpacingInput } from '../../motifs/spacing.ts';

/** Where windows of sequence come from. */
export interface WindowFiles {
  /** Peaks, or FASTA whose sequences are the windows. */
  readonly query: string;
  readonly sequence?: string;
  readonly genomes?: string;
  /** Name of the assembly, where neither the atlas nor the sequence tells it. */
  readonly assembly?: string;
  /** Folder of an atlas, the first of several: it says which assembly is meant. */
  readonly atlas?: string;
}

/**
 * Opens peaks or sequences, the factor's own motif and the others; the sequence is to be closed.
 * @param primary id or name of a motif of the libraries, a factor that one motif of them is of, a word, or a matrix as text
 * @throws InputError for faulty files, a genome that is not at hand, and a primary motif that is none or is several
 */
export async function openMotifSpacing(
  windows: WindowFiles,
  primary: string,
  files: MotifFiles,
  names = new KnownNames(),
): Promise<{ input: MotifSpacingInput; close: () => void }> {
  const library = await readLibrary(files);
  const own = primaryMotif(primary, library, names);
  const { query, sequence, genomes, atlas } = windows;
  const assembly =
    windows.assembly ?? (atlas === undefined ? undefined : new Shard(atlas).manifest.genome.name);
  const { input, close } = await openCompared({
    ...{ query, sequence, genomes, assembly },
    background: 'shuffled',
  });
  const { foreground, genome, notices } = input;
  return { input: { primary: own, library, foreground, genome, kernel: scanKernel, names, notices }, close };
}

const NAMED = 8;

/** The one motif that is meant. */
function primaryMotif(text: string, library: MotifLibrary, names: KnownNames): MotifLibrary {
  const key = nameKey(text);
  for (const own of [library.id, library.name]) {
    const found = [...own.keys()].filter((i) => nameKey(own[i]) === key);
    if (found.length === 1) return motifsAt(library, found);
    if (found.length > 1) throw several(text, motifsAt(library, found));
  }
  if (text.includes('=') || isIupacWord(text) || text.includes(';')) return motifFromText(text, '--primary');
  const found = selectMotifs(library, [text], names);
  if (found.id.length > 1) throw several(text, found);
  return found;
}

function several(text: string, { id, name }: MotifLibrary): InputError {
  const shown = id.slice(0, NAMED).map((one, i) => `${one} (${name[i]})`);
  return new InputError(`${id.length} motifs go by ${text}`, {
    expected: 'one motif: the spacing is that from its sites',
    found: shown.join(', ') + (id.length > NAMED ? ', ...' : ''),
    fix: `name one by its id: --primary ${id[0]}`,
  });
}
