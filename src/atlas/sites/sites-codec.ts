import { BitReader, BitWriter, riceLength, riceParameter } from './bit-stream.ts';
import { fields, finite, listOf, optional, text, truth, whole } from '../../formats/text/shape.ts';
import type { CellClassSites, BinderGroup, PartnerModel, Binder, SiteMembers } from './cell-class-sites.ts';

/** What the header of a sites file says of one cell class, under the names of the format; the rest is in its words. */
export interface ClassHeader {
  readonly cellClass: string;
  readonly columns: readonly Binder[];
  readonly siteCount: number;
  readonly memberCount: number;
  readonly promoters: boolean;
  readonly codeScore: readonly number[];
  readonly model: ModelHeader | undefined;
}

interface ModelHeader {
  readonly ridge: number;
  readonly nearCopy: number;
  readonly nearCopies: readonly (readonly number[])[];
  readonly groups: readonly { readonly cell: string; readonly background: readonly number[] }[];
  readonly groupOfColumn: readonly number[];
  readonly backgroundScores: number;
  readonly pairs?: { readonly threshold: readonly number[]; readonly hubs: readonly number[] };
}

/** What the header of a class must look like before it is used. */
export const classHeaderShape = fields({
  cellClass: text,
  columns: listOf(
    fields({
      antigen: text,
      cell: text,
      experiments: listOf(text),
      sites: whole,
      leftOut: optional(listOf(fields({ experiment: text, like: text }))),
    }),
  ),
  siteCount: whole,
  memberCount: whole,
  promoters: truth,
  codeScore: listOf(finite),
  model: optional(
    fields({
      ridge: finite,
      nearCopy: finite,
      nearCopies: listOf(listOf(whole)),
      groups: listOf(fields({ cell: text, background: listOf(whole) })),
      groupOfColumn: listOf(whole),
      backgroundScores: whole,
      pairs: optional(fields({ threshold: listOf(finite), hubs: listOf(whole) })),
    }),
  ),
});

/** Whether so many sites, members and entries of the model can be written in so many words: each takes at least a bit. */
export function mayFit({ siteCount, memberCount, columns, model }: ClassHeader, words: number): boolean {
  const n = columns.length;
  const ofModel = model === undefined ? 0 : (n * (n - 1)) / 2 + 32 * model.backgroundScores;
  const agrees =
    model === undefined ||
    (model.groupOfColumn.length === n &&
      model.nearCopies.length === n &&
      (model.pairs?.threshold.length ?? model.groups.length) === model.groups.length);
  return agrees && 3 * siteCount + 2 * memberCount + ofModel <= 32 * words;
}

/** Entries of the inverse are kept as multiples of this part of the geometric mean of their diagonal entries. */
const PRECISION_STEPS = 4096;
/** Sites whose gaps share one Rice parameter. */
const SITES_PER_RUN = 128;
/** Bits of a 32-bit floating-point number that are kept of medians and spreads: 11 of the fraction. */
const SHORT_FLOAT = 20;
/** Parameter of the Rice code of scores: most are small. */
const SCORE_RICE = 0;

/** A cell class as a header and words. */
export function encodeClass(sites: CellClassSites): { header: ClassHeader; words: Uint32Array } {
  const bits = new BitWriter();
  writePositions(bits, sites);
  writeMembers(bits, sites.members, sites.binders.length);
  if (sites.model !== undefined) writeModel(bits, sites.model);
  return {
    header: {
      cellClass: sites.cellClass,
      columns: sites.binders,
      siteCount: sites.start.length,
      memberCount: sites.members.binder.length,
      promoters: sites.promoter !== undefined,
      codeScore: [...sites.codeScore],
      model: sites.model === undefined ? undefined : modelHeader(sites.model),
    },
    words: bits.finish(),
  };
}

/** The cell class of a header and its words. */
export function decodeClass(header: ClassHeader, words: Uint32Array): CellClassSites {
  const bits = new BitReader(words);
  const positions = readPositions(bits, header);
  const members = readMembers(bits, header);
  return {
    cellClass: header.cellClass,
    binders: header.columns,
    ...positions,
    members,
    codeScore: Float64Array.from(header.codeScore),
    model: header.model === undefined ? undefined : readModel(bits, header.model),
  };
}

