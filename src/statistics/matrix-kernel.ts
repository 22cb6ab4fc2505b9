/** Side of the tiles that matrix algorithms work on: a tile of doubles fits the second-level cache. */
export const TILE = 128;

/** A part of a row-major array: the place of its first element, and the distance between its rows. */
export interface Part {
  readonly values: Float64Array;
  readonly start: number;
  readonly stride: number;
}

/**
 * c -= a b', the core of every matrix algorithm here: c is rows x columns, a rows x depth, b columns x depth.
 * Sixteen sums at a time stay in registers, which is what makes it fast.
 */
export function subtractProduct(
  c: Part,
  a: Part,
  b: Part,
  rows: number,
  columns: number,
  depth: number,
): void {
  const tiledRows = rows - (rows % 4);
  const tiledColumns = columns - (columns % 4);
  for (let i = 0; i < tiledRows; i += 4)
    for (let j = 0; j < tiledColumns; j += 4)
      subtractFourByFour(
        c.values,
        c.start + i * c.stride + j,
        c.stride,
        a.values,
        a.start + i * a.stride,
        a.stride,
        b.values,
        b.start + j * b.stride,
        b.stride,
        depth,
      );
  for (let i = 0; i < rows; i++) {
    const aRow = a.start + i * a.stride;
    for (let j = i < tiledRows ? tiledColumns : 0; j < columns; j++) {
      const bRow = b.start + j * b.stride;
      let sum = 0;
      for (let k = 0; k < depth; k++) sum += a.values[aRow + k] * b.values[bRow + k];
      c.values[c.start + i * c.stride + j] -= sum;
    }
  }
}

function subtractFourByFour(
  c: Float64Array,
  cStart: number,
  cStride: number,
  a: Float64Array,
  a0: number,
  aStride: number,
  b: Float64Array,
  b0: number,
  bStride: number,
  depth: number,
): void {
  const [a1, a2, a3] = [a0 + aStride, a0 + 2 * aStride, a0 + 3 * aStride];
  const [b1, b2, b3] = [b0 + bStride, b0 + 2 * bStride, b0 + 3 * bStride];
  let c00 = 0;
  let c01 = 0;
  let c02 = 0;
  let c03 = 0;
  let c10 = 0;
  let c11 = 0;
  let c12 = 0;
  let c13 = 0;
  let c20 = 0;
  let c21 = 0;
  let c22 = 0;
  let c23 = 0;
  let c30 = 0;
  let c31 = 0;
  let c32 = 0;
  let c33 = 0;
  for (let k = 0; k < depth; k++) {
    const y0 = b[b0 + k];
    const y1 = b[b1 + k];
    const y2 = b[b2 + k];
    const y3 = b[b3 + k];
    let x = a[a0 + k];
    c00 += x * y0;
    c01 += x * y1;
    c02 += x * y2;
    c03 += x * y3;
    x = a[a1 + k];
    c10 += x * y0;
    c11 += x * y1;
    c12 += x * y2;
    c13 += x * y3;
    x = a[a2 + k];
    c20 += x * y0;
    c21 += x * y1;
    c22 += x * y2;
    c23 += x * y3;
    x = a[a3 + k];
    c30 += x * y0;
    c31 += x * y1;
    c32 += x * y2;
    c33 += x * y3;
  }
  let row = cStart;
  c[row] -= c00;
  c[row + 1] -= c01;
  c[row + 2] -= c02;
  c[row + 3] -= c03;
  row += cStride;
  c[row] -= c10;
  c[row + 1] -= c11;
  c[row + 2] -= c12;
  c[row + 3] -= c13;
  row += cStride;
  c[row] -= c20;
  c[row + 1] -= c21;
  c[row + 2] -= c22;
  c[row + 3] -= c23;
  row += cStride;
  c[row] -= c30;
  c[row + 1] -= c31;
  c[row + 2] -= c32;
  c[row + 3] -= c33;
}
