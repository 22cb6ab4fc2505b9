// Signal of public experiments: the one thing that leaves this machine while somebody looks, and only once a button was pressed.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Choices } from '../../analyses/inputs/choices.ts';
import { atlasChoice } from '../../questions/shared-choices.ts';
import { PublicSignals } from '../../atlas/fetch/public-signals.ts';
import { isPublicAccession } from '../../formats/chip-atlas/accessions.ts';
import { refused } from '../../messages/refused.ts';
import { summariesOf } from '../atlas-summary.ts';
import { chosenInBody } from '../question-body.ts';
import type { Served } from '../served.ts';
import { atlasFolder, jsonOf, MOST_CHOICES } from './questions.ts';

/** Which experiments have signal, and who would be asked for it. */
export interface PublicSignalOffer {
  readonly host: string;
  readonly experiments: readonly string[];
}

/** Mean signal in equal parts of a window; null where there is none. */
export interface PublicSignalBody {
  readonly start: number;
  readonly end: number;
  readonly values: readonly (number | null)[];
}

const offerChoices = {
  experiments: { type: 'texts', unit: 'name', help: 'help.experiment' },
  ...atlasChoice,
} as const satisfies Choices;

const windowChoices = {
  experiment: { type: 'text', needed: true, help: 'help.experiment' },
  chrom: { type: 'text', needed: true, help: 'help.chrom' },
  start: { type: 'integer', min: 0, max: 4_294_967_295, default: 0, help: 'help.start' },
  end: { type: 'integer', min: 1, max: 4_294_967_295, default: 1, help: 'help.end' },
  bins: { type: 'integer', min: 1, max: 4000, default: 1000, help: 'help.start' },
  ...atlasChoice,
} as const satisfies Choices;

export function publicSignalRoutes({ atlases, uploads, signals = new PublicSignals() }: Served): Hono {
  const routes = new Hono();
  const limit = bodyLimit({
    maxSize: MOST_CHOICES,
    onError: (context) => context.text('Too much was asked.', 413),
  });
  const known = {
    file: (number: unknown): string => uploads.file(number).path,
    atlas: (number: unknown): string => atlasFolder(number, atlases),
  };
  /** Genome of the first of the atlases, and whether its experiments are public ones. */
  const publicGenome = async (folders: readonly string[] = []): Promise<string | undefined> => {
    const all = await summariesOf(atlases).all();
    const summary = all[atlases.indexOf(folders[0] ?? '')];
    if (summary === undefined || !('genome' in summary)) return undefined;
    // Simulated experiments have names like public ones.
    return summary.simulated || !signals.has(summary.genome) ? undefined : summary.genome;
  };
  // Nothing is asked of anybody for this.
  routes.post('/public-signal/offer', limit, async (context) => {
    const { experiments = [], atlas } = chosenInBody(offerChoices, await jsonOf(context), known);
    const genome = await publicGenome(atlas);
    const offered = genome === undefined ? [] : experiments.filter(isPublicAccession);
    return context.json({ host: signals.host, experiments: offered } satisfies PublicSignalOffer);
  });
  routes.post('/public-signal/window', limit, async (context) => {
    const chosen = chosenInBody(windowChoices, await jsonOf(context), known);
    const { experiment = '', chrom = '', start = 0, end = 0, bins = 1000 } = chosen;
    const genome = await publicGenome(chosen.atlas);
    if (genome === undefined) throw refused('public-signal.none', { name: experiment });
    const window = { chrom, start, end };
    const found = await signals.means(genome, experiment, window, bins, context.req.raw.signal);
    const values = Array.from(found.values, (value) => (Number.isNaN(value) ? null : value));
    return context.json({ start, end: found.end, values } satisfies PublicSignalBody);
  });
  return routes;
}
