import type { SampleSheet } from '../../formats/expression/sample-sheet-reader.ts';
import { caution, note, type Notice } from '../../messages/message.ts';
import { holm } from '../../statistics/combine/multiple-testing.ts';
import { median } from '../../statistics/descriptive.ts';
import { power } from '../../statistics/power.ts';
import { fisherFreemanHalton } from '../../statistics/tests/fisher-freeman-halton.ts';
import { rankSumTest } from '../../statistics/tests/rank-tests.ts';
import type { Contrast } from '../model/contrast.ts';
import { factorFromColumn, type Factor } from '../model/design-sheet.ts';
import { contrastWeights, orthogonalize, type Design } from '../model/least-squares.ts';
import { namesOf, sidesOf } from './sides.ts';

/** What files say of samples that is no property of them, or is said in sentences. */
const NO_PROPERTY =
  /^(?:title|geo_accession|description|name|file|status|relation|taxid|type|label|platform_id|data_row_count|channel_count|last_update_date|supplementary_file|contact|data_processing|cy[35])|protocol/i;
/** Attributes of how samples were handled or whose they are: no treatment goes by these names. */
const NUISANCE =
  /batch|date|\bday\b|run\b|lane|plate|chip\b|slide|\bscan|flow.?cell|librar|sequenc|instrument|platform|centre|center|\bsite\b|\blab\b|operator|technician|\bkit\b|\bsex\b|gender|\bage\b|ethnic|\brace\b|passage|\brin\b|post.?mortem/i;
/** Whose a sample is: several of one are not independent. */
const OWNER = /donor|patient|individual|subject|animal|\bmouse\b|\bmice\b|\brat\b|clone|litter|family/i;

const LEVEL = Math.log10(0.05);
const FEWEST = 4;
/** Milliseconds. */
const DAY = 86_400_000;

/** What a model has, as far as further terms are asked about. */
export interface ModelledContrast {
  readonly design: Design;
  readonly contrast: Contrast;
  /** The terms as `--model` takes them. */
  readonly terms: string;
  /** Columns of the sheet that the model has. */
  readonly columns: readonly string[];
}

interface Associated {
  readonly log10P: number;
  /** Where every number of one side is beyond all of the other: the name with the ranges of both. */
  readonly apart?: string;
  /** Whether these are days, which the sheet has to hold as numbers before a model takes them. */
  readonly days?: boolean;
  readonly values: Readonly<Record<'column' | 'up' | 'down' | 'contrast' | 'fix', string>>;
}

/**
 * Attributes of the samples that are not in the model and go with the contrast: completely, so that nothing separates them, or more than
 * chance explains (Fisher's exact test after Freeman and Halton, for numbers Wilcoxon's rank-sum test; Holm over all attributes
 * that were asked).
 * @param attributes one value per sample of the sheet
 */
export function confounders(
  model: ModelledContrast,
  sheet: SampleSheet,
  attributes: ReadonlyMap<string, readonly string[]>,
): Notice[] {
  const sides = sidesOf(model.contrast, sheet.samples.length);
  if (sides === undefined) return [];
  const seen = model.columns.map((name) => factorFromColumn(name, sheet.columns.get(name) ?? []));
  const own = model.contrast.factor;
  const same: string[] = [];
  const complete: string[] = [];
  const nested: string[] = [];
  const tested: Associated[] = [];
  for (const [name, values] of attributes) {
    if (NO_PROPERTY.test(name) || model.columns.includes(name)) continue;
    const used = [...values.keys()].filter((sample) => sides[sample] !== 0 && isKnown(values[sample]));
    const factor = factorFromColumn(name, values);
    const there = [true, false].map((up) => used.filter((sample) => sides[sample] > 0 === up));
    if (used.length < FEWEST || there.some((side) => side.length === 0)) continue;
    const levels = new Set(used.map((sample) => values[sample])).size;
    if (levels === 1) continue;
    if (samePartition(factor, own, used)) {
      (NUISANCE.test(name) || OWNER.test(name) ? complete : same).push(name);
      continue;
    }
    // What another column or attribute says already is not said again; values of which none stands twice are no groups.
    if (levels < used.length && seen.some((other) => other !== own && samePartition(factor, other, used)))
      continue;
    seen.push(factor);
    const numbers = numbersOf(used.map((sample) => values[sample]));
    // Few numbers, each of several samples, are names: of batches, donors, days.
    if (numbers !== undefined && 2 * levels > used.length) {
      tested.push(
        ofNumbers(
          name,
          there.map((side) => side.map((sample) => values[sample])),
          model,
        ),
      );
      continue;
    }
    if (2 * levels > used.length) continue;
    if (!isSeparable(model, factor, used.length === sheet.samples.length)) {
      if (OWNER.test(name)) nested.push(name);
      else if (NUISANCE.test(name)) complete.push(name);
      else same.push(name);
      continue;
    }
    tested.push(
      ofLevels(
        name,
        there.map((side) => side.map((sample) => values[sample])),
        model,
      ),
    );
  }
  const adjusted = holm(Float64Array.from(tested, ({ log10P }) => log10P));
  const { text } = model.contrast;
  const beyondChance = tested.filter((_, at) => adjusted[at] <= LEVEL);
  complete.push(...beyondChance.flatMap(({ apart }) => apart ?? []));
  return [
    ...(complete.length > 0
      ? [caution('expression.confounded', { names: namesOf(complete), contrast: text })]
      : []),
    ...nested.map((column) => caution('expression.nested', { column, contrast: text })),
    ...tested.flatMap(({ values, apart, days = false }, at) =>
      adjusted[at] <= LEVEL && apart === undefined
        ? [
            caution(days ? 'expression.associated-days' : 'expression.associated', {
              ...values,
              p: String(Number(power(10, adjusted[at]).toPrecision(2))),
              attributes: tested.length,
            }),
          ]
        : [],
    ),
    ...(same.length > 0 ? [note('expression.same-groups', { names: namesOf(same) })] : []),
  ];
}

