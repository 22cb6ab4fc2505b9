/**
 * Summit, signal and score of a simulated peak, from its position and experiment alone, so that they need
 * not travel with the peak while millions are sorted.
 */
export function attributesOf(
  start: number,
  width: number,
  experiment: number,
): { summitOffset: number; signalCode: number; score: number } {
  const first = hash(start ^ Math.imul(experiment + 1, 0x9e3779b1));
  const second = hash(first ^ width);
  const uniform = first / 2 ** 32;
  const around = ((second & 0xffff) + (second >>> 16)) / 2 ** 17;
  const signal = -Math.log(1 - Math.min(uniform, 0.9999));
  return {
    summitOffset: Math.floor(width * (0.2 + 0.6 * around)),
    signalCode: Math.round((signal / 9.2103404) * 255),
    score: Math.min(1000, Math.round(50 + 110 * signal)),
  };
}

function hash(value: number): number {
  let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
