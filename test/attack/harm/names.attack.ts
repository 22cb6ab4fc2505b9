import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { browserPath, openReport, startBrowser } from '../../../web/test/browser.ts';
import type { Amount, Attack, AttackOptions, AttackRow } from '../attack.ts';
import { BREAKING, HOSTILE, STEERING, TURNING } from './hostile-names.ts';
import { commandLine, isRefusal, mustRun, run, said, type Ended } from './processes.ts';
import { Tally } from './tally.ts';
import { withFolder } from './trees.ts';
import { writeWorld, worldFiles } from './world.ts';

/** Every so manieth name, and of the reports every so manieth is opened in a browser. */
const EVERY: Readonly<Record<Amount, { name: number; page: number }>> = {
  small: { name: 4, page: 6 },
  bounded: { name: 2, page: 6 },
  full: { name: 1, page: 1 },
};

/** Where a name may stand in a study. */
const PLACES = ['title', 'chip', 'cell', 'expression', 'claim', 'reference', 'gene', 'file'] as const;
type Place = (typeof PLACES)[number];

const ALL_NAMES = { ...HOSTILE, ...BREAKING };

/** What is wrong with a text that goes to a terminal, a table or a message; undefined where nothing is. */
function steers(text: string, name: string, kind: string): string | undefined {
  const found = STEERING.exec(text);
  if (found !== null && STEERING.test(name)) return `${kind}: ${JSON.stringify(around(text, found.index))}`;
  // Data that go to a program keep what they are; what a person reads does not turn round.
  const turned = kind === 'output' ? null : TURNING.exec(text);
  if (turned !== null) return `${kind}: ${JSON.stringify(around(text, turned.index))}`;
  return undefined;
}

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 40), at + 40);

/** The verbs' answers of an atlas whose sheet has the name in three columns. */
async function inSheet(names: readonly [string, string][], options: AttackOptions): Promise<AttackRow> {
  const tally = new Tally('hostile names in a sheet, through the terminal and every kind of table', options);
  for (const [kind, name] of names)
    await withFolder(async (cwd) => {
      writeWorld(cwd);
      const lines = worldFiles['sheet.tsv'].trimEnd().split('\n');
      const row = ['X', 'TFs and others', name, 'Blood', name, 'e4.narrowPeak'];
      writeFileSync(join(cwd, 'sheet.tsv'), [...lines, row.join('\t')].join('\n') + '\n');
      const build = [
        'atlas',
        'build',
        'sheet.tsv',
        '-o',
        'atlas',
        '--genome',
        'hg38',
        '--genes',
        'genes.bed',
      ];
      const built = await run(build, { cwd });
      if (problem(tally, `${kind}, atlas build`, built, name)) return;
      if (built.status !== 0) return tally.refused('refused');
      const asked = ['query.narrowPeak', '--atlas', 'atlas'];
      for (const args of [
        ['overlap', ...asked],
        ['overlap', ...asked, '--spreadsheet'],
        ['partners', ...asked, '--json'],
        ['atlas', 'search', 'atlas'],
        ['atlas', 'info', 'atlas'],
        ['browse', '--atlas', 'atlas', '--region', 'chr1:1-200000'],
      ]) {
        const ended = await run(args, { cwd });
        if (problem(tally, `${kind}, ${args.join(' ')}`, ended, name)) return;
        const formula = args.includes('--spreadsheet') ? formulaIn(ended.stdout, name) : undefined;
        if (formula !== undefined) return tally.wrong('formula', `${kind}: ${formula}`);
        const uneven = args[0] === 'overlap' ? unevenLine(ended.stdout) : undefined;
        if (uneven !== undefined) return tally.wrong('table of uneven lines', `${kind}: ${uneven}`);
      }
      const shown = throughTerminal(['overlap', ...asked], cwd);
      const steered = shown === undefined ? undefined : steers(withoutOwnColours(shown), name, 'terminal');
      if (steered !== undefined) return tally.wrong('steers the terminal', `${kind}: ${steered}`);
      if (options.amount === 'full') {
        const read = throughSpreadsheet(cwd, ['overlap', ...asked, '--spreadsheet'], name);
        if (read !== undefined) return tally.wrong('formula in LibreOffice', `${kind}: ${read}`);
      }
      tally.fine('harmless');
    });
  return tally.row;
}

