// Findings of the bench that nobody measured, for tests of what a study makes of them.
import { readFileSync } from 'node:fs';
import type { Finding, FindingKind } from '../../src/assays/design/finding.ts';
import { note } from '../../src/messages/message.ts';
import type { AssayAnalysis } from '../../src/study/bench/assay-analyses.ts';
import { tableOf } from '../../src/tables/table.ts';
import type { Judged } from '../../src/tables/verdicts.ts';

/** A finding: three paired experiments with an effect of minus one and an interval around it where nothing else is said. */
export function finding(more: Partial<Finding> & Pick<Finding, 'measured'>): Finding {
  const estimate = more.estimate ?? -1;
  return {
    ...{ kind: 'perturbation', perturbation: null, drug: null, cell: null, unit: 'log2 fold change' },
    ...{ estimate, low: estimate - 0.4, high: estimate + 0.4, standardError: 0.09, degreesOfFreedom: 2 },
    ...{ log10P: -3, n: 3, nControl: 3, paired: true, leftOut: [], noTest: null, donors: 0 },
    ...{ verdict: 'supported', reason: null },
    ...more,
  } as Finding;
}

/** Reads findings as they are: one a line, `kind perturbation measured effect word n`, of growth the drug beside it, then donors and the time. */
export const readsFindings: AssayAnalysis = {
  choices: {
    control: { type: 'texts', help: 'help.n-of-edge' },
    pairing: { type: 'one of', values: ['by experiment', 'none'], help: 'help.n-of-edge' },
  },
  answer: async ({ file }, choices) => {
    const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
    const findings = lines.map((line) => {
      const [kind, perturbation, measured, effect, verdict, n, drug, donors, time] = line.split('\t');
      const estimate = Number(effect);
      const judged = { verdict, reason: null } as Judged;
      const seen = verdict !== 'not estimable';
      return finding({
        kind: kind as FindingKind,
        ...{ perturbation: perturbation || null, measured, estimate, n: Number(n), drug: drug || null },
        ...(time === undefined ? {} : { time }),
        ...{ donors: Number(donors ?? 0), ...judged, ...(seen ? {} : { low: NaN, high: NaN, log10P: NaN }) },
      });
    });
    const values = findings.map(({ n }) => n);
    return {
      notices: [note('assay.control-by-name', { control: JSON.stringify(choices['control'] ?? 'siCtrl') })],
      findings,
      figures: [],
      table: tableOf({ n: { label: 'column.n-of-edge' } }, { n: values }),
    };
  },
};
