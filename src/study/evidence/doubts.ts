import type { Notice } from '../../messages/message.ts';
import type { CandidateEvidence } from './verdicts.ts';
import type { PartnersResult, TargetsResult } from '../results.ts';

/** Most sites of the query lie where no factor of the atlas binds: it cannot say whom the factor works with. */
export function atlasIsElsewhere({ notices }: Pick<PartnersResult, 'notices'>): boolean {
  return has(notices, 'partners.mostly-elsewhere');
}

/** Peaks and genes look like different builds: the places of its amplicons are not to be trusted. */
export function placesAreDoubtful({ notices }: Pick<TargetsResult, 'notices'>): boolean {
  return has(notices, 'genes.other-build-suspected');
}

/** A candidate that is bound and changes, as chance alone would have it. */
export function isNoMoreThanChance({ items }: Pick<CandidateEvidence, 'items'>): boolean {
  return items.some(({ reason }) => reason === 'no more than chance');
}

function has(notices: readonly Notice[], key: Notice['key']): boolean {
  return notices.some((notice) => notice.key === key);
}
