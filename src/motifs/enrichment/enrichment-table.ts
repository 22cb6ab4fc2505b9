import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import type { KnownNames } from '../../genome/antigens/antigen-aliases.ts';

import { tableOf, type Table } from '../../tables/table.ts';
import { factorsOfMotif } from '../factors-of-motif.ts';
import type { AtlasShare } from './atlas-odds.ts';
import { motifEnrichmentColumns } from './enrichment-columns.ts';
import type { WindowEnrichment } from './window-enrichment.ts';

/** A row: a motif that stands for its family, or for itself. */
export interface EnrichedRow {
  readonly motif: number;
  /** Motifs of its family that were tested. */
  readonly members: readonly number[];
  readonly log10P: number;
  readonly log10Q: number;
}

interface Shown {
  readonly library: MotifLibrary;
  readonly results: readonly WindowEnrichment[];
  /** Windows of both sides. */
  readonly foreground: number;
  readonly background: number;
  readonly names: KnownNames;
  /** What the atlas says of some motifs; undefined without one. */
  readonly shares: ReadonlyMap<number, AtlasShare> | undefined;
}

/** The table of enriched motifs, in the order of the rows. */
export function enrichmentTable(rows: readonly EnrichedRow[], shown: Shown): Table {
  const { library, results, foreground: windows, background, names, shares } = shown;
  const factors = library.name.map((name) => factorsOfMotif(name, names));
  const each = (value: (result: WindowEnrichment) => number): Float64Array =>
    Float64Array.from(rows, ({ motif }) => value(results[motif]));
  const ofAtlas = (value: (share: AtlasShare) => number): Float64Array | undefined =>
    shares &&
    Float64Array.from(rows, ({ motif }) => {
      const share = shares.get(motif);
      return share === undefined ? NaN : value(share);
    });
  return tableOf(motifEnrichmentColumns, {
    rank: rows.map((_, i) => i + 1),
    motif: rows.map(({ motif }) => library.id[motif]),
    motifName: rows.map(({ motif }) => library.name[motif]),
    members: rows.map(({ members }) => members.length),
    factors: rows.map(({ members }) => [...new Set(members.flatMap((i) => factors[i]))].join(', ')),
    // Some ids hold commas.
    motifs: rows.map(({ members }) => members.map((i) => library.id[i]).join('; ')),
    windows: rows.map(() => windows),
    windowsWithSite: each((result) => result.windows),
    background: rows.map(() => background),
    backgroundWithSite: each((result) => result.background),
    percent: each((result) => (100 * result.windows) / windows),
    backgroundPercent: each((result) => (100 * result.background) / background),
    oddsRatio: each(({ oddsRatio }) => oddsRatio),
    ciLow: each(({ low }) => low),
    ciHigh: each(({ high }) => high),
    minusLog10P: rows.map(({ log10P }) => -log10P),
    minusLog10Q: rows.map(({ log10Q }) => -log10Q),
    betterSite: each(({ better }) => better),
    betterMinusLog10P: each(({ rankLog10P }) => -rankLog10P),
    centralWidth: each(({ central }) => central.width),
    centralPercent: each(({ central }) => 100 * central.share),
    centralCiLow: each(({ central }) => 100 * central.low),
    centralCiHigh: each(({ central }) => 100 * central.high),
    centralExpected: each(({ central }) => 100 * central.expected),
    centralMinusLog10P: each(({ central }) => -central.log10P),
    atlasOddsRatio: ofAtlas(({ oddsRatio }) => oddsRatio),
    atlasFactors: ofAtlas(({ factors: count }) => count),
    atlasPercent: ofAtlas(({ share }) => 100 * share),
  });
}
