// The rows of ChIP-Atlas' experimentList.tab: tab-separated, no header, as many attributes as the authors gave.
import { InputError } from '../../errors.ts';
import { plainCell } from '../text/cell-text.ts';
import { fileNameFault } from '../folders/inside.ts';
import { nameFault } from '../text/doors.ts';

/** Which field (0-based) holds what; -1 where a generation of the file has no such field. */
export interface ExperimentListLayout {
  readonly experiment: number;
  readonly genome: number;
  readonly antigenClass: number;
  readonly antigen: number;
  readonly cellClass: number;
  readonly cell: number;
  /** `key=value|key=value` about the cell type. */
  readonly cellDescription: number;
  /** Reads, % mapped, % duplicates, peaks at Q < 1E-05. */
  readonly quality: number;
  readonly title: number;
  /** First field of the authors' `key=value` attributes. */
  readonly attributes: number;
  /** Rows before the first experiment. */
  readonly headerRows: number;
}

const CURRENT: ExperimentListLayout = {
  experiment: 0,
  genome: 1,
  antigenClass: 2,
  antigen: 3,
  cellClass: 4,
  cell: 5,
  cellDescription: 6,
  quality: 7,
  title: 8,
  attributes: 9,
  headerRows: 0,
};

/** The first generation (2015) had seven fields before the attributes. */
const FIRST: ExperimentListLayout = { ...CURRENT, cellDescription: -1, quality: -1, title: 6, attributes: 7 };

const QUALITY = /^(?:\d+(?:,[\d.]*){3}|NA)$/;
const ACCESSION = /^[A-Z]{2}[A-Z0-9_.-]*\d$/;
const LONGEST_ACCESSION = 40;
/** Genomes, known and to come: hg38, sacCer3, TAIR12. */
const GENOME = /^[A-Za-z][A-Za-z0-9_.-]{0,39}$/;
const LONGEST_FACET = 1000;

/** Whether a text is an accession: such a text is part of a file's name on every system, and of no folder's. */
export function isAccession(text: string): boolean {
  return text.length <= LONGEST_ACCESSION && ACCESSION.test(text) && fileNameFault(text) === undefined;
}

/** Whether a text may be the name of a genome. */
export function isGenomeName(text: string): boolean {
  return GENOME.test(text);
}

/** What keeps a text from being the name of an antigen, a cell type or a class; undefined where nothing does, as for none. */
export function facetFault(text: string): string | undefined {
  if (text === '') return undefined;
  return text.length > LONGEST_FACET ? `is longer than ${LONGEST_FACET} characters` : nameFault(text);
}

/** Fields that a row must have, whatever else authors gave: all up to the antigen. */
export function fewestFields(layout: ExperimentListLayout): number {
  return 1 + Math.max(layout.experiment, layout.genome, layout.antigenClass, layout.antigen);
}

/**
 * Recognises the generation of a list from its first rows. Copies that were cut by columns and kept the
 * column numbers as their first row are understood as well.
 * @param lines the first rows, a few hundred at most
 * @throws InputError when the rows are not those of an experimentList
 */
export function recogniseLayout(lines: readonly string[], file: string): ExperimentListLayout {
  const rows = lines.map((line) => line.split('\t'));
  const first = rows.at(0) ?? [];
  if (first.length > 5 && first.every((cell) => /^\d{1,6}$/.test(cell))) {
    const columns = first.map(Number);
    const at = (field: number): number => columns.indexOf(field);
    const found = Object.entries(CURRENT).map(([name, field]) => [name, at(field as number)]);
    const cut = { ...(Object.fromEntries(found) as unknown as ExperimentListLayout), headerRows: 1 };
    if (cut.experiment >= 0 && cut.attributes >= 0) return cut;
  }
  const usable = rows.filter((cells) => cells.length > 6 && isAccession(cells[0]));
  if (usable.length === 0)
    throw new InputError('this is not a list of experiments of ChIP-Atlas', {
      file,
      line: 1,
      expected:
        'tab-separated rows that begin with accession, genome, antigen class, antigen, cell class, cell',
      found: (lines.at(0) ?? 'an empty file').slice(0, 120),
    });
  const withQuality = usable.filter((cells) => QUALITY.test(cells.at(CURRENT.quality) ?? '')).length;
  return withQuality * 2 > usable.length ? CURRENT : FIRST;
}