/** Counts what is wrong with a run whatever it was asked. @returns whether something is */
function problem(tally: Tally, how: string, ended: Ended, name: string): boolean {
  const told = `${how}: ${said(ended)}`;
  if (ended.hung || ended.status === 1 || ended.status === null) {
    tally.exception('exception or hang', told);
    return true;
  }
  if (ended.status === 2 && !isRefusal(ended)) {
    tally.wrong('no sentence', told);
    return true;
  }
  const [steered] = [
    steers(ended.stderr, name, 'message'),
    steers(ended.stdout.replaceAll('\r\n', '\n'), name, 'output'),
  ].filter((each) => each !== undefined);
  if (steered !== undefined) tally.wrong('control characters', `${how}: ${steered}`);
  const isLong = ended.stderr.length > 10_000;
  if (isLong) tally.wrong('endless message', `${how}: ${ended.stderr.length} characters`);
  return steered !== undefined || isLong;
}

/** A cell that a spreadsheet would take for a formula of the name's author. */
function formulaIn(table: string, name: string): string | undefined {
  if (!/^[=+@\t\r-]/.test(name)) return undefined;
  const cells = table.split('\n').flatMap((line) => line.split('\t'));
  const found = cells.find((cell) => cell.startsWith(name) || cell.startsWith(`"${name[0]}`));
  return found === undefined ? undefined : `a cell begins ${JSON.stringify(found.slice(0, 60))}`;
}

function unevenLine(table: string): string | undefined {
  const lines = table.trimEnd().split('\n');
  const width = lines[0].split('\t').length;
  const other = lines.find((line) => line.split('\t').length !== width);
  return other === undefined ? undefined : JSON.stringify(other.slice(0, 100));
}

