// No path leads from "not measured", "not tested" or "not estimable" to "no significant difference": not in the texts, not in
// the code, and not in any state that the functions can be given.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { english, type MessageKey } from '../src/messages/english/index.ts';
import { japanese } from '../src/messages/japanese/index.ts';
import { summarize } from '../src/report/summarize.ts';
import { partnerEvidence, targetEvidence } from '../src/study/evidence/collect-evidence.ts';
import { differenceVerdict, presenceVerdict } from '../src/study/evidence/row-verdicts.ts';
import { overallVerdict, type EvidenceItem, type EvidenceKind } from '../src/study/evidence/verdicts.ts';
import { parseStudy } from '../src/study/file/read-study.ts';
import type { ExpressionResult } from '../src/study/results.ts';
import type { StudyResults } from '../src/study/study-results.ts';
import { REASONS, VERDICTS, type Verdict } from '../src/tables/verdicts.ts';

const NO_DIFFERENCE = 'no significant difference';
/** Nobody looked, or nothing could be seen. */
const UNSEEN: readonly Verdict[] = ['not estimable', 'not tested', 'not measured'];
const LANGUAGES = { english, japanese } as const;

/** Every way to choose one of each list. */
function combinations<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((some) => list.map((each) => [...some, each])), [[]]);
}

describe.each(Object.entries(LANGUAGES))('the %s catalogue', (_language, catalogue) => {
  const textOf = (key: string): string => catalogue[key as MessageKey];

  test('has a text of its own for every word and every reason', () => {
    const keys = [
      ...VERDICTS.map((word) => `verdict.${word}`),
      ...Object.keys(REASONS).map((reason) => `why.${reason}`),
    ];
    const texts = keys.map((key) => textOf(key));
    expect(texts.every((text) => typeof text === 'string' && text.trim() !== '')).toBe(true);
    expect(new Set(texts).size).toBe(keys.length);
  });

  test('never speaks of no difference where it says that something was not seen', () => {
    const none = textOf(`verdict.${NO_DIFFERENCE}`);
    const unseen = (Object.keys(catalogue) as MessageKey[]).filter((key) =>
      /not[- ](?:measured|tested|estimable)|untested|unmeasured|on the platform|why\.filtered|no sequence|residual/.test(
        key,
      ),
    );
    expect(unseen.length).toBeGreaterThan(10);
    expect(unseen.filter((key) => textOf(key).includes(none))).toEqual([]);
    for (const word of UNSEEN)
      expect(textOf(`verdict.${NO_DIFFERENCE}`)).not.toContain(textOf(`verdict.${word}`));
  });

  test('keeps the states of a gene apart', () => {
    const states = (Object.keys(catalogue) as MessageKey[]).filter((key) => key.startsWith('direction.'));
    expect(new Set(states.map((key) => textOf(key))).size).toBe(states.length);
  });
});

test('a reason for not having seen something stands behind no other word', () => {
  const seen = Object.entries(REASONS).filter(([reason]) =>
    /platform|filtered|no sequence|no known|residual|too few|one side/.test(reason),
  );
  expect(seen.length).toBeGreaterThan(5);
  expect(seen.filter(([, word]) => !UNSEEN.includes(word))).toEqual([]);
});

test('whatever can say that there is no difference can say, too, that nobody could see one', () => {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const files = ['src', 'web']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](?:messages|test)[\\/]/.test(path));
  const says = (text: string, word: string): boolean =>
    new RegExp(`(?:verdict: |\\? |: )'${word}'`).test(text);
  const saying: string[] = [];
  const blind: string[] = [];
  for (const path of files) {
    // From one function to the next; the table of reasons stands in none.
    for (const body of readFileSync(path, 'utf8')
      .split(/^(?=(?:export )?(?:async )?function )/m)
      .slice(1)) {
      if (!says(body, NO_DIFFERENCE)) continue;
      const name = /function (\w+)/.exec(body)?.[1] ?? '';
      saying.push(name);
      if (!UNSEEN.some((word) => says(body, word) || body.includes(`'${word}'`))) blind.push(name);
    }
  }
  expect(saying.length).toBeGreaterThan(3);
  expect(blind).toEqual([]);
});

