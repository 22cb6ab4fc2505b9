// What the court demands, and whether it is met.
import { percent, quantile } from './judge.ts';
import { LINES } from '../partners/queries.ts';
import type { ListsVerdict } from './lists.ts';
import type { AskedFactor, PartnersVerdict } from './partners.ts';
import type { Fired, TargetsVerdict } from './targets.ts';
import { Z95 } from '../../src/statistics/distributions/normal.ts';

/** One demand: what is asked, what was found, and whether that is enough. */
export interface Bar {
  readonly asks: string;
  readonly found: string;
  readonly met: boolean;
}

/** Fewest unrelated pairs whose function tests say anything about their rate. */
const FEWEST_TESTS = 200;

export function targetBars(verdict: TargetsVerdict): Bar[] {
  const { pairs, known, listed, everyFactor, supportedWithoutP, calibrated } = verdict;
  const supported = pairs.map(({ words }) => words.supported);
  const most = Math.max(...supported);
  const few = supported.filter((count) => count <= 1).length / supported.length;
  const lost = known.filter(({ word }) => word !== 'supported').map(({ gene }) => gene);
  const kept = known.filter(({ withoutP }) => withoutP).length;
  const worst = pairs
    .filter(({ words }) => words.supported === most)
    .map(({ table, factor }) => `${factor} with ${table}`);
  return [
    {
      asks: `19 of 20 unrelated pairs (${pairs.length}) have at most 1 of their first 30 targets supported`,
      found: percent(few),
      met: few >= 0.95,
    },
    {
      asks: 'none has more than 5',
      found: most === 0 ? '0' : `${most} (${worst.slice(0, 3).join(', ')})`,
      met: most <= 5,
    },
    {
      asks: 'the median has 0',
      found: String(quantile(supported, 0.5)),
      met: quantile(supported, 0.5) === 0,
    },
    {
      asks: `the true pair keeps ${known.map(({ gene }) => gene).join(', ')}`,
      found: lost.length === 0 ? 'all supported' : `lost: ${lost.join(', ')}`,
      met: lost.length === 0,
    },
    {
      asks: 'without p-values four of them stay in the first 30, and nothing is more than suggested',
      found: `${kept}; ${supportedWithoutP} supported`,
      met: kept >= 4 && supportedWithoutP === 0,
    },
    testBar('function tests of unrelated pairs fire for at most 8 %', listed),
    testBar('function tests of all factors asked, related ones among them', everyFactor),
    shareBar(calibrated),
  ];
}

/** Words come from shares behind a function test alone: pairs whose test says nothing are left out. */
function shareBar(calibrated: TargetsVerdict['calibrated']): Bar {
  const at = calibrated
    .filter(({ behindTest }) => behindTest)
    .flatMap(({ name, cuts }) => cuts.map((each) => ({ ...each, name, over: each.atLeast - each.estimated })))
    .filter(({ over }) => !Number.isNaN(over))
    .sort((a, b) => b.over - a.over);
  const [worst] = at;
  return {
    asks: 'decoys among genes at or below a false share are no more than it says, behind the function test',
    found:
      worst === undefined
        ? 'none asked'
        : `nearest: ${percent(worst.atLeast)} of ${percent(worst.estimated)} (${worst.name})`,
    met: worst !== undefined && worst.over <= 0,
  };
}

function testBar(asks: string, tests: readonly Fired[]): Bar {
  const fired = tests.filter(({ fires }) => fires).length;
  const rate = fired / tests.length;
  const name = ({ table, factor, cell }: Fired): string => [table, factor, cell].join('\t');
  const pairs = new Set(tests.map(name)).size;
  const firing = new Set(tests.filter(({ fires }) => fires).map(name)).size;
  const tables = [...new Set(tests.map(({ table }) => table))].map((table) => {
    const own = tests.filter((test) => test.table === table);
    return { table, rate: own.filter(({ fires }) => fires).length / own.length };
  });
  const worst = tables.sort((a, b) => b.rate - a.rate)[0];
  return {
    asks: `${asks} (${tests.length} tests of a direction, ${pairs} pairs)`,
    found: `${percent(rate)}; either direction of ${percent(firing / pairs)} of pairs; most in ${worst?.table ?? ''}: ${percent(worst?.rate ?? NaN)}`,
    met: pairs >= FEWEST_TESTS && rate <= 0.08,
  };
}

export function barRows(bars: readonly Bar[]): string[][] {
  return bars.map(({ asks, found, met }) => [asks, found, met ? 'met' : '**not met**']);
}

/** Fewest shared sites of a supported row, unless the partner itself is smaller and half of it is shared. */
const FEWEST_SHARED = 30;
/** Percentile among all pairs from which on a pair scores high. */
const HIGH = 99;

