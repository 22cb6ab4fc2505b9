// What the units of a study are: each line, donor or animal, named once.

/** What kind of thing a sample is; `animal` is what `mouse` was called. */
export const SAMPLE_KINDS = ['line', 'patient', 'donor', 'mouse', 'other', 'animal'] as const;

export type SampleKind = (typeof SAMPLE_KINDS)[number];

/** A line, donor, patient or mouse. */
export interface Sample {
  readonly name: string;
  readonly kind: SampleKind | null;
  /** Sensitive, resistant, new, relapsed, or in own words. */
  readonly status: string | null;
  /** The names under which tables have it before and after. */
  readonly pair: { readonly before: string; readonly after: string } | null;
}

/** Whether a sample of this kind is a unit by itself: another one is another individual. */
export function isIndividual(kind: SampleKind | null): boolean {
  return kind === 'patient' || kind === 'donor' || kind === 'mouse' || kind === 'animal';
}
