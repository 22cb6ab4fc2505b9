import { KNOWN_ASSEMBLIES, type Assembly } from '../genome/assembly.ts';
import type { CandidateEvidence } from '../study/evidence/verdicts.ts';
import { inEvidenceOrder } from '../study/evidence/evidence-order.ts';
import type { PartnerTrack } from '../study/results.ts';
import type { StudyResults } from '../study/study-results.ts';
import type { BrowserLinks, BrowserSession } from './report-data.ts';

/** Names in the page's order of partners. */
type Order = readonly Pick<CandidateEvidence, 'name'>[];

/** The session's name in the folder of exports. */
export const SESSION_FILE = 'igv-session.xml';

/** Where the genes and sites of a page can be looked at. @param genes those that the page names */
export function browserLinks(
  { name }: Pick<Assembly, 'name'>,
  results: StudyResults,
  evidence: Order,
  genes: ReadonlySet<string>,
): BrowserLinks {
  return {
    ucsc: ucscAddress(name),
    places: Object.fromEntries([...placesOf(results)].filter(([gene]) => genes.has(gene))),
    session: sessionOf(results, evidence),
  };
}

/** The address that shows a place of an assembly at UCSC, up to the place; the built-in assemblies go by UCSC's names. */
export function ucscAddress(assembly: string): string | null {
  if (!KNOWN_ASSEMBLIES.includes(assembly)) return null;
  return `https://genome.ucsc.edu/cgi-bin/hgTracks?db=${assembly}&position=`;
}

/** Where the gene models have each gene. */
function placesOf({ targets, loci }: StudyResults): Map<string, string> {
  const places = new Map<string, string>();
  for (const { rows } of targets)
    rows.gene.forEach((gene, row) => {
      if (rows.place[row] !== '') places.set(gene, rows.place[row]);
    });
  for (const { gene, chromosome, genes } of loci) {
    const extent = genes.find(({ symbol }) => symbol === gene);
    if (extent !== undefined && !places.has(gene))
      places.set(gene, `${chromosome}:${extent.start + 1}-${extent.end}`);
  }
  return places;
}

/** Tracks of all rankings, each experiment once, in the page's order of partners. */
export function sessionTracks(
  { behindPartners }: Pick<StudyResults, 'behindPartners'>,
  evidence: Order,
): PartnerTrack[] {
  const tracks = behindPartners.flatMap((each) => each.tracks);
  const once = new Map(tracks.map((track) => [track.experiment, track]));
  return inEvidenceOrder([...once.values()], ({ antigen }) => antigen, evidence);
}

function sessionOf(results: StudyResults, evidence: Order): BrowserSession | null {
  if (results.peaks.length === 0) return null;
  const partners = new Set(sessionTracks(results, evidence).map(({ antigen }) => antigen));
  const passing = results.partners.flatMap(({ rows }) =>
    rows.antigen.filter((_, row) => rows.supported[row]),
  );
  const leftOut = new Set(passing.filter((antigen) => !partners.has(antigen)));
  return {
    path: `exports/${SESSION_FILE}`,
    partners: [...partners],
    leftOut: inEvidenceOrder([...leftOut], String, evidence),
  };
}
