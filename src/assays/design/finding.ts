// What the bench says of one edge: who was perturbed, with which drug, and what was measured.
import type { Judged } from '../../tables/verdicts.ts';
import type { Effect } from './effect.ts';

/** Which kind of evidence a finding is. */
export type FindingKind =
  'perturbation' | 'growth' | 'interaction' | 'promoter ChIP' | 'combination' | 'replication';

/** In which unit an effect is: fold changes on the log2 scale; percentage points of viability; differences of growth rates per day; the co-IP ratio itself; *effect* where nobody says. */
export type EffectUnit =
  'log2 fold change' | 'log2 ratio' | 'percentage points' | 'per day' | 'log10 dose' | 'ratio' | 'effect';

/** One line of the table of edges: an effect and its verdict. */
export type Finding = Judged &
  Effect & {
    readonly kind: FindingKind;
    /** As the table names them; null where none was. `perturbation` is the siRNA or vector, or the precipitated protein. */
    readonly perturbation: string | null;
    readonly drug: string | null;
    readonly cell: string | null;
    /** When it was measured, as `24 h`; absent where the table does not say. */
    readonly time?: string;
    /** Gene, protein, amplicon, or what was counted (`viability`). */
    readonly measured: string;
    readonly unit: EffectUnit;
    /** Donors among the units; 0 where experiments are counted. */
    readonly donors: number;
  };
