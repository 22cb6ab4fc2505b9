// What JSON from a disk must look like before it is used. A check tells what is wrong with a value, with its place, or nothing.

/** @param at place of the value in the whole, as `files["a"].bytes`; empty for the whole @returns the fault, undefined where there is none */
export type Shape = (value: unknown, at: string) => string | undefined;

const of =
  (kind: string, holds: (value: unknown) => boolean): Shape =>
  (value, at) =>
    holds(value) ? undefined : `${at === '' ? 'the whole' : at} is not ${kind}`;

export const text = of('a text', (value) => typeof value === 'string');
export const truth = of('true or false', (value) => typeof value === 'boolean');
export const whole = of(
  'a whole number of 0 or more',
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
);
export const finite = of('a number', (value) => Number.isFinite(value));

/** A text of a certain kind. @param kind says which, as the end of `is not ...` */
export function either(kind: string, holds: (value: string) => boolean): Shape {
  return of(kind, (value) => typeof value === 'string' && holds(value));
}

export function optional(shape: Shape): Shape {
  return (value, at) => (value === undefined ? undefined : shape(value, at));
}

export function listOf(shape: Shape): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) return `${at} is not a list`;
    for (let i = 0; i < value.length; i++) {
      const fault = shape(value[i], `${at}[${i}]`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

export function pairOf(first: Shape, second: Shape): Shape {
  return (value, at) => {
    if (!Array.isArray(value) || value.length !== 2) return `${at} is not a pair`;
    return first(value[0], `${at}[0]`) ?? second(value[1], `${at}[1]`);
  };
}

/** An object with these fields; others may be there. */
export function fields(shapes: Readonly<Record<string, Shape>>): Shape {
  const entries = Object.entries(shapes);
  return (value, at) => {
    if (!isObject(value)) return `${at === '' ? 'the whole' : at} is not an object`;
    for (const [name, shape] of entries) {
      const fault = shape(
        Object.hasOwn(value, name) ? value[name] : undefined,
        at === '' ? name : `${at}.${name}`,
      );
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

/** An object of any names. */
export function mapOf(key: Shape, shape: Shape): Shape {
  return (value, at) => {
    if (!isObject(value)) return `${at} is not an object`;
    for (const [name, each] of Object.entries(value)) {
      const place = `${at}[${JSON.stringify(name)}]`;
      const fault = key(name, place) ?? shape(each, place);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
