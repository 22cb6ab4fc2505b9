import { existsSync, readFileSync } from 'node:fs';
import { InputError } from '../../errors.ts';
import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import { motifFromText, readMotifs } from '../../formats/motifs/motif-reader.ts';
import { openSequence } from '../../formats/sequence/sequence-reader.ts';
import { JavascriptScanKernel } from '../../motifs/javascript-scan-kernel.ts';
import type { ScanKernel } from '../../motifs/scan-memory.ts';
import type { ScannedMotif } from '../../motifs/scanned-motif.ts';
import { joinLibraries } from '../../motifs/select-motifs.ts';
import { elementLibrary } from '../../motifs/sequence-elements.ts';
import { wasmScanKernel } from '../../motifs/wasm-scan-kernel.ts';
import type { MotifScanInput } from '../motifs/scan.ts';
import { libraryAtHand } from './motifs/library-at-hand.ts';

/** Where motifs come from. */
export interface MotifFiles {
  /** Libraries: files, or short names of those that `motifs fetch` brought. A file of the name goes first. */
  readonly motifs?: readonly string[];
  /** The genomes folder, in which those lie; where the environment or the system says, where left out. */
  readonly genomes?: string;
  /** Words and matrices as text. */
  readonly motif?: readonly string[];
  /** What messages call a library; its path where left out. */
  readonly nameOf?: (path: string) => string;
  /** Whether the built-in elements are meant, too. */
  readonly elements?: boolean;
}

/**
 * Opens sequences and reads motifs for a scan; the sequences are to be closed.
 * @throws InputError without any motif, and for what is no sequence or no library
 */
export async function openMotifScan(
  sequences: string,
  files: MotifFiles,
): Promise<{ input: MotifScanInput; close: () => void }> {
  const library = await readLibrary(files);
  const opened = await openSequence(sequences);
  return { input: { library, sequences: opened, kernel: scanKernel }, close: () => opened.close() };
}

/**
 * The motifs of all files, words and elements as one library.
 * @throws InputError without any motif, and for what is no library
 */
export async function readLibrary({
  motifs = [],
  motif = [],
  genomes,
  nameOf,
  elements = false,
}: MotifFiles): Promise<MotifLibrary> {
  const fileOf = (name: string): string => {
    const known = existsSync(name) ? undefined : libraryAtHand(name, genomes);
    if (known?.absent !== undefined) throw known.absent;
    return known?.path ?? name;
  };
  const libraries = [
    ...(motifs.length > 0 ? [await readMotifs(motifs.map(fileOf), nameOf)] : []),
    ...motif.map((text) => motifFromText(text, '--motif')),
    ...(elements ? [elementLibrary()] : []),
  ];
  if (libraries.length === 0)
    throw new InputError('no motif is given', {
      key: 'motifs.none',
      expected: '--motifs FILE, --motif WORD or --elements',
      fix: 'chipmate motifs fetch jaspar brings a library of motifs, which is then --motifs jaspar; --elements takes those built in',
    });
  return joinLibraries(libraries);
}

/** The WASM kernel, or its twin where WebAssembly or its SIMD is missing, or where `CHIPMATE_ENGINE=js` asks for it. */
export function scanKernel(motifs: readonly ScannedMotif[]): ScanKernel {
  const engine = process.env['CHIPMATE_ENGINE'] ?? 'auto';
  if (engine === 'js' || engine === 'javascript') return new JavascriptScanKernel(motifs);
  try {
    return wasmScanKernel(readFileSync(new URL('../../motifs/scan-kernel.wasm', import.meta.url)), motifs);
  } catch (error) {
    if (engine === 'wasm') throw error;
    return new JavascriptScanKernel(motifs);
  }
}
