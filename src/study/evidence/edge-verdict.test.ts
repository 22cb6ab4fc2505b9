import { describe, expect, test } from 'vitest';
import type { How } from '../../analyses/inputs/arm.ts';
import { VERDICTS, type Judged } from '../../tables/verdicts.ts';
import type { EdgeItem } from './edge.ts';
import { edgeVerdict } from './edge-verdict.ts';

let made = 0;

/** A result of its own table: an effect, or a word, of a knock-down where nothing else is said. */
function result(
  judged: Judged['verdict'] | Judged,
  effect: number | null,
  more: Partial<Omit<EdgeItem, 'verdict' | 'reason'>> & { how?: How } = {},
): EdgeItem {
  const { how = 'knock-down', ...rest } = more;
  const base = {
    kind: 'perturbation',
    method: 'qpcr',
    effect,
    low: effect === null ? null : effect - 0.5,
    high: effect === null ? null : effect + 0.5,
    unit: 'log2 fold change',
    n: 3,
    donors: 0,
    measured: 'IRF4',
    arm: { perturbs: ['FOS'], how, cell: 'MM.1S' },
    source: `qpcr ${++made}`,
  } as const;
  const word = typeof judged === 'string' ? { verdict: judged, reason: null } : judged;
  return { ...base, ...rest, ...word };
}

const said = (...items: EdgeItem[]): string => {
  const { verdict, reason, does } = edgeVerdict(items);
  return [verdict, reason, does].filter((part) => part !== null).join(' | ');
};

test('one supported result is enough where nothing is against it', () => {
  expect(said(result('supported', -1.2))).toBe('supported | raises');
  expect(said(result('supported', 1.2))).toBe('supported | lowers');
  expect(
    said(result('supported', -1.2), result('supported', -0.8, { method: 'blot', unit: 'log2 ratio' })),
  ).toBe('supported | raises');
});

test('a knock-down that lowers and an over-expression that raises are one direction', () => {
  expect(said(result('supported', -1.2), result('supported', 1, { how: 'over-expression' }))).toBe(
    'supported | raises',
  );
  expect(said(result('supported', -1.2), result('supported', -1, { how: 'over-expression' }))).toBe(
    'contradicted | opposite direction',
  );
});

describe('what is against it', () => {
  test('as many sources contradict; fewer make it suggested', () => {
    expect(said(result('supported', -1), result('supported', 1))).toBe('contradicted | opposite direction');
    expect(said(result('supported', -1), result('supported', -1), result('supported', 1))).toBe(
      'suggested | results disagree | raises',
    );
    const against = result({ verdict: 'contradicted', reason: 'opposite direction' }, 1);
    expect(said(against)).toBe('contradicted | opposite direction');
    expect(said(result('supported', -1), against)).toBe('contradicted | opposite direction');
    expect(said(result({ verdict: 'suggested', reason: 'unreplicated' }, -1), against)).toBe(
      'contradicted | opposite direction',
    );
  });

  test('a result that is suggested the other way round makes it suggested', () => {
    const weak = result({ verdict: 'suggested', reason: 'unreplicated' }, 1);
    expect(said(result('supported', -1), weak)).toBe('suggested | results disagree | raises');
  });

  test('the same source counts once', () => {
    const source = 'qpcr one table';
    const many = [1, 2, 3].map(() => result('supported', -1, { source }));
    expect(said(...many, result('supported', 1))).toBe('contradicted | opposite direction');
  });

  test('no change takes support away only where its interval excludes the effect', () => {
    const wide = result('no significant difference', -0.4, { low: -1.6, high: 0.8 });
    const narrow = result('no significant difference', 0, { low: -0.2, high: 0.2 });
    const unknown = result('no significant difference', 0, { low: null, high: null });
    const otherScale = result('no significant difference', 0, {
      low: -9,
      high: 9,
      unit: 'percentage points',
    });
    expect(said(result('supported', -1), wide)).toBe('supported | raises');
    for (const flat of [narrow, unknown, otherScale])
      expect(said(result('supported', -1), flat)).toBe('suggested | results disagree | raises');
    const at = (time: string): Pick<EdgeItem, 'arm'> => ({
      arm: { perturbs: ['FOS'], how: 'knock-down', time },
    });
    expect(said(result('supported', -1, at('48 h')), { ...narrow, ...at('4 h') })).toBe('supported | raises');
    expect(said(result('supported', -1, at('4 h')), { ...narrow, ...at('2 d') })).toBe(
      'suggested | results disagree | raises',
    );
    const raised = result('no significant difference', 0.4, { low: -0.8, high: 1.6, how: 'over-expression' });
    expect(said(result('supported', -1), raised)).toBe('supported | raises');
  });
});

test('binding alone is suggested, binding without change is no difference, and binding takes nothing away', () => {
  const bound = result('supported', 3, { kind: 'promoter ChIP', method: 'chip-qpcr' });
  const unbound = result('no significant difference', 0, { kind: 'promoter ChIP', method: 'chip-qpcr' });
  expect(said(bound)).toBe('suggested | binding alone');
  expect(said(bound, result('no significant difference', 0))).toBe(
    'no significant difference | bound, unchanged',
  );
  expect(said(unbound)).toBe('no significant difference');
  expect(said(unbound, result('supported', -1))).toBe('supported | raises');
  expect(said(bound, result('supported', -1))).toBe('supported | raises');
});

test('of what nobody could see there is no difference, and no support', () => {
  const one = result({ verdict: 'not estimable', reason: 'no residual degrees' }, -3);
  expect(said(one)).toBe('not estimable | no residual degrees');
  expect(said(one, one)).toBe('not estimable | no residual degrees');
  expect(said(result({ verdict: 'not measured', reason: 'filtered' }, null))).toBe('not measured | filtered');
  expect(said()).toBe('not tested');
  expect(said(one, result('no significant difference', 0))).toBe('no significant difference');
});

test('whatever comes together, support needs a supported result that acts, and nothing seen gives no other word', () => {
  const effects = [-1, 1, null];
  const kinds = ['perturbation', 'promoter ChIP'] as const;
  let asked = 0;
  const all = VERDICTS.flatMap((word) =>
    effects.flatMap((effect) => kinds.map((kind) => result(word, effect, { kind }))),
  );
  for (const a of all)
    for (const b of all) {
      asked++;
      const { verdict } = edgeVerdict([a, b]);
      const words = [a.verdict, b.verdict];
      if (verdict === 'supported')
        expect([a, b].some((each) => each.verdict === 'supported' && each.kind === 'perturbation')).toBe(
          true,
        );
      if (verdict === 'no significant difference') expect(words).toContain('no significant difference');
      if (words.every((word) => /^not /.test(word))) expect(verdict).toMatch(/^not /);
      // Order and repetition of results change nothing but which of two directions is called the main one.
      expect(edgeVerdict([b, a]).verdict).toBe(verdict);
    }
  expect(asked).toBe((7 * 3 * 2) ** 2);
});
