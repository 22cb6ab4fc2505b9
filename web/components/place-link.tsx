import { createContext, type ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { BrowserLinks } from '../../src/report/report-data.ts';
import { useLanguage } from './language.tsx';
import { Gene } from './names.tsx';

/** Where genes and sites of the page can be looked at. */
export const BrowserContext = createContext<BrowserLinks>({ ucsc: null, places: {}, session: null });

const PLACE = /^[^\s:]+:[\d,]+-[\d,]+$/;

interface Props {
  /** As chr:first-last. */
  readonly place: string | undefined;
  /** The place is one of the user's own data, which may be unpublished: the link says so. */
  readonly own?: boolean;
  readonly children?: ComponentChildren;
}

/** What is shown of a place, as a link to UCSC with an arrow; without a link where the place or the assembly is not known. */
export function PlaceLink({ place, own = false, children }: Props) {
  const { text } = useLanguage();
  const { ucsc } = useContext(BrowserContext);
  if (ucsc === null || place === undefined || !PLACE.test(place)) return <>{children}</>;
  const words = text(own ? 'ucsc.link.own' : 'ucsc.link', { place });
  return (
    <a
      class="outside"
      href={`${ucsc}${encodeURIComponent(place.replaceAll(',', ''))}`}
      target="_blank"
      rel="noopener noreferrer"
      referrerpolicy="no-referrer"
      title={words}
    >
      {children}
      <span aria-hidden="true">{own ? '↗•' : '↗'}</span>
      <span class="hidden"> ({words})</span>
    </a>
  );
}

/** A gene's symbol, as a link to its place where that is known. */
export function GeneLink({ name }: { name: string }) {
  const { places } = useContext(BrowserContext);
  return (
    <PlaceLink place={places[name]}>
      <Gene name={name} />
    </PlaceLink>
  );
}

/** The arrow alone, for a gene whose name is a control already. */
export function GeneArrow({ name }: { name: string }) {
  const { places } = useContext(BrowserContext);
  return <PlaceLink place={places[name]} />;
}
