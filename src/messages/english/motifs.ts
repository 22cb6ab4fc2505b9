/** Questions about motifs in sequences: what is said, and what may be chosen. */
export const motifs = {
  'motifs.scanned':
    '{sites|site|sites} of {motifs|motif|motifs} in {sequences|sequence|sequences}: P of a score at most {p} on one strand, among bases of {gc} % G and C; words where they stand. Both strands of a palindrome are one site',
  'motifs.too-weak':
    '{motifs|motif is|motifs are} too short or too weak for any sequence to have a P of {p}, and can have no site: {names}. A larger --p finds them',
  'motifs.choice.p': 'largest P of a site, on one strand',
  'motifs.choice.bases': 'shares of the bases that scores are compared with',
  'motifs.choice.only': 'take these motifs alone: an id, a name, or a factor; repeatable',
} as const;
