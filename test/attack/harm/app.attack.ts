// The app's server, asked at random: methods, paths, headers, bodies, numbers and names that no page would send.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { questions } from '../../../src/questions/catalogue.ts';
import { startServer } from '../../../src/server/start-server.ts';
import type { Attack, AttackOptions, AttackRow } from '../attack.ts';
import { Random } from '../fuzz/random.ts';
import { BREAKING, HOSTILE } from './hostile-names.ts';
import { run, said } from './processes.ts';
import { Tally } from './tally.ts';
import { writeWorld } from './world.ts';

const REQUESTS = { small: 250, bounded: 10_000, full: 100_000 };
/** Milliseconds after which an answer counts as none. */
const PATIENCE = 60_000;
/** Where systems say that temporary files go. */
const PLACES = ['TMPDIR', 'TEMP', 'TMP'];
const SECRET = 'the secret of this machine';

/** A study that refuses to run, so that none is left running. */
const STUDY = 'title: a study\nfactor: IKZF1\n';

/**
 * What else is asked, with a number of a study, a file or an answer in place of N. Left out: events and progress, which stay open;
 * what goes to another server, makes a sample or starts a process, which takes seconds each; and the end of the app.
 */
const ROUTES = [
  'GET studies',
  'POST studies',
  'POST studies/compare',
  'GET studies/N',
  'PUT studies/N',
  'DELETE studies/N',
  'POST studies/N/rename',
  'POST studies/N/copy',
  'POST studies/N/files',
  'POST studies/N/edit',
  'POST studies/N/check',
  'POST studies/N/stop',
  'GET studies/N/results/N',
  'GET studies/N/report',
  'GET studies/N/bundle',
  'GET studies/N/exports',
  'GET studies/N/kept',
  'POST studies/N/kept/N',
  'DELETE studies/N/kept/N',
  'GET studies/N/kept/N/result',
  'PUT studies/N/notes',
  'POST kept',
  'POST evidence',
  'POST drafts/places',
  'POST drafts/study',
  'POST studies/N/drafted',
  'GET own-atlas',
  'DELETE own-atlas',
  'POST own-atlas/draft',
  'PUT own-atlas/sheet',
  'POST own-atlas/build',
  'POST own-atlas/stop',
  'GET first-atlas',
  'POST first-atlas/stop',
  'GET bundles/N',
  'GET bundles/N/files/N',
  'GET bundles/N/genes',
  'GET bundles/N/place',
  'GET bundles/N/report',
  'GET windows/features',
  'POST public-signal/offer',
  'POST public-signal/window',
] as const;
/** Names that their bodies have. */
const FIELDS = [
  ...['title', 'name', 'text', 'note', 'notes', 'digest', 'question', 'chosen', 'file', 'files', 'project'],
  ...[
    'study',
    'results',
    'factor',
    'cell',
    'genome',
    'atlas',
    'rows',
    'sheet',
    'place',
    'places',
    'settings',
  ],
  ...['partner', 'query', 'edits', 'value', 'key', 'from', 'to', 'experiment', 'antigen', 'unsure', 'left'],
  ...['experiments', 'chrom', 'start', 'end', 'bins'],
] as const;

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** Whether it has the token and comes from a page of the server. */
  readonly may: boolean;
}

