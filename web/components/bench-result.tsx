import { measuredText, signsOf } from '../../src/report/figures/picture-texts.ts';
import type { EdgeItem } from '../../src/study/evidence/edge.ts';
import { edgeColumns } from '../../src/study/study-columns.ts';
import { Effect } from './effect.tsx';
import { useLanguage } from './language.tsx';
import { VerdictBadge } from './names.tsx';

interface Props {
  readonly item: EdgeItem;
  /** Where the page shows the table that it comes from; the table is named where this is told. */
  readonly section?: string | null;
}

/** One result of the bench: kind and n, word, effect, and where it was found. */
export function BenchResult({ item, section }: Props) {
  const { text } = useLanguage();
  const { kind, method, verdict, reason, n, donors, arm, source, measured } = item;
  const sign = kind === 'interaction' ? 'co-IP' : method;
  const where = [
    measuredText(measured, text),
    arm.agent,
    arm.drug,
    arm.dose,
    arm.time,
    arm.cell,
    arm.sample ?? arm.donor,
  ];
  return (
    <>
      {signsOf({ signs: [{ sign, n: n ?? 0, donors }] }, text)}{' '}
      <VerdictBadge verdict={verdict} reason={reason} />
      <Effect of={item} />{' '}
      <span class="source" title={section === undefined ? undefined : text(edgeColumns.source.label)}>
        {where.filter((part) => part !== undefined).join(', ')}
        {section !== undefined && (
          <>
            ; {text('evidence.source')} {section === null ? source : <a href={`#${section}`}>{source}</a>}
          </>
        )}
      </span>
    </>
  );
}
