/** A selector of the syntax, what to do instead, and a line that it refuses. */
interface PortableRule {
  readonly selector: string;
  readonly message: string;
  readonly refused: string;
}
export const EVERYWHERE: readonly PortableRule[];
export const WITHOUT_FALLBACK: readonly PortableRule[];
export const FALLBACK_MODULES: readonly string[];
export const SLASHES_OF_THEIR_OWN: readonly string[];
export function restricted(rules: readonly PortableRule[]): Pick<PortableRule, 'selector' | 'message'>[];
