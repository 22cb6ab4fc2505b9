import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import type { Attack, AttackOptions, AttackRow } from '../attack.ts';
import { mustRun, run, said } from './processes.ts';
import { Tally } from './tally.ts';
import { withFolder } from './trees.ts';
import { writeWorld } from './world.ts';

const asked = ['query.narrowPeak', '--atlas', 'atlas'];

/** Every verb that works on the user's own machine, with its main example. */
export const localVerbs: readonly (readonly string[])[] = [
  ['partners', ...asked],
  ['atlas', 'build', 'sheet.tsv', '-o', 'built', '--genome', 'hg38'],
  ['atlas', 'add', 'added', 'more.tsv'],
  ['atlas', 'sites', 'added'],
  ['study', 'run', 'study.yaml', '-o', 'results'],
  ['overlap', ...asked],
  ['targets', ...asked, '--expression', 'changed.tsv'],
  ['cite', 'atlas'],
  ['atlas', 'info', 'atlas'],
  ['atlas', 'verify', 'atlas'],
  ['atlas', 'profile', 'atlas', '--antigen', 'IKZF1'],
  ['atlas', 'diff', 'atlas', 'added'],
  ['atlas', 'export', 'atlas', '-o', 'exported'],
  ['atlas', 'search', 'atlas', 'Blood'],
  ['expression', 'values.tsv', '--design', 'design.tsv', '--contrast', 'b-a'],
  ['explain', 'changed.tsv', '--atlas', 'atlas'],
  ['treatments', 'GENE8', 'changed.tsv'],
  ['sites', ...asked, '--partner', 'FOS'],
  ['compare', 'query.narrowPeak', 'e2.narrowPeak', '--atlas', 'atlas'],
  ['compare-cells', 'e4.narrowPeak', '--atlas', 'atlas', '--a', 'GM12878', '--b', 'K-562'],
  ['enrich', ...asked],
  ['colocalize', 'IKZF1', '--atlas', 'atlas', '--cell-class', 'Blood'],
  ['page', 'changed.tsv', '--atlas', 'atlas'],
  ['locus', 'GENE8', '--atlas', 'atlas'],
  ['browse', '--atlas', 'atlas', '--antigen', 'FOS'],
  ['peaks-of', 'E1', '--atlas', 'atlas'],
  ['peaks', 'consensus', 'query.narrowPeak', 'e2.narrowPeak'],
  ['peaks', 'signal', 'genes.bed', '--sites', 'query.narrowPeak', '--fragment', '200'],
  ['peaks', 'qc', 'genes.bed', '--peaks', 'query.narrowPeak'],
  ['study', 'init'],
  ['study', 'check', 'study.yaml'],
  ['demo', '-o', 'demo'],
];

/** The quick ones, which continuous integration runs. */
const QUICK = 6;

const design = ['sample\tgroup', 's1\ta', 's2\ta', 's3\ta', 's4\tb', 's5\tb', 's6\tb'].join('\n');
const values = Array.from({ length: 60 }, (_, gene) =>
  [
    `GENE${gene}`,
    ...Array.from({ length: 6 }, (__, i) =>
      (6 + ((gene * 7 + i * 13) % 17) / 10 + (i > 2 && gene < 9 ? 2 : 0)).toFixed(2),
    ),
  ].join('\t'),
);

async function prepare(cwd: string): Promise<void> {
  writeWorld(cwd);
  writeFileSync(join(cwd, 'design.tsv'), `${design}\n`);
  writeFileSync(join(cwd, 'values.tsv'), `gene\ts1\ts2\ts3\ts4\ts5\ts6\n${values.join('\n')}\n`);
  for (const atlas of ['atlas', 'added'])
    await mustRun(
      ['atlas', 'build', 'sheet.tsv', '-o', atlas, '--genome', 'hg38', '--genes', 'genes.bed', '-q'],
      { cwd },
    );
}

