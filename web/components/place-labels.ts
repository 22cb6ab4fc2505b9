interface Point {
  readonly gene: string;
  readonly x: number;
  readonly y: number;
}

export interface PlacedLabel extends Point {
  readonly dx: number;
  readonly dy: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

const LETTER = 7.6;
const LINE = 13;

/** Places beside a point, best first: above, right, left, below. */
const PLACES = [
  { dx: 0, dy: -12, anchor: 'middle', shift: -0.5 },
  { dx: 9, dy: 0, anchor: 'start', shift: 0 },
  { dx: -9, dy: 0, anchor: 'end', shift: -1 },
  { dx: 0, dy: 13, anchor: 'middle', shift: -0.5 },
  { dx: 9, dy: -12, anchor: 'start', shift: 0 },
  { dx: -9, dy: -12, anchor: 'end', shift: -1 },
  { dx: 9, dy: 13, anchor: 'start', shift: 0 },
  { dx: -9, dy: 13, anchor: 'end', shift: -1 },
] as const;

/**
 * Puts each label beside its point where it covers no label before it and stays inside the panel; above the point
 * where there is no such place.
 * @param all every point drawn, whose extent is the panel's
 */
export function placeLabels(
  labels: readonly Point[],
  all: readonly Point[],
  panel: { readonly width: number; readonly height: number },
): PlacedLabel[] {
  const range = (values: readonly number[]): [number, number] => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
    return [low, high - low || 1];
  };
  const [left, wide] = range(all.map(({ x }) => x));
  const [bottom, tall] = range(all.map(({ y }) => y));
  const boxes: { left: number; right: number; middle: number }[] = [];
  return labels.map((point) => {
    const x = ((point.x - left) / wide) * panel.width;
    const y = (1 - (point.y - bottom) / tall) * panel.height;
    const length = point.gene.length * LETTER;
    const boxAt = ({ dx, dy, shift }: (typeof PLACES)[number]) => {
      const from = x + dx + shift * length;
      return { left: from, right: from + length, middle: y + dy };
    };
    const free = PLACES.find((place) => {
      const box = boxAt(place);
      const inside = box.left >= -8 && box.right <= panel.width + 8 && box.middle >= -4;
      return (
        inside &&
        boxes.every(
          (other) =>
            box.right < other.left || box.left > other.right || Math.abs(box.middle - other.middle) >= LINE,
        )
      );
    });
    const { dx, dy, anchor } = free ?? PLACES[0];
    boxes.push(boxAt(free ?? PLACES[0]));
    return { ...point, dx, dy, anchor };
  });
}
