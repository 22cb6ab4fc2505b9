/** Which tail of a distribution a p-value takes; tails include the observed value. */
export type Tail = 'lower' | 'upper' | 'two-sided';
