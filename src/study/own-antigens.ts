import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { Study } from './file/study-schema.ts';

type ChipSeq = Study['chip_seq'][number];

const NAMES = new KnownNames();

/**
 * What a ChIP-seq is of: the names that are no partners of one another, each once, the one that names it first. The factors
 * of a study are siblings; an entry of one of them keeps the others as its own, an entry of another protein is of that alone.
 */
export function ownAntigens(
  { factor }: Pick<Study, 'factor'>,
  { antigen }: Pick<ChipSeq, 'antigen'>,
): string[] {
  const said = antigen ?? factor;
  const ofTheStudy = said.some((name) => isOneOf(name, factor));
  return distinct(ofTheStudy ? [...said, ...factor] : said);
}

/** What the ChIP-seq of a name is of, or, without a name, the first one. */
export function ownAntigensOf(study: Study, name: string | undefined): string[] {
  const entry = name === undefined ? study.chip_seq.at(0) : study.chip_seq.find((each) => each.name === name);
  return ownAntigens(study, entry ?? { antigen: undefined });
}

/** Whether a name is one of these, in any spelling or by an alias. */
export function isOneOf(name: string, antigens: readonly string[]): boolean {
  return antigens.some((each) => NAMES.same(each, name));
}

function distinct(names: readonly string[]): string[] {
  return names.filter((name, i) => names.findIndex((other) => NAMES.same(other, name)) === i);
}
