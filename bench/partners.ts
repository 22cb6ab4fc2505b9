// How well are partners ranked? Real experiments of two cell lines and simulated ones, through the function that the
// command line calls. Run: npm run bench:partners -- [DATA] [--part NAME]... [--quick]
// DATA holds encode-hg19/, genes/hg19/, truth/ and interactions/; without it only simulated experiments are asked.
// Parts are statistics, subsets, variants, choices, verdicts, power and simulated; each replaces its own tables in docs/partner-benchmark.md.
// --quick asks every third query and writes nothing; --atlas DIR takes an atlas of these experiments that is there already.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeFileAtomically } from '../src/formats/text/file-writer.ts';
import { choicesTable } from './partners/choices.ts';
import { hasPartner, readQueries } from './partners/queries.ts';
import { subsetsTable } from './partners/subsets.ts';
import { statisticTables } from './partners/lines.ts';
import { buildBenchmarkAtlas, openBenchmarkAtlas } from './partners/open.ts';
import { powerTable } from './partners/power.ts';
import { simulatedTable } from './partners/simulated.ts';
import { complexPairs, extendedPairs, missingData, setDataFolder } from './partners/truth.ts';
import { variantTables } from './partners/variants.ts';
import { verdictTables } from './partners/verdicts.ts';

const SEED = 1;
const REAL = ['statistics', 'subsets', 'variants', 'choices', 'verdicts', 'power'];

const { values: options, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    part: { type: 'string', multiple: true },
    atlas: { type: 'string' },
  },
  allowPositionals: true,
});
if (positionals.length > 0) setDataFolder(positionals[0]);
const missing = missingData();
if (missing.length > 0)
  process.stderr.write(`Real experiments are left out; these files are missing:\n${missing.join('\n')}\n`);
const asked = (options.part ?? [...REAL, 'simulated']).filter(
  (part) => missing.length === 0 || !REAL.includes(part),
);

const tables = new Map<string, string>();
if (asked.some((part) => REAL.includes(part))) {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-bench-'));
  try {
    const atlas = options.atlas ?? join(folder, 'atlas');
    if (options.atlas === undefined) await buildBenchmarkAtlas(atlas);
    const opened = await openBenchmarkAtlas(atlas);
    const truth = complexPairs();
    const lists = { curated: truth, extended: extendedPairs() };
    const every = options.quick ? 3 : 1;
    const known = await readQueries(opened, lists.extended, every);
    const queries = known.filter(({ antigen, cell }) => hasPartner(opened, truth, antigen, cell));
    if (asked.includes('statistics'))
      tables.set('statistics', await statisticTables(opened, known, lists, SEED));
    if (asked.includes('subsets'))
      tables.set('subsets', subsetsTable(opened, lists, SEED, options.quick ? 4 : undefined));
    if (asked.includes('variants')) tables.set('variants', variantTables(opened, queries, truth, SEED));
    if (asked.includes('choices')) tables.set('choices', choicesTable(opened, queries, truth));
    if (asked.includes('verdicts'))
      tables.set('verdicts', await verdictTables(opened, lists.extended, SEED, every));
    if (asked.includes('power')) tables.set('power', powerTable(opened, known, SEED));
    await opened.atlas.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (asked.includes('simulated')) tables.set('simulated', simulatedTable(SEED, options.quick ? 20 : 60));

const path = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'partner-benchmark.md');
let page = readFileSync(path, 'utf8');
for (const [part, text] of tables) {
  process.stdout.write(`${text}\n\n`);
  const [begin, end] = [`<!-- ${part}: written by npm run bench:partners -->`, `<!-- end of ${part} -->`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${path} has no place for ${part}`);
  page = `${before}${begin}\n\n${text}\n\n${end}${after}`;
}
if (!options.quick) writeFileAtomically(path, page);
