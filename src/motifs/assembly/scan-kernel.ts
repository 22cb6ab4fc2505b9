// AssemblyScript. Finds where motifs score high enough in a piece of sequence, 16 positions at a time on both strands.
// src/motifs/scan-memory.ts says what lies where; src/motifs/javascript-scan-kernel.ts is the twin.

let bases: usize = 0;
let pairs: usize = 0;
let hits: usize = 0;

export function layOut(basesAt: usize, pairsAt: usize, hitsAt: usize): void {
  bases = basesAt;
  pairs = pairsAt;
  hits = hitsAt;
}

/**
 * Joins every base with the next one to a number of 0 to 15; where either is none, the number has its top bit. A base lies behind
 * the last one. Returns 0 where nothing is joined.
 */
export function pair(length: u32): u32 {
  const three = i8x16.splat(3);
  const top = i8x16.splat(<i8>0x80);
  let some = i32x4.splat(0);
  for (let i: usize = 0; i < length; i += 16) {
    const first = v128.load(bases + i);
    const second = v128.load(bases + i + 1);
    const bad = v128.and(i8x16.gt_u(v128.or(first, second), three), top);
    const joined = v128.or(v128.or(i8x16.shl(first, 2), second), bad);
    some = v128.or(some, v128.andnot(top, bad));
    v128.store(pairs + i, joined);
  }
  return v128.any_true(some) ? 1 : 0;
}

/** By how much the bases from `at` on fall short; more than `most` as soon as that is certain. */
@inline
function shortfall(columns: usize, at: usize, width: u32, most: i32): i32 {
  let sum: i32 = 0;
  const end = at + width;
  for (; at < end; at++, columns += 16) {
    const base = load<u8>(at);
    if (base > 3) return most + 1;
    sum += load<i32>(columns + ((<usize>base) << 2));
    if (sum > most) return sum;
  }
  return sum;
}

@inline
function rise(sum: v128, table: v128, at: usize): v128 {
  return i8x16.add_sat_u(sum, i8x16.swizzle(table, v128.load(at)));
}

/**
 * Writes the hits of a motif among the first positions: twice the position, plus 1 on the other strand, and by how much it falls short.
 * Returns how many.
 */
export function scan(motif: usize, positions: u32): u32 {
  const width = load<u32>(motif);
  const most = load<i32>(motif, 4);
  const limit = i8x16.splat(<i8>load<u32>(motif, 8));
  const rest = load<u32>(motif, 12);
  const forwardColumns = <usize>load<u32>(motif, 16);
  const reverseColumns = <usize>load<u32>(motif, 20);
  const rows = motif + 32;
  const f0 = v128.load(rows, 16);
  const r0 = v128.load(rows, 32);
  const f1 = v128.load(rows, 64);
  const r1 = v128.load(rows, 80);
  const f2 = v128.load(rows, 112);
  const r2 = v128.load(rows, 128);
  const f3 = v128.load(rows, 160);
  const r3 = v128.load(rows, 176);
  const toF0 = <usize>load<u32>(rows);
  const toR0 = <usize>load<u32>(rows, 4);
  const toF1 = <usize>load<u32>(rows, 48);
  const toR1 = <usize>load<u32>(rows, 52);
  const toF2 = <usize>load<u32>(rows, 96);
  const toR2 = <usize>load<u32>(rows, 100);
  const toF3 = <usize>load<u32>(rows, 144);
  const toR3 = <usize>load<u32>(rows, 148);
  const further = rows + 192;
  const furtherEnd = further + <usize>rest * 48;
  let out = hits;
  for (let i: usize = 0; i < positions; i += 16) {
    const at = pairs + i;
    let forward = i8x16.swizzle(f0, v128.load(at + toF0));
    let reverse = i8x16.swizzle(r0, v128.load(at + toR0));
    forward = rise(forward, f1, at + toF1);
    reverse = rise(reverse, r1, at + toR1);
    forward = rise(forward, f2, at + toF2);
    reverse = rise(reverse, r2, at + toR2);
    forward = rise(forward, f3, at + toF3);
    reverse = rise(reverse, r3, at + toR3);
    if (!v128.any_true(i8x16.le_u(i8x16.min_u(forward, reverse), limit))) continue;
    for (let row = further; row < furtherEnd; row += 48) {
      forward = rise(forward, v128.load(row, 16), at + <usize>load<u32>(row));
      reverse = rise(reverse, v128.load(row, 32), at + <usize>load<u32>(row, 4));
    }
    const ahead = i8x16.bitmask(i8x16.le_u(forward, limit));
    const behind = i8x16.bitmask(i8x16.le_u(reverse, limit));
    let lanes = ahead | behind;
    while (lanes) {
      const lane = ctz(lanes);
      lanes &= lanes - 1;
      const position = <u32>i + lane;
      if (position >= positions) break;
      if ((ahead >> lane) & 1) {
        const short = shortfall(forwardColumns, bases + position, width, most);
        if (short <= most) {
          store<u32>(out, position << 1);
          store<i32>(out, short, 4);
          out += 8;
        }
      }
      if ((behind >> lane) & 1) {
        const short = shortfall(reverseColumns, bases + position, width, most);
        if (short <= most) {
          store<u32>(out, (position << 1) | 1);
          store<i32>(out, short, 4);
          out += 8;
        }
      }
    }
  }
  return <u32>((out - hits) >> 3);
}
