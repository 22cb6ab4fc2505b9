// The court's tables as Markdown.
import { mean } from '../../src/statistics/descriptive.ts';
import { table } from '../partners/tables.ts';
import { CALIBRATION_HEADER, calibrationRows } from './calibration.ts';
import { barRows, listBars, partnerBars, targetBars } from './bars.ts';
import type { Contrast } from './contrasts.ts';
import { KIND_HEADER, kindRow } from './judge.ts';
import type { DesignsVerdict } from './designs.ts';
import type { ListsVerdict } from './lists.ts';
import type { PartnersVerdict } from './partners.ts';
import type { TargetsVerdict } from './targets.ts';

const CALIBRATION =
  'The estimated false share beside decoys. Where every gene is one, *observed* is the share of directions with any gene at or below the share, which is the false discovery rate there; *estimated* is that share itself. Elsewhere the decoys among the genes are the least that is false, and the most is that the other genes are there by chance as often as decoys are.';
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
    CALIBRATION,
    table(CALIBRATION_HEADER, calibrationRows(verdict.calibrated)),
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
    'Genes with an adjusted p below 0.05: as the experiment is, with the labels of the contrast dealt out anew (among samples of one library or group, where both differ), and with every sample given twice under another name.',
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

export function listsText(verdict: ListsVerdict): string {
  const { rows, known } = verdict;
  const share = (value: number): string => value.toFixed(3);
  return [
    '### Lists',
    'Lists of 100 random genes of one tenth of expression, given with the table that they are of, and bare.',
    table(
      ['table', 'test', 'p < .05, least and most over tenths', 'mean', 'lists with any q < .05'],
      rows.map(({ table: name, test, alarms, found, lists }) => [
        name,
        test,
        `${share(Math.min(...alarms))}, ${share(Math.max(...alarms))}`,
        share(mean(alarms)),
        `${found} of ${lists}`,
      ]),
    ),
    table(
      ['textbook list, bare', 'its factor', 'place in enrich', 'in explain'],
      known.map(({ name, factor, enrich, explain }) => [name, factor, String(enrich), String(explain)]),
    ),
    table(BAR_HEADER, barRows(listBars(verdict))),
  ].join('\n\n');
}
