import { KnownNames, nameKey } from '../genome/antigens/antigen-aliases.ts';
import { symbolOfUniprotEntry } from './uniprot-names.ts';

/** Names of motifs that stand for several factors, or for the parts of one, by their keys. */
const SEVERAL: Readonly<Record<string, readonly string[]>> = {
  ap1: ['FOS', 'FOSB', 'FOSL1', 'FOSL2', 'JUN', 'JUNB', 'JUND'],
  nfkbp65: ['RELA'],
  ewsr1fli1: ['EWSR1', 'FLI1'],
  'ews:fli1fusion': ['EWSR1', 'FLI1'],
  'ews:ergfusion': ['EWSR1', 'ERG'],
};

/** What HOCOMOCO puts behind the entry where a motif has an id alone: `PO2F1.H12CORE.0.PS.A`, `AHR_HUMAN.H11MO.0.B`. */
const HOCOMOCO_ID = /(?:_(?:HUMAN|MOUSE))?\.H1\d[A-Z]{2,9}\.\d[A-Z.]*$/i;

/**
 * The factors whose motif one is, by approved symbol where that is known: both of a dimer (`FOS::JUN`) or of an element of two (`IRF4 + BATF`), all of which either may bind (`IKZF1/IKZF3`), the human one of `Nr1h3`,
 * `POU2F1` of HOCOMOCO's `PO2F1_HUMAN`, `SPI1` of HOMER's `PU.1(ETS)/...`; variants (`(var.2)`) are left out of account.
 * @param name of the motif, as its library writes it
 */
export function factorsOfMotif(name: string, names = new KnownNames()): string[] {
  const isHomer = name.includes(')/');
  const bare = name.split('(', 1)[0].trim().replace(HOCOMOCO_ID, '_HUMAN');
  const entry = /^(\w+)_(?:HUMAN|MOUSE)$/i.exec(bare);
  const parts =
    entry !== null ? [symbolOfUniprotEntry(entry[1].toUpperCase())] : bare.split(/::| \+ |\/(?=[A-Z])/);
  const found = parts.flatMap((part) => {
    const several = SEVERAL[nameKey(part)] as readonly string[] | undefined;
    if (several !== undefined) return several;
    // HOMER joins the factors of a composite element with a colon.
    const own = isHomer ? part.split(':') : [part];
    return own.map((one) => names.symbol(one) ?? one.toUpperCase());
  });
  return [...new Set(found)];
}
