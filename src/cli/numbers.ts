import { InputError } from '../errors.ts';

/** Reads a whole number given on the command line. */
export function readWhole(option: string, least: number, most = Infinity): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InputError(`${option} is not a number it can use`, {
      expected: `a whole number from ${least}${most === Infinity ? '' : ` to ${most}`}`,
      found: text,
    });
  };
}

/** Reads a number of any kind given on the command line. @public */
export function readDecimal(option: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value)) return value;
    throw new InputError(`${option} is not a number it can use`, { expected: 'a number', found: text });
  };
}
