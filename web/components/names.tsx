import type { EvidenceItem } from '../../src/study/evidence/verdicts.ts';
import { VERDICTS, type Reason, type Verdict } from '../../src/tables/verdicts.ts';
import type { MessageKey } from '../../src/messages/english/index.ts';
import { useLanguage } from './language.tsx';

/** A gene's symbol, in italics as genetics writes it. */
export function Gene({ name }: { name: string }) {
  return <i class="gene">{name}</i>;
}

const MARKS: Readonly<Record<Verdict, string>> = {
  supported: '●',
  suggested: '◐',
  contradicted: '✕',
  'no significant difference': '=',
  'not estimable': '△',
  'not tested': '○',
  'not measured': '◇',
};

export function isVerdict(word: unknown): word is Verdict {
  return VERDICTS.includes(word as Verdict);
}

export function verdictKey(verdict: Verdict): MessageKey {
  return `verdict.${verdict}`;
}

interface BadgeProps {
  readonly verdict: Verdict;
  /** Printed behind the word. */
  readonly reason?: Reason | null;
  /** The mark alone; the words are there for who hovers over it or listens. */
  readonly short?: boolean;
  /** What it is said of, before the words of a short one. */
  readonly about?: string;
}

/** A verdict in words with the reason behind it, and with a mark that does not need colour. */
export function VerdictBadge({ verdict, reason = null, short = false, about }: BadgeProps) {
  const { text } = useLanguage();
  const word = text(verdictKey(verdict));
  const before = about === undefined ? '' : `${about}: `;
  const why = reason === null ? '' : text('verdict.behind', { reason: text(`why.${reason}`) });
  return (
    <span class={`verdict ${verdict.replaceAll(' ', '-')}`} title={`${before}${word}${why}`}>
      <span aria-hidden="true">{MARKS[verdict]}</span>
      {short ? <span class="hidden">{`${before}${word}${why}`}</span> : ` ${word}`}
      {!short && why !== '' && <span class="why">{why}</span>}
    </span>
  );
}

export function evidenceKey(kind: EvidenceItem['kind']): MessageKey {
  return `evidence.${kind}`;
}
