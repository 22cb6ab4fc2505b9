// What a broken or hostile server, network or data folder may do to `atlas fetch`, by name. Whoever runs a scenario
// (`outcomeOf`) checks the same: one sentence, the exit code, nothing written outside, and a healthy server heals it.
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startTestServer, type TestServer } from './chip-atlas-server.ts';
import { experiments, madeUpChipAtlas } from './made-up-chip-atlas.ts';

/** One kind of trouble. */
export interface HostileScenario {
  readonly name: string;
  /** Makes a healthy server misbehave. */
  readonly spoil?: (server: TestServer) => void;
  /** Changes the data folder, in which `before` runs of a healthy server left their files. */
  readonly spoilFolder?: (data: string) => void;
  /** What is said. */
  readonly says: RegExp;
  /** Exit code; 2 where nothing is said. With 0 the result must be the undisturbed one at once. */
  readonly exit?: 0 | 2;
  /** Whether everything is there with exit code 0; true where nothing is said. */
  readonly brings?: boolean;
  /** Further arguments of the command. */
  readonly args?: readonly string[];
}

/** How a command is run: on the command line, or in process. */
export type RunFetch = (
  args: readonly string[],
  folder: string,
) => Promise<{ readonly code: number | null; readonly text: string }>;

const LIST = 'metadata/experimentList.tab';
const PEAKS = 'hg38/eachData/bed05/SRX9000002.05.bed';
const OTHER_PEAKS = 'hg38/eachData/bed05/SRX9000003.05.bed';
const TSS = 'others/lib/TSS/TSS.hg38.bed';
const SIZES = 'others/lib/genome_size/hg38.chrom.sizes';
const LIGHT = 'hg38/allPeaks_light/allPeaks_light.hg38.05.bed.gz';
const assembled = ['--files', 'assembled'];

const fileOf = (server: TestServer, path: string): Buffer => server.files.get(path) ?? Buffer.alloc(0);
const edit =
  (path: string, change: (text: string) => string): ((server: TestServer) => void) =>
  (server) => {
    server.files.set(path, Buffer.from(change(fileOf(server, path).toString())));
  };
const editLight =
  (change: (lines: string[]) => string[]): ((server: TestServer) => void) =>
  (server) => {
    const lines = madeUpLight(server);
    server.files.set(LIGHT, gzipSync(`${change(lines).join('\n')}\n`));
  };
function madeUpLight(server: TestServer): string[] {
  return experiments.flatMap(({ experiment }) => {
    const text = server.files.get(`hg38/eachData/bed05/${experiment}.05.bed`)?.toString() ?? '';
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [chromosome, start, end, , score] = line.split('\t');
        return [chromosome, start, end, experiment, score].join('\t');
      });
  });
}
/** Answers a path with a body of one's own, with or without its length. */
const answer =
  (path: string, body: string | Buffer, more: { type?: string; length?: boolean; status?: number } = {}) =>
  (server: TestServer): void => {
    server.instead.set(path, (_, response) => {
      response.statusCode = more.status ?? 200;
      response.setHeader('content-type', more.type ?? 'text/plain');
      if (more.length === true) response.setHeader('content-length', Buffer.byteLength(body));
      // Written in two steps, an answer has no length of its own.
      else response.write('');
      response.flushHeaders();
      response.end(body);
    });
  };
/** Leads a path elsewhere. */
const leadTo =
  (path: string, location: string) =>
  (server: TestServer): void => {
    server.instead.set(path, (_, response) => response.writeHead(302, { location }).end());
  };
/** Sends a piece again and again, as fast as it is taken or every so many milliseconds. */
function endlessly(response: ServerResponse, piece: Buffer, milliseconds: number): void {
  const send = (): void => {
    if (response.destroyed) return;
    const ready = response.write(piece);
    if (milliseconds > 0) setTimeout(send, milliseconds);
    else if (ready) setImmediate(send);
    else response.once('drain', send);
  };
  send();
}
const rowsWith = (rows: readonly string[]): ((server: TestServer) => void) =>
  edit(LIST, (text) => `${text}${rows.join('\n')}\n`);
