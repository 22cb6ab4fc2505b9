export { InputError } from './errors.ts';
export type { PeakColumns } from './genome/peak-columns.ts';
export { assemblyFromSizes, knownAssembly, KNOWN_ASSEMBLIES, type Assembly } from './genome/assembly.ts';
export { withoutBlacklisted } from './genome/intervals.ts';
export { guessBuild, type BuildCandidate, type BuildGuess } from './genome/build-check.ts';
export type { GeneModels } from './genome/genes.ts';
export { genesWithin, indexTss, nearestTss, type TssIndex } from './genome/nearest-tss.ts';
export { KnownNames, nameKey } from './genome/antigens/antigen-aliases.ts';
export { findName, nearestNames, type NameMatch } from './genome/names.ts';
export { isNotAFactor, whyNotAFactor } from './genome/antigens/non-factors.ts';
export { placeOnAssembly, type PlacedPeaks } from './genome/place.ts';
export {
  decodeSequence,
  encodeSequence,
  gcContent,
  reverseComplement,
  type CodedSequence,
  type Sequences,
} from './genome/sequence.ts';
export {
  basesOfWindows,
  windowsAround,
  type Places,
  type SequenceWindows,
  type WindowBases,
} from './genome/bases/sequence-windows.ts';
export { openSequence } from './formats/sequence/sequence-reader.ts';
export type { SequenceFile } from './formats/sequence/sequence-file.ts';
export { openAssembly, readChromSizes } from './formats/genes/chrom-sizes-reader.ts';
export { builtInGenes, readGenes } from './formats/genes/genes-reader.ts';
export { peakText, type WrittenPeakFormat } from './formats/peaks/peak-writer.ts';
export {
  parsePeakBytes,
  readPeakFile,
  type PeakFile,
  type ReadPeakOptions,
} from './formats/peaks/peak-reader.ts';
export { readAliases } from './formats/genes/aliases-reader.ts';
export { readInteractions, type Interactions } from './formats/genes/interactions-reader.ts';
export { motifFromText, readMotifs } from './formats/motifs/motif-reader.ts';
export type { MatrixKind, MotifLibrary } from './formats/motifs/motif-library.ts';
export {
  backgroundOf,
  baseProbabilities,
  columnInformation,
  logOdds,
  wholeScores,
  type Background,
} from './motifs/score-matrix.ts';
export { scoreTail, type ScoreTail } from './motifs/score-tail.ts';
export { factorsOfMotif } from './motifs/factors-of-motif.ts';
export { motifsAt, selectMotifs } from './motifs/select-motifs.ts';
export { motifFamilies, type MotifFamilies } from './motifs/motif-families.ts';
export { SITE_P, scannedMotif, type ScannedMotif, type ScanOptions } from './motifs/scanned-motif.ts';
export { scanSequence, type MotifHits } from './motifs/scan-sequence.ts';
export { wasmScanKernel } from './motifs/wasm-scan-kernel.ts';
export { JavascriptScanKernel } from './motifs/javascript-scan-kernel.ts';
export type { ScanKernel } from './motifs/scan-memory.ts';
export {
  elementLibrary,
  elementsWithin,
  SEQUENCE_ELEMENTS,
  type SequenceElement,
} from './motifs/sequence-elements.ts';
export { readComplexes } from './formats/genes/complexes-reader.ts';
export { parseDelimited, readDelimited, type DelimitedTable } from './formats/text/delimited-reader.ts';
export { formatTable } from './formats/text/table-writer.ts';
export type { Column, Table, TableColumn } from './tables/table.ts';
export {
  openAtlas,
  type Atlas,
  type ExperimentPeaks,
  type OpenOptions,
  type OverlappingPairs,
} from './atlas/open-atlas.ts';
export type { OverlapCounts, OverlapOptions } from './atlas/overlap.ts';
export type { ExperimentTable } from './atlas/experiment-table.ts';
export { selectExperiments, type ExperimentFilter } from './atlas/experiment-filter.ts';
export { buildAtlas, type BuildOptions, type BuildSummary } from './atlas/making/build-atlas.ts';
export { addToAtlas } from './atlas/making/add-to-atlas.ts';
export type { AtlasChange } from './atlas/making/change-atlas.ts';
export { verifyAtlas, type FileVerdict } from './atlas/verify-atlas.ts';
export { buildSites, makeSites, sitesWithin, type MadeSites } from './analyses/atlas/make-sites.ts';
export { openSitesToMake, type ClassToMake, type SitesToMake } from './analyses/inputs/sites-to-make.ts';
export { search, searchChoices, type Found, type SearchInput } from './analyses/atlas/search.ts';
export { openSearched, type Searched } from './analyses/inputs/searched.ts';
export { diff, diffChoices, type Diff, type DiffInput } from './analyses/atlas/diff.ts';
export { movedRanks, type MovedRanksInput } from './analyses/atlas/moved-ranks.ts';
export { readRankedNames, type RankedNames } from './analyses/inputs/ranked-names.ts';
export {
  partners,
  partnersChoices,
  rankPartners,
  type Partners,
  type PartnersInput,
  type RankPartnersOptions,
} from './analyses/partners.ts';
export {
  partnerStatistics,
  partnerStatisticsChoices,
  type PartnerStatistics,
  type PartnerStatisticsInput,
} from './analyses/partner-statistics.ts';
export {
  partnerParts,
  partnerPartsChoices,
  type PartnerParts,
  type PartnerPartsInput,
} from './analyses/partner-parts.ts';
export {
  partnerComplexes,
  partnerComplexesChoices,
  type PartnerComplexes,
  type PartnerComplexesInput,
} from './analyses/partner-complexes.ts';
export { agreement, agreementChoices, type Agreement, type AgreementInput } from './analyses/agreement.ts';
export {
  changedGenes,
  changedGenesChoices,
  type ChangedGenes,
  type ChangedGenesInput,
} from './analyses/changed-genes.ts';
export { compare, compareChoices, type CompareInput, type Comparison } from './analyses/compare.ts';
export { compareCells, compareCellsChoices, type ComparedCells } from './analyses/compare-cells.ts';
export { peaksCall, peaksCallChoices, type CalledAnswer } from './analyses/peaks/call.ts';
export { openReads, type ChipAndControl, type OpenedReads } from './analyses/inputs/reads/open-reads.ts';
export {
  peaksQuality,
  peaksQualityChoices,
  type PartsShown,
  type PeaksQuality,
  type SampleQuality,
} from './analyses/peaks/qc.ts';
export {
  openQuality,
  type QualityFiles,
  type QualityInput,
  type QualitySample,
} from './analyses/inputs/reads/open-quality.ts';
export { siteSets, siteSetsChoices, type SiteSets, type SiteSetsInput } from './analyses/site-sets.ts';
export {
  sitesOfChangedGenes,
  targets,
  targetsChoices,
  type Targets,
  type TargetsInput,
} from './analyses/targets.ts';
export { worldOf, type AtlasPotentials } from './analyses/inputs/atlas-potentials.ts';
export { readTargetsInput, type TargetsFiles } from './analyses/inputs/genes/targets-input.ts';
export { overlap, overlapChoices, type Overlap, type OverlapInput } from './analyses/overlap.ts';
export { peaksConsensus, peaksConsensusChoices, type PeaksConsensus } from './analyses/peaks/consensus.ts';
export {
  openPeakReplicates,
  peakReplicateChoices,
  type PeakReplicate,
  type PeakReplicateFiles,
  type PeakReplicates,
} from './analyses/inputs/reads/open-replicates.ts';
export { sites, type Sites, type SitesInput } from './analyses/sites.ts';
export { explain, explainChoices, type Explained, type ExplainInput } from './analyses/explain.ts';
export { profile, type Profile, type ProfileInput } from './analyses/atlas/profile.ts';
export {
  treatments,
  treatmentsChoices,
  type Treatments,
  type TreatmentsInput,
} from './analyses/treatments.ts';
export { readTreatmentTables, type TreatmentTable } from './analyses/inputs/genes/treatment-tables.ts';
export { lociTogether, lociTogetherChoices, type LociTogetherInput } from './analyses/loci-together.ts';
export { locus, locusChoices, type Locus, type LocusInput } from './analyses/locus.ts';
export { motifScan, motifScanChoices, type MotifScanInput } from './analyses/motifs/scan.ts';
export { motifLoci, motifLociChoices, type MotifLoci, type MotifLociInput } from './analyses/motifs/loci.ts';
export {
  lociAmplicons,
  type PrimerDesign,
  type PrimerPair,
  type PrimerTemplate,
} from './analyses/inputs/loci/amplicons.ts';
export { lociPictures } from './analyses/inputs/loci/pictures.ts';
export { openMotifLoci, type MotifLociFiles } from './analyses/inputs/motifs/loci-input.ts';
export { primer3 } from './analyses/inputs/motifs/primer3.ts';
export { poissonBinomialLog10P } from './statistics/distributions/poisson-binomial.ts';
export { openMotifScan, type MotifFiles } from './analyses/inputs/motif-scan.ts';
export {
  motifEnrich,
  motifEnrichChoices,
  type MotifEnrichInput,
} from './analyses/motifs/motif-enrichment.ts';
export { openMotifEnrich } from './analyses/inputs/motifs/enrich-input.ts';
export {
  openCompared,
  type ComparedInput,
  type ComparedSources,
  type WindowSource,
} from './analyses/inputs/motifs/compared-input.ts';
export {
  motifSpacing,
  motifSpacingChoices,
  type MotifSpacingAnswer,
  type MotifSpacingInput,
} from './analyses/motifs/spacing.ts';
export {
  motifDiscovery,
  motifDiscoveryChoices,
  type MotifDiscoveryAnswer,
  type MotifDiscoveryInput,
} from './analyses/motifs/discover.ts';
export { openMotifDiscovery } from './analyses/inputs/motifs/discovery-input.ts';
export { memeText, type WrittenMotif } from './formats/motifs/meme-writer.ts';
export { openMotifSpacing, type WindowFiles } from './analyses/inputs/motifs/spacing-input.ts';
export {
  partnerMotifs,
  partnerMotifsChoices,
  type PartnerMotifs,
  type PartnerMotifsInput,
} from './analyses/motifs/partner-motifs.ts';
export {
  peaksDifferential,
  peaksDifferentialChoices,
  type ChangedPeaksAnswer,
} from './analyses/peaks/differential.ts';
export { peaksSignal, peaksSignalChoices, type PeaksSignal } from './analyses/peaks/signal.ts';
export {
  measureSignals,
  signalWindowChoices,
  type MeasuredSignals,
  type SignalFiles,
} from './analyses/inputs/reads/measure-signals.ts';
export { writeSignalMatrix, type SignalMatrix } from './formats/signal/signal-matrix-writer.ts';
export { countSamples, type CountedFiles, type CountedSheet } from './analyses/inputs/reads/count-samples.ts';
export { dose, doseChoices, type DoseAnswer, type DoseInput } from './analyses/assays/dose.ts';
export {
  combination,
  combinationChoices,
  type CombinationAnswer,
  type CombinationInput,
} from './analyses/assays/combination.ts';
export { readReadings, type AssayKind, type ReadingsFiles } from './analyses/inputs/assays/readings-input.ts';
export type { Readings } from './tables/readings.ts';
export type { Finding } from './assays/design/finding.ts';
export { readLibrary, scanKernel } from './analyses/inputs/motif-scan.ts';
export { qpcr, qpcrChoices, type QpcrAnswer, type QpcrInput } from './analyses/assays/qpcr.ts';
export {
  chipQpcr,
  chipQpcrChoices,
  type ChipQpcrAnswer,
  type ChipQpcrInput,
} from './analyses/assays/chip-qpcr.ts';
export { openChipQpcr, type ChipQpcrFiles } from './analyses/inputs/assays/chip-qpcr-input.ts';
export { readPlace, type Place } from './analyses/inputs/place.ts';
export { annotate, annotateChoices, type Annotated, type AnnotateInput } from './analyses/annotate.ts';
export { openAnnotate, type AnnotateFiles } from './analyses/inputs/genes/annotate-input.ts';
export { PLACE_CLASSES, type PlaceClass } from './genome/annotation/place-classes.ts';
export { placeClassesFigure, type ClassShare } from './genome/annotation/place-classes-figure.ts';
export { enrich, enrichChoices, type Enrich, type EnrichInput } from './analyses/enrich.ts';
export { readEnrichInput, type EnrichFiles, type OpenedEnrichFiles } from './analyses/inputs/enrich-input.ts';
export {
  colocalize,
  colocalizeChoices,
  type Colocalize,
  type ColocalizeInput,
} from './analyses/colocalize.ts';
export { page, pageChoices, type Page, type PageInput } from './analyses/page.ts';
export { readFoldChanges, type FoldChanges } from './analyses/inputs/genes/fold-changes.ts';
export {
  targetGenesOf,
  targetGenesOfChoices,
  type TargetGenesOf,
  type TargetGenesOfInput,
} from './analyses/target-genes-of.ts';
export {
  exportAtlas,
  exportAtlasChoices,
  type ExportAtlasInput,
  type ExportedFile,
} from './analyses/atlas/export-atlas.ts';
export { browse, browseChoices, type Browse, type BrowseInput } from './analyses/atlas/browse.ts';
export {
  readEnrichmentResult,
  readScores,
  type EnrichmentResult,
  type StoredScores,
} from './analyses/inputs/agreement.ts';
export { bibliography, cite, type Citation, type CitationFormat, type CiteInput } from './analyses/cite.ts';
export { readCited } from './analyses/inputs/cited.ts';
export { parseRegion } from './analyses/inputs/region.ts';
export { ask, type Asked } from './analyses/inputs/asked.ts';
export { openAtlasSites, type AtlasSites } from './analyses/inputs/class-sites.ts';
export { readGenesOf, type NamedGenes } from './analyses/inputs/genes/genes-named.ts';
export {
  findGenes,
  needGenes,
  type FoundGenes,
  type GeneSources,
} from './analyses/inputs/genes/gene-models.ts';
export {
  checkGenesOnSequence,
  findSequence,
  needSequence,
  type FoundSequence,
  type SequenceSources,
} from './analyses/inputs/sequence.ts';
export {
  placeQuery,
  placeWhereKnown,
  readDividedQuery,
  readQuery,
  type DividedQuery,
  type Query,
  type RegionFiles,
} from './analyses/inputs/query.ts';
export { inEnglish, type Message, type Notice } from './messages/message.ts';
export type { PartnerRow } from './partners/score/partner-rows.ts';
export { analyzeExpression, type ExpressionAnalysis, type ExpressionOptions } from './expression/analysis.ts';
export {
  expression,
  expressionChoices,
  expressionGroups,
  groupsChoices,
  type ExpressionChoices,
  type ExpressionOutcome,
} from './analyses/expression.ts';
export {
  readExpressionInput,
  type ExpressionFiles,
  type ExpressionInput,
} from './analyses/inputs/genes/expression-input.ts';
export { geneTable } from './expression/gene-table.ts';
export { qualityFigures } from './expression/figures/quality-figures.ts';
export { parseExpressionBytes, readExpressionFile } from './formats/expression/expression-reader.ts';
export { readSampleSheet, type SampleSheet } from './formats/expression/sample-sheet-reader.ts';
export type { ExpressionFile, ExpressionMatrix } from './formats/expression/expression-file.ts';
export {
  parseDifferentialTable,
  readDifferentialTable,
  type DifferentialTable,
} from './formats/expression/differential-table-reader.ts';
export {
  betaPotential,
  halvingPotential,
  nearestGene,
  promoterWindow,
  type Contributions,
} from './targets/binding/contributions.ts';
export { groupTranscripts, type GeneList } from './targets/binding/gene-list.ts';
export { scoreGenes, type GeneScores } from './targets/binding/gene-scores.ts';
export { matchExpression, type MatchedExpression } from './targets/change/match-expression.ts';
export { rankTargets, type TargetGenes, type TargetOptions } from './targets/target-genes.ts';
export { judgeTargets, type JudgedTargets } from './targets/judge-targets.ts';
export { targetTable } from './targets/target-table.ts';
export { readEnhancerLinks } from './formats/genes/enhancer-links-reader.ts';
export { readGeneIdentifiers } from './formats/genes/gene-identifiers-reader.ts';
export { english, type MessageKey } from './messages/english/index.ts';
export { japanese } from './messages/japanese/index.ts';
export {
  oneSampleTTest,
  pairedTTest,
  pooledTTest,
  welchTTest,
  type TTest,
} from './statistics/tests/t-tests.ts';
export { rankSumTest, signedRankTest, type RankTest } from './statistics/tests/rank-tests.ts';
export {
  kendallTest,
  pearsonTest,
  spearmanTest,
  type Correlation,
} from './statistics/tests/correlation-tests.ts';
export {
  kolmogorovSmirnovTest,
  uniformityTest,
  type KolmogorovSmirnov,
} from './statistics/tests/kolmogorov-smirnov.ts';
export {
  conditionalOddsRatio,
  fisherLog10P,
  woolfOddsRatio,
  type OddsRatio,
} from './statistics/tests/fisher.ts';
export {
  cochranMantelHaenszel,
  type CochranMantelHaenszel,
} from './statistics/tests/cochran-mantel-haenszel.ts';
export { binomialLog10P, proportionInterval } from './statistics/distributions/binomial.ts';
export { poissonInterval, poissonLog10P } from './statistics/distributions/poisson.ts';
export { normalLog10P, normalQuantile, normalQuantileOfLog10P } from './statistics/distributions/normal.ts';
export { studentTLog10P, studentTQuantile } from './statistics/distributions/student-t.ts';
export {
  cauchyCombination,
  fisherCombination,
  simesLog10P,
  stoufferCombination,
  type CombinedP,
} from './statistics/combine/combine-p.ts';
export {
  metaAnalysis,
  type HeterogeneityEstimator,
  type MetaAnalysis,
} from './statistics/combine/meta-analysis.ts';
export { benjaminiHochberg, holm } from './statistics/combine/multiple-testing.ts';
export { mean, standardDeviation } from './statistics/descriptive.ts';
export { replicate, replicateChoices, type ReplicateAnswer } from './analyses/assays/replicate.ts';
export {
  openReplicate,
  type ReplicateFiles,
  type ReplicateInput,
} from './analyses/inputs/assays/replicate-input.ts';
export { alexanderGovern, type AlexanderGovern } from './statistics/tests/alexander-govern.ts';
export { platePlan, platePlanChoices, type PlanKind, type PlatePlan } from './analyses/assays/plate-plan.ts';
export { blot, blotChoices, type BlotAnswer, type BlotInput } from './analyses/assays/blot.ts';
export { openBlot, type BlotFiles } from './analyses/inputs/assays/blot-input.ts';
export { growth, growthChoices, type GrowthAnswer, type GrowthInput } from './analyses/assays/growth.ts';
export { openGrowth } from './analyses/inputs/assays/growth-input.ts';
export type { EffectUnit, FindingKind } from './assays/design/finding.ts';
export { dunnettLoadings, dunnettLog10P, dunnettQuantile } from './statistics/distributions/dunnett.ts';
export {
  randomIntercept,
  type ModelContrast,
  type RandomIntercept,
} from './statistics/models/random-intercept.ts';
