import { useLanguage } from './language.tsx';

/** Another site that knows an accession. */
interface OutsideLink {
  /** The accession that it is told. */
  readonly name: string;
  readonly site: string;
  readonly address: string;
}

const SITES: readonly { readonly pattern: RegExp; readonly site: string; readonly address: string }[] = [
  { pattern: /^[SED]RX\d{4,9}$/, site: 'ChIP-Atlas', address: 'https://chip-atlas.org/view?id=' },
  { pattern: /^[SED]RX\d{4,9}$/, site: 'SRA', address: 'https://www.ncbi.nlm.nih.gov/sra/' },
  { pattern: /^GSM\d{3,9}$/, site: 'GEO', address: 'https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=' },
  { pattern: /^GSE\d{2,9}$/, site: 'GEO', address: 'https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc=' },
  { pattern: /^ENCFF\w{6}$/, site: 'ENCODE', address: 'https://www.encodeproject.org/files/' },
  { pattern: /^ENCSR\w{6}$/, site: 'ENCODE', address: 'https://www.encodeproject.org/experiments/' },
];

/**
 * Sites that know an experiment: by its name, and by the sample of GEO that its title begins with, else by
 * its series. Only names that are public
 * accessions through and through lead anywhere: those of the user's own experiments are told to nobody.
 */
export function outsideLinks(experiment: string, title = '', series = ''): OutsideLink[] {
  const sample = /^(GSM\d{3,9}):/.exec(title)?.[1] ?? series;
  return [experiment, sample].flatMap((name) =>
    SITES.filter(({ pattern }) => pattern.test(name)).map(({ site, address }) => ({
      name,
      site,
      address: `${address}${name}`,
    })),
  );
}

interface Props {
  readonly experiment: string;
  readonly title: string;
  readonly series: string;
}

/** An experiment's name with links to the sites that know it. */
export function AccessionLinks({ experiment, title, series }: Props) {
  const { text } = useLanguage();
  return (
    <>
      {experiment}
      {outsideLinks(experiment, title, series).map(({ name, site, address }) => (
        <span key={address}>
          {' '}
          <a
            class="outside"
            href={address}
            target="_blank"
            rel="noopener noreferrer"
            referrerpolicy="no-referrer"
            title={text('evidence.opens', { site, name })}
          >
            {site}
            <span aria-hidden="true">↗</span>
          </a>
        </span>
      ))}
    </>
  );
}
