import { caution, note, type Notice } from '../messages/message.ts';
import { PAPERS, type PaperKey } from './inputs/papers.ts';

/** What a result names and rests on. */
export interface CiteInput {
  /** Release of chipmate that made it. */
  readonly version: string;
  readonly simulated: boolean;
  /** Where the atlas' experiments come from, with the release. */
  readonly sources: readonly string[];
  /** Every experiment that the result names, with what it measured. */
  readonly experiments: readonly { readonly accession: string; readonly what: string }[];
  /** Papers of the methods that it was made with; undefined where the result does not tell. */
  readonly papers: readonly PaperKey[] | undefined;
}

/** One thing to cite. */
export interface Citation {
  readonly key: string;
  readonly kind: 'software' | 'source' | 'paper' | 'experiment';
  readonly authors: readonly string[];
  readonly title: string;
  readonly journal?: string;
  readonly year?: string;
  readonly volume?: string;
  readonly pages?: string;
  readonly doi?: string;
  readonly url?: string;
  readonly note?: string;
}

export const CITATION_FORMATS = ['text', 'bibtex', 'ris'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

/** Sources whose terms and papers are known. */
const KNOWN_SOURCES = [
  {
    name: /^chip-?atlas\b/i,
    tells: {
      doi: '10.18908/lsdba.nbdc01558-000',
      url: 'https://chip-atlas.org',
      note: 'Licence: CC BY 4.0, as its interface (API) states.',
    },
    papers: ['oki2018', 'zou2022', 'zou2024'],
  },
] as const;

/** Archives by the accessions that they give. */
const ARCHIVES: readonly (readonly [RegExp, string])[] = [
  [/^[SED]RX\d+$/, 'https://www.ncbi.nlm.nih.gov/sra/'],
  [/^GSM\d+$/, 'https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi?acc='],
  [/^ENC(SR|FF)\w+$/, 'https://www.encodeproject.org/'],
];

/** What is to be cited for a result: chipmate, the sources of the atlas, papers of methods, experiments. */
export function cite(input: CiteInput): { citations: Citation[]; notices: Notice[] } {
  const { version, simulated, sources, papers } = input;
  const marked = simulated ? { note: 'Simulated data, not a measurement.' } : {};
  const known = sources.map((name) => KNOWN_SOURCES.find((each) => each.name.test(name)));
  const keys = new Set<PaperKey>([...known.flatMap((each) => each?.papers ?? []), ...(papers ?? [])]);
  const unknown = sources.filter((_, i) => known[i] === undefined);
  const title = `chipmate, version ${version}`;
  const chipmate: Citation = {
    ...{ key: 'chipmate', kind: 'software', authors: ['The chipmate developers'], title },
    note: 'Licence: MIT.',
  };
  const citations: Citation[] = [
    chipmate,
    ...sources.map((title, i): Citation => {
      const told = known[i]?.tells ?? marked;
      return { key: `source${i + 1}`, kind: 'source', authors: [], title, ...told };
    }),
    ...[...keys].map(paper),
    ...input.experiments.map(({ accession, what }): Citation => {
      const archive = ARCHIVES.find(([pattern]) => pattern.test(accession))?.[1];
      const url = archive === undefined || simulated ? {} : { url: `${archive}${accession}` };
      return {
        key: accession,
        kind: 'experiment',
        authors: [],
        title: `${accession}: ${what}`,
        ...url,
        ...marked,
      };
    }),
  ];
  const notices = [
    ...(simulated ? [caution('cite.simulated')] : [note('cite.experiments')]),
    ...(unknown.length > 0 && !simulated
      ? [note('cite.licence-unknown', { names: unknown.join(', ') })]
      : []),
    ...(papers === undefined ? [caution('cite.methods-unknown')] : []),
  ];
  return { citations, notices };
}

function paper(key: PaperKey): Citation {
  const [authors, title, where, doi] = PAPERS[key];
  const [, journal, year, volume, pages] = /^(.+) (\d{4});(\d+):(.+)$/.exec(where) ?? [];
  return { key, kind: 'paper', authors: authors.split(', '), title, journal, year, volume, pages, doi };
}

/** What a report's data tell of it; a report from before citations were kept has no papers. */
export interface Shown {
  readonly simulated: boolean;
  readonly papers?: readonly PaperKey[];
  readonly provenance: { readonly version: string; readonly atlas: readonly { readonly sources: string }[] };
  readonly partners: readonly {
    readonly rows: Readonly<Record<'antigen' | 'cell' | 'strongestExperiment', readonly string[]>>;
  }[];
  readonly agreement: readonly {
    readonly discordant: readonly Readonly<Record<'antigen' | 'cell' | 'experiment', string>>[];
  }[];
}

/** What a report names: its atlases' sources, and every experiment once. */
export function shownIn({ simulated, papers, provenance, partners, agreement }: Shown): CiteInput {
  const named = [
    ...partners.flatMap(({ rows }) =>
      rows.strongestExperiment.flatMap((names, row) =>
        names.split(', ').map((accession) => [accession, `${rows.antigen[row]}, ${rows.cell[row]}`] as const),
      ),
    ),
    ...agreement.flatMap(({ discordant }) =>
      discordant.map(({ experiment, antigen, cell }) => [experiment, `${antigen}, ${cell}`] as const),
    ),
  ].filter(([accession]) => accession !== '');
  return {
    version: provenance.version,
    simulated,
    sources: [...new Set(provenance.atlas.flatMap(({ sources }) => sources.split(', ')))].filter(Boolean),
    experiments: [...new Map(named)].sort().map(([accession, what]) => ({ accession, what })),
    papers,
  };
}

/** A text on one line: names of experiments are the atlas' own. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** What means something in BibTeX. Braces are counted even where a backslash stands before them. */
const BIBTEX: Readonly<Record<string, string>> = {
  ...{ '\\': '{\\textbackslash}', '{': '{\\textbraceleft}', '}': '{\\textbraceright}' },
  ...{ '~': '{\\textasciitilde}', '^': '{\\textasciicircum}' },
};

function bibtexText(text: string): string {
  return oneLine(text).replace(/[&%$#_{}\\~^]/g, (sign) => BIBTEX[sign] ?? `\\${sign}`);
}

/** The citations as text for a reader or for a reference manager. */
export function bibliography(citations: readonly Citation[], format: CitationFormat): string {
  const write = { text: asText, bibtex: asBibtex, ris: asRis }[format];
  return citations.map((citation) => `${write(citation)}\n`).join('');
}

/** One line. */
export function asText({ authors, title, journal, year, volume, pages, doi, url, note }: Citation): string {
  const where = journal === undefined ? undefined : `${journal} ${year};${volume}:${pages}`;
  const link = doi === undefined ? url : `https://doi.org/${doi}`;
  const sentences = [authors.join(', '), title, where].filter(Boolean).map((part) => `${part}.`);
  return oneLine([...sentences, link, note].filter((part) => part !== undefined).join(' '));
}

/** "Meyer CA" as "Meyer, C. A."; a group's name as it is. */
function nameOf(author: string): string | undefined {
  const [, family, initials] = /^(.+) ([A-Z]+)$/.exec(author) ?? [];
  return family === undefined ? undefined : `${family}, ${[...initials].map((each) => `${each}.`).join(' ')}`;
}

function asBibtex({ key, kind, authors, ...rest }: Citation): string {
  const type = { software: 'software', source: 'misc', paper: 'article', experiment: 'misc' }[kind];
  const names = authors.map((author) => nameOf(author) ?? `{${bibtexText(author)}}`).join(' and ');
  const { title, journal, year, volume, doi, url, note: remark } = rest;
  const pages = rest.pages?.replace('-', '--');
  const texts = { title: `{${bibtexText(title)}}`, journal, year, volume, pages, note: remark };
  const fields = Object.entries({ author: names === '' ? undefined : names, ...texts, doi, url });
  const lines = fields.flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [`  ${name} = {${name === 'journal' || name === 'note' ? bibtexText(value) : oneLine(value)}},\n`];
  });
  return `@${type}{${key.replace(/[^\w.-]+/g, '-')},\n${lines.join('')}}\n`;
}

function asRis({
  kind,
  authors,
  title,
  journal,
  year,
  volume,
  pages,
  doi,
  url,
  note: remark,
}: Citation): string {
  const type = { software: 'COMP', source: 'DATA', paper: 'JOUR', experiment: 'DATA' }[kind];
  const [first, last] = pages?.split('-') ?? [];
  const fields: [string, string | undefined][] = [
    ...authors.map((author): [string, string] => ['AU', nameOf(author) ?? author]),
    ...Object.entries({
      TI: title,
      JO: journal,
      PY: year,
      VL: volume,
      SP: first,
      EP: last,
      DO: doi,
      UR: url,
      N1: remark,
    }),
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${oneLine(value)}\n`],
  );
  return `TY  - ${type}\n${lines.join('')}ER  - \n`;
}
