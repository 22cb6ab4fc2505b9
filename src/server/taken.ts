// What a page takes with it: a study as one file, and the evidence behind a partner as tracks for genome browsers.
import type { Choices, Choosing } from '../analyses/inputs/choices.ts';
import { experimentNamed } from '../analyses/inputs/experiments.ts';
import { readQuery } from '../analyses/inputs/query.ts';
import { holdsSimulated } from '../atlas/experiment-table.ts';
import { peakText } from '../formats/peaks/peak-writer.ts';
import { zipOf } from '../formats/workbooks/zip-parts.ts';
import type { PeakColumns } from '../genome/peak-columns.ts';
import type { Notice } from '../messages/message.ts';
import { browserTracks } from '../report/browser-tracks.ts';
import { shareStudy } from '../report/bundle/share-study.ts';
import { trackHub } from '../report/track-hub.ts';
import { readStudy } from '../study/file/read-study.ts';
import type { PartnerTrack } from '../study/results.ts';
import { trackPeaks } from '../study/steps/partners-step.ts';
import type { AnswerBody } from './answer-body.ts';
import type { Asking } from './asking.ts';

/** A file that is taken, with what is to be said of it. */
export interface Taken {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly notices: readonly Notice[];
}

/** A study to be shared: its file, and the folder of its results. */
export interface SharedOf {
  readonly study: string;
  readonly results: string;
}

/** The evidence behind a partner: what its sites are asked with, and which experiments go beside. */
export interface EvidenceOf {
  readonly chosen: Choosing<Choices>;
  readonly experiments: readonly string[];
  /** What the query is called. */
  readonly query: string;
  /** Whether the query is simulated; of atlases that is known here. */
  readonly simulated: boolean;
}

export async function sharedStudy({ study, results }: SharedOf): Promise<Taken> {
  const { bundle, notices } = await shareStudy(readStudy(study), results);
  return { bytes: new Uint8Array(bundle), notices };
}

/** The sites as BED, an IGV session with the query and the experiments, and the query as a track hub, in one archive. */
export async function evidenceFiles(of: EvidenceOf, asking: Asking): Promise<Taken> {
  const { chosen, experiments, query: name } = of;
  const {
    query,
    partner,
    atlas: folders,
    ...regions
  } = chosen as Readonly<Record<string, unknown>> & {
    readonly atlas?: readonly string[];
  };
  const sites = await asking.ask('sites', chosen);
  const atlas = await asking.atlas(folders ?? []);
  const simulated = of.simulated || holdsSimulated(atlas.experiments);
  const label = simulated ? 'simulated' : '';
  const { peaks } = await readQuery(String(query), atlas.genome, regions);
  const own = [{ name, antigen: '', peaks: ownPeaks(peaks) }];
  const rows = experiments.map((each) => experimentNamed(atlas, each));
  const partners = await Promise.all(
    rows.map(async (row): Promise<PartnerTrack> => ({
      antigen: atlas.experiments.antigen[row],
      cell: atlas.experiments.cell[row],
      experiment: atlas.experiments.experiment[row],
      peaks: trackPeaks(await atlas.peaksOf(row)),
    })),
  );
  const files = [
    {
      path: `${simulated ? 'simulated.' : ''}sites.bed`,
      content: sitesBed(sites, `${label} ${String(partner)}`.trim()),
    },
    ...browserTracks({ peaks: own, partners, loci: [], genome: atlas.genome.name, label }),
    ...trackHub(own, atlas.genome, `${name}: ${String(partner)}`, label),
  ];
  const parts = files.map(({ path, content }): [string, Uint8Array] => [path, Buffer.from(content)]);
  return { bytes: new Uint8Array(zipOf(new Map(parts), true)), notices: sites.notices };
}

function ownPeaks(peaks: PeakColumns) {
  return {
    chromosome: Array.from(peaks.chromosome, (code) => peaks.chromosomeNames[code]),
    start: Array.from(peaks.start),
    end: Array.from(peaks.end),
    summit: Array.from(peaks.summit),
    signal: Array.from(peaks.signal, (value) => (Number.isFinite(value) ? value : null)),
  };
}

/** Rows of the question of sites as BED4. */
function sitesBed({ columns }: AnswerBody, name: string): string {
  const valuesOf = (column: string) => columns.find((each) => each.name === column)?.values ?? [];
  const chrom = valuesOf('chrom').map(String);
  const chromosomeNames = [...new Set(chrom)];
  const [start, end] = [valuesOf('start'), valuesOf('end')].map((values) => Int32Array.from(values, Number));
  const none = new Float64Array(chrom.length).fill(NaN);
  const label = name.replace(/\s+/g, '_');
  return peakText(
    {
      ...{ count: chrom.length, chromosomeNames, start, end, summit: start, signal: none, score: none },
      chromosome: Uint16Array.from(chrom, (each) => chromosomeNames.indexOf(each)),
    },
    'bed4',
    { names: chrom.map((_, i) => `${label}_${i + 1}`) },
  );
}