const row = (experiment: string, more: Partial<Record<'genome' | 'antigen', string>> = {}): string =>
  [
    experiment,
    more.genome ?? 'hg38',
    'TFs and others',
    more.antigen ?? 'IKZF1',
    'Blood',
    'MM.1S',
    '',
    '1000,90,1,5',
  ].join('\t');
const HTML = '<!DOCTYPE html>\n<html><body>The service is busy.</body></html>\n';

/** What a server may do. */
export const serverScenarios: readonly HostileScenario[] = [
  ...Object.entries({
    'climbs out of the folder': '../../../../../../ESC3/evil',
    'climbs out behind an accession': 'SRX1/../../../../../../ESC3/evil1',
    'climbs out with the signs of Windows': 'SRX1\\..\\..\\..\\evil1',
    'is an absolute path': '/evil1',
    'holds a NUL': 'SRX1\u00001',
    'has 3,000 digits': `SRX${'1'.repeat(3000)}`,
    'is a device of Windows': 'COM1',
    'is empty': '',
    'holds an escape sequence': 'SRX\u001b]0;x\u00071',
  }).map(([what, id]): HostileScenario => ({
    name: `an accession that ${what}`,
    spoil: rowsWith([row(id)]),
    says: /caution: [^\n]*1 row that is no experiment was left out; the first, line 15, has no accession/,
    exit: 0,
  })),
  {
    name: 'a genome that climbs out of the folder',
    spoil: rowsWith([row('SRX9000099', { genome: '../hg38' })]),
    says: /caution: [^\n]*names no genome/,
    exit: 0,
  },
  {
    name: 'control characters in an antigen',
    spoil: rowsWith([row('SRX9000099', { antigen: 'IK\u001b[31mZF1' })]),
    says: /caution: [^\n]*has a name that holds control characters/,
    exit: 0,
  },
  {
    name: 'an accession that is listed twice',
    spoil: rowsWith([row('SRX9000001')]),
    says: /left out 1 row of the list/,
    exit: 0,
  },
  {
    name: 'a list of junk',
    spoil: edit(LIST, (text) => text + '\u0001junk\n'.repeat(1000)),
    says: /the list holds no experiments[^]*1000 of 1014 rows/,
  },
  {
    name: 'an error page as list',
    spoil: answer(LIST, HTML),
    says: /no such file: line 1: this is not a list/,
  },
  { name: 'an empty list', spoil: answer(LIST, '', { length: true }), says: /this is not a list/ },
  {
    name: 'a list that is cut off without a word',
    spoil: (server) => answer(LIST, fileOf(server, LIST).subarray(0, 900))(server),
    says: /its last line has no end/,
  },
  {
    name: 'a list with an impossible number of peaks',
    spoil: edit(LIST, (text) => text.replace(/,300\t/, `,${'9'.repeat(300)}\t`)),
    says: /11 experiments|10 experiments/,
    exit: 0,
  },
  {
    name: 'a list of another genome',
    spoil: edit(LIST, (text) => text.replaceAll('\thg38\t', '\tmm9\t')),
    says: /no hg38 experiment/,
  },
  { name: 'an error page as peaks', spoil: answer(PEAKS, HTML), says: /SRX9000002[^]*no such file/ },
  {
    name: 'an error page as peaks, with its length',
    spoil: answer(PEAKS, HTML, { length: true, type: 'text/html' }),
    says: /SRX9000002[^]*no such file/,
  },
  {
    name: 'an error in JSON as peaks',
    spoil: answer(PEAKS, '{"error": "busy"}\n', { length: true }),
    says: /SRX9000002[^]*no such file/,
  },
  {
    name: 'nothing where the list has peaks',
    spoil: answer(PEAKS, '', { length: true }),
    says: /it is empty, and the list says 300 peaks/,
  },
  {
    name: 'peaks that are cut off within a line, without a word',
    spoil: (server) => answer(PEAKS, fileOf(server, PEAKS).subarray(0, 5000))(server),
    says: /its last line has no end|no such file/,
  },
  {
    name: 'peaks that are cut off behind a line, without a word',
    spoil: (server) => {
      const text = fileOf(server, PEAKS).toString();
      answer(PEAKS, text.slice(0, text.indexOf('\n', 5000) + 1))(server);
    },
    says: /it has \d+ peaks, and the list says 300/,
  },
  {
    name: 'the peaks of another experiment',
    spoil: (server) => server.files.set(PEAKS, fileOf(server, OTHER_PEAKS)),
    says: /peaks of another experiment/,
  },
  {
    name: 'a position beyond every chromosome',
    spoil: edit(PEAKS, (text) => text.replace(/\t\d+\t\d+\t/, '\t4294967297\t4294967397\t')),
    says: /SRX9000002[^]*no such file: line 1/,
  },
  {
    name: 'TSSs beyond every chromosome',
    spoil: edit(TSS, (text) => `${text}chr1\t9999999999999\t9999999999999\tMYC\tNM_1\n`),
    says: /TSS\.hg38[^]*line 68: the TSS is out of range/,
  },
  { name: 'an error page as TSSs', spoil: answer(TSS, HTML), says: /TSS\.hg38[^]*not a TSS/ },
  { name: 'an error page as sizes', spoil: answer(SIZES, HTML), says: /chrom\.sizes[^]*no such file/ },
  {
    name: 'an assembled file that is none',
    spoil: answer(LIGHT, gzipSync(HTML), { length: true }),
    says: /it begins with "<!DOCTYPE/,
    args: assembled,
  },
  {
    name: 'an assembled file that is cut off',
    spoil: (server) => answer(LIGHT, fileOf(server, LIGHT).subarray(0, 4000))(server),
    says: /not a whole gzip file/,
    args: assembled,
  },
  {
    name: 'an assembled file that unpacks without end',
    spoil: (server) =>
      server.files.set(LIGHT, gzipSync(Buffer.alloc(80 << 20, 'chr1\t1\t2\tSRX9000001\t5\n'))),
    says: /bytes unpack to more than/,
    args: assembled,
  },
  {
    name: 'peaks that the server does not have although the list says so',
    spoil: (server) => server.files.delete(PEAKS),
    says: /caution: 1 experiment is not on the server[^\n]*SRX9000002/,
    exit: 0,
    brings: false,
  },
  {
    name: 'a score beyond every number, in the assembled file',
    spoil: editLight((lines) => [...lines, 'chr1\t5\t9\tSRX9000001\t4294967297']),
    says: /line \d+: this line is not a peak/,
    args: [...assembled, '-o', 'atlas'],
  },
  {
    name: 'sizes without end',
    spoil: (server) =>
      server.instead.set(SIZES, (_, response) => endlessly(response, Buffer.alloc(1 << 20, 'chr1\t5\n'), 0)),
    says: /sends more than such a file can have[^]*no end/,
  },
  {
    name: 'a length that no such file has',
    spoil: (server) =>
      server.instead.set(SIZES, (_, response) => {
        response.setHeader('content-length', '90000000000');
        response.write('chr1\t5\n');
      }),
    says: /sends more than such a file can have[^]*90000000000 bytes/,
  },
  {
    name: 'a body that drips',
    spoil: (server) => server.instead.set(PEAKS, (_, response) => endlessly(response, Buffer.from('c'), 150)),
    says: /fewer than 500 bytes a second/,
  },
  {
    name: 'headers that drip',
    spoil: (server) =>
      server.instead.set(PEAKS, ({ socket }) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        const timer = setInterval(() => socket.write('x: y\r\n'), 150);
        socket.on('close', () => clearInterval(timer));
        socket.on('error', () => undefined);
      }),
    says: /no answer within 1 seconds/,
  },
  {
    name: 'a length that is more than arrives',
    spoil: (server) =>
      server.instead.set(PEAKS, (_, response) => {
        response.setHeader('content-length', '900000');
        response.write(fileOf(server, PEAKS));
        setTimeout(() => response.destroy(), 50);
      }),
    says: /broke off[^]*SRX9000002/,
  },
  {
    name: 'a part that was not asked for',
    spoil: (server) =>
      server.instead.set(PEAKS, (_, response) =>
        response.writeHead(206, { 'content-range': 'bytes 5-9/10' }).end('12345'),
      ),
    says: /answered 206/,
  },
  {
    name: 'no content',
    spoil: (server) => server.instead.set(PEAKS, (_, response) => response.writeHead(204).end()),
    says: /answered 204/,
  },
  {
    name: 'what is not HTTP',
    spoil: (server) => server.instead.set(PEAKS, ({ socket }) => socket.end('SSH-2.0-x\r\n')),
    says: /broke off[^]*SRX9000002/,
  },
  {
    name: 'a connection that closes at once',
    spoil: (server) => server.instead.set('*', ({ socket }) => socket.destroy()),
    says: /broke off/,
  },
  {
    name: 'a flood of headers',
    spoil: (server) =>
      server.instead.set(PEAKS, ({ socket }) => {
        socket.on('error', () => undefined);
        socket.write(`HTTP/1.1 200 OK\r\n${'x: yyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n'.repeat(50_000)}`);
      }),
    says: /broke off[^]*SRX9000002/,
  },
  {
    name: 'a way that leads to a file',
    spoil: leadTo(PEAKS, 'file:///etc/passwd'),
    says: /leads to an address[^]*neither http/,
  },
  {
    name: 'a way that leads to another scheme',
    spoil: leadTo(PEAKS, 'ftp://127.0.0.1/x'),
    says: /leads to an address/,
  },
  {
    name: 'a way that leads round',
    spoil: leadTo(PEAKS, PEAKS.split('/').at(-1) ?? ''),
    says: /the sixth in a row/,
  },
  { name: 'a way that leads nowhere', spoil: leadTo(PEAKS, 'http://['), says: /it is no address/ },
  {
    name: 'a proxy that wants a password',
    spoil: answer('*', '', { status: 407 }),
    says: /proxy refuses[^]*HTTPS_PROXY/,
  },
  {
    name: 'a server that has nothing',
    spoil: answer('*', '', { status: 404 }),
    says: /no list of experiments/,
  },
  { name: 'a server that fails', spoil: answer('*', HTML, { status: 503 }), says: /answered 503/ },
];

