// Simulated Affymetrix arrays, written in the makers' formats.
import { createRandom } from '../../src/statistics/random.ts';

const PAIRS = 11;
export const CHIP = { columns: 44, rows: 40, name: 'Toy' };

/** A probe set and the places of its perfect-match cells; the mismatch cell lies one row below. */
export interface SimulatedSet {
  readonly name: string;
  readonly cells: readonly { x: number; y: number }[];
}

/** Probe sets that fill the chip: 11 perfect-match cells side by side. */
export function simulatedSets(): SimulatedSet[] {
  const sets: SimulatedSet[] = [];
  for (let y = 0; y + 1 < CHIP.rows; y += 2) {
    for (let x = 0; x + PAIRS <= CHIP.columns; x += PAIRS)
      sets.push({
        name: `${1000 + sets.length}_at`,
        cells: Array.from({ length: PAIRS }, (_, i) => ({ x: x + i, y })),
      });
  }
  return sets;
}

/** Intensities of one array in tenths, as scanners write them: background plus a signal per probe set. */
export function simulatedIntensities(sets: readonly SimulatedSet[], seed: number): Float32Array {
  const random = createRandom(seed);
  const cells = new Float64Array(CHIP.columns * CHIP.rows);
  for (let i = 0; i < cells.length; i++) cells[i] = 80 + 15 * Math.abs(random.normal());
  sets.forEach((set, number) => {
    const signal = Math.exp(3 + 0.05 * number + 0.2 * random.normal());
    set.cells.forEach(({ x, y }, i) => {
      const affinity = Math.exp(0.4 * Math.sin(7 * i + number));
      cells[y * CHIP.columns + x] += signal * affinity * Math.exp(0.1 * random.normal());
    });
  });
  return Float32Array.from(cells, (value) => Math.round(10 * value) / 10);
}

export function textCdf(sets: readonly SimulatedSet[]): string {
  const lines = [
    '[CDF]',
    'Version=GC3.0',
    '',
    '[Chip]',
    `Name=${CHIP.name}`,
    `Rows=${CHIP.rows}`,
    `Cols=${CHIP.columns}`,
  ];
  lines.push(`NumberOfUnits=${sets.length}`, `MaxUnit=${sets.length}`, 'NumQCUnits=0', '');
  sets.forEach((set, number) => {
    const unit = number + 1;
    lines.push(`[Unit${unit}]`, 'Name=NONE', 'Direction=2', `NumAtoms=${PAIRS}`, `NumCells=${2 * PAIRS}`);
    lines.push(`UnitNumber=${unit}`, 'UnitType=3', 'NumberBlocks=1', '');
    lines.push(
      `[Unit${unit}_Block1]`,
      `Name=${set.name}`,
      'BlockNumber=1',
      `NumAtoms=${PAIRS}`,
      `NumCells=${2 * PAIRS}`,
    );
    lines.push(
      'StartPosition=0',
      `StopPosition=${PAIRS - 1}`,
      'CellHeader=X\tY\tPROBE\tFEAT\tQUAL\tEXPOS\tPOS\tCBASE\tPBASE\tTBASE\tATOM\tINDEX\tCODONIND\tCODON\tREGIONTYPE\tREGION',
    );
    let cell = 0;
    set.cells.forEach(({ x, y }, atom) => {
      for (const [row, probe] of [
        [y, 'A'],
        [y + 1, 'T'],
      ] as const)
        lines.push(
          `Cell${++cell}=${x}\t${row}\tN\tcontrol\t${set.name}\t${atom}\t13\tT\t${probe}\tT\t${atom}\t${row * CHIP.columns + x}\t-1\t-1\t99\t`,
        );
    });
    lines.push('');
  });
  return lines.join('\r\n');
}

export function binaryCdf(sets: readonly SimulatedSet[]): Buffer {
  const unitSize = 20 + 82 + 14 * 2 * PAIRS;
  const head = 24 + 64 * sets.length + 4 * sets.length;
  const bytes = Buffer.alloc(head + unitSize * sets.length);
  bytes.writeInt32LE(67, 0);
  bytes.writeInt32LE(1, 4);
  bytes.writeUInt16LE(CHIP.columns, 8);
  bytes.writeUInt16LE(CHIP.rows, 10);
  bytes.writeInt32LE(sets.length, 12);
  sets.forEach((set, number) => {
    bytes.write(set.name, 24 + 64 * number, 'latin1');
    const start = head + unitSize * number;
    bytes.writeInt32LE(start, 24 + 64 * sets.length + 4 * number);
    bytes.writeUInt16LE(1, start);
    bytes.writeInt32LE(PAIRS, start + 3);
    bytes.writeInt32LE(1, start + 7);
    bytes.writeInt32LE(2 * PAIRS, start + 11);
    bytes.writeInt32LE(number + 1, start + 15);
    const block = start + 20;
    bytes.writeInt32LE(PAIRS, block);
    bytes.writeInt32LE(2 * PAIRS, block + 4);
    bytes.write(set.name, block + 18, 'latin1');
    let at = block + 82;
    set.cells.forEach(({ x, y }, atom) => {
      for (const [row, probe] of [
        [y, 'A'],
        [y + 1, 'T'],
      ] as const) {
        bytes.writeInt32LE(atom, at);
        bytes.writeUInt16LE(x, at + 4);
        bytes.writeUInt16LE(row, at + 6);
        bytes.writeInt32LE(atom, at + 8);
        bytes.write(`${probe}T`, at + 12, 'latin1');
        at += 14;
      }
    });
  });
  return bytes;
}

