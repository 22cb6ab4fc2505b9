import { yamlText } from './yaml-text.ts';

/** What a study file starts from: every key with its meaning, the optional ones commented out. Answers may have any characters. */
export function studyTemplate(
  answers: { factor?: string; genome?: string; cell?: string; date?: string } = {},
): string {
  const said = { factor: 'IKZF1', genome: 'hg38', cell: 'MM.1S', ...answers };
  const [factor, genome, cell] = [said.factor, said.genome, said.cell].map(yamlText);
  const title = yamlText(`${said.factor} and its partners in ${said.cell}`);
  const { date } = answers;
  const day = date === undefined ? '# date: 2026-11-23    ' : `date: ${date}        `;
  return `# A chipmate study. Paths are relative to this file. Lines that start with # are comments: remove the #
# (and one space) where you have the data. chipmate study check ${'STUDY.yaml'} says what would run.

study: ${title}   # title of the report
factor: ${factor}            # gene symbol or protein name of your factor; siblings that one drug destroys as a list: [IKZF1, IKZF3]
genome: ${genome}             # the assembly of your peaks and of the atlas
${day} # the day that the report and its RO-Crate carry; runs never ask the clock
# simulated: true        # marks every page, table and figure as simulated
seed: 1                  # every random step starts from this number

# Public (and your own) experiments to compare with: one or several folders made by chipmate atlas build.
# atlas: [my-atlas]
# genes: genes.gtf       # gene models; built in for hg38

# Your ChIP-seq: one entry for each cell type or condition of the factor.
chip_seq:
  - name: ${cell}          # how the report calls it
    cell: ${cell}
    # cell_class: Blood    # the atlas' class; the ranking is conditioned on this class
    # condition: untreated
    # antigen: IKZF3       # only where it differs from the factor above; of siblings, the one whose ChIP it is
    peaks: [replicate1.narrowPeak.gz]   # one file for each replicate, best first
    # replicates: 2        # where one file was made of several replicates (IDR, pooled): of how many
    # reads: [replicate1.bam]           # reported as not yet evaluated
    # control: [input.bam]

# Two ChIP-seq entries side by side: two cell types, with and without drug, sensitive and resistant line.
# compare:
#   - { a: ${cell}, b: NALM-6 }

# The same peaks against two groups of the atlas' cell types.
# cell_contrast:
#   - { chip_seq: ${cell}, a: [MM.1S], b: [GM12878, NALM-6] }

# Expression experiments: measured values with their design and contrast, or a finished table.
# expression:
#   - name: lenalidomide
#     matrix: series_matrix.txt.gz  # GEO series matrix, SOFT, table of values or counts; or a list: one array per file
#     platform: platform.txt.gz     # probe -> gene, where the matrix has probes
#     # cdf: HG-U133_Plus_2.cdf     # description of the array, for CEL files
#     # gene_ids: genes.tsv         # symbol, entrez, ensembl, refseq, aliases
#     design: design.tsv            # a column 'sample', then the factors; may be left out where the file tells of its samples
#     contrast: lenalidomide-control   # groups of a column, or COLUMN=a-b
#     # model: treatment*time+batch # all factors where it is left out
#     # block: donor                # samples that share a value correlate; no term of the model
#     # array_weights: true         # samples far from their groups count for less
#     # numeric: [age]              # columns that enter as numbers
#     # technical: rna              # column that names the source of technical replicates
#     # scale: log2                 # what the values are, where it is not found rightly
#     # normalize: auto             # auto, none, quantile
#     # probes: best                # best, median, all
#     # min_count: 10               # smallest count that a gene needs
#     # trend: false                # one prior variance for all genes; where it is left out, the values decide
#     # robust: true                # outlier genes do not pull the prior variance
#     # lfc: 0.5                    # a log2 fold change must exceed this size
#     # table: limma.tsv            # instead of everything from matrix to here; fold changes alone are enough
#     # up: rising.txt              # or lists of genes, without numbers
#     # down: falling.txt
#     # changed: genes.tsv          # or one table of both: gene and direction
#     chip_seq: ${cell}             # which ChIP-seq it belongs to; the first one where it is left out
#     # What the contrast compares with its control: who was perturbed, how, with what and in which cells.
#     # Lowered by how = knock-down, knock-out, degraded or inhibited; raised by over-expression or activated.
#     # A drug whose target is not known has agent and no perturbs.
#     arm: { perturbs: ${factor}, how: degraded, agent: lenalidomide, dose: 1 µM, time: 24 h, cell: ${cell} }
#     # The same in short, without an arm: treatment (its agent), acts_on (whom it perturbs), how, time and cell:
#     # acts_on: FOS
#     # how: knock-down
#     # treatment: siFOS
#     # time: 48 h
#     # cell: ${cell}
#     # factor_activity: lost       # what became of the factor, where the arm does not tell: lost (lowered) or gained (raised)

# genes_of_interest: [IRF4, MYC]    # loci that get a picture of their own

# partners_of_interest: [FOS, PRDM1] # factors that get a card with what speaks for and against each, wherever they stand
# interactions: string.tsv           # STRING, BioGRID, or columns a, b and score: shown on the cards, in no score
# gene_notes: genes.tsv              # a column gene and any others (dependency, inhibitor): shown on the cards, in no score

# What the literature says, for and against. A contradiction lowers a candidate, and the report shows it.
# literature:
#   - partner: FOS                  # or target: IRF4
#     direction: for                # for or against
#     claim: c-Fos is found at Ikaros sites in myeloma cells
#     reference: PMID 37581569

# Motifs at the sites that partners share with the factor. The sequence of the genome is found in the genomes folder, too.
# motifs: { library: jaspar.txt, sequence: hg38.2bit }

# Tables of the bench; whom a group perturbs is read from its name (siFOS, sgPRDM1, FOS OE) or from the arm.
# assays:
#   - type: qpcr                               # qpcr, chip-qpcr, blot, growth, dose, combination, replicate
#     file: knock-down.csv
#     map: plate.csv                           # what stands in which well
#     sheet: Results                           # of a workbook
#     # amplicons: amplicons.tsv               # of chip-qpcr: amplicon, chrom, start, end, gene; and peaks: that they should lie on
#     control: siCtrl
#     reference: [GAPDH, ACTB]
#     measured: { target 3: BCL2 }             # names that only you know
#     expects: lower                           # lower or higher: the other way round contradicts
#     arm: { perturbs: FOS, how: knock-down, agent: siFOS, time: 48 h, cell: ${cell}, drug: lenalidomide }

# The figure of the study: chooses, orders and renames what is drawn, never a verdict.
# figure:
#   drug: lenalidomide
#   through: CRL4-CRBN
#   factors: [${factor}]
#   partners: [FOS, { PRDM1: Blimp-1 }]        # a name, or a name and what is printed for it
#   targets: [IRF4, SLAMF7]

# Lines, donors and patients, each named once, donors by a code; an arm names one as its sample. With a file: not yet evaluated.
# samples:
#   - { name: patients, kind: patient, file: patients.tsv }   # line, patient, donor, mouse, other
#   - { name: P01, kind: patient, status: relapsed, pair: { before: P01-0, after: P01-24h } }   # status in own words: sensitive, resistant, new
`;
}
