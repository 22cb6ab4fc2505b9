import type { ReportData } from '../../src/report/report-data.ts';
import { settingOf } from '../../src/study/results.ts';
import type { EvidenceItem, Verdict } from '../../src/study/evidence.ts';
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
  'no significant difference': '＝',
  'not estimable': '△',
  'not tested': '○',
};

export function verdictKey(verdict: Verdict): MessageKey {
  return `verdict.${verdict}`;
}

/** A verdict in words, with a mark that does not need colour. */
export function VerdictBadge({ verdict, short = false }: { verdict: Verdict; short?: boolean }) {
  const { text } = useLanguage();
  const words = text(verdictKey(verdict));
  return (
    <span class={`verdict ${verdict.replaceAll(' ', '-')}`} title={words}>
      <span aria-hidden="true">{MARKS[verdict]}</span>
      {short ? <span class="hidden">{words}</span> : ` ${words}`}
    </span>
  );
}

export function evidenceKey(kind: EvidenceItem['kind']): MessageKey {
  return `evidence.${kind}`;
}

/** What was immunoprecipitated in an entry of the study, and where. */
export function entryOf(data: ReportData, name: string): { factor: string; setting: string } {
  const entry = data.chipSeq.find((each) => each.name === name);
  return entry === undefined
    ? { factor: data.factor, setting: name }
    : { factor: entry.antigen, setting: settingOf(entry) };
}
