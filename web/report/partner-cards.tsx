import type { PartnerCard, Speaks } from '../../src/study/partner-cards.ts';
import { Say, useLanguage } from '../components/language.tsx';
import { VerdictBadge } from '../components/names.tsx';

const SIGNS: Readonly<Record<Speaks, string>> = { for: '+', against: '−', neither: '·' };
const ORDER: readonly Speaks[] = ['for', 'against', 'neither'];

/** What speaks for and against each candidate before it is tested at the bench. */
export function PartnerCards({ cards }: { cards: readonly PartnerCard[] }) {
  const { text } = useLanguage();
  if (cards.length === 0) return null;
  return (
    <article class="partner-cards">
      <h3>{text('fact.title')}</h3>
      <p class="fine">{text('fact.lead')}</p>
      <div class="cards">
        {cards.map((card) => (
          <Card key={card.name} card={card} />
        ))}
      </div>
    </article>
  );
}

function Card({ card: { name, ofInterest, verdict, reason, facts } }: { card: PartnerCard }) {
  const { text } = useLanguage();
  const ordered = ORDER.flatMap((speaks) => facts.filter((fact) => fact.speaks === speaks));
  return (
    <section class="card" aria-label={name}>
      <h4>
        {name} {ofInterest && <span class="tag">{text('fact.of-interest')}</span>}
      </h4>
      <VerdictBadge verdict={verdict} reason={reason} />
      <ul class="facts">
        {ordered.map(({ speaks, said, about, source }, index) => (
          <li key={index} class={speaks}>
            <span aria-hidden="true">{SIGNS[speaks]}</span>
            <span class="hidden">{text(`fact.speaks.${speaks}`)}: </span>
            <span>
              <Say message={said} />
              {about === 'literature' && <span class="muted"> ({source})</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