const DAT_HEADER = `[5..6789]  toy:CLS=44 RWS=40 XIN=3 YIN=3 VE=17 2.0 01/01/20 00:00:00   ${CHIP.name}.1sq  6`;

export function textCel(intensity: Float32Array): string {
  const { columns, rows } = CHIP;
  const lines = [
    '[CEL]',
    'Version=3',
    '',
    '[HEADER]',
    `Cols=${columns}`,
    `Rows=${rows}`,
    `TotalX=${columns}`,
    `TotalY=${rows}`,
  ];
  lines.push(
    'OffsetX=0',
    'OffsetY=0',
    'GridCornerUL=0 0',
    'GridCornerUR=9 0',
    'GridCornerLR=9 9',
    'GridCornerLL=0 9',
  );
  lines.push(
    'Axis-invertX=0',
    'AxisInvertY=0',
    'swapXY=0',
    `DatHeader=${DAT_HEADER}`,
    'Algorithm=Percentile',
  );
  lines.push('AlgorithmParameters=Percentile:75', '', '[INTENSITY]', `NumberCells=${columns * rows}`);
  lines.push('CellHeader=X\tY\tMEAN\tSTDV\tNPIXELS');
  intensity.forEach((value, cell) =>
    lines.push(`${cell % columns}\t${Math.floor(cell / columns)}\t${value.toFixed(1)}\t10.0\t16`),
  );
  lines.push(
    '',
    '[MASKS]',
    'NumberCells=0',
    'CellHeader=X\tY',
    '',
    '[OUTLIERS]',
    'NumberCells=0',
    'CellHeader=X\tY',
    '',
    '[MODIFIED]',
    'NumberCells=0',
    'CellHeader=X\tY\tORIGMEAN',
    '',
  );
  return lines.join('\r\n');
}

export function binaryCel(intensity: Float32Array): Buffer {
  const { columns, rows } = CHIP;
  const header = `Cols=${columns}\nRows=${rows}\nTotalX=${columns}\nTotalY=${rows}\nOffsetX=0\nOffsetY=0\nGridCornerUL=0 0\nGridCornerUR=9 0\nGridCornerLR=9 9\nGridCornerLL=0 9\nAxis-invertX=0\nAxisInvertY=0\nswapXY=0\nDatHeader=${DAT_HEADER}\nAlgorithm=Percentile\nAlgorithmParameters=Percentile:75\n`;
  const texts = [header, 'Percentile', 'Percentile:75;CellMargin:2'];
  const pieces: Buffer[] = [];
  const int = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    return bytes;
  };
  pieces.push(int(64), int(4), int(columns), int(rows), int(columns * rows));
  for (const text of texts) pieces.push(int(text.length), Buffer.from(text, 'latin1'));
  pieces.push(int(2), int(0), int(0), int(0));
  const cells = Buffer.alloc(10 * intensity.length);
  intensity.forEach((value, cell) => {
    cells.writeFloatLE(value, 10 * cell);
    cells.writeFloatLE(10, 10 * cell + 4);
    cells.writeInt16LE(16, 10 * cell + 8);
  });
  return Buffer.concat([...pieces, cells]);
}

/** The Command Console format, with the parameters that a reader needs. */
export function commandConsoleCel(intensity: Float32Array): Buffer {
  const int = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };
  const wide = (text: string): Buffer =>
    Buffer.concat([int(text.length), Buffer.from(text, 'utf16le').swap16()]);
  const plain = (bytes: Buffer): Buffer => Buffer.concat([int(bytes.length), bytes]);
  const number = (name: string, value: number): Buffer =>
    Buffer.concat([
      wide(name),
      plain(Buffer.concat([int(value), Buffer.alloc(12)])),
      wide('text/x-calvin-integer-32'),
    ]);
  const chip = Buffer.from(CHIP.name, 'utf16le').swap16();
  const header = Buffer.concat([
    plain(Buffer.from('affymetrix-calvin-intensity')),
    plain(Buffer.from('0000')),
    wide('2020-01-01T00:00:00Z'),
    wide('en-US'),
    int(3),
    number('affymetrix-cel-cols', CHIP.columns),
    number('affymetrix-cel-rows', CHIP.rows),
    Buffer.concat([wide('affymetrix-array-type'), plain(chip), wide('text/plain')]),
    int(0),
  ]);
  const groupStart = 10 + header.length;
  const groupName = wide('Default Group');
  const setStart = groupStart + 12 + groupName.length;
  const setHead = Buffer.concat([
    wide('Intensity'),
    int(0),
    int(1),
    wide('Intensity'),
    Buffer.of(6),
    int(4),
    int(intensity.length),
  ]);
  const dataStart = setStart + 8 + setHead.length;
  const data = Buffer.alloc(4 * intensity.length);
  intensity.forEach((value, cell) => data.writeFloatBE(value, 4 * cell));
  return Buffer.concat([
    Buffer.of(59, 1),
    int(1),
    int(groupStart),
    header,
    int(0),
    int(setStart),
    int(1),
    groupName,
    int(dataStart),
    int(dataStart + data.length),
    setHead,
    data,
  ]);
}
