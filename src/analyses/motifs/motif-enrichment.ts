import { InputError } from '../../errors.ts';
import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { note } from '../../messages/message.ts';
import { bestSites } from '../../motifs/enrichment/best-sites.ts';
import { familyTests, type FamilyTests } from '../../motifs/enrichment/family-tests.ts';
import { windowEnrichment, type WindowEnrichment } from '../../motifs/enrichment/window-enrichment.ts';
import { motifFamilies } from '../../motifs/motif-families.ts';
import type { ScanKernel } from '../../motifs/scan-memory.ts';
import { scannedMotif, type ScannedMotif } from '../../motifs/scanned-motif.ts';
import { backgroundOf, baseProbabilities, UNIFORM, type Background } from '../../motifs/score-matrix.ts';
import { matrixAt, motifsAt, selectMotifs } from '../../motifs/select-motifs.ts';
import type { MotifWindows } from '../../motifs/windows/motif-windows.ts';
import { firstAbove } from '../../statistics/sorted-search.ts';
import type { Answer } from '../../tables/answer.ts';
import { choose, type Choices, type Choosing } from '../inputs/choices.ts';
import type { ComparedInput } from '../inputs/motifs/compared-input.ts';
import { atlasShares } from '../inputs/motifs/atlas-share.ts';
import {
  comparedChoices,
  comparedWindows,
  type ComparedSettings,
  type ComparedWindows,
} from '../inputs/motifs/compared-windows.ts';
import { enrichmentTable, type EnrichedRow } from '../../motifs/enrichment/enrichment-table.ts';
import { motifScanChoices, tooWeak } from './scan.ts';

/** What may be chosen when windows are asked for enriched motifs. */
export const motifEnrichChoices = {
  ...motifScanChoices,
  ...comparedChoices,
  eachMotif: { type: 'flag', help: 'motifs.choice.each-motif' },
} as const satisfies Choices;

/** What an enrichment of motifs needs, opened. */
export interface MotifEnrichInput extends ComparedInput {
  readonly library: MotifLibrary;
  /** Makes what looks for motifs, all of which have a site. */
  readonly kernel: (motifs: readonly ScannedMotif[]) => ScanKernel;
  readonly names?: KnownNames;
}

/** Weaker sites, so many times as probable as those that count, still rank before none. */
const WEAKER = 10;
/** Families whose enrichment is compared with that of the atlas' factors. */
const COMPARED_WITH_ATLAS = 20;

/**
 * Which motifs have sites in more windows than in the background's, with which effect, and are they central?
 * @returns one row per family of motifs, with its leading motif, the least p first; with `eachMotif` one per motif
 * @throws InputError where `only` names no motif, none of the library can have a site, or no window is left
 */
export function motifEnrich(
  input: MotifEnrichInput,
  asking: Choosing<typeof motifEnrichChoices> = {},
): Answer {
  const settings = choose(motifEnrichChoices, asking);
  const { p, bases, only = [] } = settings;
  const { names = new KnownNames() } = input;
  const all = selectMotifs(input.library, only, names);
  const compared = comparedWindows(input, settings);
  const windows = sideBySide(compared);
  const background = bases === 'uniform' ? UNIFORM : backgroundOf([windows.codes]);
  const { library, motifs, most, possible } = readyMotifs(all, p, background);
  const results = testedMotifs({ motifs, most }, compared, windows, input.kernel);
  // What is a family does not depend on the P of a site: motifs that can have none count, too.
  const { family: ofAll } = motifFamilies(all.id.map((_, i) => baseProbabilities(matrixAt(all, i))));
  const family = Uint32Array.from(possible, (i) => ofAll[i]);
  const tests = familyTests(family, column(results, 'log10P'), column(results, 'log10MidP'));
  const best = [...tests.leading.keys()].sort(
    (a, b) => tests.log10P[a] - tests.log10P[b] || tests.log10Q[a] - tests.log10Q[b] || a - b,
  );
  const rows: EnrichedRow[] = best.map((family) => ({
    motif: tests.leading[family],
    members: tests.members[family],
    log10P: tests.log10P[family],
    log10Q: tests.log10Q[family],
  }));
  const calibrated = atlasOf(
    input,
    settings,
    rows.slice(0, COMPARED_WITH_ATLAS).map(({ motif }) => ({ ...motifs[motif], most: most[motif] })),
  );
  const shares = new Map(calibrated?.shares.map((share, i) => [rows[i].motif, share]));
  const shown = settings.eachMotif === true ? eachMotif(results, family, tests) : rows;
  return {
    table: enrichmentTable(shown, {
      ...{ library, results, names },
      foreground: compared.foreground.count,
      background: compared.background.count,
      shares: calibrated && shares,
    }),
    notices: [
      ...compared.notices,
      note('motifs.tested', {
        motifs: motifs.length,
        families: best.length,
        p,
        weaker: Math.min(1, WEAKER * p),
      }),
      ...tooWeak(
        all.id.filter((_, i) => !possible.includes(i)),
        p,
      ),
      ...(compared.width === undefined ? [note('motifs.centre-not-measured')] : []),
      ...(calibrated?.notices ?? []),
    ],
  };
}

