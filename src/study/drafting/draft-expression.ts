// Measured expression of a drafted study: matrices with their sheets, finished tables, lists of genes.
import { basename, dirname } from 'node:path';
import { nameParts } from '../../atlas/drafting/name-parts.ts';
import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { message, type Message } from '../../messages/message.ts';
import { perturbedBy } from '../bench/perturbation-label.ts';
import { yamlText } from '../file/yaml-text.ts';
import { contrastsOf } from './contrasts.ts';
import { leave, named, Names, placed, titleOf, type Draft } from './draft.ts';
import { rowsShared, samplesShared } from './joined-files.ts';
import type { PlacedFile } from './place-files.ts';

const NAMES = new KnownNames();

export function expression(draft: Draft): void {
  const measured = matricesOf(draft);
  const tables = placed(draft, 'table', 'changed');
  const lists = placed(draft, 'up', 'down');
  const designs = placed(draft, 'design');
  if (measured.length + tables.length + lists.length === 0) {
    for (const { file } of placed(draft, 'design', 'platform', 'cdf', 'gene_ids'))
      leave(draft, file, 'draft.no-matrix');
    return;
  }
  draft.lines.add('');
  draft.lines.add('expression:');
  const names = new Names();
  const used = new Set<PlacedFile>();
  for (const matrix of measured) {
    const own = designs.filter((design) => matrix.some((each) => samplesShared(design.told, each) > 0.5));
    const described = own.length === 0 && measured.length === 1 && designs.length === 1 ? designs : own;
    for (const design of described) used.add(design);
    matrixEntries(draft, matrix, described, names, used);
  }
  for (const { file } of designs.filter((design) => !used.has(design))) leave(draft, file, 'draft.no-matrix');
  for (const each of placed(draft, 'platform', 'cdf', 'gene_ids'))
    if (!used.has(each)) leave(draft, each.file, 'draft.no-matrix');
  for (const table of tables) {
    entryOf(draft, table, names);
    draft.lines.add(`    ${table.place}: ${named(draft, table.file)}`, ...table.doubts);
    linkAndArm(draft, { cell: table.cell, ...treatedBy(table) });
  }
  for (const group of listsOf(lists)) {
    entryOf(draft, group[0], names);
    for (const each of group)
      draft.lines.add(`    ${each.place}: ${named(draft, each.file)}`, ...each.doubts);
    linkAndArm(draft, { cell: group[0].cell, ...treatedBy(group[0]) });
  }
}