/** What a terminal would get; undefined where none can be made. */
function throughTerminal(args: readonly string[], cwd: string): string | undefined {
  const words = [process.execPath, commandLine, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  const made = spawnSync('script', ['-qec', words.join(' '), '/dev/null'], {
    cwd,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return made.status === 0 ? made.stdout : undefined;
}

/** Carriage returns of the terminal, and the marks of its own that chipmate may use: bold, faint, colours, erased lines. */
function withoutOwnColours(text: string): string {
  return text.replaceAll('\r', '').replace(/\u001b\[(?:0|1|2|22|39|[0-9]*K|\?25[hl])m?/g, '');
}

/** What LibreOffice makes of a table; undefined where the name's cell is the name's text. */
function throughSpreadsheet(cwd: string, args: readonly string[], name: string): string | undefined {
  const made = spawnSync(process.execPath, [commandLine, ...args, '-o', 'table.tsv'], { cwd });
  const filter = '--infilter=Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,-1';
  const to = 'csv:Text - txt - csv (StarCalc):9,34,76,1';
  const profile = `-env:UserInstallation=${pathToFileURL(join(cwd, 'office')).href}`;
  const read = spawnSync('soffice', [profile, '--headless', filter, '--convert-to', to, 'table.tsv'], {
    cwd,
  });
  if (made.status !== 0 || read.status !== 0 || !existsSync(join(cwd, 'table.csv'))) return undefined;
  const text = readFileSync(join(cwd, 'table.csv'), 'utf8');
  const row = text.split('\n').find((line) => line.startsWith('X\t') || line.startsWith('"X"\t'));
  const cell = row?.split('\t')[1].replace(/^"|"$/g, '') ?? '';
  const isText = cell.replace(/^'/, '').slice(0, 5) === name.slice(0, 5);
  return !/^[=+@-]/.test(name) || isText ? undefined : JSON.stringify(cell);
}

/** Files of a study in which the name stands in these places. */
function studyWith(name: string, places: readonly Place[]): Record<string, string> {
  const at = (place: Place, usual: string): string => JSON.stringify(places.includes(place) ? name : usual);
  const files = { ...worldFiles };
  if (places.includes('gene')) {
    files['genes.bed'] = files['genes.bed'].replace('\tGENE8\t', `\t${name}\t`);
    files['changed.tsv'] = files['changed.tsv'].replace('\nGENE8\t', `\n${name}\t`);
  }
  const peaks = places.includes('file') ? `${name.slice(0, 100)}.narrowPeak` : 'query.narrowPeak';
  files['study.yaml'] = `study: ${at('title', 'a study')}
factor: IKZF1
genome: hg38
date: 2026-11-23
atlas: atlas
genes: genes.bed
chip_seq:
  - { name: ${at('chip', 'one')}, cell: ${at('cell', 'GM12878')}, peaks: ${JSON.stringify(peaks)} }
  - { name: two, cell: K-562, peaks: e2.narrowPeak }
compare: [{ a: ${at('chip', 'one')}, b: two }]
expression: [{ name: ${at('expression', 'drug')}, table: changed.tsv, factor_activity: lost }]
genes_of_interest: [${at('gene', 'GENE8')}]
literature: [{ partner: FOS, direction: for, claim: ${at('claim', 'they meet')}, reference: ${at('reference', 'Someone 2026')} }]
`;
  if (places.includes('file') && !/[/\0]/.test(name)) files[peaks] = files['query.narrowPeak'];
  return files;
}

interface InStudies {
  readonly rows: AttackRow[];
}

async function inStudies(
  names: readonly [string, string][],
  browser: Browser | undefined,
  options: AttackOptions,
): Promise<InStudies> {
  const tally = new Tally('hostile names in a study, through its report and exports', options);
  const pages = new Tally('reports with hostile names in a browser, every button clicked', options);
  let made = 0;
  for (const [kind, name] of names)
    await withFolder(async (folder) => {
      const world = join(folder, 'a', 'b', 'c', 'world');
      mkdirSync(world, { recursive: true });
      writeWorld(world);
      const build = [
        'atlas',
        'build',
        'sheet.tsv',
        '-o',
        'atlas',
        '--genome',
        'hg38',
        '--genes',
        'genes.bed',
        '-q',
      ];
      await mustRun(build, { cwd: world });
      const attempt = async (places: readonly Place[], output: string): Promise<boolean> => {
        for (const [file, content] of Object.entries(studyWith(name, places)))
          if (!file.includes('/')) writeFileSync(join(world, file), content);
        const ended = await run(['study', 'run', 'study.yaml', '-o', output], { cwd: world });
        const how = `${kind} as ${places.join(', ')} of a study`;
        if (problem(tally, how, ended, name)) return true;
        if (ended.status !== 0) return false;
        const results = join(world, output);
        const wrong = exportsProblem(results) ?? outsideProblem(folder, world);
        if (wrong !== undefined) tally.wrong('export', `${how}: ${wrong}`);
        else tally.fine('harmless');
        if (browser !== undefined && made++ % EVERY[options.amount].page === 0)
          await openPage(browser, join(results, 'report.html'), how, pages);
        return true;
      };
      if (await attempt(PLACES, 'all')) return;
      // What is refused in one place may be taken in another.
      for (const place of PLACES) if (!(await attempt([place], `only-${place}`))) tally.refused('refused');
    });
  return { rows: browser === undefined ? [tally.row] : [tally.row, pages.row] };
}

/** Lines that the formats have, and nothing else. */
const HUB_LINE =
  /^(?:hub|shortLabel|longLabel|useOneFile|email|genome|track|bigDataUrl|type|visibility|color|genomesFile|html|descriptionUrl|parent|compositeTrack|group|priority|autoScale|maxHeightPixels|itemRgb|scoreFilter|spectrum|scoreMin|scoreMax)(?: |$)|^$/;
const CUSTOM_LINE =
  /^(?:browser position (?:chr1:\d+-\d+|all)$|browser |track (?:name|type)=|chr\w+\t\d+\t\d+|#|$)/;

/** What is wrong with the exports of a study; undefined where nothing is. */
function exportsProblem(results: string): string | undefined {
  const text = (name: string): string => {
    const path = join(results, 'exports', name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const foreign = text('hub/hub.txt')
    .split('\n')
    .find((line) => !HUB_LINE.test(line));
  if (foreign !== undefined) return `hub.txt has the line ${JSON.stringify(foreign.slice(0, 100))}`;
  const custom = text('ucsc-custom-tracks.bed').split('\n');
  const other = custom.find((line) => !CUSTOM_LINE.test(line) || /^browser position chr1:1-2$/.test(line));
  if (other !== undefined)
    return `ucsc-custom-tracks.bed has the line ${JSON.stringify(other.slice(0, 100))}`;
  const tracks = custom.filter((line) => line.startsWith('track ')).length;
  if (tracks > 2) return `ucsc-custom-tracks.bed has ${tracks} tracks of 2`;
  const quoted = custom.find(
    (line) => line.startsWith('track ') && !/^track(?: \w+=(?:"[^"]*"|'[^']*'|[^ "']+))+$/.test(line),
  );
  if (quoted !== undefined)
    return `a track line has foreign settings: ${JSON.stringify(quoted.slice(0, 160))}`;
  const multiqc = join(results, 'exports', 'multiqc');
  for (const name of existsSync(multiqc) ? readdirSync(multiqc) : []) {
    const tag = /<(?:script|img|svg)/i.exec(text(`multiqc/${name}`));
    if (tag !== null) return `multiqc/${name} has ${tag[0]}`;
    const steered = STEERING.exec(text(`multiqc/${name}`));
    if (steered !== null) return `multiqc/${name} has a control character`;
  }
  const crate = JSON.parse(readFileSync(join(results, 'ro-crate-metadata.json'), 'utf8')) as {
    readonly '@graph': readonly { readonly '@id': string; readonly '@type'?: unknown }[];
  };
  const led = crate['@graph'].find(
    (entity) =>
      entity['@type'] === 'File' &&
      /(?:^|\/)\.\.(?:\/|$)|^\//.test(entity['@id']) &&
      !entity['@id'].startsWith('../'),
  );
  if (led !== undefined) return `the RO-Crate names ${led['@id'].slice(0, 100)}`;
  for (const name of readdirSync(results, { recursive: true, encoding: 'utf8' })) {
    if (/[\u0000-\u001f\u007f]/.test(name) || Buffer.byteLength(name.split('/').at(-1) ?? '') > 255)
      return `a file is called ${JSON.stringify(name.slice(0, 100))}`;
  }
  return undefined;
}

/** Files that lie where no run has to write. */
function outsideProblem(folder: string, world: string): string | undefined {
  const strange = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => !path.startsWith(world) && !world.startsWith(path));
  const taken = existsSync(join(world, 'TAKEN')) ? ['TAKEN'] : [];
  return [...strange, ...taken].length === 0
    ? undefined
    : `written outside: ${[...strange, ...taken].join(', ')}`;
}

/** Opens a report, clicks whatever can be clicked, and looks what the page has done. */
async function openPage(browser: Browser, path: string, how: string, tally: Tally): Promise<void> {
  const { page, requests, complaints } = await openReport(browser, pathToFileURL(path).href, {
    width: 1280,
    locale: 'en-GB',
  });
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  // As text: this project's tests know no DOM.
  await page.evaluate(`document.querySelectorAll('details').forEach((part) => (part.open = true))`);
  const buttons = await page.$$('button');
  for (const button of buttons) await button.click({ timeout: 500, force: true }).catch(() => undefined);
  const [foreign, links, taken] = await page.evaluate<[string[], string[], boolean]>(`[
    [...document.querySelectorAll('img, iframe, object, embed, [onerror], [onload], [onclick], base, form[action]')]
      .map((element) => element.outerHTML.slice(0, 100)),
    [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))
      .filter((href) => /^\\s*(?:javascript|vbscript|data:text\\/html)/i.test(href)),
    'TAKEN' in window,
  ]`);
  await page.close();
  const found = [
    ...dialogs.map((each) => `dialog ${each}`),
    ...requests.map((each) => `request ${each}`),
    ...complaints.map((each) => `complaint ${each}`),
    ...foreign.map((each) => `element ${each}`),
    ...links.map((each) => `link ${each.slice(0, 100)}`),
    ...(taken ? ['a script ran'] : []),
  ];
  if (found.length > 0) tally.wrong('page', `${how}: ${found.slice(0, 5).join(' | ')}`);
  else tally.fine('harmless');
}

async function attack(options: AttackOptions): Promise<AttackRow[]> {
  const step = EVERY[options.amount].name;
  const names = Object.entries(ALL_NAMES).filter((_, i) => i % step === 0);
  const inTables = names.filter(([kind]) => kind in HOSTILE);
  if (browserPath === undefined) options.report('reports are not opened: there is no Chromium');
  const browser = browserPath === undefined ? undefined : await startBrowser();
  try {
    const { rows } = await inStudies(names, browser, options);
    return [await inSheet(inTables, options), ...rows];
  } finally {
    await browser?.close();
  }
}

export const attacks: readonly Attack[] = [
  {
    name: 'harm-names',
    promises:
      'names are text wherever they come out: no command of a terminal, no line, tag, formula or path of their own',
    run: attack,
  },
];
