import { firstOf } from '../../../counted.ts';
import { InputError } from '../../../errors.ts';
import { repairMangledSymbols, type RepairedNames } from '../../../genome/mangled-symbols.ts';
import { readGeneIdentifiers } from '../../../formats/genes/gene-identifiers-reader.ts';
import { fileHead } from '../../../formats/text/file-head.ts';
import { readGeneList } from '../../../formats/genes/gene-list-reader.ts';
import { KnownNames, nameKey } from '../../../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../../../genome/genes.ts';
import { nearestNames } from '../../../genome/names.ts';
import { lookUpGenes } from '../../../genome/one-tss.ts';
import { about, caution, note, type Notice } from '../../../messages/message.ts';

/** Names that are listed in a notice. */
const NAMED = 20;
/** Bytes by which a list of genes is told from regions. */
const HEAD = 4096;

/** Whether a file lists genes, one name a line, instead of regions. Standard input is taken for regions. */
export function isGeneList(path: string): boolean {
  // What cannot be read is left to the reader of regions, which says why.
  const head = fileHead(path, 2 * HEAD);
  return head !== undefined && listsGenes(head);
}

/** The same of the first bytes of a file. */
export function listsGenes(head: Buffer): boolean {
  const lines = head.toString('utf8', 0, HEAD).split(/\r?\n/);
  if (head.length > HEAD) lines.pop();
  const data = lines.filter((line) => line !== '' && !/^(?:#|track|browser)/.test(line));
  return data.length > 0 && data.every((line) => line.split(/[\t ]/).length < 3);
}

/** Genes that a user named, as symbols of the gene models. */
export interface NamedGenes {
  readonly symbols: readonly string[];
  readonly notices: readonly Notice[];
}

/**
 * The genes of a list, as symbols of the gene models. Names that a spreadsheet made dates are repaired or named;
 * names that are no gene are counted and listed.
 * @param identifiers table of gene identifiers for names that the models do not hold
 * @throws InputError when no name is a gene
 */
export async function readGenesOf(
  path: string,
  models: GeneModels,
  identifiers: string | undefined,
): Promise<NamedGenes> {
  const { names, repaired, ambiguous } = repairMangledSymbols(await readGeneList(path));
  const table = identifiers === undefined ? undefined : await readGeneIdentifiers(identifiers);
  const aliases = new KnownNames();
  const meaning = (name: string): string | undefined => table?.symbolOf(name) ?? aliases.symbol(name);
  const dates = new Set(ambiguous);
  const { symbols, unknown } = lookUpGenes(
    names.filter((name) => !dates.has(name)),
    models,
    meaning,
  );
  if (symbols.length === 0)
    throw new InputError('none of these names is a gene', {
      key: 'genes.none-named',
      file: path,
      expected: `symbols, gene identifiers or transcripts of ${models.source}`,
      found: names.slice(0, 10).join(', '),
      fix: 'give --gene-ids a table with the columns symbol, entrez, ensembl, refseq, aliases',
    });
  const notices = [...datesSaid({ repaired, ambiguous }), ...unknownSaid(unknown, names.length, models)];
  return { symbols, notices: about({ file: path }, notices) };
}

/** What is said of gene names that a spreadsheet had made dates. */
export function datesSaid({ repaired, ambiguous }: Pick<RepairedNames, 'repaired' | 'ambiguous'>): Notice[] {
  return [
    ...(repaired.length > 0 ? [note('genes.dates-repaired', { genes: firstOf(repaired, NAMED) })] : []),
    ...(ambiguous.length > 0 ? [caution('genes.dates-ambiguous', { names: firstOf(ambiguous, NAMED) })] : []),
  ];
}

/** What is said of names that are no gene. @param names how many names there were in all */
export function unknownSaid(unknown: readonly string[], names: number, { source }: GeneModels): Notice[] {
  if (unknown.length === 0) return [];
  const listed = firstOf(unknown, NAMED);
  return [note('genes.unknown', { source, unknown: unknown.length, names, listed })];
}

/** The symbol that one name means. @throws InputError with near names where it means none */
export function oneGene(name: string, models: GeneModels): string {
  const aliases = new KnownNames();
  const { names } = repairMangledSymbols([name]);
  const { symbols } = lookUpGenes(names, models, (each) => aliases.symbol(each));
  if (symbols.length > 0) return symbols[0];
  const spelt = new Set(models.symbol.filter((symbol) => nameKey(symbol) === nameKey(name)));
  if (spelt.size === 1) return [...spelt][0];
  const near = nearestNames(name, models.symbol, 5);
  throw new InputError(`'${name}' is neither a region nor a gene of ${models.source}`, {
    key: 'genes.unknown-name',
    values: { name, source: models.source },
    expected:
      near.length > 0 ? `perhaps ${near.join(', ')}` : 'a gene, or a region such as chr18:63120000-63320000',
  });
}