/** Processing numbers of an experiment; NaN where the list has none. */
export interface ExperimentQuality {
  readonly reads: number;
  readonly mappedPercent: number;
  readonly duplicatesPercent: number;
  /** Peaks at Q < 1E-05; for bisulfite sequencing the hypermethylated regions. */
  readonly peaks: number;
}

/** One row of the list. */
export interface ListedExperiment {
  readonly experiment: string;
  readonly genome: string;
  readonly antigenClass: string;
  readonly antigen: string;
  readonly cellClass: string;
  readonly cell: string;
  readonly cellDescription: string;
  readonly quality: ExperimentQuality;
  readonly title: string;
  /** Sample accession of GEO (GSM...) that stands before the title, or ''. */
  readonly sample: string;
  readonly attributes: readonly (readonly [key: string, value: string])[];
}

/** Reads one row; missing fields become empty strings and NaN. */
export function parseExperiment(line: string, layout: ExperimentListLayout): ListedExperiment {
  // Authors' free text may hold control characters, which no table and no terminal takes.
  let end = line.length;
  while (end > 0 && '\t\r\n'.includes(line[end - 1])) end--;
  const cells = line
    .slice(0, end)
    .split('\t')
    .map((cell) => cell.replace(/[\u0000-\u001f\u007f]+/g, ' '));
  const cell = (at: number): string => (at < 0 ? '' : (cells.at(at) ?? ''));
  const title = cell(layout.title);
  const attributes: [string, string][] = [];
  for (const attribute of cells.slice(layout.attributes)) {
    const equals = attribute.indexOf('=');
    if (equals > 0) attributes.push([attribute.slice(0, equals), attribute.slice(equals + 1)]);
    else if (attribute !== '') attributes.push(['', attribute]);
  }
  return {
    experiment: cell(layout.experiment),
    genome: cell(layout.genome),
    antigenClass: cell(layout.antigenClass),
    antigen: cell(layout.antigen),
    cellClass: cell(layout.cellClass),
    cell: cell(layout.cell),
    cellDescription: cell(layout.cellDescription),
    quality: parseQuality(cell(layout.quality)),
    title,
    sample: /^GSM\d+/.exec(title)?.[0] ?? '',
    attributes,
  };
}

/** No genome has room for more peaks of one experiment. */
const MOST_PEAKS = 1e9;

/** Reads the column of processing numbers, `reads,mapped,duplicates,peaks` or `NA`. */
export function parseQuality(text: string): ExperimentQuality {
  const [reads = NaN, mappedPercent = NaN, duplicatesPercent = NaN, peaks = NaN] = text
    .split(',')
    .map(numberOf);
  return { reads, mappedPercent, duplicatesPercent, peaks: peaks <= MOST_PEAKS ? peaks : NaN };
}

/** One row in the present layout; processing numbers that are not known are NA. */
export function formatExperiment(row: ListedExperiment): string {
  const { reads, mappedPercent, duplicatesPercent, peaks } = row.quality;
  const numbers = [reads, mappedPercent, duplicatesPercent, peaks];
  const attributes = row.attributes.map(([key, value]) => (key === '' ? value : `${key}=${value}`));
  const fixed = [row.experiment, row.genome, row.antigenClass, row.antigen, row.cellClass, row.cell];
  return [
    ...fixed,
    row.cellDescription,
    numbers.some(Number.isNaN) ? 'NA' : numbers.join(),
    row.title,
    ...attributes,
  ]
    .map((cell) => plainCell(cell))
    .join('\t');
}

function numberOf(text: string): number {
  return text.length <= 15 && /^\d+(?:\.\d*)?$/.test(text) ? Number(text) : NaN;
}