function isKnown(value: string): boolean {
  return (
    value !== '' && !/^(?:na|n\/a|nan|unknown|not (?:available|applicable|collected)|missing)$/i.test(value)
  );
}

function samePartition(a: Factor, b: Factor, samples: readonly number[]): boolean {
  const [toB, toA] = [new Map<number, number>(), new Map<number, number>()];
  return samples.every((sample) => {
    const [x, y] = [a.codes[sample], b.codes[sample]];
    if (!toB.has(x)) toB.set(x, y);
    if (!toA.has(y)) toA.set(y, x);
    return toB.get(x) === y && toA.get(y) === x;
  });
}

/** Numbers, or days as numbers; undefined where one of the values is neither. */
function numbersOf(values: readonly string[]): number[] | undefined {
  const numbers = values.map((value) => {
    if (value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
    const day = /^(\d{4})-(\d{1,2})-(\d{1,2})|^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(value);
    if (day === null) return NaN;
    const [year, month, date] = day[1] === undefined ? [day[6], day[4], day[5]] : day.slice(1, 4);
    return Date.UTC(Number(year), Number(month) - 1, Number(date)) / DAY;
  });
  return numbers.every(Number.isFinite) ? numbers : undefined;
}

/** Whether the contrast can be estimated with the attribute in the model. */
function isSeparable({ design, contrast }: ModelledContrast, factor: Factor, everywhere: boolean): boolean {
  const { samples, columnNames, values } = design;
  // Samples of which it is not known have a level of their own, which no model would be given.
  const levels = factor.levels
    .map((_, level) => level)
    .filter((level) => everywhere || isKnown(factor.levels[level]));
  const more = levels.slice(1);
  const extended = new Float64Array(values.length + samples * more.length);
  extended.set(values);
  more.forEach((level, at) => {
    for (let sample = 0; sample < samples; sample++)
      extended[values.length + at * samples + sample] = factor.codes[sample] === level ? 1 : 0;
  });
  const names = [...columnNames, ...more.map((level) => factor.levels[level])];
  const coefficients = new Float64Array(names.length);
  coefficients.set(contrast.coefficients);
  const basis = orthogonalize({ columnNames: names, samples, values: extended });
  return contrastWeights(basis, coefficients) !== undefined;
}

function ofNumbers(name: string, sides: readonly string[][], model: ModelledContrast): Associated {
  const [a, b] = sides.map((side) => Float64Array.from(numbersOf(side)!).sort());
  const days = sides.flat().every((value) => Number.isNaN(Number(value)));
  const say = (value: number): string =>
    days
      ? new Date(Math.floor(value) * DAY).toISOString().slice(0, 10)
      : String(Number(value.toPrecision(4)));
  const [high, low] = [median(a), median(b)].map(say);
  const range = (side: Float64Array): string => `${say(side[0])} – ${say(side[side.length - 1])}`;
  const apart = a[0] > b[b.length - 1] || b[0] > a[a.length - 1];
  return {
    log10P: rankSumTest(a, b).log10P,
    ...(apart ? { apart: `${name} (${range(a)}; ${range(b)})` } : {}),
    values: {
      ...{ column: name, up: high, down: low, contrast: model.contrast.text },
      fix: `--model "${model.terms}+${name}" --numeric "${name}"`,
    },
    days,
  };
}

function ofLevels(name: string, [a, b]: readonly string[][], model: ModelledContrast): Associated {
  const levels = [...new Set([...a, ...b])];
  const counts = [a, b].map((side) => levels.map((level) => side.filter((value) => value === level).length));
  const share = (side: number, level: number): number => counts[side][level] / [a, b][side].length;
  const telling = levels.reduce(
    (best, _, level) =>
      Math.abs(share(0, level) - share(1, level)) > Math.abs(share(0, best) - share(1, best)) ? level : best,
    0,
  );
  const of = (side: number): string => `${levels[telling]}: ${counts[side][telling]}/${[a, b][side].length}`;
  return {
    log10P: fisherFreemanHalton(counts[0], counts[1]).log10P,
    values: {
      ...{ column: name, up: of(0), down: of(1), contrast: model.contrast.text },
      fix: `--model "${model.terms}+${name}"`,
    },
  };
}
