// The text of a study file from files with their places; what is not sure stands as a comment at its line.
import { basename, dirname } from 'node:path';
import { nameParts } from '../../atlas/drafting/name-parts.ts';
import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { inEnglish, message, type Message } from '../../messages/message.ts';
import { visible } from '../../messages/plain-text.ts';
import { perturbedBy } from '../bench/perturbation-label.ts';
import { ASSAY_TYPES } from '../bench/assay-analyses.ts';
import { yamlText } from '../file/yaml-text.ts';
import { contrastsOf } from './contrasts.ts';
import { isNamedAlike, mapOfReadings, rowsShared, samplesShared } from './joined-files.ts';
import { factorOf, type PlacedFile } from './place-files.ts';

/** What a person says of the study as a whole; the files tell what is left out. */
export interface DraftSettings {
  readonly title?: string;
  readonly factor?: string;
  readonly genome?: string;
  readonly cell?: string;
  /** Day of the study, as 2026-11-23. */
  readonly date: string;
  /** Folders of atlases, and the assembly that they are of. */
  readonly atlas: readonly string[];
  readonly atlasGenome?: string;
  /** Whether nothing in it was measured; where it is left out, names of files tell. */
  readonly simulated?: boolean;
  /** How the study file names files that are called otherwise here. */
  readonly named?: ReadonlyMap<string, string>;
}

/** Something to look at. */
interface Question {
  /** Line of the study file, from 1. */
  readonly line: number;
  readonly doubt: Message;
}

/** A drafted study file. */
export interface DraftedStudy {
  readonly text: string;
  readonly questions: readonly Question[];
  /** Files that are not in it, and why. */
  readonly leftOut: readonly { readonly file: string; readonly reason: Message }[];
}

/** Lines of a study file with what is not sure of each. */
export class StudyLines {
  readonly #lines: { text: string; doubts: Message[] }[] = [];

  add(text: string, ...doubts: readonly Message[]): void {
    this.#lines.push({ text, doubts: [...doubts] });
  }

  /** @param line from 1 */
  doubt(line: number, doubt: Message): void {
    const at = this.#lines.at(line - 1) ?? this.#lines[0];
    const said = inEnglish(doubt);
    if (!at.doubts.some((each) => inEnglish(each) === said)) at.doubts.push(doubt);
  }

  /** Line of the first that holds a text, from 1; 0 where none does. */
  lineWith(text: string): number {
    return this.#lines.findIndex((line) => line.text.includes(text)) + 1;
  }

  get text(): string {
    return this.#lines
      .map(({ text, doubts }) =>
        doubts.length === 0
          ? `${text}\n`
          : `${text}   # unsure: ${doubts.map((doubt) => visible(inEnglish(doubt))).join('; ')}\n`,
      )
      .join('');
  }

  get questions(): Question[] {
    return this.#lines.flatMap(({ doubts }, at) => doubts.map((doubt) => ({ line: at + 1, doubt })));
  }
}

const NAMES = new KnownNames();
const NOT_SAID = '?';

/** What was written so far, and what is not in it. */
interface Draft {
  readonly lines: StudyLines;
  readonly leftOut: { file: string; reason: Message }[];
  readonly files: readonly PlacedFile[];
  readonly settings: DraftSettings;
  /** ChIP-seq entries that were written, with their cells. */
  readonly chips: { name: string; cell: string }[];
}

/** Drafts a study file. @returns its lines, to which more doubts may be added, and what has no place */
export function draftStudy(
  files: readonly PlacedFile[],
  settings: DraftSettings,
): { lines: StudyLines; leftOut: DraftedStudy['leftOut'] } {
  const leftOut = files.flatMap(({ file, place, reason }) =>
    place === 'none' ? [{ file, reason: reason ?? message('draft.chosen') }] : [],
  );
  const draft: Draft = { lines: new StudyLines(), leftOut, files, settings, chips: [] };
  head(draft);
  chipSeq(draft);
  expression(draft);
  single(draft, 'genes', 'genes');
  single(draft, 'interactions', 'interactions');
  motifs(draft);
  assays(draft);
  return { lines: draft.lines, leftOut };
}

/** A file as the study file names it. */
function named({ settings }: Draft, file: string): string {
  return yamlText(settings.named?.get(file) ?? file);
}

function placed({ files }: Draft, ...places: readonly PlacedFile['place'][]): PlacedFile[] {
  return files.filter(({ place }) => places.includes(place));
}

