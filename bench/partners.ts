// How well are partners ranked? Real experiments of two cell lines and simulated ones, through the function that the
// command line calls. Run: npm run bench:partners -- [DATA] [--quick]
// DATA holds encode-hg19/, genes/hg19/, truth/ and interactions/; without it only simulated experiments are asked.
// --quick asks every third query, leaves the variants out and writes nothing to docs/partner-benchmark.md.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFileAtomically } from '../src/formats/output.ts';
import { benchmarkLines } from './partners/lines.ts';
import { openBenchmarkAtlas } from './partners/open.ts';
import { simulatedTable } from './partners/simulated.ts';
import { missingData, setDataFolder } from './partners/truth.ts';

const SEED = 1;
const BEGIN = '<!-- tables: written by npm run bench:partners -->';
const END = '<!-- end of tables -->';

const quick = process.argv.includes('--quick');
const given = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
if (given !== undefined) setDataFolder(given);

const parts: string[] = [`Seed ${SEED}. Node ${process.version}.`];
const missing = missingData();
if (missing.length === 0) {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-bench-'));
  try {
    const opened = await openBenchmarkAtlas(join(folder, 'atlas'));
    parts.push(...(await benchmarkLines(opened, SEED, quick)));
    await opened.atlas.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else {
  process.stderr.write(`Real experiments are left out; these files are missing:\n${missing.join('\n')}\n`);
}
parts.push(simulatedTable(SEED, quick ? 20 : 60));

process.stdout.write(`${parts.join('\n\n')}\n`);
if (!quick && missing.length === 0) {
  const path = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'partner-benchmark.md');
  const page = readFileSync(path, 'utf8');
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${path} has no place for the tables`);
  writeFileAtomically(path, `${before}${BEGIN}\n\n${parts.join('\n\n')}\n\n${END}${after}`);
}
