// Whether a name that somebody typed is a factor that is known, so that a slip is seen before an atlas is built of it.
import { builtInGenes } from '../../formats/genes/genes-reader.ts';
import { antigenAliases, nameKey, type KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { nearestNames } from '../../genome/names.ts';
import { message, type Message } from '../../messages/message.ts';

/** ChIP-Atlas' words for what is no factor: histone marks and open chromatin have names of their own. */
const OTHER_KINDS = /^(?:histone|rna polymerase|dnase|atac|bisulfite|input|no description)/i;

/** Symbols of the factors that chipmate knows by themselves, for suggestions. */
export function factorSymbols(): string[] {
  return antigenAliases().map(([symbol]) => symbol);
}

let genes: Set<string> | undefined;

/** What to say of a factor that neither the names of factors nor the genes of man know; undefined for any other. */
export function unknownFactor(name: string, kind: string, names: KnownNames): Message | undefined {
  if (name === '' || name === '?' || OTHER_KINDS.test(kind) || names.symbol(name) !== undefined)
    return undefined;
  genes ??= new Set(builtInGenes('hg38')?.symbol.map(nameKey));
  if (genes.has(nameKey(name))) return undefined;
  const near = nearestNames(name, factorSymbols());
  return near.length === 0
    ? message('own-atlas.not-known')
    : message('own-atlas.near', { names: near.join(', ') });
}