function head(draft: Draft): void {
  const { lines, files, settings } = draft;
  const found = factorOf(files);
  const factor = settings.factor ?? found;
  const cells = [...new Set(placed(draft, 'peaks').flatMap(({ cell }) => (cell === '' ? [] : [cell])))];
  const about = [factor, cells.length > 0 ? `in ${cells.slice(0, 3).join(', ')}` : undefined];
  const title = settings.title ?? (about.filter((part) => part !== undefined).join(' ') || 'A drafted study');
  lines.add(
    '# Drafted from the files below. Where it says "unsure", look at the line, and take the remark away once it is right.',
  );
  lines.add(
    '# chipmate study check says what would run; chipmate study init STUDY.yaml writes a file that explains every key.',
  );
  lines.add('');
  lines.add(`study: ${yamlText(title)}`);
  const several =
    factor?.includes(',') === true
      ? `[${factor
          .split(',')
          .map((name) => yamlText(name.trim()))
          .join(', ')}]`
      : yamlText(factor ?? NOT_SAID);
  lines.add(`factor: ${several}`, ...(factor === undefined ? [message('draft.no-factor-at-all')] : []));
  const genome = genomeOf(draft);
  lines.add(`genome: ${yamlText(genome.name)}`, ...genome.doubts);
  lines.add(`date: ${settings.date}`);
  const isSimulated =
    files.length > 0 &&
    files.filter(({ file }) => /simulated/i.test(basename(file))).length * 2 > files.length;
  if (settings.simulated ?? isSimulated) lines.add('simulated: true');
  lines.add('seed: 1');
  if (settings.atlas.length > 0) lines.add(`atlas: [${settings.atlas.map(yamlText).join(', ')}]`);
}

/** Words for an assembly in names of files. */
const ASSEMBLIES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[^a-z0-9])(?:hg38|grch38)(?![0-9])/i, 'hg38'],
  [/(?:^|[^a-z0-9])(?:hg19|grch37|b37)(?![0-9])/i, 'hg19'],
  [/(?:^|[^a-z0-9])(?:mm39|grcm39)(?![0-9])/i, 'mm39'],
  [/(?:^|[^a-z0-9])(?:mm10|grcm38)(?![0-9])/i, 'mm10'],
];

function genomeOf({ files, settings }: Draft): { name: string; doubts: Message[] } {
  if (settings.genome !== undefined) return { name: settings.genome, doubts: [] };
  if (settings.atlasGenome !== undefined) return { name: settings.atlasGenome, doubts: [] };
  const words = new Set(
    files.flatMap(({ file, place }) =>
      place === 'none' ? [] : ASSEMBLIES.filter(([word]) => word.test(file)).map(([, name]) => name),
    ),
  );
  const [first] = words;
  if (words.size === 1) return { name: first, doubts: [] };
  const name = words.size === 0 ? 'hg38' : first;
  return {
    name,
    doubts: [message(words.size === 0 ? 'draft.no-genome-named' : 'draft.several-genomes', { genome: name })],
  };
}

/** One entry for each factor, cell type and condition, replicates in their order. */
function chipSeq(draft: Draft): void {
  const { lines, settings, chips } = draft;
  const entries = new Map<string, PlacedFile[]>();
  for (const each of placed(draft, 'peaks')) {
    const key = [NAMES.key(each.factor), nameKey(each.cell), each.condition.toLowerCase()].join('\0');
    entries.set(key, [...(entries.get(key) ?? []), each]);
  }
  if (entries.size === 0) return;
  const main = settings.factor ?? factorOf(draft.files) ?? '';
  const names = new Names();
  lines.add('');
  lines.add('chip_seq:');
  for (const files of entries.values()) {
    const [{ factor, condition }] = files;
    const cell = files[0].cell || (settings.cell ?? '');
    const isOther =
      factor !== '' && main !== '' && !main.split(',').some((each) => NAMES.same(each.trim(), factor));
    const name = names.free(
      [isOther ? factor : '', cell || 'ChIP-seq', condition].filter((part) => part !== '').join(' '),
    );
    chips.push({ name, cell });
    lines.add(`  - name: ${yamlText(name)}`);
    lines.add(`    cell: ${yamlText(cell || NOT_SAID)}`, ...(cell === '' ? [message('draft.no-cell')] : []));
    if (condition !== '')
      lines.add(`    condition: ${yamlText(condition)}`, ...doubtsOf(files, 'draft.unsure-condition'));
    if (isOther) lines.add(`    antigen: ${yamlText(factor)}`);
    const numbers = files.map(({ replicate }) => replicate);
    const isNumbered = new Set(numbers).size === files.length && !numbers.includes(null);
    const doubts = files.length > 1 && !isNumbered ? [message('draft.unsure-replicates')] : [];
    lines.add('    peaks:', ...doubts);
    for (const each of [...files].sort((a, b) => (a.replicate ?? 0) - (b.replicate ?? 0)))
      lines.add(
        `      - ${named(draft, each.file)}`,
        ...each.doubts.filter(({ key }) => !['draft.no-cell', 'draft.unsure-condition'].includes(key)),
      );
  }
}

