import { nameKey } from './antigen-aliases.ts';

const REASONS: readonly (readonly [string, string])[] = [
  [
    'a tag: the tagged protein is not named',
    `epitope tag, epitope tags, tag, GFP, EGFP, eYFP, YFP, CFP, RFP, mCherry, tdTomato, Venus, FLAG, 3xFLAG, HA, HA tag,
     3xHA, hemagglutinin, Myc tag, 13xMyc, V5, V5 tag, T7, T7 tag, His, His tag, 6xHis, GST, MBP, Strep, Strep tag, TAP,
     Avi, AviTag, Biotin, BioTag, Bio, BirA, Streptavidin, Halo, HaloTag, SNAP tag, Protein A, ProtA, Ty1, BFP, AcGFP, c-Myc tag, S-tag, LacZ, LacI, Gal4, TetR, rTetR, Cas9, dCas9, AM tag, PA tag, TY tag`,
  ],
  [
    'a control, not a factor',
    `Input, Input control, Input DNA, WCE, whole cell extract, IgG, rabbit IgG, mouse IgG, goat IgG, IgM, Mock, control,
     no antibody, NoAb, none, preimmune, preimmune serum, genomic DNA, sonicated DNA, total DNA, negative control, background`,
  ],
  [
    'DNA or a modified base, not a factor',
    `BrdU, EdU, IdU, 5-mC, 5mC, 5-methylcytosine, MethylCap, MeDIP, 5-hmC, 5hmC, 5-hydroxymethylcytosine,
     5-fC, 5-formylcytosine, 5-caC, N6-methyladenosine, 6mA, N6-mA, 8-Hydroxydeoxyguanosine, 8-oxoG, R-loop,
     R loops, DNA-RNA hybrid, DNA-RNA hybrids, RNA-DNA hybrid, S9.6, Cyclobutane pyrimidine dimers, CPD, G-quadruplex, G4, ssDNA, triplex DNA`,
  ],
  [
    'a modification that many proteins carry',
    `pan-acetyl, pan-acetyllysine, acetyllysine, acetyl lysine, pan acetylation, crotonyl lysine, pan-crotonyl, pan-crotonyllysine,
     crotonylation, butyryl lysine, lactyl lysine, pan-lactyl, succinyl lysine, O-GlcNAc, phosphoserine,
     phosphotyrosine, phosphothreonine, poly(ADP-ribose), PAR polymer, ubiquitin, pan-ubiquitin, ubiquitylation,
     SUMO, Kac, Kcr, Kbhb, pan-lysine lactylation, PAR`,
  ],
  [
    'not identified',
    `NA, N/A, unclassified, unknown, others, other, no description, not available, null, missing, -, ?, custom, antibody, unspecified`,
  ],
];

const reasonByName = new Map(
  REASONS.flatMap(([reason, names]) =>
    names.split(',').map((name) => [nameKey(name.trim()), reason] as const),
  ),
);

/**
 * Why an antigen label does not name a factor (a tag such as GFP, a control such as Input, a modified base,
 * a modification of many proteins); undefined where nothing speaks against it. A co-bound "factor" of that
 * name would say nothing: a GFP experiment shows whichever protein was tagged.
 */
export function whyNotAFactor(name: string): string | undefined {
  const key = nameKey(name);
  return key === '' ? 'not identified' : reasonByName.get(key);
}

/** Whether an antigen label names no factor; see `whyNotAFactor`. */
export function isNotAFactor(name: string): boolean {
  return whyNotAFactor(name) !== undefined;
}
