import type { AlignedReads } from '../../genome/reads/aligned-reads.ts';
import { BamScanner } from './bam-scanner.ts';
import { unpackedBlocks } from './block-stream.ts';
import type { ReadChoices } from './read-choices.ts';

/**
 * The aligned reads of a BAM file, sorted or not, without its index. What is kept is what MACS2 keeps (BAMParser and BAMPEParser of
 * MACS 2.2.7.1):
 *
 * - left out are records that are unmapped, secondary or supplementary, or failed the quality check (flags 0x4, 0x100, 0x800, 0x200);
 *   of paired reads also second mates (0x80), those whose mate is unmapped (0x8) and those not properly paired (0x2 missing): a pair
 *   counts once, by its first mate, in either layout;
 * - the duplicate flag (0x400) and the mapping quality are not looked at unless that is asked for;
 * - a reverse read ends where M, D, N, = and X of its CIGAR end;
 * - a fragment begins at the leftmost of the two positions and has the absolute template length, whatever the CIGARs say.
 *
 * MACS2 takes these, too, at no or wrong places: records that have no chromosome, position, CIGAR or base on the reference count as
 * unmapped here; in pairs, records that are not of pairs, and pairs on two chromosomes or of template length 0, count as unpaired.
 * @param packed the bytes of the file, in chunks
 * @param file what messages call it
 * @throws InputError for a file that is cut off, damaged, or of which no read is left
 *
 * **Source:** section 4 of the SAM specification (samtools.github.io/hts-specs/SAMv1.pdf).
 */
export async function readBam(
  packed: AsyncIterable<Buffer>,
  file: string,
  choices: ReadChoices = {},
): Promise<AlignedReads> {
  const scanner = new BamScanner(file, choices);
  for await (const bytes of unpackedBlocks(packed, file)) scanner.push(bytes);
  return scanner.finish();
}