/** Without any network: no interface, no name is resolved. */
async function withoutNetwork(
  verbs: readonly (readonly string[])[],
  options: AttackOptions,
): Promise<AttackRow[]> {
  const through = ['unshare', '--map-root-user', '--net'];
  if (spawnSync(through[0], [...through.slice(1), 'true']).status !== 0) {
    options.report('verbs without a network are left out: unshare is not allowed here');
    return [];
  }
  const tally = new Tally('verbs without any network (unshare --net)', options);
  await withFolder(async (cwd) => {
    await prepare(cwd);
    for (const args of verbs) {
      const ended = await run(args, { cwd, through });
      tally.took(ended.milliseconds);
      const how = `chipmate ${args.join(' ')}: ${said(ended)}`;
      if (ended.hung || ended.status === 1) tally.exception('exception or hang', how);
      else if (ended.status !== 0) tally.wrong('does not work', how);
      else tally.fine('works');
    }
  });
  return [tally.row];
}

/** A proxy on loopback that refuses everything and tells what was asked for. */
async function countingProxy(): Promise<{ address: string; seen: string[]; close: () => void }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket: Socket) => {
    seen.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, seen, close: () => server.close() };
}

/** Counts what verbs ask of a network: through a proxy, and by every name and address that they want to reach. */
async function nothingAsked(
  verbs: readonly (readonly string[])[],
  options: AttackOptions,
): Promise<AttackRow> {
  const tally = new Tally('requests of verbs (proxy, names and connections counted)', options);
  const proxy = await countingProxy();
  await withFolder(async (cwd) => {
    await prepare(cwd);
    const log = join(cwd, 'asked.txt');
    const watch = new URL('watch-network.mjs', import.meta.url).href;
    const env = {
      ...Object.fromEntries(
        ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy', 'ALL_PROXY'].map((name) => [
          name,
          proxy.address,
        ]),
      ),
      ...{ NODE_OPTIONS: `--import ${watch}`, ATTACK_ASKED: log },
    };
    const askedFor = async (
      args: readonly string[],
    ): Promise<{ asked: string[]; how: string; status: number | null }> => {
      writeFileSync(log, '');
      proxy.seen.length = 0;
      const ended = await run(args, { cwd, env });
      const asked = [
        ...proxy.seen,
        ...readFileSync(log, 'utf8')
          .split('\n')
          .filter((line) => line !== ''),
      ];
      return { asked, how: `chipmate ${args.join(' ')}: ${said(ended)}`, status: ended.status };
    };
    for (const args of verbs) {
      const { asked, how } = await askedFor(args);
      if (asked.length > 0) tally.wrong('asked for something', `${how}: ${asked.slice(0, 5).join(', ')}`);
      else tally.fine('asked for nothing');
      for (const made of ['built', 'exported', 'demo', 'results'])
        rmSync(join(cwd, made), { recursive: true, force: true });
    }
    // The one verb that has to ask: the watch sees it, so what it does not see is not there.
    mkdirSync(join(cwd, 'data'));
    const base = 'http://chipmate-attack.invalid/data/';
    const fetch = [
      'atlas',
      'fetch',
      '--genome',
      'hg38',
      '--base',
      base,
      '--data',
      'data',
      '--retries',
      '0',
      '--dry-run',
    ];
    const { asked, how, status } = await askedFor(fetch);
    const others = asked.filter(
      (line) => !line.includes('chipmate-attack.invalid') && !line.includes('127.0.0.1'),
    );
    if (asked.length === 0) tally.wrong('the watch sees nothing', how);
    else if (others.length > 0) tally.wrong('asked another', `${how}: ${others.join(', ')}`);
    else if (status !== 2) tally.exception('no sentence', how);
    else tally.refused('fetch asked its server alone');
  });
  proxy.close();
  return tally.row;
}

async function attack(options: AttackOptions): Promise<AttackRow[]> {
  const verbs = options.amount === 'small' ? localVerbs.slice(0, QUICK) : localVerbs;
  return [...(await withoutNetwork(verbs, options)), await nothingAsked(verbs, options)];
}

export const attacks: readonly Attack[] = [
  {
    name: 'harm-network',
    promises:
      'every verb but atlas fetch, genome fetch and motifs fetch works without a network and asks nobody for anything',
    run: attack,
  },
];
