import type { PlacedFile } from './place-files.ts';
import type { PlaceName } from './places.ts';

/** What a person says of a file where it was proposed otherwise; what is not said stays as proposed. */
export interface Correction {
  readonly place?: PlaceName;
  readonly factor?: string;
  readonly cell?: string;
  readonly condition?: string;
}

/** Doubts about one part of what a name says. */
const ABOUT: Readonly<Record<'factor' | 'cell' | 'condition', readonly string[]>> = {
  factor: ['draft.no-factor', 'draft.unsure-factor'],
  cell: ['draft.no-cell', 'draft.unsure-cell'],
  condition: ['draft.unsure-condition'],
};

/** A file as a person placed it: what was said leaves no doubt. */
export function corrected(file: PlacedFile, said: Correction): PlacedFile {
  const isMoved = said.place !== undefined && said.place !== file.place;
  const changed = (['factor', 'cell', 'condition'] as const).filter(
    (part) => said[part] !== undefined && said[part] !== file[part],
  );
  const settled = new Set(changed.flatMap((part) => (said[part] === '' ? [] : ABOUT[part])));
  return {
    ...file,
    ...(isMoved && { place: said.place, reason: null }),
    factor: said.factor ?? file.factor,
    cell: said.cell ?? file.cell,
    condition: said.condition ?? file.condition,
    doubts: isMoved ? [] : file.doubts.filter(({ key }) => !settled.has(key)),
  };
}
