// What a file is in a few words, and what it can be asked.
import type { MessageKey } from '../../src/messages/english/index.ts';
import type { Offer } from '../../src/questions/offers.ts';
import type { useLanguage } from '../components/language.tsx';
import type { HandedOver, State } from './server.ts';

type Recognised = HandedOver['recognised'];
type Text = ReturnType<typeof useLanguage>['text'];

/** `counts of reads (RNA-seq) of 6 samples`. */
export function whatItIs(recognised: Recognised, text: Text): string {
  if (recognised.kind === 'peaks')
    return text(recognised.withSignal ? 'app.is-peaks' : 'app.is-peaks-without-signal', {
      peaks: recognised.peaks,
    });
  if (recognised.kind === 'list of genes') return text('app.is-genes', { genes: recognised.genes });
  if (recognised.kind === 'differential table') return text('app.is-table', { rows: recognised.rows });
  if (recognised.kind === 'bundle') return text('app.is-bundle', { title: recognised.title });
  if (recognised.kind === 'sequences') return text('app.is-sequences');
  if (recognised.kind === 'other') return text('app.is-other');
  if (!('samples' in recognised))
    return `${kindText(recognised.kind, null, undefined, text)} (${recognised.format})`;
  const { kind, samples, assay, counts } = recognised;
  const what = kindText(kind, assay, counts, text);
  return samples > 0 ? text('kind.of-samples', { what, samples }) : what;
}

/** A kind's name; of a table of the bench its assay where that is known. */
export function kindText(
  kind: string,
  assay: string | null | undefined,
  counts: boolean | undefined,
  text: Text,
): string {
  if (kind === 'readings' && typeof assay === 'string') return text(`place.${assay}` as MessageKey);
  if (counts === true) return text('kind.counts');
  const words = kind.replaceAll(' ', '-');
  return text(`kind.${words}` as MessageKey);
}

/** The questions of a file, first the one that most people want; of a table of the bench the one that it speaks of. */
export function offersOf(recognised: Recognised, { offers }: State): readonly Offer[] {
  const all = offers[recognised.kind];
  if (recognised.kind !== 'readings' || typeof recognised.assay !== 'string') return all;
  const own = all.filter(({ question }) => question === `assay ${recognised.assay ?? ''}`);
  return recognised.doubt === null ? own : [...own, ...all.filter((each) => !own.includes(each))];
}
