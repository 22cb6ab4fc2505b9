/** Questions about motifs in sequences: what is said, and what may be chosen. */
export const motifs = {
  'motifs.scanned':
    '{sites|site|sites} of {motifs|motif|motifs} in {sequences|sequence|sequences}: P of a score at most {p} on one strand, among bases of {gc} % G and C; words where they stand. Both strands of a palindrome are one site',
  'motifs.too-weak':
    '{motifs|motif is|motifs are} too short or too weak for any sequence to have a P of {p}, and can have no site: {names}. A larger --p finds them',
  'motifs.common-words':
    '{words|word stands|words stand} in random sequence more often than a P of {p} allows; sites found (and expected by chance): {names}',
  'motifs.site-families':
    '{rows|row|rows} for {sites|site|sites} of {families|family|families}: of sites of a family that share at least half of their bases that with the least P is shown. A family shares its motif: the sequence does not tell which of its factors binds',
  'motifs.windows':
    '{windows|window|windows} of {width} bp around the summits of {peaks|peak|peaks}, {masked} % of the bases soft-masked (repeats, which are searched as well). Left out: {overlapping} that overlap a stronger one, {clipped} at an end of a chromosome, {unknown} with more than a tenth of unknown bases, {elsewhere} that are not on the sequence',
  'motifs.sequences':
    '{windows|window|windows} of {sequences|sequence|sequences}, {masked} % of the bases soft-masked (repeats, which are searched as well). Left out: {copies} that stand there before, {unknown} with more than a tenth of unknown bases',
  'motifs.fitted':
    'fitted to windows of {least} to {most} bp: {cut|sequence|sequences} cut to the middle, {short} too short and left out',
  'motifs.long-windows':
    'a sequence has {bp} bp: long windows hold sites of most motifs by chance, and windows of some hundred bp around summits tell more',
  'motifs.few-windows':
    'only {windows|window|windows}: a few places carry no claim about a motif, however it comes out; the factor has more peaks than these',
  'motifs.background-shuffled':
    'compared with the same windows with their bases shuffled, {copies|copy|copies} of each (every pair of neighbouring bases as often as before; seed {seed})',
  'motifs.shuffled':
    'shuffled sequence is no genome: what promoters, CpG islands and repeats have in common looks enriched against it. Sites of an atlas (--atlas) or other peaks of the same cells (--background) are the better comparison',
  'motifs.sites-of':
    'compared with sites of the atlas that factors bind in {where} and no peak of the query overlaps: {sites}, of which {read} were read',
  'motifs.sites-of-all':
    'compared with sites of the atlas, of all classes of cells, that no peak of the query overlaps: {sites}, of which {read} were read. --query-cell-class NAME takes those of one class',
  'motifs.background-matched':
    '{windows} of {all} windows were taken for comparison, in the same shares of GC, CpG and length (seed {seed})',
  'motifs.background-as-given':
    '{windows|window is|windows are} compared with as given, whatever their GC, CpG and length',
  'motifs.likeness':
    'GC: {gc} % in the windows, {gcBackground} % in those compared with; CpG, observed over expected: {cpg} and {cpgBackground}',
  'motifs.background-unlike':
    'the windows have {gc} % GC, those compared with {gcBackground} %: motifs rich in GC or AT look enriched for that alone',
  'motifs.background-lacks':
    'for {windows} of {foreground} windows the background has none of like GC, CpG and length',
  'motifs.background-small':
    'only {background|window|windows} to compare {foreground} with: small enrichments do not show',
  'motifs.tested':
    '{motifs|motif|motifs} in {families|family|families}: a window counts once where a site has a P of at most {p} on one strand; sites up to {weaker} take part in the comparison of best sites. Each row is a family of motifs that say the same, p is one for all its members, q for the number of families. A motif never names the factor: its family does, and what the cells express',
  'motifs.centre-not-measured':
    'the windows have different lengths: whether sites lie in their middle is not measured',
  'motifs.atlas-compared':
    'how usual an enrichment is: for the {motifs} leading families the sites of {factors|factor|factors} in {where} were asked the same, each against the other sites of the class of like GC and CpG ({sites} of {all} sites read; sets of fewer than {least} sites do not count)',
  'motifs.atlas-not-estimable':
    'how usual an enrichment is among the factors of the atlas is not estimable where the query binds fewer than {least} of the sites read, or fewer than {factors} factors do',
  'motifs.choice.each-motif':
    'one row per motif instead of one per family, with its own p and the q of its family',
  'motifs.choice.width': 'width of the windows around summits; sequences are windows as they are',
  'motifs.choice.best-peaks': 'take so many of the strongest peaks alone',
  'motifs.choice.unmatched':
    'compare with the background as it is, instead of windows of like GC, CpG and length',
  'motifs.choice.seed': 'seed of what is drawn by lot: shuffled bases, the choice of windows to compare with',
  'motifs.choice.p': 'largest P of a site, on one strand',
  'motifs.choice.bases': 'shares of the bases that scores are compared with',
  'motifs.choice.families':
    'one row for sites of one family of motifs at one place: that with the least P, with the family and how many of its motifs have a site there',
  'motifs.choice.only': 'take these motifs alone: an id, a name, or a factor; repeatable',
} as const;
