import { fileNameFault } from '../../formats/folders/inside.ts';
import { ownAntigens } from '../own-antigens.ts';
import { fileName, TABLE } from '../table-names.ts';
import type { KeyPath, Report } from './problems.ts';
import type { Study } from './study-schema.ts';

/** A file that a result of a study will have. */
interface Claim {
  /** Name of the file without suffix, and what tells it from files of the same name in other folders. */
  readonly file: string;
  readonly kind: 'table' | 'track' | 'figure';
  /** What it is named after, as the study file has it. */
  readonly of: readonly string[];
  readonly place: KeyPath;
}

/** Before and behind the name of a file: `simulated.` and the longest suffix, with what figures add to it. */
const AROUND = ['simulated.', '_correlation.narrowPeak'] as const;
const NAMED =
  'names of files have letters, digits, and . + - of a name; all else, and capitals, tell no two apart';

/**
 * Names of a study that files could not be named after: of which nothing is left, that some system does not take, and two that
 * would share one file.
 */
export function checkFileNames(study: Study, report: Report): void {
  const refused = new Set<string>();
  for (const { name, of, place } of namesOf(study)) {
    if (fileName(name) !== '') continue;
    refused.add(of);
    report(place, `no file can be named after ${of}`, {
      expected: 'a name with letters or digits',
      found: name,
      fix: 'give it a name with letters or digits',
    });
  }
  const taken = new Map<string, Claim>();
  for (const claim of claimsOf(study)) {
    const { file, kind, place } = claim;
    const of = claim.of.join(' with ');
    if ([of, ...claim.of].some((each) => refused.has(each))) continue;
    const fault = fileNameFault(AROUND.join(file)) ?? fileNameFault(`${file}.tsv`);
    if (fault !== undefined) {
      refused.add(of);
      report(place, `no file can be named after ${of}`, {
        expected: 'a name that every system takes for a file',
        found: `${file.length > 60 ? `${file.slice(0, 60)}...` : file}: ${fault}`,
        fix: 'give it another name',
      });
      continue;
    }
    const key = `${kind} ${file.normalize('NFC').toLowerCase()}`;
    const other = taken.get(key);
    taken.set(key, other ?? claim);
    const before = other?.of.join(' with ') ?? of;
    if (before === of || other?.of.some((each) => refused.has(each)) === true) continue;
    refused.add(of);
    report(place, `${before} and ${of} would share one file`, {
      expected: NAMED,
      found: `both would be written as ${file}`,
      fix: 'rename one of them, or give one a study of its own',
    });
  }
}

/** Everything that files are named after. */
function namesOf(study: Study): { name: string; of: string; place: KeyPath }[] {
  const { chip_seq, expression, cell_contrast, genes_of_interest } = study;
  return [
    ...chip_seq.map(({ name }, i) => ({ name, of: ofChipSeq(name), place: ['chip_seq', i, 'name'] })),
    ...expression.map(({ name }, i) => ({ name, of: ofExpression(name), place: ['expression', i, 'name'] })),
    ...cell_contrast.flatMap(({ a, b }, i) =>
      (['a', 'b'] as const).map((side) => ({
        name: { a, b }[side].join('+'),
        of: `cell_contrast of '${a.join('+')}' with '${b.join('+')}'`,
        place: ['cell_contrast', i, side],
      })),
    ),
    ...genes_of_interest.map((name, i) => ({ name, of: `gene '${name}'`, place: ['genes_of_interest', i] })),
  ];
}

/** The files of a study as far as its own names make them, in the order of the study file. */
function claimsOf(study: Study): Claim[] {
  const { chip_seq, compare, cell_contrast, expression, assays, genes_of_interest } = study;
  const claim = (kind: Claim['kind'], name: string, of: string | string[], place: KeyPath): Claim => ({
    ...{ kind, place },
    of: [of].flat(),
    file: fileName(name),
  });
  return [
    ...chip_seq.flatMap((entry, i) => {
      const [of, place] = [ofChipSeq(entry.name), ['chip_seq', i, 'name']];
      return [
        claim('table', TABLE.partners(entry.name), of, place),
        claim('table', TABLE.discordant(entry.name), of, place),
        claim('track', `${ownAntigens(study, entry)[0]} ${entry.name}`, of, place),
      ];
    }),
    ...compare.map(({ a, b }, i) =>
      claim('table', TABLE.contrast({ a, b, kind: 'queries' }), `compare of '${a}' with '${b}'`, [
        'compare',
        i,
      ]),
    ),
    ...cell_contrast.map(({ chip_seq: query, a, b }, i) => {
      const [left, right] = [a.join('+'), b.join('+')];
      const of = `cell_contrast of '${left}' with '${right}' in '${query}'`;
      return claim('table', TABLE.contrast({ a: left, b: right, kind: 'cells' }), of, ['cell_contrast', i]);
    }),
    ...expression.flatMap(({ name, chip_seq: named }, i) => {
      const [of, place] = [ofExpression(name), ['expression', i, 'name']];
      const query = named ?? chip_seq.at(0)?.name;
      const own = claim('table', TABLE.expression(name), of, place);
      if (query === undefined) return [own];
      const pair = [of, ofChipSeq(query)];
      return [
        own,
        claim('table', TABLE.targets({ query, expression: name }), pair, place),
        claim('table', TABLE.changedGenes(query, name), pair, place),
      ];
    }),
    ...assays.map(({ type, name, file }, i) =>
      claim('table', TABLE.assay(type, name ?? file), `${type} '${name ?? file}'`, ['assays', i]),
    ),
    ...genes_of_interest.map((name, i) =>
      claim('figure', `locus ${name}`, `gene '${name}'`, ['genes_of_interest', i]),
    ),
  ];
}

function ofChipSeq(name: string): string {
  return `chip_seq '${name}'`;
}

function ofExpression(name: string): string {
  return `expression '${name}'`;
}
