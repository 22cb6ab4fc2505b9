// bigWig files written as the format prescribes, in all of its ways, which our own writer does not know.
import { deflateSync } from 'node:zlib';

export type SectionType = 1 | 2 | 3;

/** Values on one chromosome; of types 2 and 3 every run has the span, of type 3 starts are so many bp apart. */
export interface Section {
  readonly chromosome: number;
  readonly type: SectionType;
  readonly step: number;
  readonly span: number;
  readonly runs: readonly (readonly [start: number, end: number, value: number])[];
}

export interface SignalFileOptions {
  readonly chromosomes: readonly { readonly name: string; readonly length: number }[];
  readonly sections: readonly Section[];
  readonly bigEndian?: boolean;
  readonly packed?: boolean;
  /** Children of a node of either tree. */
  readonly children?: number;
  /** Bases of a summary of each zoom level. */
  readonly zooms?: readonly number[];
}

type Field = readonly [bytes: 1 | 2 | 4 | 8 | 'f4' | 'f8', value: number];

interface Block {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly bytes: Buffer;
}

/** A whole bigWig file. */
export function bigWig({
  chromosomes,
  sections,
  bigEndian = false,
  packed = true,
  children = 256,
  zooms = [],
}: SignalFileOptions): Buffer {
  const fields = (list: readonly Field[]): Buffer =>
    Buffer.concat(
      list.map(([kind, value]) => {
        const view = new DataView(new ArrayBuffer(typeof kind === 'number' ? kind : Number(kind[1])));
        if (kind === 1) view.setUint8(0, value);
        else if (kind === 2) view.setUint16(0, value, !bigEndian);
        else if (kind === 4) view.setUint32(0, value, !bigEndian);
        else if (kind === 8) view.setBigUint64(0, BigInt(value), !bigEndian);
        else if (kind === 'f4') view.setFloat32(0, value, !bigEndian);
        else view.setFloat64(0, value, !bigEndian);
        return Buffer.from(view.buffer);
      }),
    );
  const out: Buffer[] = [];
  let length = 0;
  const put = (bytes: Buffer): number => {
    out.push(bytes);
    length += bytes.length;
    return length - bytes.length;
  };
  const header = put(Buffer.alloc(64 + 24 * zooms.length));
  const treeAt = put(
    fields([
      [4, 0x78ca8c91],
      [4, children],
      [4, 12],
      [4, 8],
      [8, chromosomes.length],
      [8, 0],
    ]),
  );
  const named = chromosomes
    .map(({ name, length: size }, number) => ({ key: Buffer.from(name.padEnd(12, '\0')), number, size }))
    .sort((a, b) => Buffer.compare(a.key, b.key));
  const nodesOf = <Item>(items: readonly Item[]): Item[][] =>
    items.length === 0
      ? [[]]
      : Array.from({ length: Math.ceil(items.length / children) }, (_, i) =>
          items.slice(i * children, (i + 1) * children),
        );
  const node = (isLeaf: boolean, count: number): Buffer =>
    fields([
      [1, isLeaf ? 1 : 0],
      [1, 0],
      [2, count],
    ]);
  // Leaves after the nodes above them: one level is enough for so few.
  const leaves = nodesOf(named);
  if (leaves.length > 1) {
    put(node(false, leaves.length));
    let at = length + leaves.length * 20;
    for (const leaf of leaves) {
      put(Buffer.concat([leaf[0].key, fields([[8, at]])]));
      at += 4 + 20 * leaf.length;
    }
  }
  for (const leaf of leaves) {
    put(node(true, leaf.length));
    for (const { key, number, size } of leaf)
      put(
        Buffer.concat([
          key,
          fields([
            [4, number],
            [4, size],
          ]),
        ]),
      );
  }
  let largest = 0;
  const index = (blocks: readonly Block[]): number => {
    const places = blocks.map(({ bytes }) => {
      largest = Math.max(largest, bytes.length);
      const held = packed ? deflateSync(bytes) : bytes;
      return { at: put(held), bytes: held.length };
    });
    const spans = (first: Block | undefined, last: Block | undefined): Field[] =>
      [...(first?.from ?? [0, 0]), ...(last?.to ?? [0, 0])].map((value): Field => [4, value]);
    const at = put(
      fields([
        [4, 0x2468ace0],
        [4, children],
        [8, blocks.length],
        ...spans(blocks[0], blocks.at(-1)),
        [8, length],
        [4, 1],
        [4, 0],
      ]),
    );
    const groups = nodesOf(blocks.map((block, i) => ({ block, place: places[i] })));
    if (groups.length > 1) {
      put(node(false, groups.length));
      let child = length + groups.length * 24;
      for (const group of groups) {
        put(fields([...spans(group[0].block, group.at(-1)?.block), [8, child]]));
        child += 4 + 32 * group.length;
      }
    }
    for (const group of groups) {
      put(node(true, group.length));
      for (const { block, place } of group)
        put(fields([...spans(block, block), [8, place.at], [8, place.bytes]]));
    }
    return at;
  };
  const dataAt = put(fields([[8, sections.length]]));
  const indexAt = index(
    sections.map(({ chromosome, type, step, span, runs }) => {
      const [start, end] = [runs[0][0], runs[runs.length - 1][1]];
      const values = runs.flatMap(([from, to, value]): Field[] => {
        const places: Field[] = [
          [4, from],
          [4, to],
        ];
        return [...places.slice(0, 3 - type), ['f4', value]];
      });
      const head: Field[] = [chromosome, start, end, step, span].map((value): Field => [4, value]);
      return {
        from: [chromosome, start],
        to: [chromosome, end],
        bytes: fields([...head, [1, type], [1, 0], [2, runs.length], ...values]),
      };
    }),
  );
  const levels = zooms.map((resolution) => {
    const at = put(fields([[4, 0]]));
    const items = summaries(sections, resolution);
    const blocks = nodesOf(items).filter((group) => group.length > 0);
    const indexed = index(
      blocks.map((group) => ({
        from: [group[0].chromosome, group[0].start],
        to: [group[group.length - 1].chromosome, group[group.length - 1].end],
        bytes: fields(
          group.flatMap(({ chromosome, start, end, covered, least, most, sum, squares }): Field[] => [
            ...[chromosome, start, end, covered].map((value): Field => [4, value]),
            ...[least, most, sum, squares].map((value): Field => ['f4', value]),
          ]),
        ),
      })),
    );
    return { resolution, at, indexed };
  });
  const bytes = Buffer.concat(out);
  fields([
    [4, 0x888ffc26],
    [2, 4],
    [2, zooms.length],
    [8, treeAt],
    [8, dataAt],
    [8, indexAt],
    [2, 0],
    [2, 0],
    [8, 0],
    [8, 0],
    [4, packed ? largest : 0],
    [8, 0],
    ...levels.flatMap(({ resolution, at, indexed }): Field[] => [
      [4, resolution],
      [4, 0],
      [8, at],
      [8, indexed],
    ]),
  ]).copy(bytes, header);
  return bytes;
}

interface Summary {
  readonly chromosome: number;
  readonly start: number;
  end: number;
  covered: number;
  least: number;
  most: number;
  sum: number;
  squares: number;
}

/** As UCSC's tools do: a summary begins where there is a value, and takes whole runs as long as they begin within it. */
function summaries(sections: readonly Section[], resolution: number): Summary[] {
  const items: Summary[] = [];
  for (const { chromosome, runs } of sections)
    for (const [start, end, value] of runs) {
      const bases = end - start;
      const open = items.at(-1);
      const [sum, squares] = [bases * value, bases * value * value];
      if (open === undefined || open.chromosome !== chromosome || end > open.start + resolution)
        items.push({ chromosome, start, end, covered: bases, least: value, most: value, sum, squares });
      else {
        open.end = end;
        open.covered += bases;
        open.least = Math.min(open.least, value);
        open.most = Math.max(open.most, value);
        open.sum += sum;
        open.squares += squares;
      }
    }
  return items;
}
