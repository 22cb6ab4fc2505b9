import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chipmate } from '../../test/support/chipmate.ts';
import { bodyOf, routesOf, type Routes } from '../../test/support/route.ts';
import { questions } from '../questions/catalogue.ts';
import { smallAtlas } from '../../test/support/shared-atlases.ts';
import type { RefusalBody } from './answer-body.ts';
import type { Answered } from './routes/questions.ts';
import { chosenInBody } from './question-body.ts';
import { startServer } from './start-server.ts';
import { Uploads } from './uploads.ts';

let folder: string;
let cwd: string;
let routes: Routes;
let uploads: Uploads;
const at = (name: string, content: Uint8Array | string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-server-test-'));
  cwd = await smallAtlas();
  uploads = new Uploads({ file: 1_000_000, files: 60 });
  routes = routesOf([join(cwd, 'atlas')], uploads);
});
afterAll(async () => {
  await routes.close();
  rmSync(folder, { recursive: true });
});

const post = (path: string, body: unknown): Promise<Response> =>
  routes.ask(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) });
const refusalOf = async (response: Response): Promise<RefusalBody['refusal']> => {
  expect(response.status).toBe(422);
  return ((await response.json()) as RefusalBody).refusal;
};
const handOver = (name: string, body: Uint8Array | string): Promise<Response> =>
  routes.ask(`api/files?name=${encodeURIComponent(name)}`, { method: 'POST', body });

