/** A motif that is written. */
export interface WrittenMotif {
  readonly id: string;
  readonly name: string;
  /** Rows of A, C, G and T. */
  readonly probabilities: Float64Array;
  readonly sites: number;
}

const DECIMALS = 6;

/**
 * Motifs in the minimal format of MEME, version 4, which STREME, Tomtom, FIMO and chipmate itself read.
 * @param background shares of A, C, G and T
 */
export function memeText(motifs: readonly WrittenMotif[], background: readonly number[]): string {
  const letters = ['A', 'C', 'G', 'T'].map(
    (letter, base) => `${letter} ${background[base].toFixed(DECIMALS)}`,
  );
  const head = `MEME version 4\n\nALPHABET= ACGT\n\nstrands: + -\n\nBackground letter frequencies\n${letters.join(' ')}\n`;
  return head + motifs.map(motifText).join('');
}

function motifText({ id, name, probabilities, sites }: WrittenMotif): string {
  const rows: string[] = [];
  for (let at = 0; at < probabilities.length; at += 4)
    rows.push(` ${Array.from(probabilities.subarray(at, at + 4), (p) => p.toFixed(DECIMALS)).join('  ')}`);
  const width = probabilities.length / 4;
  return `\nMOTIF ${id} ${name}\nletter-probability matrix: alength= 4 w= ${width} nsites= ${sites} E= 0\n${rows.join('\n')}\n`;
}