test('an interval that is missing, or has one side, is no interval that holds 0', () => {
  for (const [low, high, oneSided] of combinations<number | null | boolean>([
    [null, -2, 1],
    [null, -1, 2],
    [true, false],
  ]) as [number | null, number | null, boolean][]) {
    const { verdict } = differenceVerdict(low, high, oneSided);
    expect(verdict === NO_DIFFERENCE, `${low} to ${high}, one side ${oneSided}`).toBe(
      !oneSided && low !== null && high !== null && low <= 0 && high >= 0,
    );
  }
});

test('a factor whose gene was not measured is not said to be absent', () => {
  const words = (['yes', 'unclear', 'not seen', 'not measured', 'unknown'] as const).map(presenceVerdict);
  expect(words.map(({ verdict }) => verdict)).toEqual([
    'supported',
    'not estimable',
    NO_DIFFERENCE,
    'not measured',
    'not tested',
  ]);
});

test('over all evidence there is no difference only where a piece of it that counts says so', () => {
  const kinds: EvidenceKind[] = [
    'co-binding',
    'sites of changed genes',
    'binding',
    'expression change',
    'literature',
  ];
  const item = (kind: EvidenceKind, verdict: Verdict): EvidenceItem =>
    ({ kind, verdict, reason: null }) as EvidenceItem;
  let asked = 0;
  for (const three of combinations(kinds.slice(0, 3).map(() => kinds)))
    for (const words of combinations(three.map(() => VERDICTS))) {
      const items = three.map((kind, i) => item(kind, words[i]));
      asked++;
      if (overallVerdict(items) === NO_DIFFERENCE) expect(words).toContain(NO_DIFFERENCE);
      if (words.every((word) => UNSEEN.includes(word))) expect(UNSEEN).toContain(overallVerdict(items));
    }
  expect(asked).toBe(5 * 5 * 5 * 7 * 7 * 7);
});

const study = parseStudy(
  'study: S\nfactor: IKZF1\ngenome: hg38\ngenes_of_interest: [GENE]\n',
  'study.yaml',
).study;

/** One experiment of expression that may or may not have measured GENE. */
function experiment(state: string): ExpressionResult {
  const has = ['no p', 'not testable', 'unchanged', 'changed'].includes(state);
  const none = has ? [null] : [];
  return {
    name: 'drug',
    tableFormat: null,
    notices: [],
    listed: null,
    testable: state !== 'not testable',
    filtered: state === 'filtered' ? ['GENE'] : [],
    rows: {
      gene: has ? ['GENE'] : [],
      log2FoldChange: has ? [1] : [],
      ciLow: none,
      ciHigh: none,
      minusLog10P: none,
      adjP: state === 'unchanged' ? [0.9] : state === 'changed' ? [1e-6] : none,
      averageExpression: none,
    },
  } as unknown as ExpressionResult;
}

/** What targets have of GENE: a peak near to it, one far away, or nothing. */
function targetsOf(state: string, nearest: number | undefined): unknown {
  const words: Record<string, [Verdict, string | null, string]> = {
    unchanged: [NO_DIFFERENCE, 'bound, unchanged', 'unchanged'],
    changed: ['supported', null, 'changed'],
  };
  const [verdict, reason, direction] = words[state] ?? ['not estimable', null, 'not estimable'];
  const measured = ['no p', 'not testable', 'unchanged', 'changed'].includes(state);
  const columns = {
    gene: ['GENE'],
    targetScore: [1],
    nearestPeakDistance: [nearest],
    sharesSiteWith: [''],
    ...{
      verdict: [verdict],
      reason: [reason],
      effectOfFactor: [direction],
      log2FoldChange: [1],
      adjP: [null],
    },
  };
  const empty = Object.fromEntries(Object.keys(columns).map((name) => [name, []]));
  const present = nearest !== undefined;
  return {
    query: 'Q',
    unknown: [],
    expression: 'drug',
    notices: [],
    tests: [],
    rows: present && measured ? columns : empty,
    notMeasured: present && !measured ? columns : empty,
  };
}