describe('who may ask', () => {
  const path = '/the-token-of-a-test/api/state';
  test.each([
    ['another host name, as after DNS rebinding', { host: 'evil.example' }],
    ['a host name that begins as loopback', { host: '127.0.0.1.evil.example' }],
    ['the page of another site', { host: '127.0.0.1:1', origin: 'http://evil.example' }],
    ['a page on another port of this machine', { host: '127.0.0.1:1', origin: 'http://127.0.0.1:2' }],
    ['a sandboxed page', { host: '127.0.0.1:1', origin: 'null' }],
    ['a link of another site', { host: '127.0.0.1:1', 'sec-fetch-site': 'cross-site' }],
    ['nobody', {}],
  ])('not %s', async (_, headers) => {
    const response = await routes.app.request(path, { headers: headers as Record<string, string> });
    expect(response.status).toBe(403);
  });

  test.each([
    '/',
    '/?token=x',
    '/x/',
    '/x/api/state',
    '//api/state',
    '/the-token-of-a-tes/api/state',
    '/api/state',
  ])('not %s: the token is missing', async (address) => {
    const response = await routes.app.request(`http://127.0.0.1${address}`, {
      headers: { host: 'localhost' },
    });
    expect([403, 404]).toContain(response.status);
    expect(await response.text()).not.toContain('atlas');
  });

  test('whoever has the address that was printed', async () => {
    const response = await routes.app.request('/?token=the-token-of-a-test', {
      headers: { host: '[::1]:8' },
    });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/the-token-of-a-test/']);
    const state = await routes.app.request(path, {
      headers: { host: 'localhost:1', origin: 'http://localhost:1' },
    });
    expect(state.status).toBe(200);
    expect(state.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(await state.json()).toMatchObject({ atlases: [{ name: 'atlas', genome: 'hg38' }] });
  });

  test.each(['..%2f..%2fpackage.json', 'assets/..%2findex.html', '.env', 'assets/', 'index.html%00.js', '%'])(
    'a page has no file %s',
    async (name) => expect((await routes.ask(name)).status).toBe(404),
  );
});

describe('files that are handed over', () => {
  test('are told by what they hold', async () => {
    const peaks = await handOver('a.bed', 'chr1\t100\t300\tp\t5\nchr1\t900\t1200\tq\t7\n');
    expect(await peaks.json()).toMatchObject({
      name: 'a.bed',
      recognised: { kind: 'peaks', peaks: 2, withSignal: true },
    });
    const genes = await handOver('genes.txt', 'IRF4\nBCL2\n');
    expect(await genes.json()).toMatchObject({ recognised: { kind: 'list of genes', genes: 2 } });
    const table = await handOver(
      'limma.tsv',
      'gene\tlogFC\tAveExpr\tP.Value\tadj.P.Val\nIRF4\t-1\t8\t0.001\t0.01\nBCL2\t1\t7\t0.2\t0.4\n',
    );
    expect(await table.json()).toMatchObject({ recognised: { kind: 'differential table', rows: 2 } });
    const counts = await handOver('counts.csv', 'gene,a,b\nIRF4,100,90\nBCL2,5,7\nMYC,0,44\n');
    expect(await counts.json()).toMatchObject({ recognised: { kind: 'expression matrix', samples: 2 } });
    const listed = (await (await routes.ask('api/files')).json()) as { name: string }[];
    expect(listed.map(({ name }) => name)).toEqual(['a.bed', 'genes.txt', 'limma.tsv', 'counts.csv']);
  });

  test.each([
    ['paper.pdf', '%PDF-1.7\n', 'PDF'],
    ['empty.bed', '', 'the file is empty'],
    ['reads.bam', gzipSync('BAM\x01xxxxxxxx'), 'BAM'],
    ['reads.fastq', '@read 1\nACGTN\n+\nIIIII\n', 'FASTQ'],
    ['words.txt', 'a b c d\ne f g h\n', 'words.txt'],
    ['notes.csv', 'gene,remark\nIRF4,falls\n', 'this is no list of genes'],
    ['page.html', '<!doctype html>\n<html>\n', 'this is'],
    ['regions.txt', 'chr6:391600-391900\n', 'this is no list of genes'],
    ['large.bed', 'chr1\t1\t2\n'.repeat(120_000), 'too large'],
  ])('%s is refused with one sentence, and nothing of it is kept', async (name, content, said) => {
    const before = uploads.all.length;
    const refusal = await refusalOf(await handOver(name, content));
    expect(JSON.stringify(refusal)).toContain(said);
    expect(JSON.stringify(refusal)).not.toContain(tmpdir());
    expect(uploads.all).toHaveLength(before);
  });

  test.each([
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\peaks.bed', 'peaks.bed'],
    ['..', 'file'],
    ['.hidden', 'hidden'],
    ['a\u0000b\u001b[31m<script>.bed', 'a_b__31m_script_.bed'],
    ['con.bed', '_con.bed'],
    [`${'x'.repeat(500)}.bed`, `${'x'.repeat(96)}.bed`],
    [`${'あ'.repeat(100)}.bed`, `${'あ'.repeat(65)}.bed`],
    ['骨髄腫.bed', '骨髄腫.bed'],
  ])('%j lies in the private folder as %s', async (said, kept) => {
    const answer = (await (await handOver(said, 'chr1\t1\t200\n')).json()) as { file: number; name: string };
    const { path, name } = uploads.file(answer.file);
    expect([answer.name, name]).toEqual([kept, kept]);
    expect(path.split(/[\\/]/).slice(-2)).toEqual([String(answer.file), kept]);
    expect(existsSync(path)).toBe(true);
  });

  test('are sequences where they begin as such, and are thrown away on request', async () => {
    const { file, recognised } = (await (await handOver('a.fa', '>a\nACGT\n')).json()) as {
      file: number;
      recognised: unknown;
    };
    expect(recognised).toEqual({ kind: 'sequences' });
    const { path } = uploads.file(file);
    expect((await routes.ask(`api/files/${file}`, { method: 'DELETE' })).status).toBe(200);
    expect(existsSync(path)).toBe(false);
    for (const name of [String(file), '0', '-1', '1e3', 'constructor'])
      expect((await refusalOf(await routes.ask(`api/files/${name}`, { method: 'DELETE' }))).key).toBe(
        'upload.gone',
      );
  });

  test('are no more than there may be, and are gone with the server', async () => {
    const few = new Uploads({ files: 1 });
    const other = routesOf([], few);
    const hand = () => other.ask('api/files?name=a.bed', { method: 'POST', body: 'chr1\t1\t200\n' });
    expect((await hand()).status).toBe(200);
    expect((await refusalOf(await hand())).key).toBe('upload.too-many');
    const { path } = few.all[0];
    await other.close();
    expect(existsSync(path)).toBe(false);
  });
});

test('a file that a form asks for is taken whatever it is', async () => {
  const body = 'a b c d\ne f g h\n';
  const response = await routes.ask('api/files?any=1&name=words.txt', { method: 'POST', body });
  expect(await response.json()).toMatchObject({ name: 'words.txt', recognised: { kind: 'other' } });
});

describe('what a page sends', () => {
  test.each([
    ['a path in place of a file', { query: '/etc/passwd', atlas: [0] }],
    ['a path among files', { query: 1, within: ['/etc/passwd'], atlas: [0] }],
    ['a path in place of an atlas', { query: 1, atlas: ['/etc'] }],
    ['an atlas that is not served', { query: 1, atlas: [7] }],
    ['an atlas before the first', { query: 1, atlas: [-1] }],
    ['a name of every object', { query: 1, atlas: ['constructor'] }],
    ['a folder', { query: 1, atlas: [0], genomes: '/etc' }],
    ['a file that was never handed over', { query: 99_999, atlas: [0] }],
    ['a choice that there is not', { query: 1, atlas: [0], output: 'x.tsv' }],
    ['a choice of every object', JSON.parse('{"query":1,"atlas":[0],"__proto__":{"a":1}}') as unknown],
    ['a number as text', { query: 1, atlas: [0], seed: '1' }],
    ['a number out of range', { query: 1, atlas: [0], seed: -1 }],
    ['no query', { atlas: [0] }],
    ['a text without end', { query: 1, atlas: [0], queryCell: 'x'.repeat(2000) }],
    ['a list', []],
    ['null', 'null'],
    ['no JSON', '{"query":'],
  ])('is refused where it is %s', async (_, body) => {
    await handOver('q.bed', 'chr1\t100\t300\n');
    const refusal = await refusalOf(await post('api/questions/partners', body));
    expect(refusal.problem).not.toBe('');
  });

  test.each([
    ['enrich', { a: 1, atlas: [0], background: ['/etc/passwd'] }],
    ['enrich', { a: 1, atlas: [0], background: ['within:/etc/passwd'] }],
    ['enrich', { a: 1, atlas: [0], background: ['within:'] }],
    ['annotate', { peaks: 1, genome: '/etc/passwd' }],
    ['targets', { query: 1, follows: ['IRF4=/etc/passwd'] }],
    ['motifs enrich', { query: 1, motifs: ['/etc/passwd'] }],
    ['atlas search', { atlas: '/etc' }],
  ])('of %s is refused where a path stands for a word, a file or an atlas: %j', async (question, body) => {
    await handOver('q.bed', 'chr1\t100\t300\n');
    const { key } = await refusalOf(await post(`api/questions/${encodeURIComponent(question)}`, body));
    expect(key).toMatch(/^(?:body|upload)\./);
  });

  test('may hold a word in place of a file, or before one', async () => {
    const { file } = (await (await handOver('w.bed', 'chr1\t100\t300\n')).json()) as { file: number };
    const known = { file: (number: unknown) => uploads.file(number).path, atlas: String };
    const { choices } = await questions['enrich']();
    const { background } = chosenInBody(
      choices,
      { a: file, atlas: [0], background: ['sites', file, `within:${file}`] },
      known,
    ) as { background: string[] };
    const { path } = uploads.file(file);
    expect(background).toEqual(['sites', path, `within:${path}`]);
  });

  test('is refused where it is too long, and where there is no such question', async () => {
    expect((await post('api/questions/partners', ' '.repeat(300_000))).status).toBe(413);
    for (const name of ['nothing', 'constructor', '__proto__', '..%2fstate'])
      expect((await post(`api/questions/${name}`, {})).status).toBe(404);
  });
});

test('no text of any question is taken for the path of a file', async () => {
  const secret = at('secret.bed', 'the secret of this machine\n');
  const peaks = await routes.handOver(at('some.bed', 'chr1\t100\t300\nchr2\t5\t90\n'));
  for (const [name, load] of Object.entries(questions)) {
    const { choices } = await load();
    const needed = Object.entries(choices).flatMap(([key, choice]): [string, unknown][] => {
      if (!('needed' in choice)) return [];
      if (choice.type === 'folders') return [[key, [0]]];
      if (choice.type === 'folder') return [[key, 0]];
      if (choice.type === 'file') return [[key, peaks]];
      if (choice.type === 'files') return [[key, [peaks]]];
      return [[key, choice.type === 'texts' ? ['IRF4'] : 'IRF4']];
    });
    for (const [key, { type }] of Object.entries(choices)) {
      if (type !== 'text' && type !== 'texts' && type !== 'file' && type !== 'files') continue;
      // What is no text is refused before anything is opened: every form of it costs nothing.
      const forms =
        type === 'text' || type === 'texts' ? [secret] : [secret, `within:${secret}`, `A=${secret}`];
      for (const path of forms) {
        const value = type === 'texts' || type === 'files' ? [path] : path;
        const response = await post(`api/questions/${encodeURIComponent(name)}`, {
          ...Object.fromEntries(needed),
          [key]: value,
        });
        expect(await response.text(), `${name} ${key}`).not.toContain('the secret');
        expect(response.status, `${name} ${key}`).not.toBe(404);
        expect(response.status, `${name} ${key}`).toBeLessThan(500);
      }
    }
  }
});

test('an upload that breaks off is no bug, and nothing of it is kept', async () => {
  const before = uploads.all.length;
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(Buffer.from('chr1\t1\t2\n'));
      controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
    },
  });
  const init = { method: 'POST', body: broken, duplex: 'half' } as RequestInit;
  expect((await routes.ask('api/files?name=a.bed', init)).status).toBe(499);
  expect(uploads.all).toHaveLength(before);
});

