import { InputError } from '../../errors.ts';
import { about, note } from '../../messages/message.ts';
import { wholeCount, type Place } from '../text/doors.ts';
import {
  nameColumn,
  numberColumn,
  readSpotTable,
  textColumn,
  type SpottedArray,
  wholeColumn,
} from './spot-table-reader.ts';

const WANTED = ['Block', 'Name', 'ID', 'Flags', 'F635 Mean', 'B635 Median', 'F532 Mean', 'B532 Median'];
/** GenePix flags: -100 bad, -75 absent, -50 not found. */
const WORST_GOOD_FLAG = -49;
const MOST_BLOCKS = 65_535;

/**
 * Reads a GenePix result file (.gpr) of two colours: mean foreground minus median background, red 635 nm,
 * green 532 nm. Spots flagged as bad, absent or not found are missing; blocks are print tips.
 *
 * **Source:** Axon Text File format, GenePix results. **R:** `limma::read.maimages(files, source = "genepix")`
 * @throws InputError where the table or its columns are missing, and for fields that are no numbers
 */
export function parseGenePix(bytes: Uint8Array, file: string): SpottedArray {
  const table = readSpotTable(
    bytes,
    file,
    WANTED,
    (fields) => fields.includes('Block') && fields.includes('ID'),
  );
  const flags = table.columns.has('Flags') ? wholeColumn(table, 'Flags', file) : undefined;
  const bad = (spot: number): boolean => flags !== undefined && flags[spot] < WORST_GOOD_FLAG;
  const net = (wavelength: string): Float64Array => {
    const signal = numberColumn(table, `F${wavelength} Mean`, file);
    const background = numberColumn(table, `B${wavelength} Median`, file);
    return signal.map((value, spot) => (bad(spot) ? NaN : value - background[spot]));
  };
  const names = table.columns.get('Name');
  const flagged = Array.from({ length: table.count }, (_, spot) => bad(spot)).filter(Boolean).length;
  return {
    format: 'GenePix',
    probes: nameColumn(table, 'ID', file),
    genes: names,
    green: net('532'),
    red: net('635'),
    printTip: Uint16Array.from(textColumn(table, 'Block', file), (text, spot) =>
      printTip(text, { file, line: table.lines[spot] }),
    ),
    notices: flagged > 0 ? about({ file }, [note('expression.flagged', { spots: flagged })]) : [],
  };
}

function printTip(text: string, place: Place): number {
  const block = wholeCount(text.trim(), 'Block', place);
  if (block <= MOST_BLOCKS) return block;
  throw new InputError('the Block is out of range', {
    ...place,
    expected: `at most ${MOST_BLOCKS}`,
    found: text,
  });
}
