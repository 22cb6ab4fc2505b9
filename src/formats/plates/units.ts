// Units of doses, times and volumes as people write them, and how one becomes another.

type Family = 'molar' | 'mass' | 'time' | 'percent' | 'volume' | 'other';

export interface Unit {
  /** As chipmate writes it. */
  readonly name: string;
  readonly family: Family;
  /** How many of the smallest unit of its family it is: whole numbers, so that nothing is rounded twice. */
  readonly size: number;
}

const PREFIXES: Readonly<Record<string, number>> = { '': 1e15, m: 1e12, µ: 1e9, n: 1e6, p: 1e3, f: 1 };
/** Seconds. */
const TIMES: readonly (readonly [RegExp, string, number])[] = [
  [/^(?:s|sec|secs|seconds?|秒)$/i, 's', 1],
  [/^(?:min|mins|minutes?|分)$/i, 'min', 60],
  [/^(?:h|hr|hrs|hours?|時間)$/i, 'h', 3600],
  [/^(?:d|days?|日)$/i, 'd', 86_400],
];
const OTHERS = /^(?:a\.?u\.?|OD|RLU|RFU|kDa|bp|nm|cells|°?C)$/i;

/** The unit that a text is; undefined where it is none that is known. `u` and both Greek letters are micro. */
export function unitOf(text: string): Unit | undefined {
  const plain = text.normalize('NFKC').trim().replaceAll('\u03bc', 'µ').replaceAll(/\s+/g, ' ');
  if (plain === '%' || /^(?:percent|パーセント)$/i.test(plain))
    return { name: '%', family: 'percent', size: 1 };
  for (const [pattern, name, size] of TIMES) if (pattern.test(plain)) return { name, family: 'time', size };
  const molar = /^([munµpf]?)(?:M|mol\/[lL])$/.exec(plain) ?? /^(u)m$/.exec(plain);
  if (molar !== null) return scaled(molar[1], 'molar', 'M');
  const mass = /^([munµpf]?)g ?(?:\/ ?|per )(m?)l$/i.exec(plain) ?? /^([munµpf]?)g ?(m?)l-1$/i.exec(plain);
  if (mass !== null) {
    const { name, family, size } = scaled(mass[1].toLowerCase(), 'mass', 'g/ml');
    // A litre is a thousand ml.
    return mass[2] === ''
      ? { name: name.replace('/ml', '/l'), family, size: size / 1000 }
      : { name, family, size };
  }
  const volume = /^([mµu]?)l$/i.exec(plain);
  if (volume !== null) return scaled(volume[1].toLowerCase(), 'volume', 'l');
  return OTHERS.test(plain) ? { name: plain, family: 'other', size: 1 } : undefined;
}

function scaled(prefix: string, family: Family, base: string): Unit {
  const letter = prefix === 'u' ? 'µ' : prefix;
  return { name: `${letter}${base}`, family, size: PREFIXES[letter] };
}

/** A number of one unit in another of its family. */
export function converted(value: number, from: Unit, to: Unit): number {
  if (from.size === to.size) return value;
  return from.size > to.size ? value * (from.size / to.size) : value / (to.size / from.size);
}
