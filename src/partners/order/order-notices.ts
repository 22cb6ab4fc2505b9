import type { CellClassSites } from '../../atlas/sites/cell-class-sites.ts';
import { note, type Notice } from '../../messages/message.ts';
import { bindersOf } from './odds-among-pairs.ts';
import { FEWEST_IN_CLASS, weightOfOdds, type Place } from './order-binders.ts';

/** What rows are sorted by, where it is more than the score. @param label what messages call the class of cells */
export function orderNotices(sites: CellClassSites, label: string, place: Place): Notice[] {
  const { cell, amongClasses } = place;
  const said = { class: label };
  if (sites.model === undefined)
    return [
      note(
        sites.binders.length < FEWEST_IN_CLASS ? 'partners.hardly-any-binders' : 'partners.few-binders',
        said,
      ),
    ];
  const home = cell === undefined ? 0 : bindersOf(sites, cell).length;
  return [
    ...(cell !== undefined && weightOfOdds(home) > 0
      ? [note('partners.ordered-with-odds', { ...said, cell, binders: home })]
      : []),
    ...(home === sites.binders.length
      ? []
      : [
          amongClasses
            ? note('partners.ordered-among-classes', said)
            : note('partners.ordered-with-correlation', said),
        ]),
  ];
}
