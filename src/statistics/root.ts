/**
 * The root of an increasing function within -700 .. 700, to a relative precision of 1e-14: brackets from `start`,
 * then regula falsi with the Illinois rule, with a bisection at every third step so that it always ends.
 * Where the function has one sign throughout, the end of the range is returned.
 */
export function increasingRoot(f: (x: number) => number, start: number): number {
  let width = 0.5;
  let low = Math.min(700, Math.max(-700, start));
  let high = low;
  let atLow = f(low);
  let atHigh = atLow;
  while (atLow > 0) {
    if (low === -700) return low;
    high = low;
    atHigh = atLow;
    low = Math.max(-700, low - width);
    width *= 2;
    atLow = f(low);
  }
  while (atHigh < 0) {
    if (high === 700) return high;
    low = high;
    atLow = atHigh;
    high = Math.min(700, high + width);
    width *= 2;
    atHigh = f(high);
  }
  if (atLow === 0) return low;
  if (atHigh === 0) return high;
  for (let i = 0; i < 300 && high - low > 1e-14 * Math.max(1e-3, Math.abs(low)); i++) {
    let x = (low * atHigh - high * atLow) / (atHigh - atLow);
    if (!(x > low && x < high) || i % 3 === 2) x = (low + high) / 2;
    const value = f(x);
    if (value === 0) return x;
    if (value < 0) {
      low = x;
      atLow = value;
      atHigh /= 2;
    } else {
      high = x;
      atHigh = value;
      atLow /= 2;
    }
  }
  return (low + high) / 2;
}

/**
 * The positive root of a function that increases with the logarithm of its argument: 0 or Infinity where it lies
 * beyond e^-700 or e^700.
 * @param f function of the logarithm
 */
export function positiveRoot(f: (logX: number) => number, start: number): number {
  const logX = increasingRoot(f, start);
  return logX <= -700 ? 0 : logX >= 700 ? Infinity : Math.exp(logX);
}