/** The windows of both sides, those that are asked about first. */
function sideBySide({
  foreground,
  background,
}: ComparedWindows): Pick<MotifWindows, 'codes' | 'offset' | 'count'> {
  const ahead = foreground.codes.length;
  const codes = new Uint8Array(ahead + background.codes.length);
  codes.set(foreground.codes);
  codes.set(background.codes, ahead);
  const count = foreground.count + background.count;
  const offset = new Float64Array(count + 1);
  offset.set(foreground.offset);
  background.offset.forEach((at, i) => (offset[foreground.count + i] = ahead + at));
  return { codes, offset, count };
}

interface ReadyMotifs {
  /** Motifs that can have a site. */
  readonly library: MotifLibrary;
  /** They with weaker sites, too, and by how much a site that counts may fall short. */
  readonly motifs: readonly ScannedMotif[];
  readonly most: readonly number[];
  /** Which of all motifs they are. */
  readonly possible: readonly number[];
}

/** @throws InputError where no motif can have a site */
function readyMotifs(all: MotifLibrary, p: number, background: Background): ReadyMotifs {
  const scanned = all.id.map((_, i) => scannedMotif(all, i, { p: Math.min(1, WEAKER * p), background }));
  // A word has its occurrences and no weaker sites.
  const most = scanned.map((motif, i) => (all.kind[i] === 'word' ? motif.most : firstAbove(motif.p, p) - 1));
  const possible = [...most.keys()].filter((i) => most[i] >= 0);
  if (possible.length === 0)
    throw new InputError('no motif is left to look for', {
      key: 'motifs.none-left',
      expected: `a motif that some sequence matches with a P of ${p}`,
      found: all.id.slice(0, 5).join(', ') + (all.id.length > 5 ? ', ...' : ''),
      fix: 'give a larger --p, or other motifs',
    });
  return {
    library: motifsAt(all, possible),
    motifs: possible.map((i) => scanned[i]),
    most: possible.map((i) => most[i]),
    possible,
  };
}

function testedMotifs(
  { motifs, most }: Pick<ReadyMotifs, 'motifs' | 'most'>,
  { foreground, background, width }: ComparedWindows,
  windows: Pick<MotifWindows, 'codes' | 'offset' | 'count'>,
  kernel: MotifEnrichInput['kernel'],
): WindowEnrichment[] {
  const sizes = { foreground: foreground.count, background: background.count };
  const results: WindowEnrichment[] = [];
  for (const sites of bestSites(kernel, motifs, windows)) {
    const i = results.length;
    const positions = width === undefined ? undefined : width - motifs[i].width + 1;
    results.push(windowEnrichment(sites, { ...sizes, most: most[i], positions }));
  }
  return results;
}

function atlasOf(
  { sites, genome, foreground, kernel }: MotifEnrichInput,
  { width, seed }: ComparedSettings,
  motifs: readonly ScannedMotif[],
): ReturnType<typeof atlasShares> | undefined {
  if (sites === undefined || genome === undefined || foreground.peaks === undefined) return undefined;
  return atlasShares(motifs, { sites, genome, query: foreground.peaks, kernel, width, seed });
}

/** Every motif with its own p and the q of its family. */
function eachMotif(
  results: readonly WindowEnrichment[],
  family: Uint32Array,
  { families, members, log10Q }: FamilyTests,
): EnrichedRow[] {
  const row = new Map(families.map((number, i) => [number, i]));
  return results
    .map((result, motif) => {
      const at = row.get(family[motif]) ?? 0;
      return { motif, members: members[at], log10P: result.log10MidP, log10Q: log10Q[at] };
    })
    .sort((a, b) => a.log10P - b.log10P || a.motif - b.motif);
}

function column(results: readonly WindowEnrichment[], name: 'log10P' | 'log10MidP'): Float64Array {
  return Float64Array.from(results, (result) => result[name]);
}
