/** Hours of each unit of time, by the beginning of its name. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|sec|secs|seconds?|秒)$/i, 1 / 3600],
  [/^(?:min|mins|minutes?|分間?)$/i, 1 / 60],
  [/^(?:h|hr|hrs|hours?|時間)$/i, 1],
  [/^(?:d|days?|日間?)$/i, 24],
  [/^(?:w|wk|wks|weeks?|週間?)$/i, 168],
];

/** A time as laboratories write it (`30 min`, `4h`, `2 days`, `24時間`) in hours; undefined for anything else, such as a bare number. */
export function hoursOf(time: string | undefined): number | undefined {
  const [, number, unit] =
    /^(\d+(?:\.\d+)?)([^\d.]+)\.?$/.exec((time ?? '').normalize('NFKC').replace(/\s+/g, '')) ?? [];
  const hours = UNITS.find(([name]) => unit !== undefined && name.test(unit))?.[1];
  return hours === undefined ? undefined : Number(number) * hours;
}
