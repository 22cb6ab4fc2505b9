// What do verdicts make of nonsense? Sensible and senseless questions to the analyses that every face calls, and how
// often the answer is "supported". Run: npm run bench:verdicts -- [DATA] [--part NAME]... [--quick] [--annotation FILE]
// Parts are targets, partners, designs and lists; each replaces its own tables in docs/verdicts.md. --quick asks a third
// and writes nothing. --annotation names the genes of HG-U95Av2 probes (GPL8300), without which the leukaemias are left out.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeFileAtomically } from '../src/formats/text/file-writer.ts';
import { buildBenchmarkAtlas } from './partners/open.ts';
import { missingData, setDataFolder } from './partners/truth.ts';
import { openContrasts } from './verdicts/contrasts.ts';
import { judgeLists } from './verdicts/lists.ts';
import { openCourt } from './verdicts/open.ts';
import { judgeDesigns } from './verdicts/designs.ts';
import { judgeAllPartners } from './verdicts/partners.ts';
import { designsText, listsText, partnersText, targetsText } from './verdicts/text.ts';
import { runLine } from './verdicts/run-line.ts';
import { judgeAllTargets } from './verdicts/targets.ts';

/** Tables of which lists are drawn, an array and two of counts, and lists of every tenth of expression. */
const LISTED = ['AR-LNCaP', 'SRP049988 CASE-CTRL', 'countA treated-untreated'];
const LISTS = 32;

const { values: options, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    part: { type: 'string', multiple: true },
    annotation: { type: 'string' },
    /** An atlas of the real experiments that was built before. */
    atlas: { type: 'string' },
  },
  allowPositionals: true,
});
if (positionals.length > 0) setDataFolder(positionals[0]);
const missing = missingData();
if (missing.length > 0) throw new Error(`these files are missing:\n${missing.join('\n')}`);
const parts = options.part ?? ['targets', 'partners', 'designs', 'lists'];
const say = (line: string): void => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`${((user + system) / 1e6).toFixed(0)} s of processor time  ${line}\n`);
};

const texts = new Map<string, string>();
// Before the first question: the code may change while it is asked.
const annotated = options.annotation === undefined ? '' : ' --annotation FILE';
const lineOf = new Map(
  parts.map((part) => [part, runLine(`npm run bench:verdicts -- --part ${part}${annotated}`)]),
);
const folder = mkdtempSync(join(tmpdir(), 'chipmate-bench-'));
try {
  const atlas = options.atlas ?? join(folder, 'atlas');
  if (options.atlas === undefined) await buildBenchmarkAtlas(atlas);
  const court = await openCourt(atlas, options.quick ? 3 : 1);
  if (['targets', 'designs', 'lists'].some((part) => parts.includes(part))) {
    const { contrasts, leftOut } = await openContrasts(folder, options.annotation);
    say(`${contrasts.length} tables`);
    if (parts.includes('designs'))
      texts.set('designs', designsText(await judgeDesigns(court, contrasts, folder, say)));
    if (parts.includes('targets'))
      texts.set('targets', targetsText(await judgeAllTargets(court, contrasts, say), contrasts, leftOut));
    if (parts.includes('lists')) {
      const tables = contrasts
        .filter(({ name }) => LISTED.includes(name))
        .map(({ name, table }) => ({ ...table, name }));
      texts.set('lists', listsText(await judgeLists(court, tables, options.quick ? 1 : LISTS, say)));
    }
  }
  if (parts.includes('partners')) texts.set('partners', partnersText(await judgeAllPartners(court, say)));
  await court.atlas.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const path = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'verdicts.md');
// Read when the run is over: another part may have written its own meanwhile.
let page = readFileSync(path, 'utf8');
for (const [part, text] of texts) {
  process.stdout.write(`${text}\n\n`);
  const [begin, end] = [`<!-- ${part}: written by npm run bench:verdicts -->`, `<!-- end of ${part} -->`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`${path} has no place for ${part}`);
  page = `${before}${begin}\n\n${lineOf.get(part) ?? ''}\n\n${text}\n\n${end}${after}`;
}
if (!options.quick) writeFileAtomically(path, page);
