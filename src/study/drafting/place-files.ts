// Where each file goes in a study: what it is and its name propose, a person may correct.
import { basename, dirname } from 'node:path';
import { isControlName, stemOf } from '../../atlas/drafting/draft-rows.ts';
import { nameParts, type NameParts } from '../../atlas/drafting/name-parts.ts';
import { assayOfMap } from '../../analyses/inputs/told/tell-bench.ts';
import type { FileKind, Told } from '../../analyses/inputs/told/told.ts';
import { controlsAmong } from '../../assays/design/controls.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { message, type Message } from '../../messages/message.ts';
import type { AssayType } from '../bench/assay-analyses.ts';
import { perturbedBy } from '../bench/perturbation-label.ts';
import type { PlaceName } from './places.ts';
import { mapOfReadings, samplesShared } from './joined-files.ts';

/** A file and what its head says. */
interface ToldFile {
  /** As the study file names it, with `/` between its parts. */
  readonly file: string;
  readonly told: Told;
}

/** Where a file goes, and what its name says of it; '' for what it does not say. */
export interface PlacedFile extends ToldFile {
  readonly place: PlaceName;
  readonly factor: string;
  readonly cell: string;
  /** What was done to the cells, with the time. */
  readonly condition: string;
  readonly replicate: number | null;
  /** What has to be looked at. */
  readonly doubts: readonly Message[];
  /** Why it has no place; null where it has one. */
  readonly reason: Message | null;
}

const NAMES = new KnownNames();

/** Kinds with one place, whatever lies beside them. */
const PLACE_OF: Readonly<Partial<Record<FileKind, PlaceName>>> = {
  peaks: 'peaks',
  'changed genes': 'changed',
  'differential table': 'table',
  'expression matrix': 'matrix',
  arrays: 'matrix',
  'array description': 'cdf',
  'probe annotation': 'platform',
  'gene identifiers': 'gene_ids',
  interactions: 'interactions',
  amplicons: 'amplicons',
  'gene models': 'genes',
  motifs: 'library',
  'map of wells': 'map',
};

/** Proposes a place for each of the files of one study. */
export function placeFiles(files: readonly ToldFile[]): PlacedFile[] {
  const placed = files.map((each) => placeOf(each, files));
  return withConditions(withoutTwins(withoutOthers(withoutAtlas(placed))));
}

function placeOf({ file, told }: ToldFile, all: readonly ToldFile[]): PlacedFile {
  const folder = dirname(file)
    .split(/[\\/]/)
    .filter((part) => part !== '.');
  const parts = nameParts(stemOf(file), folder, NAMES);
  const base = { file, told, factor: parts.antigen, cell: parts.cell, replicate: parts.replicate };
  const condition = [...parts.rest, ...(parts.time === '' ? [] : [parts.time])].join(' ');
  const told_ = told.doubt === null ? [] : [told.doubt];
  const nowhere = (reason: Message): PlacedFile => ({
    ...{ ...base, condition: '', place: 'none', doubts: [], reason },
  });
  const at = (place: PlaceName, ...doubts: readonly Message[]): PlacedFile => ({
    ...{ ...base, condition, place, reason: null },
    doubts: [...told_, ...doubts],
  });
  const own = OWN_RULES[told.kind]?.({ file, told, all, parts, at, nowhere });
  if (own !== undefined) return own;
  const place = PLACE_OF[told.kind];
  return place === undefined ? nowhere(told.doubt ?? message('told.unknown')) : at(place);
}

/** What a rule goes by. */
interface Asked extends ToldFile {
  readonly all: readonly ToldFile[];
  readonly parts: NameParts;
  readonly at: (place: PlaceName, ...doubts: readonly Message[]) => PlacedFile;
  readonly nowhere: (reason: Message) => PlacedFile;
}

/** Kinds whose place goes by more than the kind. */
const OWN_RULES: Readonly<Partial<Record<FileKind, (asked: Asked) => PlacedFile>>> = {
  peaks: ({ file, parts: { antigen, cell, unsure }, at, nowhere }) => {
    if (isControlName(basename(file))) return nowhere(message('draft.control'));
    const doubts: Message[] = [];
    if (unsure.includes('antigen'))
      doubts.push(
        antigen === '' ? message('draft.no-factor') : message('draft.unsure-factor', { factor: antigen }),
      );
    if (unsure.includes('cell'))
      doubts.push(cell === '' ? message('draft.no-cell') : message('draft.unsure-cell', { cell }));
    return at('peaks', ...doubts);
  },
  'list of genes': ({ file, at, nowhere }) => {
    const stem = stemOf(file);
    const isUp = /(?:^|[^a-z])(?:up|rising|induced)(?![a-z])/i.test(stem);
    const isDown = /(?:^|[^a-z])(?:down|dn|falling|repressed)(?![a-z])/i.test(stem);
    return isUp === isDown
      ? nowhere(message('draft.list-of-genes'))
      : at(isUp ? 'up' : 'down', message('draft.direction-by-name'));
  },
  sequences: ({ told, at, nowhere }) =>
    told.genome === true ? at('sequence') : nowhere(message('draft.no-genome')),
  'sheet of samples': ({ file, told, all, at }) => {
    const ofMatrix = all.some((each) => isMeasured(each.told) && samplesShared(told, each) > 0);
    if (!ofMatrix && mapOfReadings({ file, told }, all) !== undefined) return { ...at('map'), doubts: [] };
    // A matrix with its samples settles whether it is a map.
    return ofMatrix && told.keys !== undefined ? { ...at('design'), doubts: [] } : at('design');
  },
  readings: ({ file, told, all, at, nowhere }) => {
    const assay = told.assay ?? ofItsMap({ file, told }, all);
    if (assay === undefined) return nowhere(told.doubt ?? message('told.readings'));
    return told.assay === null ? { ...at(assay), doubts: [] } : at(assay);
  },
  'sheet of experiments': ({ nowhere }) => nowhere(message('draft.sheet-of-experiments')),
};