function writePositions(bits: BitWriter, { start, end, promoter }: CellClassSites): void {
  const shift = commonZeros(start, end);
  const width = (i: number) => (end[i] - start[i]) >>> shift;
  let shortest = 0xffffffff;
  for (let i = 0; i < start.length; i++) shortest = Math.min(shortest, width(i));
  bits.write(shift, 5);
  bits.write(shortest, 32);
  for (let from = 0; from < start.length; from += SITES_PER_RUN) {
    const to = Math.min(start.length, from + SITES_PER_RUN);
    const gap = (i: number) => (start[i] - (i === 0 ? 0 : end[i - 1])) >>> shift;
    let gaps = 0;
    let widths = 0;
    for (let i = from; i < to; i++) {
      gaps += gap(i);
      widths += width(i) - shortest;
    }
    const gapRice = riceParameter(gaps / (to - from));
    const widthRice = riceParameter(widths / (to - from));
    bits.write(gapRice, 5);
    bits.write(widthRice, 5);
    for (let i = from; i < to; i++) {
      bits.writeRice(gap(i), gapRice);
      bits.writeRice(width(i) - shortest, widthRice);
    }
  }
  if (promoter !== undefined) writeFlags(bits, promoter);
}

/** Flags that few elements have: the numbers of elements between them. */
function writeFlags(bits: BitWriter, flags: Uint8Array): void {
  const gaps: number[] = [];
  let last = -1;
  flags.forEach((flag, i) => {
    if (flag === 0) return;
    gaps.push(i - last - 1);
    last = i;
  });
  const rice = riceParameter(flags.length / (gaps.length + 1));
  bits.write(gaps.length, 32);
  bits.write(rice, 5);
  for (const gap of gaps) bits.writeRice(gap, rice);
}

function readFlags(bits: BitReader, length: number): Uint8Array {
  const flags = new Uint8Array(length);
  const count = bits.read(32);
  const rice = bits.read(5);
  for (let i = 0, at = -1; i < count; i++) {
    at += bits.readRice(rice) + 1;
    flags[at] = 1;
  }
  return flags;
}

/** Number of low bits that are 0 in all starts and ends, 31 at most. */
function commonZeros(start: Uint32Array, end: Uint32Array): number {
  let any = 0x80000000;
  for (let i = 0; i < start.length; i++) any |= start[i] | end[i];
  return 31 - Math.clz32(any & -any);
}

function readPositions(
  bits: BitReader,
  { siteCount, promoters }: ClassHeader,
): Pick<CellClassSites, 'start' | 'end' | 'promoter'> {
  const start = new Uint32Array(siteCount);
  const end = new Uint32Array(siteCount);
  const shift = bits.read(5);
  const shortest = bits.read(32);
  let last = 0;
  for (let from = 0; from < siteCount; from += SITES_PER_RUN) {
    const to = Math.min(siteCount, from + SITES_PER_RUN);
    const gapRice = bits.read(5);
    const widthRice = bits.read(5);
    for (let i = from; i < to; i++) {
      const first = last + bits.readRice(gapRice);
      last = first + shortest + bits.readRice(widthRice);
      start[i] = first << shift;
      end[i] = last << shift;
    }
  }
  return { start, end, promoter: promoters ? readFlags(bits, siteCount) : undefined };
}

/** Gaps between the binders of a site are written with one of this many Rice parameters. */
const GAP_PARAMETERS = 16;

/** For each number of members of a site, the Rice parameter that makes the gaps between the binders shortest. */
function gapParameters({ siteCount, offset, binder }: SiteMembers, binderCount: number): Uint8Array {
  const cost = new Float64Array((binderCount + 1) * GAP_PARAMETERS);
  for (let site = 0; site < siteCount; site++) {
    const row = (offset[site + 1] - offset[site]) * GAP_PARAMETERS;
    for (let m = offset[site], last = -1; m < offset[site + 1]; last = binder[m++])
      for (let rice = 0; rice < GAP_PARAMETERS; rice++)
        cost[row + rice] += riceLength(binder[m] - last - 1, rice);
  }
  return Uint8Array.from({ length: binderCount + 1 }, (_, count) => {
    const costs = cost.subarray(count * GAP_PARAMETERS, (count + 1) * GAP_PARAMETERS);
    return costs.indexOf(Math.min(...costs));
  });
}

function writeMembers(bits: BitWriter, members: SiteMembers, binderCount: number): void {
  const parameters = gapParameters(members, binderCount);
  for (const parameter of parameters) bits.write(parameter, 4);
  for (let site = 0; site < members.siteCount; site++) {
    const first = members.offset[site];
    const count = members.offset[site + 1] - first;
    writeGamma(bits, count);
    let last = -1;
    for (let m = first; m < first + count; m++) {
      bits.writeRice(members.binder[m] - last - 1, parameters[count]);
      last = members.binder[m];
      bits.writeRice(members.code[m], SCORE_RICE);
    }
  }
}

