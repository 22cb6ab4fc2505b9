// Which genes of a plate are reference genes, by the names that laboratories use.
import { refused } from '../../messages/refused.ts';
import { alike, asSpelled } from '../cq/spellings.ts';
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';

/** As `nameKey` leaves them: symbols, old names and what primers are called. */
const NAMES = new Set(
  `actb bactin betaactin actin actg1 gapdh g3pdh 18s 18srrna rn18s rna18s rn18s1 rna18sn5 28s b2m hprt hprt1 tbp rplp0 36b4 arbp
   rpl13a rpl13 rpl19 rpl27 rpl32 rpl37a rps18 rps13 rps9 rps23 ubc ubb ywhaz gusb ppia cyclophilin cyclophilina cypa ppib pgk1 tubb
   tuba1a tuba1b sdha hmbs pbgd tfrc pum1 ipo8 polr2a eef1a1 eef2 atp5f1 atp5b cyc1 top1 alas1 rer1 snrpd3 ctbp1`.split(
    /\s+/,
  ),
);

/** The genes among these that are reference genes by their names. */
export function referencesAmong(genes: readonly string[]): string[] {
  return genes.filter((gene) => NAMES.has(nameKey(gene)));
}

/**
 * The reference genes of a table.
 * @param said by the user; none asks the names
 * @throws InputError for one that was not measured, and where there is none, or nothing else
 */
export function chooseReferences(genes: readonly string[], said: readonly string[], file: string): string[] {
  for (const gene of said)
    if (alike(gene, genes).length === 0)
      throw refused(
        'qpcr.no-such-reference',
        { gene },
        { fix: undefined, file, expected: `one of ${genes.join(', ')}`, found: gene },
      );
  const references = said.length > 0 ? [...new Set(asSpelled(said, genes))] : referencesAmong(genes);
  if (references.length === 0)
    throw refused(
      'qpcr.no-reference',
      {},
      {
        file,
        expected: 'wells of a reference gene (ACTB, GAPDH, 18S, ...) in every sample',
        found: genes.join(', '),
      },
    );
  if (references.length === genes.length)
    throw refused(
      'qpcr.only-references',
      {},
      { fix: undefined, file, expected: 'wells of another gene', found: genes.join(', ') },
    );
  return references;
}
