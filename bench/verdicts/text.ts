// The court's tables as Markdown.
import { table } from '../partners/tables.ts';
import { barRows, partnerBars, targetBars } from './bars.ts';
import type { Contrast } from './contrasts.ts';
import { KIND_HEADER, kindRow } from './judge.ts';
import type { DesignsVerdict } from './designs.ts';
import type { PartnersVerdict } from './partners.ts';
import type { TargetsVerdict } from './targets.ts';

const BAR_HEADER = ['asked for', 'found', ''];

export function targetsText(
  verdict: TargetsVerdict,
  contrasts: readonly Contrast[],
  leftOut: readonly string[],
): string {
  return [
    '### Targets',
    `Tables: ${contrasts.map(({ name }) => name).join(', ')}.${leftOut.length === 0 ? '' : ` Left out, for want of the genes of their probes: ${leftOut.join(', ')}.`}`,
    table(KIND_HEADER, verdict.kinds.map(kindRow)),
    table(BAR_HEADER, barRows(targetBars(verdict))),
  ].join('\n\n');
}

export function partnersText(verdict: PartnersVerdict): string {
  return [
    '### Partners',
    table(KIND_HEADER, verdict.kinds.map(kindRow)),
    table(BAR_HEADER, barRows(partnerBars(verdict))),
  ].join('\n\n');
}

export function designsText({ rows, kinds }: DesignsVerdict): string {
  const hits = (value: number | undefined): string => (value === undefined ? 'refused' : String(value));
  return [
    '### Designs',
    'Genes with an adjusted p below 0.05: as the experiment is, with the labels of the contrast dealt out anew, and with every sample given twice under another name.',
    table(
      ['experiment', 'as it is', 'labels dealt out', 'samples twice'],
      rows.map(({ name, hits: own, dealt, twice }) => [
        name,
        String(own),
        dealt.map(hits).join(', '),
        hits(twice),
      ]),
    ),
    table(KIND_HEADER, kinds.map(kindRow)),
  ].join('\n\n');
}