/** What several files doubt alike, once. */
function doubtsOf(files: readonly PlacedFile[], key: Message['key']): Message[] {
  return files.flatMap(({ doubts }) => doubts.filter((doubt) => doubt.key === key)).slice(0, 1);
}

/** Names that are given once. */
class Names {
  readonly #given = new Set<string>();

  free(name: string): string {
    for (let count = 1; ; count++) {
      const own = (count === 1 ? name : `${name} ${count}`).slice(0, 180);
      if (this.#given.size < this.#given.add(own).size) return own;
    }
  }
}

/** A file's name as words. */
function titleOf(file: string): string {
  const stem = basename(file).replace(
    /(?:\.(?:gz|csv|tsv|txt|xlsx?|simulated|narrowPeak|bed|diff)){1,4}$/i,
    '',
  );
  return stem.replaceAll(/[_\s]+/g, ' ').trim() || stem;
}

function expression(draft: Draft): void {
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

function leave(
  { leftOut }: Draft,
  file: string,
  key: 'draft.no-matrix' | 'draft.no-readings' | 'draft.one-is-enough',
): void {
  leftOut.push({ file, reason: message(key) });
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

/** A key with one file; of several the first. */
function single(draft: Draft, place: 'genes' | 'interactions', key: string): void {
  const [first, ...others] = placed(draft, place);
  if ((first as PlacedFile | undefined) === undefined) return;
  draft.lines.add('');
  draft.lines.add(`${key}: ${named(draft, first.file)}`, ...first.doubts);
  for (const { file } of others) leave(draft, file, 'draft.one-is-enough');
}

function motifs(draft: Draft): void {
  const libraries = placed(draft, 'library');
  const [sequence, ...others] = placed(draft, 'sequence');
  const hasSequence = (sequence as PlacedFile | undefined) !== undefined;
  if (libraries.length === 0 && !hasSequence) return;
  draft.lines.add('');
  draft.lines.add('motifs:');
  if (libraries.length > 0) {
    draft.lines.add('  library:');
    for (const { file, doubts } of libraries) draft.lines.add(`    - ${named(draft, file)}`, ...doubts);
  }
  if (hasSequence) draft.lines.add(`  sequence: ${named(draft, sequence.file)}`, ...sequence.doubts);
  for (const { file } of others) leave(draft, file, 'draft.one-is-enough');
}

function assays(draft: Draft): void {
  const { lines } = draft;
  const readings = placed(draft, ...ASSAY_TYPES);
  const maps = placed(draft, 'map');
  const amplicons = placed(draft, 'amplicons');
  const ofMap = new Map(maps.map((map) => [map, mapOfReadings(map, readings) ?? alone(map, maps, readings)]));
  for (const [map, table] of ofMap) if (table === undefined) leave(draft, map.file, 'draft.no-readings');
  if (!readings.some(({ place }) => place === 'chip-qpcr'))
    for (const { file } of amplicons) leave(draft, file, 'draft.no-readings');
  if (readings.length === 0) return;
  lines.add('');
  lines.add('assays:');
  const names = new Names();
  for (const each of readings) {
    const [map] = maps.filter((one) => ofMap.get(one) === each);
    lines.add(`  - type: ${each.place}`, ...each.doubts);
    lines.add(`    name: ${yamlText(names.free(titleOf(each.file)))}`);
    lines.add(`    file: ${named(draft, each.file)}`);
    if (each.told.sheet !== undefined) lines.add(`    sheet: ${yamlText(each.told.sheet)}`);
    if ((map as PlacedFile | undefined) !== undefined)
      lines.add(
        `    map: ${named(draft, map.file)}`,
        ...map.doubts,
        ...(isNamedAlike(map.file, each.file) ? [] : [message('draft.map-by-content')]),
      );
    if (each.place === 'chip-qpcr' && amplicons.length > 0)
      lines.add(`    amplicons: ${named(draft, amplicons[0].file)}`);
  }
}

/** The only map and the only table of a study belong together, whatever they are called. */
function alone(
  map: PlacedFile,
  maps: readonly PlacedFile[],
  readings: readonly PlacedFile[],
): PlacedFile | undefined {
  return maps.length === 1 && readings.length === 1 && map.file !== readings[0].file
    ? readings[0]
    : undefined;
}
