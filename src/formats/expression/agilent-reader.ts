import { about, note } from '../../messages/message.ts';
import {
  nameColumn,
  numberColumn,
  readSpotTable,
  wholeColumn,
  type SpottedArray,
} from './spot-table-reader.ts';

const WANTED = [
  'ProbeName',
  'SystematicName',
  'GeneName',
  'ControlType',
  'gMedianSignal',
  'gBGMedianSignal',
  'gIsSaturated',
  'rMedianSignal',
  'rBGMedianSignal',
];

/**
 * Reads an Agilent Feature Extraction text file of one or two colours: median signal minus median background of
 * the features that are no controls.
 *
 * **Source:** Agilent Feature Extraction reference guide, FEATURES table. **R:** `limma::read.maimages(files, source = "agilent.median")`
 * @throws InputError where the FEATURES table or its signal columns are missing, and for signals that are no numbers
 */
export function parseAgilent(bytes: Uint8Array, file: string): SpottedArray {
  const table = readSpotTable(
    bytes,
    file,
    WANTED,
    (fields) => fields[0] === 'FEATURES',
    (line) => line.startsWith('DATA\t'),
  );
  const control = wholeColumn(table, 'ControlType', file);
  const rows = [...control.keys()].filter((row) => control[row] === 0);
  const pick = <T>(values: ArrayLike<T>): T[] => rows.map((row) => values[row]);
  const net = (channel: string): Float64Array => {
    const signal = numberColumn(table, `${channel}MedianSignal`, file);
    const background = numberColumn(table, `${channel}BGMedianSignal`, file);
    return Float64Array.from(rows, (row) => signal[row] - background[row]);
  };
  const saturated = table.columns.get('gIsSaturated');
  const full = saturated === undefined ? 0 : pick(saturated).filter((flag) => flag === '1').length;
  const genes = table.columns.get('GeneName');
  return {
    format: 'Agilent Feature Extraction',
    probes: pick(nameColumn(table, 'ProbeName', file)),
    // Features without a gene repeat the probe's or the transcript's name.
    genes: genes === undefined ? undefined : pick(genes),
    green: net('g'),
    red: table.columns.has('rMedianSignal') ? net('r') : undefined,
    printTip: undefined,
    notices: full > 0 ? about({ file }, [note('expression.saturated', { features: full })]) : [],
  };
}