async function attack(options: AttackOptions): Promise<AttackRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-app-attack-'));
  const before = PLACES.map((name) => process.env[name]);
  const world = mkdtempSync(join(tmpdir(), 'chipmate-app-world-'));
  const atlas = join(world, 'atlas');
  writeWorld(world);
  const built = await run(
    ['atlas', 'build', 'sheet.tsv', '-o', atlas, '--genome', 'hg38', '--genes', 'genes.bed', '-q'],
    { cwd: world },
  );
  if (built.status !== 0) throw new Error(said(built));
  const secret = join(folder, 'secret.bed');
  writeFileSync(secret, `chr1\t1\t2\t${SECRET}\n`);
  const kept = contentsOf(atlas);
  // What pages hand over lies below it, and nothing else may.
  for (const name of PLACES) process.env[name] = folder;
  const studies = join(world, 'studies');
  mkdirSync(studies);
  const own = ['first', 'second'].map((name) => join(studies, name));
  for (const study of own) {
    mkdirSync(study);
    writeFileSync(join(study, 'study.yaml'), STUDY);
  }
  // Beside the folder of studies, and like one: nothing of it may be touched.
  writeFileSync(join(world, 'study.yaml'), SECRET);
  // Nobody listens there: no request of an attack leaves this machine.
  const nowhere = 'http://127.0.0.1:9/data/';
  const server = await startServer({ atlases: [atlas], studies, data: join(world, 'data'), base: nowhere });
  // A connection each: one whose body was refused unread is closed a moment later, whoever uses it then.
  const agent = new Agent({ keepAlive: false });
  const { port, searchParams } = new URL(server.address);
  const token = searchParams.get('token') ?? '';
  const tally = new Tally('the app, asked at random', options);
  const random = new Random(options.seed);
  const names = Object.keys(questions);
  const declared = new Map(
    await Promise.all(
      names.map(async (name) => [name, Object.keys((await questions[name]()).choices)] as const),
    ),
  );
  const base = `127.0.0.1:${port}`;
  try {
    const amount = REQUESTS[options.amount];
    for (let done = 0; done < amount; done++) {
      const asked = requestAt(random, { token, base, secret, names, declared });
      const start = performance.now();
      const { status, text } = await answerTo(asked, Number(port), agent);
      tally.took(performance.now() - start);
      tally.held(process.memoryUsage().rss / 1e6);
      judge(tally, asked, status, text, token);
      if (done % 1000 === 999) options.report(`${done + 1} of ${amount} requests`);
    }
    const listed = await answerTo(page('GET', 'api/files', { token, base }), Number(port), agent);
    const files = (JSON.parse(listed.text) as unknown[]).length;
    const here = readdirSync(folder).filter((name) => name !== 'secret.bed');
    const stored = here
      .flatMap((name) => readdirSync(join(folder, name)))
      .filter((name) => /^\d+$/.test(name));
    if (here.length !== 1 || stored.length !== files)
      tally.wrong(
        'files left',
        `${files} files are listed, there are ${here.join(', ')} with ${stored.length}`,
      );
    else tally.fine('files as listed');
  } finally {
    agent.destroy();
    await server.close();
    for (const [i, name] of PLACES.entries()) {
      if (before[i] === undefined) delete process.env[name];
      else process.env[name] = before[i];
    }
  }
  if (readdirSync(folder).length > 1) tally.wrong('folder left', readdirSync(folder).join(', '));
  if (readFileSync(join(world, 'study.yaml'), 'utf8') !== SECRET)
    tally.wrong('changed beside the studies', 'study.yaml');
  if (!existsSync(secret) || contentsOf(atlas) !== kept) tally.wrong('changed what is not its own', atlas);
  for (const each of [folder, world]) rmSync(each, { recursive: true });
  return [tally.row];
}

/** What the answer breaks of the promises. */
function judge(tally: Tally, asked: Asked, status: number, text: string, token: string): void {
  const { method, path, headers, body, may } = asked;
  const how = `${method} ${path.replace(token, 'TOKEN')} ${JSON.stringify(headers)} ${body?.toString('latin1').slice(0, 300) ?? ''}: ${status} ${text.slice(0, 300)}`;
  if (status === 0) return tally.exception('no answer', how);
  if (status >= 500) return tally.exception('a bug', how);
  if (text.includes(SECRET)) return tally.wrong('a file of this machine', how);
  if (text.includes('chipmate-serve-')) return tally.wrong('the private folder', how);
  if (!may && (status < 400 || text.includes('experiments'))) return tally.wrong('without the token', how);
  if (status >= 400) tally.refused(`status ${status}`);
  else tally.fine(`status ${status}`);
}

interface Known {
  readonly token: string;
  readonly base: string;
  readonly secret: string;
  readonly names: readonly string[];
  readonly declared: ReadonlyMap<string, readonly string[]>;
}

function page(method: string, path: string, { token, base }: Pick<Known, 'token' | 'base'>): Asked {
  return { method, path: `/${token}/${path}`, headers: { host: base }, body: undefined, may: true };
}

