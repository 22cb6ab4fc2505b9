// Outlines of a drawing as operators of a PDF page, in the drawing's own coordinates.
import { unknown } from './drawn-elements.ts';

/** How far the handles of a curve lie that is a quarter of a circle of radius 1. */
const QUARTER = 0.5523;

/** A number as PDF knows it: without an exponent. */
export function fixed(value: number): string {
  return String(Number(value.toFixed(3)) + 0);
}

/** Numbers that each command of an outline takes. */
const TAKES: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, Z: 0 };

/** The outline of a path. @param d as SVG has it, without arcs */
export function pathOperators(d: string): string {
  const out: string[] = [];
  let [x, y, left, top] = [0, 0, 0, 0];
  for (const [, letter, rest] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const command = letter.toUpperCase();
    const isRelative = command !== letter;
    if (!Object.hasOwn(TAKES, command)) throw unknown(`path ${letter}`);
    const numbers = (rest.match(/-?[\d.]+/g) ?? []).map(Number);
    const takes = TAKES[command];
    if (command === 'Z') {
      out.push('h');
      [x, y] = [left, top];
      continue;
    }
    for (let at = 0; at + takes <= numbers.length; at += takes) {
      const [fromX, fromY] = isRelative ? [x, y] : [0, 0];
      const given = numbers.slice(at, at + takes);
      if (command === 'H') given.push(isRelative ? 0 : y);
      if (command === 'V') given.unshift(isRelative ? 0 : x);
      const points = given.map((value, i) => value + (i % 2 === 0 ? fromX : fromY));
      if (command === 'Q') points.splice(0, 4, ...cubicOf([x, y], points));
      [x, y] = points.slice(-2);
      // Further pairs after a move are lines.
      const isMove = command === 'M' && at === 0;
      if (isMove) [left, top] = [x, y];
      out.push(`${points.map(fixed).join(' ')} ${isMove ? 'm' : points.length === 6 ? 'c' : 'l'}`);
    }
  }
  return out.join('\n');
}

/** A curve of one handle as one of two. */
function cubicOf([x, y]: readonly number[], [handleX, handleY, endX, endY]: readonly number[]): number[] {
  const between = (from: number, to: number): number => from + (2 / 3) * (to - from);
  return [
    ...[between(x, handleX), between(y, handleY)],
    ...[between(endX, handleX), between(endY, handleY), endX, endY],
  ];
}

/** @param radius of its corners */
export function boxOperators(
  [x, y]: readonly [x: number, y: number],
  [width, height]: readonly [width: number, height: number],
  radius: number,
): string {
  const r = Math.min(radius, width / 2, height / 2);
  if (!(r > 0)) return `${[x, y, width, height].map(fixed).join(' ')} re`;
  const [right, bottom, k] = [x + width, y + height, r * (1 - QUARTER)];
  return pathOperators(
    [
      `M${x + r} ${y}L${right - r} ${y}C${right - k} ${y} ${right} ${y + k} ${right} ${y + r}`,
      `L${right} ${bottom - r}C${right} ${bottom - k} ${right - k} ${bottom} ${right - r} ${bottom}`,
      `L${x + r} ${bottom}C${x + k} ${bottom} ${x} ${bottom - k} ${x} ${bottom - r}`,
      `L${x} ${y + r}C${x} ${y + k} ${x + k} ${y} ${x + r} ${y}Z`,
    ].join(''),
  );
}

export function circleOperators(x: number, y: number, r: number): string {
  return boxOperators([x - r, y - r], [2 * r, 2 * r], r);
}

/** The operator that a transformation of a drawing is in PDF: one `cm` each, in their order. */
export function transformOperators(transform: string): string[] {
  const parts = transform.split(')').filter((part) => part.trim() !== '');
  return parts.flatMap((part) => {
    const [name, rest = ''] = part.trim().split('(');
    const numbers = rest.split(/[ ,]+/).map(Number);
    const [a, b = 0, c = 0] = numbers;
    if (name === 'translate') return [`1 0 0 1 ${fixed(a)} ${fixed(b)} cm`];
    if (name === 'scale') return [`${scaled(a)} 0 0 ${scaled(numbers[1] ?? a)} 0 0 cm`];
    if (name !== 'rotate') throw unknown(`transform ${name}`);
    const angle = (a * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle).toFixed(6), Math.sin(angle).toFixed(6)];
    const minus = (-Number(sin)).toFixed(6);
    const turn = `${cos} ${sin} ${minus} ${cos} 0 0 cm`;
    return numbers.length < 3
      ? [turn]
      : [`1 0 0 1 ${fixed(b)} ${fixed(c)} cm`, turn, `1 0 0 1 ${fixed(-b)} ${fixed(-c)} cm`];
  });
}

function scaled(factor: number): string {
  return String(Number(factor.toFixed(6)));
}
