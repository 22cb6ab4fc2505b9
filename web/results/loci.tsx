import { locusFigure, placeOf } from '../../src/report/figures/locus-figure.ts';
import { message, type Message } from '../../src/messages/message.ts';
import type { ReportData, ReportLocus } from '../../src/report/report-data.ts';
import { Figure } from '../components/figure.tsx';
import { useLanguage } from '../components/language.tsx';
import { GeneLink, PlaceLink } from '../components/place-link.tsx';
import { SessionNote } from '../components/session-note.tsx';
import { decimal } from '../components/number-format.ts';

/** The genes of interest with the factor's peaks and those of its partner candidates. */
export function Loci({ data }: { data: ReportData }) {
  const { text } = useLanguage();
  return (
    <>
      <p class="lead">{text('loci.lead')}</p>
      <Drawn locus={data.loci[0]} />
      <div class="loci">
        {data.loci.map((locus) => (
          <Locus key={locus.gene} locus={locus} />
        ))}
      </div>
      <SessionNote />
    </>
  );
}

function Locus({ locus }: { locus: ReportLocus }) {
  const { text } = useLanguage();
  const place = placeOf(locus.chromosome, locus.start, locus.end);
  return (
    <article>
      <h3>
        <GeneLink name={locus.gene} />{' '}
        <span class="place">
          <PlaceLink place={place}>{place}</PlaceLink>
        </span>
      </h3>
      <Figure of={locusFigure(locus)} caption={text('loci.caption', { what: drawnIn(locus) })} />
      {locus.amplicon !== null && <Amplicon place={placeOf(locus.chromosome, ...locus.amplicon)} />}
      {locus.probes.length > 0 && (
        <p class="fine probes">
          {text('loci.probes')}{' '}
          {byExperiment(locus).map(({ experiment, probes }) => (
            <span key={experiment}>
              {experiment}{' '}
              {probes.map(({ probe, log2FoldChange }) => `${probe} ${decimal(log2FoldChange)}`).join(', ')}
            </span>
          ))}
        </p>
      )}
    </article>
  );
}

/** What the picture of a locus has. */
function drawnIn({ tracks, probes, amplicon }: ReportLocus): Message[] {
  return [
    message('loci.drawn-genes'),
    ...(tracks.some(({ own }) => own) ? [message('loci.drawn-own')] : []),
    ...(tracks.some(({ own }) => !own) ? [message('loci.drawn-partners')] : []),
    ...(probes.some(({ place }) => place !== null) ? [message('loci.drawn-probes')] : []),
    ...(amplicon === null ? [] : [message('loci.drawn-amplicon')]),
  ];
}

/** Which partners the pictures show, and in which order. */
function Drawn({ locus }: { locus: ReportLocus }) {
  const { text } = useLanguage();
  const drawn = locus.tracks.filter(({ own }) => !own).length;
  return drawn === 0 ? null : <p class="fine">{text('loci.drawn', { drawn, total: locus.partners })}</p>;
}

function Amplicon({ place }: { place: string }) {
  const { text } = useLanguage();
  return (
    <p class="fine">
      {text('loci.amplicon-place')}{' '}
      <PlaceLink own place={place}>
        {place}
      </PlaceLink>
    </p>
  );
}

function byExperiment({ probes }: ReportLocus) {
  const experiments = [...new Set(probes.map(({ experiment }) => experiment))];
  return experiments.map((experiment) => ({
    experiment,
    probes: probes.filter((each) => each.experiment === experiment),
  }));
}
