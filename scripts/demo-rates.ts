// How often the demo finds what was planted, over many seeds: npx tsx scripts/demo-rates.ts [SEEDS] [FIRST]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDemo, type DemoOutcome } from '../src/report/run-demo.ts';

async function demo(seed: number, planted: boolean): Promise<DemoOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-rates-'));
  try {
    return await runDemo(join(folder, 'demo'), { seed, planted, threads: 2 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(seeds: number, first: number): Promise<void> {
  const columns = [
    'seed',
    'planted',
    'found',
    'of',
    'false',
    'fisher',
    'contrast',
    'of',
    'targets',
    'of',
    'loci',
    'spaced',
    'called',
    'falsely',
    'edges',
    'of',
    'false',
    'of',
    'states',
    'lines',
    'boxes',
  ];
  process.stdout.write(`${[...columns, 'traps', 'names'].join('\t')}\n`);
  for (let seed = first; seed < first + seeds; seed++) {
    for (const planted of [true, false]) {
      const { score, bench } = await demo(seed, planted);
      const sum = (count: (part: (typeof score.partners)[number]) => number): number =>
        score.partners.reduce((total, part) => total + count(part), 0);
      const cells = [
        ...[seed, planted, sum(({ found }) => found.length), sum((part) => part.planted)],
        ...[sum(({ falselyCalled }) => falselyCalled.length), sum(({ fisherFound }) => fisherFound)],
        ...[
          score.contrast.found.length,
          score.contrast.comparable.length,
          score.targets.among,
          score.targets.planted,
          score.targets.namedFound.length,
          score.motifs.found.length,
        ],
        ...[score.targets.called, score.targets.falselyChanged.length],
        ...[bench.found.length, bench.found.length + bench.missed.length],
        ...[bench.falselyCalled.length, bench.notPlanted],
        bench.states.filter((each) => each.planted === each.found).length,
        bench.lacking.length + bench.beyond.length === 0 ? 'exact' : 'other',
        bench.emptyBoxes.join(',') || 'none empty',
        Object.entries(score.traps)
          .filter(([, escaped]) => !escaped)
          .map(([trap]) => trap)
          .join(',') || 'none',
        [...score.partners, bench]
          .flatMap(({ missed, falselyCalled }) => [
            ...missed.map((n) => `-${n}`),
            ...falselyCalled.map((n) => `+${n}`),
          ])
          .join(','),
      ];
      process.stdout.write(`${cells.join('\t')}\n`);
    }
  }
}

await main(Number(process.argv[2] ?? 20), Number(process.argv[3] ?? 1));
