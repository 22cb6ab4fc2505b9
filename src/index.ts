export { InputError } from './errors.ts';
export type { PeakColumns } from './genome/peak-columns.ts';
export { assemblyFromSizes, knownAssembly, KNOWN_ASSEMBLIES, type Assembly } from './genome/assembly.ts';
export { withoutBlacklisted } from './genome/blacklist.ts';
export { guessBuild, type BuildCandidate, type BuildGuess } from './genome/build-check.ts';
export type { GeneModels } from './genome/genes.ts';
export { genesWithin, indexTss, nearestTss, type TssIndex } from './genome/nearest-tss.ts';
export { AntigenNames, nameKey } from './genome/antigen-aliases.ts';
export { findName, nearestNames, type NameMatch } from './genome/names.ts';
export { isNotAFactor, whyNotAFactor } from './genome/non-factors.ts';
export { placeOnAssembly, type PlacedPeaks } from './genome/place.ts';
export { openAssembly, readChromSizes } from './formats/chrom-sizes-file.ts';
export { builtInGenes, readGenes } from './formats/genes-file.ts';
export { peakText, type WrittenPeakFormat } from './formats/peak-text.ts';
export { parsePeakBytes, readPeakFile, type PeakFile, type ReadPeakOptions } from './formats/peak-file.ts';
export { readAliases } from './formats/aliases-file.ts';
export { readInteractions, type Interactions } from './formats/interactions-file.ts';
export { readComplexes } from './formats/complexes-file.ts';
export { parseDelimited, readDelimited, type DelimitedTable } from './formats/delimited.ts';
export { formatTable } from './formats/table.ts';
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
export { buildAtlas, type BuildOptions, type BuildSummary } from './atlas/build/build-atlas.ts';
export { addToAtlas } from './atlas/build/add-to-atlas.ts';
export { verifyAtlas, type FileVerdict } from './atlas/verify-atlas.ts';
export { buildSites, makeSites, type MadeSites } from './analyses/make-sites.ts';
export { openSitesToMake, type ClassToMake, type SitesToMake } from './analyses/inputs/sites-to-make.ts';
export { search, searchChoices, type Found, type SearchInput } from './analyses/search.ts';
export { openSearched, type Searched } from './analyses/inputs/searched.ts';
export { diff, diffChoices, type Diff, type DiffInput } from './analyses/diff.ts';
export { movedRanks, type MovedRanksInput } from './analyses/moved-ranks.ts';
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
export {
  sitesOfChangedGenes,
  targets,
  targetsChoices,
  type Targets,
  type TargetsInput,
} from './analyses/targets.ts';
export { readTargetsInput, type TargetsFiles } from './analyses/inputs/targets-input.ts';
export { overlap, overlapChoices, type Overlap, type OverlapInput } from './analyses/overlap.ts';
export { sites, type Sites, type SitesInput } from './analyses/sites.ts';
export { explain, explainChoices, type Explained, type ExplainInput } from './analyses/explain.ts';
export { profile, type Profile, type ProfileInput } from './analyses/profile.ts';
export {
  treatments,
  treatmentsChoices,
  type Treatments,
  type TreatmentsInput,
} from './analyses/treatments.ts';
export { readTreatmentTables, type TreatmentTable } from './analyses/inputs/treatment-tables.ts';
export { locus, locusChoices, type Locus, type LocusInput } from './analyses/locus.ts';
export { readPlace, type Place } from './analyses/inputs/place.ts';
export { enrich, enrichChoices, type Enrich, type EnrichInput } from './analyses/enrich.ts';
export { readEnrichInput, type EnrichFiles, type OpenedEnrichFiles } from './analyses/inputs/enrich-input.ts';
export {
  colocalize,
  colocalizeChoices,
  type Colocalize,
  type ColocalizeInput,
} from './analyses/colocalize.ts';
export { page, pageChoices, type Page, type PageInput } from './analyses/page.ts';
export { readFoldChanges, type FoldChanges } from './analyses/inputs/fold-changes.ts';
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
} from './analyses/export-atlas.ts';
export { browse, browseChoices, type Browse, type BrowseInput } from './analyses/browse.ts';
export {
  readEnrichmentResult,
  readScores,
  type EnrichmentResult,
  type StoredScores,
} from './analyses/inputs/agreement.ts';
export { parseRegion } from './analyses/inputs/region.ts';
export { ask, type Asked } from './analyses/inputs/asked.ts';
export { openAtlasSites, type AtlasSites } from './analyses/inputs/class-sites.ts';
export { readGenesOf, type NamedGenes } from './analyses/inputs/genes-named.ts';
export { findGenes, needGenes, type FoundGenes, type GeneSources } from './analyses/inputs/gene-models.ts';
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
export type { PartnerRow } from './partners/partner-rows.ts';
export { analyzeExpression, type ExpressionAnalysis, type ExpressionOptions } from './expression/analysis.ts';
export {
  expression,
  expressionChoices,
  type ExpressionChoices,
  type ExpressionOutcome,
} from './analyses/expression.ts';
export {
  readExpressionInput,
  type ExpressionFiles,
  type ExpressionInput,
} from './analyses/inputs/expression-input.ts';
export { geneTable } from './expression/gene-table.ts';
export { qualityFigures } from './expression/figures/quality-figures.ts';
export { parseExpressionBytes, readExpressionFile } from './formats/expression-reader.ts';
export { readSampleSheet, type SampleSheet } from './formats/sample-sheet-file.ts';
export type { ExpressionFile, ExpressionMatrix } from './formats/expression-file.ts';
export {
  parseDifferentialTable,
  readDifferentialTable,
  type DifferentialTable,
} from './formats/differential-table.ts';
export {
  betaPotential,
  halvingPotential,
  nearestGene,
  promoterWindow,
  type Contributions,
} from './targets/contributions.ts';
export { groupTranscripts, type GeneList } from './targets/gene-list.ts';
export { scoreGenes, type GeneScores } from './targets/gene-scores.ts';
export { matchExpression, type MatchedExpression } from './targets/match-expression.ts';
export { rankTargets, type TargetGenes, type TargetOptions } from './targets/target-genes.ts';
export { targetTable } from './targets/target-table.ts';
export { readEnhancerLinks } from './formats/enhancer-links-file.ts';
export { readGeneIdentifiers } from './formats/gene-identifiers-file.ts';
export { english, type MessageKey } from './messages/english/index.ts';
export { japanese } from './messages/japanese/index.ts';
