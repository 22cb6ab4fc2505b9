import { renamedSymbol } from '../../../genome/gene-identifiers.ts';
import type { GeneModels } from '../../../genome/genes.ts';

/** RefSeq accessions of transcripts that are translated, and of those that are not. */
const CODING = /^[NX]M_/;
const NOT_CODING = /^[NX]R_/;
/** Symbols of genes that are known to make no protein, by the rules of their nomenclature. */
const RNA_GENE =
  /^(?:LINC\d|LOC\d|XLOC_|MIR(?:LET)?\d|SNOR[AD]\d|SCARNA\d|SNHG\d|SNAR-|RNU\d|RNY\d|RNA5|RN7S|VTRNA|TRNA|TTTY\d|GM\d+$)|-(?:AS|IT|OT|DT)\d*$/i;

/**
 * Which genes have a transcript that is translated. RefSeq accessions tell it; models without them are looked up among known
 * genes, and a symbol that is not there counts as coding unless its form says that it is an RNA gene: symbols change.
 * @param known symbols and identifiers of genes that code; empty where none are known of the species
 * @returns symbol to whether it codes, in order of first appearance
 */
export function codingGenes(models: GeneModels, known: ReadonlySet<string>): Map<string, boolean> {
  const coding = new Map<string, boolean>();
  for (let row = 0; row < models.count; row++) {
    const symbol = models.symbol[row];
    if (coding.get(symbol) === true) continue;
    const transcript = models.transcript[row];
    const codes = CODING.test(transcript)
      ? true
      : NOT_CODING.test(transcript)
        ? false
        : [symbol, renamedSymbol(symbol) ?? '', models.geneId[row].replace(/\.\d+$/, '')].some((name) =>
            known.has(name),
          ) || !RNA_GENE.test(symbol);
    coding.set(symbol, codes);
  }
  return coding;
}
