import type { Assembly } from '../../genome/assembly.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import type { GeneModels } from '../../genome/genes.ts';
import { message } from '../../messages/message.ts';
import { firstAtLeast } from '../../statistics/sorted-search.ts';
import { geneInputs } from '../plan/resources.ts';
import { defineStep, type Step, type StepContext } from '../plan/step.ts';
import type {
  ExpressionStepResult,
  LociResult,
  LocusPicture,
  PartnersStepResult,
  PartnerTrack,
  PeaksResult,
} from '../results.ts';
import { expressionStep } from './expression-step.ts';
import { partnersStep } from './partners-step.ts';
import { peaksStep } from './peaks-step.ts';

/** Sequence shown on either side of a gene, in bp. */
const MARGIN = 25_000;
/** A longer gene is shown around its TSS only. */
const LONGEST = 120_000;

/** A picture of every gene of interest: genes, own peaks, and the peaks of the best partner candidates in the atlas. */
export const lociStep = defineStep<LociResult>({
  name: 'loci',
  version: 5,
  plan: ({ file, known, find }) => {
    const { genes_of_interest, chip_seq, expression, genome } = file.study;
    const title = message('step.loci');
    if (genes_of_interest.length === 0)
      return [{ title, state: 'skipped', reason: message('reason.no-loci') }];
    if (!known.genes) return [{ title, state: 'skipped', reason: message('reason.no-genes', { genome }) }];
    const peaks = chip_seq.flatMap((entry) => find(peaksStep, entry) ?? []);
    const measurements = expression.flatMap((entry) => find(expressionStep, entry) ?? []);
    const partners = chip_seq.flatMap((entry) => find(partnersStep, entry) ?? []).slice(0, 1);
    return [
      {
        title,
        needs: [],
        wants: [...peaks, ...partners, ...measurements],
        inputs: geneInputs(file.study),
        parameters: { genes: genes_of_interest.join(' '), margin_bp: MARGIN },
        run: async (context) => ({
          notices: [],
          pictures: await drawLoci(context, { peaks, partners, measurements }),
        }),
      },
    ];
  },
});

/** The steps whose results are drawn. */
interface Drawn {
  readonly peaks: readonly Step<PeaksResult>[];
  readonly partners: readonly Step<PartnersStepResult>[];
  readonly measurements: readonly Step<ExpressionStepResult>[];
}

async function drawLoci(context: StepContext, steps: Drawn): Promise<LocusPicture[]> {
  const { file, resources, wanted } = context;
  const genes = await resources.neededGenes();
  const own = steps.peaks.flatMap((step) => wanted(step) ?? []);
  const partners = steps.partners.flatMap((step) => wanted(step)?.tracks ?? []);
  const names = new KnownNames();
  const experiments = steps.measurements.flatMap((step) => wanted(step) ?? []);
  return file.study.genes_of_interest.flatMap((symbol) => {
    const { assembly } = resources;
    const place =
      placeOf(symbol, genes, assembly) ?? placeOf(names.symbol(symbol) ?? symbol, genes, assembly);
    if (place === undefined) return [];
    return [
      {
        ...place,
        probes: experiments.flatMap((experiment) => probesAt(experiment, place)),
        tracks: [
          ...own.map((result) => ({
            label: `${result.antigen} ${result.name}`,
            antigen: result.antigen,
            own: true,
            peaks: peaksWithin(result, place),
          })),
          ...partners.map((track) => trackWithin(track, place)),
        ],
      },
    ];
  });
}

/** The partner's peaks inside the picture. */
function trackWithin({ antigen, cell, peaks }: PartnerTrack, place: Place): LocusPicture['tracks'][number] {
  const chromosome = peaks.chromosomeNames.indexOf(place.chromosome);
  const within = peaks.start.flatMap((start, peak): [number, number, number][] =>
    peaks.chromosome[peak] === chromosome && start < place.end && peaks.end[peak] > place.start
      ? [[start, peaks.end[peak], peaks.strength[peak]]]
      : [],
  );
  return { label: `${antigen} ${cell}`, antigen, own: false, peaks: within };
}

/** Probes of the gene; a place that does not lie at the gene belongs to another assembly and is left out. */
function probesAt({ name, probes }: ExpressionStepResult, place: Place): LocusPicture['probes'] {
  const gene = place.genes.find(({ symbol }) => symbol === place.gene);
  return probes.gene.flatMap((symbol, row) => {
    if (symbol !== place.gene) return [];
    const [, chromosome, first, last] = /^(.+):(\d+)-(\d+)$/.exec(probes.place[row]) ?? [];
    const [start, end] = [Number(first) - 1, Number(last)];
    const inside =
      gene !== undefined && chromosome === place.chromosome && start < gene.end && end > gene.start;
    return [
      {
        experiment: name,
        probe: probes.probe[row],
        log2FoldChange: probes.log2FoldChange[row],
        place: inside ? ([start, end] as const) : null,
      },
    ];
  });
}

type Place = Omit<LocusPicture, 'tracks' | 'probes'>;

function placeOf(symbol: string, genes: GeneModels, assembly: Assembly): Place | undefined {
  const rows = rowsOf(genes, (row) => genes.symbol[row].toLowerCase() === symbol.toLowerCase());
  const [first] = rows;
  if (first === undefined) return undefined;
  const code = genes.chromosome[first];
  const same = rows.filter((row) => genes.chromosome[row] === code);
  const low = Math.min(...same.map((row) => genes.start[row]));
  const high = Math.max(...same.map((row) => genes.end[row]));
  const whole = high - low <= LONGEST;
  const tss = genes.tss[first];
  const index = assembly.find(genes.chromosomeNames[code]);
  const start = Math.max(0, (whole ? low : tss - LONGEST / 2) - MARGIN);
  const end = Math.min(assembly.sizes[index] ?? Infinity, (whole ? high : tss + LONGEST / 2) + MARGIN);
  const within = rowsOf(
    genes,
    (row) => genes.chromosome[row] === code && genes.start[row] < end && genes.end[row] > start,
  );
  const extents = new Map<string, { symbol: string; start: number; end: number; strand: 1 | -1 }>();
  for (const row of within) {
    const name = genes.symbol[row];
    const known = extents.get(name);
    extents.set(name, {
      symbol: name,
      start: Math.min(known?.start ?? Infinity, genes.start[row]),
      end: Math.max(known?.end ?? 0, genes.end[row]),
      strand: genes.strand[row] < 0 ? -1 : 1,
    });
  }
  return {
    gene: genes.symbol[first],
    chromosome: assembly.chromosomeNames[index] ?? genes.chromosomeNames[code],
    start,
    end,
    genes: [...extents.values()].sort((a, b) => a.start - b.start || a.end - b.end),
  };
}

function rowsOf(genes: GeneModels, keep: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < genes.count; row++) if (keep(row)) rows.push(row);
  return rows;
}

/** Peaks inside the picture, their strength as the share of the experiment's peaks that are weaker. */
function peaksWithin(result: PeaksResult, place: Place): [number, number, number][] {
  const { chromosome, start, end, signal } = result.peaks;
  const sorted = signal.filter((value) => value !== null).sort((a, b) => a - b);
  const rank = (value: number | null): number =>
    value === null ? 0.5 : Number((firstAtLeast(sorted, value) / sorted.length).toFixed(3));
  const peaks: [number, number, number][] = [];
  for (let peak = 0; peak < start.length; peak++) {
    if (chromosome[peak] === place.chromosome && start[peak] < place.end && end[peak] > place.start)
      peaks.push([start[peak], end[peak], rank(signal[peak])]);
  }
  return peaks;
}