const inFolder =
  (path: string, change: (bytes: Buffer) => Buffer): ((data: string) => void) =>
  (data) => {
    const file = join(data, ...path.split('/'));
    writeFileSync(file, change(readFileSync(file)));
  };
const flipBit = (bytes: Buffer, at: number): Buffer => {
  const other = Buffer.from(bytes);
  other[at] ^= 1;
  return other;
};
const LOCK = 'chip-atlas.lock.json';
/** Makes a folder look as an earlier release left it: what arrived was noted without being looked at. */
const asNotedBefore =
  (path: string, content: string): ((data: string) => void) =>
  (data) => {
    const bytes = Buffer.from(content);
    const lock = JSON.parse(readFileSync(join(data, LOCK), 'utf8')) as {
      files: { file: string; bytes: number; sha256: string }[];
    };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const files = lock.files.map((entry) =>
      entry.file === path ? { ...entry, bytes: bytes.length, sha256 } : entry,
    );
    writeFileSync(join(data, LOCK), JSON.stringify({ ...lock, files, checksum: undefined }));
    writeFileSync(join(data, ...path.split('/')), bytes);
  };

/** What may have become of a data folder; the server is healthy, so that the result is the undisturbed one. */
export const folderScenarios: readonly (HostileScenario & { readonly exit: 0 })[] = [
  {
    name: 'a flipped bit in the peaks of an experiment',
    spoilFolder: inFolder(PEAKS, (bytes) => flipBit(bytes, 8)),
    says: /its bytes are not those that were brought; it is brought again/,
    exit: 0,
  },
  {
    name: 'a flipped bit in the list',
    spoilFolder: inFolder(LIST, (bytes) => flipBit(bytes, 40)),
    says: /its bytes are not those that were brought; it is brought again/,
    exit: 0,
  },
  {
    name: 'a flipped bit in the TSSs',
    spoilFolder: inFolder(TSS, (bytes) => flipBit(bytes, 6)),
    says: /its bytes are not those that were brought; it is brought again/,
    exit: 0,
  },
  {
    name: 'a cut file',
    spoilFolder: inFolder(PEAKS, (bytes) => bytes.subarray(0, 4000)),
    says: /it has 4000 bytes, \d+ were brought; it is brought again/,
    exit: 0,
  },
  {
    name: 'a lock file that is cut off',
    spoilFolder: inFolder(LOCK, (bytes) => bytes.subarray(0, 900)),
    says: /brought/,
    exit: 0,
  },
  {
    name: 'a lock file that is none',
    spoilFolder: inFolder(LOCK, () => Buffer.from('[]')),
    says: /brought/,
    exit: 0,
  },
  {
    name: 'a lock file with a flipped bit',
    spoilFolder: inFolder(LOCK, (bytes) => flipBit(bytes, bytes.indexOf('2026-09') + 3)),
    says: /brought/,
    exit: 0,
  },
  {
    name: 'a lock file of other shapes',
    spoilFolder: inFolder(LOCK, () =>
      Buffer.from('{"format":1,"files":[{"file":null},{"file":"../x","bytes":-1},7]}'),
    ),
    says: /brought/,
    exit: 0,
  },
  {
    name: 'an error page that an earlier release took for peaks',
    spoilFolder: asNotedBefore(PEAKS, HTML),
    says: /SRX9000002[^\n]*brought again/,
    exit: 0,
  },
  {
    name: 'nothing, which an earlier release took for peaks',
    spoilFolder: asNotedBefore(PEAKS, ''),
    says: /it is empty, and the list says 300 peaks; it is brought again/,
    exit: 0,
  },
  {
    name: 'peaks that an earlier release took although they were cut off',
    spoilFolder: asNotedBefore(PEAKS, 'chr1\t10000\t10200\tSRX9000002.05_peak_1\t60\n'),
    says: /it has 1 peaks, and the list says 300; it is brought again/,
    exit: 0,
  },
  {
    name: 'a journal with lines that are none',
    spoilFolder: (data) => {
      rmSync(join(data, LOCK));
      writeFileSync(
        join(data, '.fetch-journal'),
        '\n{"file":null}\n[1]\n{"file":"x\n\0\n{"file":"../../x","bytes":1}',
      );
    },
    says: /brought/,
    exit: 0,
  },
  {
    name: 'a partial file whose bytes changed',
    spoilFolder: (data) => {
      rmSync(join(data, LOCK));
      rmSync(join(data, ...PEAKS.split('/')));
      writeFileSync(join(data, ...`${PEAKS}.part`.split('/')), 'chr9\t1\t2\n');
      writeFileSync(
        join(data, ...`${PEAKS}.part.json`.split('/')),
        '{"address":"x","validator":"y","total":10}',
      );
    },
    says: /brought/,
    exit: 0,
  },
];

