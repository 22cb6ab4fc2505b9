import { note, type Notice } from '../../messages/message.ts';
import { looksDecimal } from '../text/doors.ts';

/** The kinds of peak file that are recognised. */
export type PeakFormat =
  | 'bed3'
  | 'bed4'
  | 'bed5'
  | 'bed6'
  | 'bed9'
  | 'bed12'
  | 'bed'
  | 'narrowPeak'
  | 'broadPeak'
  | 'macs-xls'
  | 'chip-atlas-bed4'
  | 'chip-atlas-bed5'
  | 'chip-atlas-bed9';

/** Which column of a peak file means what; columns are 1-based, 0 is none. */
export interface PeakLayout {
  readonly format: PeakFormat;
  /** Columns that every line must have. */
  readonly columns: number;
  readonly signalColumn: number;
  readonly scoreColumn: number;
  readonly summitColumn: number;
  /** How the summit is written: bp from the peak's start, or a 1-based position. */
  readonly summit: 'offset' | 'one-based-offset' | 'one-based-position';
  /** Whether starts are 1-based (MACS .xls) and are lowered by one. */
  readonly oneBased: boolean;
  /** Whether the score is made of -log10 q as MACS writes it into column 5 of a narrowPeak: the whole part of ten times it. */
  readonly scoreFromLog: boolean;
  readonly notices: readonly Notice[];
}

/** Columns chosen by the user instead of the format's own, 1-based. */
export interface PeakColumnChoice {
  readonly signalColumn?: number;
  readonly scoreColumn?: number;
}

const MISSING = /^(?:|\.|na|nan|[+-]?inf|[+-]?infinity)$/i;
const WHOLE = /^\d+$/;
const TOGETHER = [note('peaks.taken-together')];

/** Whether a field can stand in a numeric column. */
export function isNumeric(field: string): boolean {
  return looksDecimal(field) || MISSING.test(field);
}

/** Whether a field is written as a number that is larger than any: `1e999`, other than the word `inf`. */
export function isBeyondNumbers(field: string): boolean {
  return looksDecimal(field) && !Number.isFinite(Number(field));
}

/** Whether the fields are the header line of a MACS .xls table. */
export function isMacsHeader(fields: readonly string[]): boolean {
  return (
    fields[0] === 'chr' && fields[1] === 'start' && fields[2] === 'end' && fields.includes('fold_enrichment')
  );
}

/** Whether the fields are a header line with the field names of the BED description. */
export function isBedHeader(fields: readonly string[]): boolean {
  return /^chrom$/i.test(fields[0]) && /^chromStart$/i.test(fields[1] ?? '');
}

/** The layout of a MACS .xls table, from its header line. */
export function macsLayout(header: readonly string[], choice: PeakColumnChoice = {}): PeakLayout {
  const column = (name: string): number => header.indexOf(name) + 1;
  const absolute = column('abs_summit');
  const log10Q = column('-log10(qvalue)');
  return {
    format: 'macs-xls',
    columns: header.length,
    signalColumn: choice.signalColumn ?? column('fold_enrichment'),
    scoreColumn: choice.scoreColumn ?? (log10Q > 0 ? log10Q : column('-10*log10(pvalue)')),
    summitColumn: absolute > 0 ? absolute : column('summit'),
    summit: absolute > 0 ? 'one-based-position' : 'one-based-offset',
    oneBased: true,
    scoreFromLog: choice.scoreColumn === undefined && log10Q > 0,
    notices: [note('peaks.starts-lowered')],
  };
}

/** Recognises the layout of a BED-like file from the fields of its first data line. */
export function bedLayout(fields: readonly string[], choice: PeakColumnChoice = {}): PeakLayout {
  const base = sniffBed(fields);
  const notices = [...base.notices];
  const chosen = {
    signalColumn: choice.signalColumn ?? base.signalColumn,
    scoreColumn: choice.scoreColumn ?? base.scoreColumn,
  };
  if (choice.scoreColumn === undefined && base.scoreColumn > 0 && !isNumeric(fields[base.scoreColumn - 1])) {
    notices.push(note('peaks.text-as-score', { column: String(base.scoreColumn) }));
    if (chosen.signalColumn === base.scoreColumn) chosen.signalColumn = 0;
    chosen.scoreColumn = 0;
  }
  return { ...base, ...chosen, notices };
}

function sniffBed(fields: readonly string[]): PeakLayout {
  const columns = fields.length;
  const layout = (
    format: PeakFormat,
    signalColumn: number,
    scoreColumn: number,
    summitColumn = 0,
    notices: readonly Notice[] = [],
  ): PeakLayout => ({
    format,
    columns,
    signalColumn,
    scoreColumn,
    summitColumn,
    summit: 'offset',
    oneBased: false,
    scoreFromLog: false,
    notices,
  });
  const [, start, end, name = ''] = fields;
  if (columns <= 3) return layout('bed3', 0, 0);
  if (columns === 4) {
    return looksDecimal(name)
      ? layout('chip-atlas-bed4', 4, 4, 0, [note('peaks.fourth-as-score')])
      : layout('bed4', 0, 0);
  }
  if (columns === 5) {
    return /^[SED]RX\d+(?:\.\w+)?$/.test(name)
      ? layout('chip-atlas-bed5', 5, 5, 0, TOGETHER)
      : layout('bed5', 5, 5);
  }
  const strand = /^[-+.*]?$/.test(fields[5]);
  if (columns === 10 && strand && fields.slice(6, 10).every(isNumeric)) return layout('narrowPeak', 7, 5, 10);
  if (columns === 9 && strand) {
    if (/^ID=/.test(name)) return layout('chip-atlas-bed9', 5, 5, 0, TOGETHER);
    const [thickStart, thickEnd, colour] = fields.slice(6, 9);
    const thick =
      WHOLE.test(thickStart) &&
      WHOLE.test(thickEnd) &&
      Number(thickStart) >= Number(start) &&
      Number(thickStart) <= Number(thickEnd) &&
      Number(thickEnd) <= Number(end);
    if (!colour.includes(',') && !thick && fields.slice(6, 9).every(isNumeric))
      return layout('broadPeak', 7, 5);
    return layout('bed9', 5, 5);
  }
  if (columns === 6) return layout('bed6', 5, 5);
  return layout(columns >= 12 ? 'bed12' : 'bed', 5, 5);
}
