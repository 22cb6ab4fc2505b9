/** Antigens that name a tag, a control or a modification, compared without case, spaces, hyphens and underscores. */
const NOT_FACTORS = new Set(
  [
    'GFP EGFP YFP CFP RFP mCherry BFP Venus FLAG 3xFLAG HA V5 Myc-tag c-Myc-tag His T7 Ty1 TAP AM-tag Biotin Avi BirA',
    'Halo HaloTag SNAP-tag ProtA LacZ LacI Gal4 rTetR TetR dCas9 Cas9 AcGFP Streptavidin Strep-tag S-tag Protein-A',
    'IgG Input Control Mock None Unknown Unclassified NA Preimmune WCE Genomic-DNA Total-DNA Background',
    'BrdU EdU IdU 5-hmC 5-mC 5hmC 5mC MethylCap 8-hydroxydeoxyguanosine DNA-RNA-hybrids R-loop RNA-DNA-hybrid S9.6',
    'Pan-acetyllysine Pan-acetyl Acetyl-lysine Pan-crotonyl Crotonyl-lysine Kac Kcr Kbhb Pan-lysine-lactylation',
    'O-GlcNAc SUMO Ubiquitin Ubiquitylation Poly-ADP-ribose PAR Phosphoserine Phosphotyrosine Cyclobutane-pyrimidine-dimers',
  ]
    .join(' ')
    .split(' ')
    .map(plain),
);

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s\-_.]+/g, '');
}

/** Whether an antigen is a tag, a control, a modified base or the like, which cannot be anybody's partner. */
export function isNoFactor(antigen: string): boolean {
  const name = plain(antigen);
  return name === '' || NOT_FACTORS.has(name) || /^epitopetags?$|^tag$|^unspecified/.test(name);
}