/** A folder inside the data folder that is a link to elsewhere: nothing is written there. */
export const linkScenario: HostileScenario = {
  name: 'a link that leads out of the data folder',
  spoilFolder: (data) => {
    rmSync(join(data, 'hg38'), { recursive: true });
    mkdirSync(join(dirname(dirname(data)), 'elsewhere'));
    symlinkSync(join(dirname(dirname(data)), 'elsewhere'), join(data, 'hg38'));
  },
  says: /a link leads out of/,
};

/** What came of a scenario; every member of a sound one is the one that is written here. */
export interface Outcome {
  /** As the scenario says. */
  readonly code: number | null;
  readonly text: string;
  /** Files outside the data folder: none, but for the atlas. */
  readonly outside: readonly string[];
  /** 0: the same command against a healthy server. */
  readonly healedCode: number | null;
  readonly healedText: string;
  /** Files whose bytes are not those of an undisturbed run: none. */
  readonly different: readonly string[];
}

/** Files that tell of the time and the way, or are made of others. */
const OWN = /\.lock\.json$|\.fetch-journal$|\.index$|\.fetch\.lock$/;

let healthy: ReadonlyMap<string, Buffer> | undefined;

/** Every file below a folder, with the SHA-256 of its bytes. */
function filesBelow(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(
    files.map((name) => [
      name.replaceAll('\\', '/'),
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

function argumentsFor(server: TestServer, more: readonly string[]): string[] {
  return [
    ...['--base', server.base, '--genome', 'hg38', '--cell-class', 'Blood'],
    ...['--stall-seconds', '1', '--retries', '1', ...more],
  ];
}

const undisturbedRuns = new Map<string, Promise<ReadonlyMap<string, string>>>();

/** The files that a command leaves that nothing disturbs; each is run once. */
function undisturbed(more: readonly string[], run: RunFetch): Promise<ReadonlyMap<string, string>> {
  const key = more.join(' ');
  const known = undisturbedRuns.get(key) ?? filesOfHealthyRun(more, run);
  undisturbedRuns.set(key, known);
  return known;
}

async function filesOfHealthyRun(
  more: readonly string[],
  run: RunFetch,
): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-undisturbed-'));
  healthy ??= madeUpChipAtlas();
  const server = await startTestServer(healthy);
  try {
    const { code, text } = await run(argumentsFor(server, more), folder);
    if (code !== 0) throw new Error(text);
    return filesBelow(folder);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a scenario in a folder of its own: a first run of a healthy server where the folder is spoiled, the spoiled run, and the same command
 * against a healthy server.
 */
export async function outcomeOf(scenario: HostileScenario, run: RunFetch): Promise<Outcome> {
  const root = mkdtempSync(join(tmpdir(), 'chipmate-hostile-'));
  const work = join(root, 'some', 'where', 'deep', 'work');
  mkdirSync(work, { recursive: true });
  healthy ??= madeUpChipAtlas();
  const server = await startTestServer(healthy);
  try {
    const args = argumentsFor(server, scenario.args ?? []);
    const right = await undisturbed(scenario.args ?? [], run);
    const data = join(work, 'chip-atlas-data');
    if (scenario.spoilFolder !== undefined) {
      await run(args, work);
      scenario.spoilFolder(data);
    }
    const before = filesBelow(root);
    scenario.spoil?.(server);
    const { code, text } = await run(args, work);
    const outside = [...filesBelow(root)]
      .filter(([name, sha256]) => before.get(name) !== sha256)
      .map(([name]) => relative(work, join(root, name)).replaceAll('\\', '/'))
      .filter((name) => !/^(?:chip-atlas-data|atlas)\//.test(name));
    server.instead.clear();
    const isWhole = scenario.exit === 0 && scenario.brings !== false;
    if (!isWhole) server.files.clear();
    if (!isWhole) for (const [path, bytes] of healthy) server.files.set(path, bytes);
    const healed = await run([...args, ...(args.includes('-o') ? ['--force'] : [])], work);
    const now = filesBelow(work);
    // A list with a strange row is what the server had.
    const strangeList = isWhole && scenario.spoil !== undefined;
    const names = [...new Set([...now.keys(), ...right.keys()])];
    const different = names.filter(
      (name) => !OWN.test(name) && !(strangeList && name.endsWith(LIST)) && now.get(name) !== right.get(name),
    );
    return { code, text, outside, healedCode: healed.code, healedText: healed.text, different };
  } finally {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  }
}