test('an answer names files as the page knows them, and the command line that gives the same', async () => {
  const body = await bodyOf(routes, 'overlap', [join(cwd, 'query.bed'), '--atlas', 'atlas', '--reverse']);
  const response = await post('api/questions/overlap', body);
  const text = await response.text();
  expect(text).not.toContain('chipmate-serve-');
  const { columns, command } = JSON.parse(text) as Answered;
  expect(columns[0].values.length).toBeGreaterThan(0);
  expect(command).toMatch(/^chipmate overlap query\.bed --atlas \S+ --reverse$/);
});

test('an answer is saved as the files that the command line writes', async () => {
  const args = ['overlap', join(cwd, 'query.bed'), '--atlas', join(cwd, 'atlas')];
  const body = JSON.stringify(await bodyOf(routes, 'overlap', args.slice(1)));
  const save = async (accept: string): Promise<Buffer> =>
    Buffer.from(
      await (
        await routes.ask('api/questions/overlap', { method: 'POST', body, headers: { accept } })
      ).arrayBuffer(),
    );
  expect((await save('text/tab-separated-values')).toString()).toBe(chipmate(args, { cwd }).stdout);
  chipmate([...args, '-o', join(folder, 'overlap.xlsx')], { cwd });
  const workbook = await save('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  expect(workbook.equals(readFileSync(join(folder, 'overlap.xlsx')))).toBe(true);
});

test('progress and an answer, or a refusal, come as events', async () => {
  const headers = { accept: 'text/event-stream' };
  const ask = async (question: string, body: unknown): Promise<string> =>
    (
      await routes.ask(`api/questions/${question}`, { method: 'POST', body: JSON.stringify(body), headers })
    ).text();
  const body = await bodyOf(routes, 'overlap', [join(cwd, 'query.bed'), '--atlas', 'atlas']);
  expect(await ask('overlap', body)).toMatch(/^event: answer\ndata: \{.*\}\n\n$/);
  expect(await ask('overlap', { ...body, antigen: ['NOSUCH'] })).toMatch(/^event: refusal\n/);
});

test('a question that nobody waits for is stopped, and the next one is answered', async () => {
  const body = JSON.stringify(await bodyOf(routes, 'overlap', [join(cwd, 'query.bed'), '--atlas', 'atlas']));
  const gone = new AbortController();
  const asked = routes.ask('api/questions/overlap', { method: 'POST', body, signal: gone.signal });
  gone.abort();
  await asked.catch(() => undefined);
  expect((await routes.ask('api/questions/overlap', { method: 'POST', body })).status).toBe(200);
});

test('sixteen questions at once are all answered', async () => {
  const body = await bodyOf(routes, 'overlap', [join(cwd, 'query.bed'), '--atlas', 'atlas']);
  const texts = await Promise.all(
    Array.from({ length: 16 }, async () => (await post('api/questions/overlap', body)).text()),
  );
  expect(new Set(texts).size).toBe(1);
});

describe('the server', () => {
  test('listens on loopback at a free port until its page ends it', async () => {
    const server = await startServer({ atlases: [join(cwd, 'atlas')] });
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
    const page = await fetch(server.address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<div id="app">');
    const quit = await fetch(new URL('api/quit', page.url), { method: 'POST' });
    expect(quit.status).toBe(200);
    await server.ended;
    await expect(fetch(server.address)).rejects.toThrow();
  });

  test('says that a port is taken, and which atlas it cannot open', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    await expect(startServer({ atlases: [], port })).rejects.toThrow(`port ${port} is taken`);
    taken.close();
    await expect(startServer({ atlases: [at('no-atlas', '')] })).rejects.toThrow('no-atlas');
  });
});
