// Input, IgG or an antibody: what a reaction holds.
import { nameKey } from '../../genome/antigens/antigen-aliases.ts';
import { labelAt, type Readings } from '../../tables/readings.ts';

/** What was precipitated: nothing (`input`), by nothing in particular (`IgG`), or by an antibody of this name. */
export type Part =
  | { readonly kind: 'input' | 'IgG'; readonly antibody: null }
  | { readonly kind: 'IP'; readonly antibody: string };

const INPUT =
  /^(?:\d{1,3}%?)?(?:input|wce|wholecellextract|totalchromatin|インプット)(?:dna)?(?:\d{1,3}%?)?$/;
const IGG =
  /^(?:(?:normal|rabbit|mouse|goat|rat|ms|rb|control|isotype)*igg(?:control)?|isotype(?:control)?|mock|noab|noantibody|beads(?:only)?)$/;

/** Null where a row says neither fraction nor antibody. */
export function partAt(readings: Pick<Readings, 'labels'>, row: number): Part | null {
  const fraction = labelAt(readings, 'fraction', row);
  const antibody = labelAt(readings, 'antibody', row);
  const keys = [fraction, antibody].map((name) => nameKey(name ?? '').replaceAll(/[()[\]]/g, ''));
  if (keys.some((key) => INPUT.test(key))) return { kind: 'input', antibody: null };
  if (keys.some((key) => IGG.test(key))) return { kind: 'IgG', antibody: null };
  const name = antibody ?? fraction;
  return name === null ? null : { kind: 'IP', antibody: name };
}

const NEGATIVE = /negative|desert|^neg(?:\d+)?$|^nc\d*$|(?:^|[ _-])neg(?:[ _-]|$)|unbound|陰性/i;

/** Amplicons that are negative regions by their names. */
export function negativeAmong(amplicons: readonly string[]): string[] {
  return amplicons.filter((name) => NEGATIVE.test(name));
}