function readMembers(bits: BitReader, { siteCount, memberCount, columns }: ClassHeader): SiteMembers {
  const parameters = Uint8Array.from({ length: columns.length + 1 }, () => bits.read(4));
  const offset = new Uint32Array(siteCount + 1);
  const binder = new Uint16Array(memberCount);
  const code = new Uint8Array(memberCount);
  const lists = { a: binder, b: code, kB: SCORE_RICE };
  let m = 0;
  for (let site = 0; site < siteCount; site++) {
    offset[site] = m;
    const end = m + bits.readGamma();
    if (!(end <= memberCount)) throw new RangeError('more members than the header says');
    bits.readAscendingPairs(parameters[end - m], lists, m, end);
    m = end;
  }
  offset[siteCount] = m;
  return { siteCount, offset, binder, code };
}

/** Elias gamma code of a number from 1 on: how many bits it has, in unary, then the bits. */
function writeGamma(bits: BitWriter, value: number): void {
  const width = 31 - Math.clz32(value);
  bits.writeRice(width, 0);
  bits.write(value ^ (1 << width), width);
}

function modelHeader(model: PartnerModel): ModelHeader {
  return {
    ridge: model.ridge,
    nearCopy: model.nearCopy,
    nearCopies: model.nearCopies.map((list) => [...list]),
    groups: model.groups.map(({ cell, background }) => ({ cell, background: [...background] })),
    groupOfColumn: [...model.groupOfBinder],
    backgroundScores: model.backgroundScores.length,
    ...(model.pairs && {
      pairs: { threshold: Array.from(model.pairs.threshold, Math.fround), hubs: [...model.pairs.hubs] },
    }),
  };
}

function writeModel(bits: BitWriter, model: PartnerModel): void {
  const n = model.mean.length;
  const { precision } = model;
  const diagonal = Float64Array.from({ length: n }, (_, i) => precision[i * n + i]);
  for (const list of [model.mean, model.deviation, diagonal])
    for (let i = 0; i < list.length; i++) writeFloat(bits, list[i], 32);
  for (const list of [model.median, model.spread])
    for (let i = 0; i < list.length; i++) writeFloat(bits, list[i], SHORT_FLOAT);
  for (let i = 0; i < model.backgroundScores.length; i++) writeFloat(bits, model.backgroundScores[i], 32);
  for (let i = 0; i < n; i++) {
    const row = Array.from({ length: i }, (_, j) =>
      zigzag(Math.round((precision[i * n + j] / Math.sqrt(diagonal[i] * diagonal[j])) * PRECISION_STEPS)),
    );
    const rice = riceParameter(row.reduce((sum, value) => sum + value, 0) / Math.max(1, i));
    bits.write(rice, 5);
    for (const value of row) bits.writeRice(value, rice);
  }
}

function readModel(bits: BitReader, header: ModelHeader): PartnerModel {
  const n = header.groupOfColumn.length;
  const list = (length: number, width: number) => {
    const values = new Float64Array(length);
    for (let i = 0; i < length; i++) values[i] = readFloat(bits, width);
    return values;
  };
  const mean = list(n, 32);
  const deviation = list(n, 32);
  const diagonal = list(n, 32);
  const median = list(n * header.groups.length, SHORT_FLOAT);
  const spread = list(n * header.groups.length, SHORT_FLOAT);
  const backgroundScores = Float32Array.from(list(header.backgroundScores, 32));
  const precision = new Float32Array(n * n);
  const root = diagonal.map(Math.sqrt);
  for (let i = 0; i < n; i++) {
    const rice = bits.read(5);
    precision[i * n + i] = diagonal[i];
    for (let j = 0; j < i; j++) {
      const value = (unzigzag(bits.readRice(rice)) / PRECISION_STEPS) * root[i] * root[j];
      precision[i * n + j] = value;
      precision[j * n + i] = value;
    }
  }
  return {
    ridge: header.ridge,
    nearCopy: header.nearCopy,
    mean,
    deviation,
    precision,
    nearCopies: header.nearCopies.map((copies) => Uint16Array.from(copies)),
    groups: header.groups.map(({ cell, background }): BinderGroup => ({
      cell,
      background: Uint16Array.from(background),
    })),
    groupOfBinder: Uint16Array.from(header.groupOfColumn),
    median,
    spread,
    backgroundScores,
    ...(header.pairs && {
      pairs: {
        threshold: Float64Array.from(header.pairs.threshold),
        hubs: Uint16Array.from(header.pairs.hubs),
      },
    }),
  };
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}

const FLOAT = new Float32Array(1);
const FLOAT_BITS = new Uint32Array(FLOAT.buffer);

/** A number as the upper `width` bits of its 32-bit floating-point form. */
function writeFloat(bits: BitWriter, value: number, width: number): void {
  FLOAT[0] = value;
  bits.write(FLOAT_BITS[0] >>> (32 - width), width);
}

function readFloat(bits: BitReader, width: number): number {
  FLOAT_BITS[0] = bits.read(width) << (32 - width);
  return FLOAT[0];
}
