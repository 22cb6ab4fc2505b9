import type { Command } from 'commander';

/** One verb of the command line; its file is loaded only when the verb is called. */
export interface CatalogueEntry {
  readonly summary: string;
  readonly load: () => Promise<{ command(): Command }>;
}

/** Every verb, in the order of the analysis; two words are a verb and its subverb, loaded on their own. */
export const catalogue: Readonly<Record<string, CatalogueEntry>> = {
  'atlas build': {
    summary: 'index the experiments of a sheet',
    load: () => import('./verbs/atlas/build.ts'),
  },
  'atlas fetch': {
    summary: "download ChIP-Atlas' public data and make an atlas of them",
    load: () => import('./verbs/atlas/fetch.ts'),
  },
  'atlas add': {
    summary: 'add experiments to an atlas without rewriting it',
    load: () => import('./verbs/atlas/add.ts'),
  },
  'atlas sheet': {
    summary: 'draft the sheet of experiments of a folder of peak files',
    load: () => import('./verbs/atlas/sheet.ts'),
  },
  'atlas sites': {
    summary: 'make the sites that partners are ranked over, or bring them up to date',
    load: () => import('./verbs/atlas/sites.ts'),
  },
  'atlas info': {
    summary: 'what an atlas holds and how it was made',
    load: () => import('./verbs/atlas/info.ts'),
  },
  'atlas verify': {
    summary: 'check every byte of an atlas',
    load: () => import('./verbs/atlas/verify.ts'),
  },
  'atlas profile': {
    summary: 'experiments of one antigen and cell type against each other',
    load: () => import('./verbs/atlas/profile.ts'),
  },
  'atlas diff': {
    summary: 'what changed between two atlases, or between two results',
    load: () => import('./verbs/atlas/diff.ts'),
  },
  'atlas export': {
    summary: "write an atlas in ChIP-Atlas' own layouts",
    load: () => import('./verbs/atlas/export.ts'),
  },
  'atlas search': {
    summary: 'find experiments by antigen, cell type, class or words',
    load: () => import('./verbs/atlas/search.ts'),
  },
  'peaks align': {
    summary: 'align the reads of a sequencer (FASTQ) by your own bowtie2 or bwa',
    load: () => import('./verbs/peaks/align.ts'),
  },
  'peaks call': {
    summary: 'call peaks from aligned reads',
    load: () => import('./verbs/peaks/call.ts'),
  },
  'peaks qc': {
    summary: 'quality of the reads of a chip, beside published thresholds',
    load: () => import('./verbs/peaks/qc.ts'),
  },
  'peaks consensus': {
    summary: 'peaks that replicates agree on, by IDR or by how many have them',
    load: () => import('./verbs/peaks/consensus.ts'),
  },
  'peaks differential': {
    summary: 'peaks whose reads differ between two groups of samples',
    load: () => import('./verbs/peaks/differential.ts'),
  },
  'peaks signal': {
    summary: 'signal at sites and around them: profiles, heat maps, matrix',
    load: () => import('./verbs/peaks/signal.ts'),
  },
  'genome fetch': {
    summary: "download a genome's genes, sequence and blacklist into the genomes folder",
    load: () => import('./verbs/genome/fetch.ts'),
  },
  'genome info': {
    summary: 'which genomes are at hand, from where, and under which terms',
    load: () => import('./verbs/genome/info.ts'),
  },
  targets: {
    summary: 'target genes of the peaks, and which of them change',
    load: () => import('./verbs/targets.ts'),
  },
  expression: {
    summary: 'which genes change between two groups of samples',
    load: () => import('./verbs/expression.ts'),
  },
  explain: {
    summary: 'which factors explain the changed genes',
    load: () => import('./verbs/explain.ts'),
  },
  treatments: {
    summary: 'which treatments lower or raise a gene',
    load: () => import('./verbs/treatments.ts'),
  },
  annotate: {
    summary: 'where your peaks lie: promoter, exon, intron, between genes; the genes near them',
    load: () => import('./verbs/annotate.ts'),
  },
  overlap: {
    summary: 'how many of your peaks each experiment of an atlas overlaps',
    load: () => import('./verbs/overlap.ts'),
  },
  sites: {
    summary: 'the single sites that your peaks share with a partner',
    load: () => import('./verbs/sites.ts'),
  },
  'motifs fetch': {
    summary: 'download a library of motifs: JASPAR or HOCOMOCO',
    load: () => import('./verbs/motifs/fetch.ts'),
  },
  'motifs scan': {
    summary: 'where the sites of motifs are in sequences',
    load: () => import('./verbs/motifs/scan.ts'),
  },
  'motifs enrich': {
    summary: 'which motifs are enriched under peaks, by family, and how central they are',
    load: () => import('./verbs/motifs/enrich.ts'),
  },
  'motifs spacing': {
    summary: "at which gap and orientation motifs stand to the factor's own",
    load: () => import('./verbs/motifs/spacing.ts'),
  },
  'motifs discover': {
    summary: 'motifs that your peaks have more than a background, found without a library',
    load: () => import('./verbs/motifs/discover.ts'),
  },
  'motifs loci': {
    summary: 'which motifs a few chosen loci have, and the chance that others have them',
    load: () => import('./verbs/motifs/loci.ts'),
  },
  partners: {
    summary: 'which factors share the sites of your peaks, ranked',
    load: () => import('./verbs/partners.ts'),
  },
  compare: {
    summary: 'which co-bound factors differ between two sets of peaks',
    load: () => import('./verbs/compare.ts'),
  },
  sets: {
    summary: 'which sites two or three files of peaks share, and which each has alone',
    load: () => import('./verbs/sets.ts'),
  },
  'compare-cells': {
    summary: 'which co-bound factors differ between two groups of cell types',
    load: () => import('./verbs/compare-cells.ts'),
  },
  enrich: {
    summary: 'which experiments your regions or genes hit more than a background (Enrichment Analysis)',
    load: () => import('./verbs/enrich.ts'),
  },
  colocalize: {
    summary: "every experiment of a cell type class against an antigen's (Colocalization)",
    load: () => import('./verbs/colocalize.ts'),
  },
  page: {
    summary: 'which experiments are bound at genes that change together (PAGE)',
    load: () => import('./verbs/page.ts'),
  },
  locus: {
    summary: 'who binds a gene or region, and how unusual that is',
    load: () => import('./verbs/locus.ts'),
  },
  browse: {
    summary: 'the peaks of chosen experiments in one track for IGV (Peak Browser)',
    load: () => import('./verbs/browse.ts'),
  },
  'peaks-of': {
    summary: 'the peaks of one experiment of an atlas, as a file',
    load: () => import('./verbs/peaks-of.ts'),
  },
  'assay replicate': {
    summary: 'does an effect hold across cell lines and patients: replicated, not, or mixed',
    load: () => import('./verbs/assay/replicate.ts'),
  },
  'assay dose': {
    summary: 'the IC50 of a drug over experiments, and whether a knock-down shifts it',
    load: () => import('./verbs/assay/dose.ts'),
  },
  'assay combination': {
    summary: 'two drugs together: better than one, than the better one, than expected (synergy)',
    load: () => import('./verbs/assay/combination.ts'),
  },
  'assay blot': {
    summary: 'bands, co-IP, blots read by eye and flow: which proteins change, which go together',
    load: () => import('./verbs/assay/blot.ts'),
  },
  'assay growth': {
    summary: 'whether treated cells grow or survive less, over independent experiments',
    load: () => import('./verbs/assay/growth.ts'),
  },
  'assay qpcr': {
    summary: 'which genes change after a knock-down, over-expression or drug, by RT-qPCR',
    load: () => import('./verbs/assay/qpcr.ts'),
  },
  'assay chip-qpcr': {
    summary: 'which regions a protein binds, and whether it leaves, by ChIP-qPCR',
    load: () => import('./verbs/assay/chip-qpcr.ts'),
  },
  study: {
    summary: 'everything a study asks for, from one file, with a report',
    load: () => import('./verbs/study.ts'),
  },
  cite: {
    summary: 'what to cite for a result, as text, BibTeX or RIS',
    load: () => import('./verbs/cite.ts'),
  },
  demo: {
    summary: 'the model study on simulated data, end to end, in under a minute',
    load: () => import('./verbs/demo.ts'),
  },
  serve: {
    summary: 'the app: a page in your browser, from this machine alone',
    load: () => import('./verbs/serve.ts'),
  },
};
