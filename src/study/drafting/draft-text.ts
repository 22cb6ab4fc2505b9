// The text of a study file from files with their places; what is not sure stands as a comment at its line.
import { basename } from 'node:path';
import { KnownNames, nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { inEnglish, message, NOT_SAID, type Message } from '../../messages/message.ts';
import { visible } from '../../messages/plain-text.ts';
import { ASSAY_TYPES } from '../bench/assay-analyses.ts';
import { yamlText } from '../file/yaml-text.ts';
import { expression } from './draft-expression.ts';
import { leave, named, Names, placed, titleOf, type Draft, type DraftSettings } from './draft.ts';
import { isNamedAlike, mapOfReadings } from './joined-files.ts';
import { leftOutNotices } from './left-out.ts';
import { factorOf, type PlacedFile } from './place-files.ts';
import { StudyLines, type Question } from './study-lines.ts';

/** A drafted study file. */
export interface DraftedStudy {
  readonly text: string;
  readonly questions: readonly Question[];
  /** Files that are not in it, and why. */
  readonly leftOut: readonly { readonly file: string; readonly reason: Message }[];
}

const NAMES = new KnownNames();

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
  unused(draft);
  return { lines: draft.lines, leftOut };
}

/** The files, where one would not be used at its place the reason among what is to be looked at. */
export function withUnused(files: readonly PlacedFile[]): PlacedFile[] {
  const { leftOut } = draftStudy(files, { date: '', atlas: [] });
  const reasons = new Map(leftOut.map(({ file, reason }) => [file, reason]));
  return files.map((each) => {
    const reason = each.place === 'none' ? undefined : reasons.get(each.file);
    return reason === undefined ? each : { ...each, doubts: [...each.doubts, reason] };
  });
}

/** Names, behind all else, the files that have a place and nothing that goes with them. */
function unused({ lines, leftOut, files }: Draft): void {
  const proposed = new Set(files.filter(({ place }) => place !== 'none').map(({ file }) => file));
  const left = leftOut.filter(({ file }) => proposed.has(file));
  if (left.length === 0) return;
  lines.add('');
  for (const notice of leftOutNotices(left)) lines.add(`# ${visible(inEnglish(notice))}`);
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
