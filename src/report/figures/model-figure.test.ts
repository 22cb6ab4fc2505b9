import { expect, test } from 'vitest';
import { FILE_LOOK } from '../../figures/svg.ts';
import { modelFigure } from './model-figure.ts';

test('on a narrow page the dashes of several suggested edges do not add up to a solid line', () => {
  const suggested = (name: string) => ({ name, verdict: 'suggested' as const });
  const model = {
    drug: null,
    factor: 'IKZF1',
    partners: ['MTA3', 'FOXM1', 'NFIC'].map(suggested),
    targets: ['IRF4', 'BCL2'].map((name) => ({ ...suggested(name), effect: 'unknown' as const })),
  };
  const svg = modelFigure(model).draw({ ...FILE_LOOK, simulated: false, width: 390 });
  const dashed = [...svg.matchAll(/<path[^>]*stroke-dasharray[^>]*>/g)].map(([path]) => path);
  expect(dashed).toHaveLength(5);
  for (const path of dashed) expect(/ d="([^"]*)"/.exec(path)?.[1]).not.toContain('V');
});
