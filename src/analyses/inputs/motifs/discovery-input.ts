import { readLibrary, scanKernel, type MotifFiles } from '../motif-scan.ts';
import type { MotifDiscoveryInput } from '../../motifs/discover.ts';
import { openCompared, type ComparedSources } from './compared-input.ts';

/**
 * Opens windows, what they are compared with, and motifs that name what is found, where any are given; the files are to be closed.
 * @throws InputError for faulty files, a genome that is not at hand, and a background that is not there
 */
export async function openMotifDiscovery(
  sources: ComparedSources,
  files: MotifFiles,
): Promise<{ input: MotifDiscoveryInput; close: () => void }> {
  const { motifs = [], motif = [], elements = false } = files;
  const isNamed = motifs.length + motif.length > 0 || elements;
  const library = isNamed ? await readLibrary(files) : undefined;
  const { input, close } = await openCompared(sources);
  return { input: { compared: input, library, kernel: scanKernel }, close };
}