function resultsOf(state: string, nearest: number | undefined): StudyResults {
  return {
    peaks: [],
    partners: [],
    contrasts: [],
    changedGenes: [],
    motifs: [],
    agreement: [],
    loci: [],
    expression: [experiment(state)],
    targets: [targetsOf(state, nearest)],
  } as unknown as StudyResults;
}

const STATES = ['absent', 'filtered', 'no p', 'not testable', 'unchanged', 'changed'];

test.each(combinations<string | number | undefined>([STATES, [500, 60_000, undefined]]))(
  'a gene that is %s in the experiment, its nearest peak at %s bp, has no unchanged expression unless it was tested',
  (state, nearest) => {
    const [candidate] = targetEvidence(study, resultsOf(state as string, nearest as number | undefined));
    const change = candidate.items.find(({ kind }) => kind === 'expression change');
    const expected: Record<string, readonly Verdict[]> = {
      absent: ['not measured'],
      filtered: ['not measured'],
      'no p': ['not estimable'],
      'not testable': ['not estimable'],
      unchanged: [NO_DIFFERENCE],
      changed: ['supported', 'suggested'],
    };
    expect(expected[state as string]).toContain(change?.verdict);
  },
);

test('a gene that the gene models do not have is not measured, which is not the same as unbound', () => {
  const bindingWith = (unknown: readonly string[]): string | undefined => {
    const targets = [{ ...(targetsOf('absent', undefined) as object), unknown }];
    const [candidate] = targetEvidence(study, {
      ...resultsOf('absent', undefined),
      targets,
    } as unknown as StudyResults);
    return candidate.items.find(({ kind }) => kind === 'binding')?.verdict;
  };
  expect(bindingWith(['GENE'])).toBe('not measured');
  expect(bindingWith([])).toBe(NO_DIFFERENCE);
});

test('the summary names genes of interest that were not measured or tested, and not among those that do not change', () => {
  const keysOf = (state: string): string[] =>
    summarize(study, [], { ...resultsOf('changed', 500), expression: [experiment(state)] }, [], [])
      .filter(({ key }) => key.startsWith('say.interest'))
      .map(({ key }) => key);
  const away = (state: string): string[] => {
    const { rows } = targetsOf('changed', 500) as { rows: Record<string, unknown[]> };
    const other = { ...(targetsOf('changed', 500) as object), rows: { ...rows, gene: ['OTHER'] } };
    const results = { ...resultsOf(state, undefined), targets: [other] } as unknown as StudyResults;
    return summarize(study, [], results, [], [])
      .filter(({ key }) => key.startsWith('say.interest'))
      .map(({ key }) => key);
  };
  expect(keysOf('changed')).toEqual(['say.interest']);
  for (const state of ['absent', 'filtered', 'no p']) expect(away(state)).toEqual(['say.interest-untested']);
  expect(away('unchanged')).toEqual(['say.interest-not']);
});

test('a factor that the atlas does not rank has no word for its co-binding', () => {
  const named = parseStudy(
    'study: S\nfactor: IKZF1\ngenome: hg38\nliterature: [{ partner: NOBODY, direction: for, claim: c, reference: r }]\n',
    'study.yaml',
  ).study;
  const rows = {
    antigen: ['MAX'],
    score: [null],
    percentile: [null],
    log2OddsRatio: [1],
    ciLow: [0.5],
    ciHigh: [1.5],
    minusLog10Q: [null],
    strongestExperiment: ['e'],
    supported: [false],
    verdict: ['not estimable'],
    reason: [null],
    expressed: ['not measured'],
  };
  const partners = [{ query: 'Q', notices: [], expression: 'drug', rows }];
  const results = { ...resultsOf('absent', undefined), partners } as unknown as StudyResults;
  const byName = new Map(partnerEvidence(named, results).map((each) => [each.name, each]));
  expect(byName.get('NOBODY')?.items.map(({ kind }) => kind)).toEqual(['literature']);
  expect(byName.get('MAX')?.items.map(({ kind, verdict }) => `${kind}: ${verdict}`)).toEqual([
    'co-binding: not estimable',
    'expressed here: not measured',
  ]);
});