function requestAt(random: Random, known: Known): Asked {
  const { token, base, secret, names, declared } = known;
  const of = <Value>(list: readonly Value[]): Value => random.pick(list);
  const word = (): string =>
    of([
      ...Object.values({ ...HOSTILE, ...BREAKING }),
      ...['__proto__', 'constructor', '', '.', '..', '-1', '1e99', 'NaN', '0', '1', '2', secret],
      'x'.repeat(random.below(3000)),
    ]);
  const value = (depth = 0): unknown =>
    of<() => unknown>([
      () => word(),
      () => random.below(5),
      () => of([-1, 0.5, 1e300, null, true, false]),
      () => (depth > 3 ? [] : Array.from({ length: random.below(4) }, () => value(depth + 1))),
      () => (depth > 3 ? {} : { [word()]: value(depth + 1) }),
      () => [random.below(3)],
    ])();
  const name = of(names);
  const chosen = (): Buffer => {
    const keys = declared.get(name) ?? [];
    const entries = Array.from({ length: random.below(5) }, () => [of([...keys, word()]), value()]);
    return Buffer.from(JSON.stringify(Object.fromEntries([...entries, ['atlas', [0]]])));
  };
  const junk = (): Buffer => Buffer.from(Array.from({ length: random.below(400) }, () => random.below(256)));
  const [method, path, body] = of<() => readonly [string, string, Buffer | undefined]>([
    () => ['POST', `api/questions/${encodeURIComponent(name)}`, chosen()],
    () => ['POST', `api/questions/${encodeURIComponent(of([name, word()]))}`, junk()],
    () => [
      'POST',
      `api/files?name=${encodeURIComponent(word())}${of(['', '&any=1'])}`,
      of([junk, () => Buffer.from(`chr1\t${random.below(9)}\t${random.below(400)}\n`)])(),
    ],
    () => ['DELETE', `api/files/${encodeURIComponent(of([word(), String(random.below(60))]))}`, undefined],
    () => {
      const [wanted, route] = of(ROUTES).split(' ');
      const at = route.replaceAll('N', () => encodeURIComponent(of(['0', '1', '2', '9', word()])));
      const entries = Array.from({ length: random.below(6) }, () => [of(FIELDS), value()]);
      const made = of([() => Buffer.from(JSON.stringify(Object.fromEntries(entries))), junk])();
      return [wanted, `api/${at}`, wanted === 'GET' ? undefined : made];
    },
    () => ['GET', encodeURIComponent(word()), undefined],
    () => ['GET', `assets/${word()}`, undefined],
    () => [
      'GET',
      of(['api/state', 'api/files', '', `api/questions/${encodeURIComponent(word())}`]),
      undefined,
    ],
    () => [
      of(['PUT', 'PATCH', 'OPTIONS', 'HEAD', 'DELETE', 'POST', 'PROPFIND']),
      of(['api/state', 'api/files', word()]),
      of([undefined, junk()]),
    ],
  ])();
  const hasToken = random.below(8) > 0;
  const isOurs = random.below(8) > 0;
  const wrong = of<Record<string, string>>([
    { host: 'evil.example' },
    { host: base, origin: 'http://evil.example' },
    { host: base, 'sec-fetch-site': 'cross-site' },
    { host: `${base}.evil.example` },
  ]);
  const first = hasToken ? token : of(['', 'x', token.slice(1), encodeURIComponent(word()), 'api']);
  const accept = of(['application/json', 'text/event-stream', 'text/tab-separated-values', '*/*']);
  return {
    method,
    path: `/${first}/${path}`.replaceAll(/[^!-~]/g, '_'),
    headers: { accept, ...(isOurs ? { host: base } : wrong) },
    body,
    may: hasToken && isOurs,
  };
}

/** @returns status 0 where there was none */
async function answerTo(
  { method, path, headers, body }: Asked,
  port: number,
  agent: Agent,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path, headers, agent, timeout: PATIENCE },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
        );
        response.on('error', (error) => resolve({ status: 0, text: error.message }));
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.on('error', (error) => resolve({ status: 0, text: error.message }));
    sent.end(body);
  });
}

function contentsOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${name} ${readFileSync(join(parentPath, name)).toString('base64')}`)
    .join('\n');
}

export const attacks: readonly Attack[] = [
  {
    name: 'server',
    promises:
      'whatever the app is asked, it answers without a bug, opens no path that was sent, keeps no file beyond those that it lists, and tells nobody without the token anything',
    run: attack,
  },
];