/** Matrices, and arrays of one folder together. */
function matricesOf(draft: Draft): PlacedFile[][] {
  const groups = new Map<string, PlacedFile[]>();
  for (const each of placed(draft, 'matrix')) {
    const key =
      each.told.kind === 'arrays'
        ? `${dirname(each.file)}\0${each.told.chip ?? each.told.format ?? ''}`
        : `file\0${each.file}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}

function entryOf({ lines }: Draft, { file }: PlacedFile, names: Names): void {
  lines.add(`  - name: ${yamlText(names.free(titleOf(file)))}`);
}

/** One entry for each contrast of each sheet of a matrix; one without, where nothing says what is compared. */
function matrixEntries(
  draft: Draft,
  matrix: readonly PlacedFile[],
  designs: readonly PlacedFile[],
  names: Names,
  used: Set<PlacedFile>,
): void {
  const { lines } = draft;
  const [first] = matrix;
  const beside = annotationsOf(draft, first);
  for (const { file } of beside) used.add(file);
  const common = (): void => {
    const doubts = matrix.flatMap((each) => each.doubts);
    if (matrix.length === 1) lines.add(`    matrix: ${named(draft, first.file)}`, ...doubts);
    else {
      lines.add('    matrix:', ...doubts.slice(0, 1));
      for (const { file } of matrix) lines.add(`      - ${named(draft, file)}`);
    }
    for (const { file, doubts: unsure } of beside)
      lines.add(`    ${file.place}: ${named(draft, file.file)}`, ...unsure);
  };
  if (designs.length === 0) {
    entryOf(draft, first, names);
    common();
    lines.add('    # design: SHEET.tsv', message('draft.no-design'));
    lines.add('    # contrast: TREATED-CONTROL', message('draft.no-contrast'));
    return;
  }
  for (const design of designs) {
    const contrasts = contrastsOf(design.told);
    const shared = Math.max(...matrix.map((each) => samplesShared(design.told, each)));
    const cell = constantOf(design, /cell|line|細胞/i) || design.cell || first.cell;
    const doubts = [
      ...design.doubts,
      ...(shared < 1 && first.told.kind !== 'arrays' ? [message('draft.samples-differ')] : []),
    ];
    for (const contrast of contrasts.length > 0 ? contrasts : [undefined]) {
      const title =
        contrast === undefined
          ? titleOf(design.file)
          : [contrast.treated, cell].filter((part) => part !== '').join(', ');
      lines.add(`  - name: ${yamlText(names.free(title))}`);
      common();
      lines.add(`    design: ${named(draft, design.file)}`, ...doubts);
      if (contrast === undefined) lines.add('    # contrast: TREATED-CONTROL', message('draft.no-contrast'));
      else {
        lines.add(`    contrast: ${yamlText(contrast.text)}`, ...contrast.doubts);
        linkAndArm(draft, { cell, treated: contrast.treated, time: constantOf(design, /time|hour/i) });
      }
    }
  }
}

/** The value that all samples have in a column of that name. */
function constantOf({ told }: PlacedFile, column: RegExp): string {
  const found = Object.entries(told.columns ?? {}).find(([name]) => column.test(name));
  const levels = new Set(found?.[1] ?? []);
  return levels.size === 1 ? [...levels][0] : '';
}

/** Annotations that a matrix needs: by its rows, or the only one. */
function annotationsOf(draft: Draft, matrix: PlacedFile): { file: PlacedFile; doubts: Message[] }[] {
  const cel = matrix.told.kind === 'arrays' && matrix.told.format === undefined;
  const chosen: { file: PlacedFile; doubts: Message[] }[] = [];
  const platforms = placed(draft, 'platform').map((file) => ({
    file,
    shared: rowsShared(file.told, matrix.told),
  }));
  const known = platforms.filter(({ shared }) => shared !== undefined && shared > 0.5);
  const [platform] = known.length > 0 ? known : platforms.filter(({ shared }) => shared === undefined);
  if ((platform as typeof platform | undefined) !== undefined)
    chosen.push({
      file: platform.file,
      doubts: [...platform.file.doubts, ...(known.length > 0 ? [] : [message('draft.unsure-annotation')])],
    });
  if (cel)
    for (const file of placed(draft, 'cdf')
      .filter(
        ({ told }) =>
          told.chip === undefined ||
          matrix.told.chip === undefined ||
          nameKey(told.chip) === nameKey(matrix.told.chip),
      )
      .slice(0, 1))
      chosen.push({ file, doubts: [...file.doubts] });
  for (const file of placed(draft, 'gene_ids').slice(0, 1)) chosen.push({ file, doubts: [...file.doubts] });
  return chosen;
}

/** Rising and falling genes of one experiment, by names that differ in that word alone. */
function listsOf(lists: readonly PlacedFile[]): PlacedFile[][] {
  const groups = new Map<string, PlacedFile[]>();
  for (const each of lists) {
    const key = each.file.toLowerCase().replaceAll(/up|down|rising|falling|induced|repressed|dn/g, '');
    const group = groups.get(key) ?? [];
    if (group.some(({ place }) => place === each.place)) groups.set(each.file, [each]);
    else groups.set(key, [...group, each]);
  }
  return [...groups.values()];
}

/** What the name of a table says was done: `siFOS`, `lenalidomide_vs_DMSO`. */
function treatedBy({ file, condition }: PlacedFile): { treated: string; time: string } {
  const against = /(?:^|[_\s.])([A-Za-z0-9-]+)[_\s.-](?:vs|versus|over)[_\s.-]/i.exec(basename(file))?.[1];
  const word = condition
    .split(' ')
    .find((each) => perturbedBy(each, (name) => NAMES.symbol(name))?.how !== undefined);
  const { time } = nameParts(titleOf(file), [], NAMES);
  return { treated: word ?? against ?? '', time };
}

/** The ChIP-seq that an experiment belongs to, and what was done in it. */
function linkAndArm({ lines, chips }: Draft, done: { cell: string; treated: string; time: string }): void {
  const same = chips.filter(({ cell }) => done.cell !== '' && nameKey(cell) === nameKey(done.cell));
  if (same.length > 0)
    lines.add(
      `    chip_seq: ${yamlText(same[0].name)}`,
      ...(same.length > 1 ? [message('draft.several-chips')] : []),
    );
  else if (chips.length > 1) lines.add(`    chip_seq: ${yamlText(chips[0].name)}`, message('draft.no-chip'));
  if (done.treated === '' || done.cell === '') {
    lines.add(
      '    # arm: { perturbs: FACTOR, how: degraded, agent: DRUG, time: 24 h, cell: CELL }',
      message('draft.no-arm'),
    );
    return;
  }
  const perturbed = perturbedBy(done.treated, (name) => NAMES.symbol(name));
  const time = /^\d+(?:\.\d+)? ?(?:min|h|d)$/.test(done.time) ? [`time: ${yamlText(done.time)}`] : [];
  const known =
    perturbed?.how === undefined
      ? []
      : [`perturbs: [${perturbed.names.map(yamlText).join(', ')}]`, `how: ${perturbed.how}`];
  const parts = [...known, `agent: ${yamlText(done.treated)}`, ...time, `cell: ${yamlText(done.cell)}`];
  lines.add(
    `    arm: { ${parts.join(', ')} }`,
    ...(known.length > 0 ? [] : [message('draft.no-target', { agent: done.treated })]),
  );
}