export function partnerBars({ factors, kinds, typeOne, planted }: PartnersVerdict): Bar[] {
  const rows = factors.flatMap((factor) => factor.rows.filter(({ supportedNow }) => supportedNow));
  const known = rows.filter((row) => row.known).length / rows.length;
  const allKnown = factors.flatMap((factor) => factor.rows.filter((row) => row.known));
  const kept = allKnown.filter(({ supportedNow }) => supportedNow).length / allKnown.length;
  const thin = rows.filter(
    ({ sharedSites, partnerSites }) =>
      sharedSites < FEWEST_SHARED && (partnerSites >= 2 * FEWEST_SHARED || 2 * sharedSites < partnerSites),
  ).length;
  const open = rows.filter(({ score, scoreError }) => !(score - Z95 * scoreError > 0)).length;
  const { agreeing, pairs } = bothWays(factors);
  const hub = mostWidelySupported(factors);
  const random = kinds.filter(({ name }) => name.startsWith('random queries'));
  const lonely = random.flatMap(({ cases }) => cases.filter(({ all }) => all > 0)).length;
  const drawn = random.reduce((sum, { cases }) => sum + cases.length, 0);
  const rates = [typeOne.at05, typeOne.at001].map((count) => count / typeOne.tests);
  return [
    {
      asks: `of supported rows (${rows.length}) at least 25 % are known pairs`,
      found: `${percent(known)}; of known pairs ${percent(kept)} are supported`,
      met: known >= 0.25,
    },
    {
      asks: `none has under ${FEWEST_SHARED} shared sites, unless half of a smaller partner is shared`,
      found: String(thin),
      met: thin === 0,
    },
    { asks: 'none has a score whose interval reaches 0', found: String(open), met: open === 0 },
    {
      asks: `the word agrees both ways for 90 % of pairs that score above ${HIGH} % both ways (${pairs})`,
      found: pairs === 0 ? 'none' : percent(agreeing / pairs),
      met: agreeing / pairs >= 0.9,
    },
    {
      asks: 'no experiment is a supported partner of more than 10 % of the queries of its line',
      found: `${hub.antigen} in ${hub.cell}: ${percent(hub.share)}`,
      met: hub.share <= 0.1,
    },
    {
      asks: `nothing supported where nothing is planted (${planted.asked} simulated queries) and for matched random queries (${drawn})`,
      found: `${planted.falselySupported}; ${lonely}`,
      met: planted.falselySupported === 0 && lonely === 0,
    },
    {
      asks: `p of matched random queries (${typeOne.tests} tests): .03 to .07 at .05, .0005 to .002 at .001`,
      found: rates.map((rate) => rate.toFixed(4)).join(', '),
      met: rates[0] >= 0.03 && rates[0] <= 0.07 && rates[1] >= 0.0005 && rates[1] <= 0.002,
    },
  ];
}

/** Pairs of antigens of a line that score high both ways, and those of them whose word is the same both ways. */
function bothWays(factors: readonly AskedFactor[]): { pairs: number; agreeing: number } {
  const words = new Map<string, boolean>();
  for (const { antigen, cell, rows } of factors)
    for (const row of rows)
      if (row.tier === 'same cell' && row.percentile >= HIGH)
        words.set([cell, antigen, row.antigen].join('\t'), row.supportedNow);
  let pairs = 0;
  let agreeing = 0;
  for (const [key, word] of words) {
    const [cell, a, b] = key.split('\t');
    const other = words.get([cell, b, a].join('\t'));
    if (other === undefined || a >= b) continue;
    pairs++;
    if (other === word) agreeing++;
  }
  return { pairs, agreeing };
}

/** The antigen that is a supported partner of the largest share of the queries of its own line. */
function mostWidelySupported(factors: readonly AskedFactor[]): {
  antigen: string;
  cell: string;
  share: number;
} {
  let most = { antigen: '', cell: '', share: 0 };
  for (const cell of LINES) {
    const queries = factors.filter((factor) => factor.cell === cell);
    const count = new Map<string, number>();
    for (const { rows } of queries)
      for (const row of rows)
        if (row.supportedNow && row.cell === cell) count.set(row.antigen, (count.get(row.antigen) ?? 0) + 1);
    for (const [antigen, times] of count)
      if (times / queries.length > most.share) most = { antigen, cell, share: times / queries.length };
  }
  return most;
}

/** Share of p below .05 that a tenth of expression may have, and share of lists that may have any q below .05. */
const LEVEL = [0.03, 0.07] as const;
const FOUND = 0.05;

export function listBars({ rows, known }: ListsVerdict): Bar[] {
  const ofTest = (verb: string, bare: boolean) => {
    const own = rows.filter(({ test }) => test === `${verb}, ${bare ? 'bare' : 'table'}`);
    const alarms = own.flatMap((row) => row.alarms);
    const found = own.reduce((sum, row) => sum + row.found, 0) / own.reduce((sum, row) => sum + row.lists, 0);
    return { least: Math.min(...alarms), most: Math.max(...alarms), found };
  };
  const lost = known.filter((each) => Math.max(each.enrich, each.explain) > each.within);
  return [
    ...['enrich', 'explain'].flatMap((verb): Bar[] => {
      const { least, most, found } = ofTest(verb, false);
      const bare = ofTest(verb, true);
      return [
        {
          asks: `${verb}, with the table: p < .05 in .03 to .07 of tests in every tenth of expression`,
          found: `${least.toFixed(3)} to ${most.toFixed(3)}; bare lists ${bare.least.toFixed(3)} to ${bare.most.toFixed(3)}`,
          met: least >= LEVEL[0] && most <= LEVEL[1],
        },
        {
          asks: `${verb}, with the table: no q < .05 in 19 of 20 lists`,
          found: `any in ${percent(found)}; bare lists ${percent(bare.found)}`,
          met: found <= FOUND,
        },
      ];
    }),
    {
      asks: `bare textbook lists keep their factor among the first ${Math.max(...known.map(({ within }) => within))} or fewer`,
      found: lost.length === 0 ? 'all' : `lost: ${lost.map(({ name }) => name).join(', ')}`,
      met: lost.length === 0,
    },
  ];
}
