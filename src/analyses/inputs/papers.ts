/** A paper: authors, title, where it stands, DOI. */
export type Paper = readonly [authors: string, title: string, where: string, doi: string];

/** Papers of the methods that chipmate uses and of the sources that it reads, by first author and year. */
export const PAPERS = {
  oki2018: [
    'Oki S, Ohta T, Shioi G, Hatanaka H, Ogasawara O, Okuda Y, Kawaji H, Nakaki R, Sese J, Meno C',
    'ChIP-Atlas: a data-mining suite powered by full integration of public ChIP-seq data',
    'EMBO Reports 2018;19:e46255',
    '10.15252/embr.201846255',
  ],
  zou2022: [
    'Zou Z, Ohta T, Miura F, Oki S',
    'ChIP-Atlas 2021 update: a data-mining suite for exploring epigenomic landscapes by fully integrating ChIP-seq, ATAC-seq and Bisulfite-seq data',
    'Nucleic Acids Research 2022;50:W175-W182',
    '10.1093/nar/gkac199',
  ],
  zou2024: [
    'Zou Z, Ohta T, Oki S',
    'ChIP-Atlas 3.0: a data-mining suite to explore chromosome architecture together with large-scale regulome data',
    'Nucleic Acids Research 2024;52:W45-W53',
    '10.1093/nar/gkae358',
  ],
  lundberg2016: [
    'Lundberg SM, Tu WB, Raught B, Penn LZ, Hoffman MM, Lee SI',
    'ChromNet: Learning the human chromatin network from all ENCODE ChIP-seq data',
    'Genome Biology 2016;17:82',
    '10.1186/s13059-016-0925-0',
  ],
  faith2007: [
    'Faith JJ, Hayete B, Thaden JT, Mogno I, Wierzbowski J, Cottarel G, Kasif S, Collins JJ, Gardner TS',
    'Large-scale mapping and validation of Escherichia coli transcriptional regulation from a compendium of expression profiles',
    'PLoS Biology 2007;5:e8',
    '10.1371/journal.pbio.0050008',
  ],
  mantel1959: [
    'Mantel N, Haenszel W',
    'Statistical aspects of the analysis of data from retrospective studies of disease',
    'Journal of the National Cancer Institute 1959;22:719-748',
    '10.1093/jnci/22.4.719',
  ],
  kunsch1989: [
    'Künsch HR',
    'The jackknife and the bootstrap for general stationary observations',
    'The Annals of Statistics 1989;17:1217',
    '10.1214/aos/1176347265',
  ],
  benjamini1995: [
    'Benjamini Y, Hochberg Y',
    'Controlling the false discovery rate: a practical and powerful approach to multiple testing',
    'Journal of the Royal Statistical Society, Series B 1995;57:289-300',
    '10.1111/j.2517-6161.1995.tb02031.x',
  ],
  grant2011: [
    'Grant CE, Bailey TL, Noble WS',
    'FIMO: scanning for occurrences of a given motif',
    'Bioinformatics 2011;27:1017-1018',
    '10.1093/bioinformatics/btr064',
  ],
  whitington2011: [
    'Whitington T, Frith MC, Johnson J, Bailey TL',
    'Inferring transcription factor complexes from ChIP-seq data',
    'Nucleic Acids Research 2011;39:e98',
    '10.1093/nar/gkr341',
  ],
  dersimonian1986: [
    'DerSimonian R, Laird N',
    'Meta-analysis in clinical trials',
    'Controlled Clinical Trials 1986;7:177-188',
    '10.1016/0197-2456(86)90046-2',
  ],
  efron2004: [
    'Efron B',
    'Large-scale simultaneous hypothesis testing: the choice of a null hypothesis',
    'Journal of the American Statistical Association 2004;99:96-104',
    '10.1198/016214504000000089',
  ],
  smyth2004: [
    'Smyth GK',
    'Linear models and empirical Bayes methods for assessing differential expression in microarray experiments',
    'Statistical Applications in Genetics and Molecular Biology 2004;3:3',
    '10.2202/1544-6115.1027',
  ],
  smyth2005: [
    'Smyth GK, Michaud J, Scott HS',
    'Use of within-array replicate spots for assessing differential expression in microarray experiments',
    'Bioinformatics 2005;21:2067-2075',
    '10.1093/bioinformatics/bti270',
  ],
  ritchie2006: [
    'Ritchie ME, Diyagama D, Neilson J, van Laar R, Dobrovic A, Holloway A, Smyth GK',
    'Empirical array quality weights in the analysis of microarray data',
    'BMC Bioinformatics 2006;7:261',
    '10.1186/1471-2105-7-261',
  ],
  sartor2006: [
    'Sartor MA, Tomlinson CR, Wesselkamper SC, Sivaganesan S, Leikauf GD, Medvedovic M',
    'Intensity-based hierarchical Bayes method improves testing for differentially expressed genes in microarray experiments',
    'BMC Bioinformatics 2006;7:538',
    '10.1186/1471-2105-7-538',
  ],
  mccarthy2009: [
    'McCarthy DJ, Smyth GK',
    'Testing significance relative to a fold-change threshold is a TREAT',
    'Bioinformatics 2009;25:765-771',
    '10.1093/bioinformatics/btp053',
  ],
  phipson2016: [
    'Phipson B, Lee S, Majewski IJ, Alexander WS, Smyth GK',
    'Robust hyperparameter estimation protects against hypervariable genes and improves power to detect differential expression',
    'The Annals of Applied Statistics 2016;10:946-963',
    '10.1214/16-AOAS920',
  ],
  law2014: [
    'Law CW, Chen Y, Shi W, Smyth GK',
    'voom: precision weights unlock linear model analysis tools for RNA-seq read counts',
    'Genome Biology 2014;15:R29',
    '10.1186/gb-2014-15-2-r29',
  ],
  robinson2010: [
    'Robinson MD, Oshlack A',
    'A scaling normalization method for differential expression analysis of RNA-seq data',
    'Genome Biology 2010;11:R25',
    '10.1186/gb-2010-11-3-r25',
  ],
  irizarry2003: [
    'Irizarry RA, Hobbs B, Collin F, Beazer-Barclay YD, Antonellis KJ, Scherf U, Speed TP',
    'Exploration, normalization, and summaries of high density oligonucleotide array probe level data',
    'Biostatistics 2003;4:249-264',
    '10.1093/biostatistics/4.2.249',
  ],
  bolstad2003: [
    'Bolstad BM, Irizarry RA, Astrand M, Speed TP',
    'A comparison of normalization methods for high density oligonucleotide array data based on variance and bias',
    'Bioinformatics 2003;19:185-193',
    '10.1093/bioinformatics/19.2.185',
  ],
  ritchie2007: [
    'Ritchie ME, Silver J, Oshlack A, Holmes M, Diyagama D, Holloway A, Smyth GK',
    'A comparison of background correction methods for two-colour microarrays',
    'Bioinformatics 2007;23:2700-2707',
    '10.1093/bioinformatics/btm412',
  ],
  yang2002: [
    'Yang YH, Dudoit S, Luu P, Lin DM, Peng V, Ngai J, Speed TP',
    'Normalization for cDNA microarray data: a robust composite method addressing single and multiple slide systematic variation',
    'Nucleic Acids Research 2002;30:e15',
    '10.1093/nar/30.4.e15',
  ],
  wang2013: [
    'Wang S, Sun H, Ma J, Zang C, Wang C, Wang J, Tang Q, Meyer CA, Zhang Y, Liu XS',
    'Target analysis by integration of transcriptome and ChIP-seq data with BETA',
    'Nature Protocols 2013;8:2502-2515',
    '10.1038/nprot.2013.150',
  ],
  kolde2012: [
    'Kolde R, Laur S, Adler P, Vilo J',
    'Robust rank aggregation for gene list integration and meta-analysis',
    'Bioinformatics 2012;28:573-580',
    '10.1093/bioinformatics/btr709',
  ],
  livak2001: [
    'Livak KJ, Schmittgen TD',
    'Analysis of relative gene expression data using real-time quantitative PCR and the 2(-Delta Delta C(T)) method',
    'Methods 2001;25:402-408',
    '10.1006/meth.2001.1262',
  ],
  pfaffl2001: [
    'Pfaffl MW',
    'A new mathematical model for relative quantification in real-time RT-PCR',
    'Nucleic Acids Research 2001;29:e45',
    '10.1093/nar/29.9.e45',
  ],
  vandesompele2002: [
    'Vandesompele J, De Preter K, Pattyn F, Poppe B, Van Roy N, De Paepe A, Speleman F',
    'Accurate normalization of real-time quantitative RT-PCR data by geometric averaging of multiple internal control genes',
    'Genome Biology 2002;3:research0034',
    '10.1186/gb-2002-3-7-research0034',
  ],
  welch1947: [
    'Welch BL',
    "The generalization of 'Student's' problem when several different population variances are involved",
    'Biometrika 1947;34:28-35',
    '10.1093/biomet/34.1-2.28',
  ],
  dunnett1955: [
    'Dunnett CW',
    'A multiple comparison procedure for comparing several treatments with a control',
    'Journal of the American Statistical Association 1955;50:1096-1121',
    '10.1080/01621459.1955.10501294',
  ],
  bliss1939: [
    'Bliss CI',
    'The toxicity of poisons applied jointly',
    'Annals of Applied Biology 1939;26:585-615',
    '10.1111/j.1744-7348.1939.tb06990.x',
  ],
  yadav2015: [
    'Yadav B, Wennerberg K, Aittokallio T, Tang J',
    'Searching for drug synergy in complex dose-response landscapes using an interaction potency model',
    'Computational and Structural Biotechnology Journal 2015;13:504-513',
    '10.1016/j.csbj.2015.09.001',
  ],
  chou1984: [
    'Chou TC, Talalay P',
    'Quantitative analysis of dose-effect relationships: the combined effects of multiple drugs or enzyme inhibitors',
    'Advances in Enzyme Regulation 1984;22:27-55',
    '10.1016/0065-2571(84)90007-4',
  ],
  alexander1994: [
    'Alexander RA, Govern DM',
    'A new and simpler approximation for ANOVA under variance heterogeneity',
    'Journal of Educational Statistics 1994;19:91-101',
    '10.3102/10769986019002091',
  ],
} as const satisfies Record<string, Paper>;

/** Name of a paper. */
export type PaperKey = keyof typeof PAPERS;
