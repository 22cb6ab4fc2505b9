import type { MotifEnrichInput } from '../../motifs/motif-enrichment.ts';
import { readLibrary, scanKernel, type MotifFiles } from '../motif-scan.ts';
import { openCompared, type ComparedSources } from './compared-input.ts';

/**
 * Opens what an enrichment of motifs needs; to be closed.
 * @throws InputError without any motif, and whatever `openCompared` refuses
 */
export async function openMotifEnrich(
  sources: ComparedSources,
  files: MotifFiles,
): Promise<{ input: MotifEnrichInput; close: () => void }> {
  const library = await readLibrary(files);
  const { input, close } = await openCompared(sources);
  return { input: { ...input, library, kernel: scanKernel, names: sources.names }, close };
}