function isMeasured({ kind }: Told): boolean {
  return kind === 'expression matrix' || kind === 'arrays';
}

/** The assay that the map of a plate speaks of. */
function ofItsMap(readings: ToldFile, all: readonly ToldFile[]): AssayType | undefined {
  const map = all.find(
    (each) =>
      (each.told.kind === 'map of wells' || each.told.kind === 'sheet of samples') &&
      mapOfReadings(each, all)?.file === readings.file,
  );
  return map === undefined ? undefined : assayOfMap(map.told);
}

/** Peaks that a sheet of experiments names are those of an atlas. */
function withoutAtlas(files: readonly PlacedFile[]): PlacedFile[] {
  const ofAtlas = new Map<string, string>();
  for (const { file, told } of files)
    for (const named of told.files ?? []) ofAtlas.set(joined(dirname(file), named), file);
  return files.map((each) => {
    const sheet = ofAtlas.get(each.file);
    return sheet === undefined ? each : without(each, message('draft.of-atlas', { sheet }));
  });
}

function joined(folder: string, name: string): string {
  const parts: string[] = folder === '.' ? [] : folder.split(/[\\/]/);
  for (const part of name.split(/[\\/]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** A study is about one factor: that of most peak files. Of the others the reason is told. */
function withoutOthers(files: readonly PlacedFile[]): PlacedFile[] {
  const factor = factorOf(files);
  return files.map((each) =>
    each.place !== 'peaks' || factor === undefined || each.factor === '' || NAMES.same(each.factor, factor)
      ? each
      : without(each, message('draft.other-factor', { factor: each.factor, most: factor })),
  );
}

/** The factor of most peak files; undefined where no name says any. */
export function factorOf(files: readonly PlacedFile[]): string | undefined {
  const counts = new Map<string, { name: string; files: number }>();
  for (const { place, factor } of files) {
    if (place !== 'peaks' || factor === '') continue;
    const key = NAMES.key(factor);
    const before = counts.get(key);
    counts.set(key, { name: before?.name ?? factor, files: (before?.files ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.files - a.files).at(0)?.name;
}

/** Forms in which MACS writes one set of peaks, best first. */
const FORMS = [
  /\.narrowPeak(?:\.gz)?$/i,
  /\.broadPeak(?:\.gz)?$/i,
  /\.xls(?:\.gz)?$/i,
  /\.gappedPeak(?:\.gz)?$/i,
  /./,
];

/** Of the files that a caller wrote of one sample, one is taken. */
function withoutTwins(files: readonly PlacedFile[]): PlacedFile[] {
  const rank = ({ file }: PlacedFile): number =>
    FORMS.findIndex((form) => form.test(file)) + (/summits/i.test(basename(file)) ? FORMS.length : 0);
  const key = ({ file }: PlacedFile): string =>
    `${dirname(file)}/${stemOf(file).replace(/[_.-]?(?:peaks|summits)$/i, '')}`;
  const best = new Map<string, PlacedFile>();
  for (const each of files) {
    if (each.place !== 'peaks') continue;
    const before = best.get(key(each));
    if (before === undefined || rank(each) < rank(before)) best.set(key(each), each);
  }
  return files.map((each) => {
    const taken = each.place === 'peaks' ? best.get(key(each)) : undefined;
    return taken === undefined || taken === each
      ? each
      : without(each, message('draft.same-peaks', { file: basename(taken.file) }));
  });
}

/** Words that all peak files of the study have tell none of them apart: what is left is the condition. */
function withConditions(files: readonly PlacedFile[]): PlacedFile[] {
  const peaks = files.filter(({ place }) => place === 'peaks');
  const words = ({ condition }: PlacedFile): string[] => condition.split(' ').filter((word) => word !== '');
  const [first] = peaks;
  if ((first as PlacedFile | undefined) === undefined) return [...files];
  const common = words(first).filter((word) => peaks.every((each) => words(each).includes(word)));
  return files.map((each) => {
    if (each.place !== 'peaks') return each;
    const own =
      peaks.length < 2
        ? words(each).filter(isKnownCondition)
        : words(each).filter((word) => !common.includes(word));
    const unknown = own.filter((word) => !isKnownCondition(word) && !/^(?:\d+|h|d|min)$/.test(word));
    const condition = own.join(' ');
    return {
      ...each,
      condition,
      doubts: [
        ...each.doubts,
        ...(unknown.length > 0 ? [message('draft.unsure-condition', { condition })] : []),
      ],
    };
  });
}

/** Controls, and names of genes with what was done to them. */
function isKnownCondition(word: string): boolean {
  return (
    controlsAmong([word], 'drug').length + controlsAmong([word], 'perturbation').length > 0 ||
    perturbedBy(word, (name) => NAMES.symbol(name))?.how !== undefined
  );
}

function without(file: PlacedFile, reason: Message): PlacedFile {
  return { ...file, place: 'none', doubts: [], reason };
}
