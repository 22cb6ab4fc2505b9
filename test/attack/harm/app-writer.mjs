// Writes one thing as the app writes it, in the folder in which it is started: node app-writer.mjs WHAT. As a person would after a
// crash, it looks first whether that is there, and begins anew what is not.
import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const dist = new URL('../../../dist/', import.meta.url).href;
const built = (name) => import(`${dist}${name}.js`);

/** Everything that the server keeps for itself lies where a kill can be judged. */
process.env.TMPDIR = resolve('tmp');
const DATE = '2026-11-23';

/** What is asked for, by the name on the command line. */
const writers = {
  'new-study': (app) =>
    app.unlessListed('A study', async () => {
      const peaks = [await app.handOver('query.narrowPeak')];
      const table = await app.handOver('changed.tsv');
      const said = { title: 'A study', factor: 'GENE3', genome: 'hg38', cell: 'GM12878', date: DATE };
      await app.ask('POST', 'studies', { ...said, peaks, table });
    }),
  dropped: (app) =>
    app.unlessListed('Dropped', async () => {
      const files = [await app.handOver('e1.narrowPeak'), await app.handOver('e2.narrowPeak')];
      const placed = await app.ask('POST', 'drafts/places', { files });
      const settled = placed.map(({ file, condition }, i) => ({
        ...{ file, condition, place: 'peaks', factor: 'IKZF1' },
        cell: ['GM12878', 'K-562'][i],
      }));
      await app.ask('POST', 'drafts/study', { title: 'Dropped', date: DATE, files: settled });
    }),
  'keep-new': (app) => app.unlessListed('Kept', () => app.keep({ name: 'Kept' })),
  'keep-more': async (app) => {
    const { study, kept } = await app.listed('Old');
    if (kept < 2) await app.keep({ study });
  },
  notes: async (app) => {
    const { study } = await app.listed('Old');
    const { notes } = await app.ask('GET', `studies/${study}/kept`);
    if (notes.text !== 'new') await app.ask('PUT', `studies/${study}/notes`, { ...notes, text: 'new' });
  },
  draft: async (app) => {
    const { study } = await app.listed('Other');
    const { text, version } = await app.ask('GET', `studies/${study}`);
    const drafted = text.replaceAll('cell: GM12878', 'cell: K-562');
    if (drafted !== text) await app.ask('PUT', `studies/${study}`, { text: drafted, version });
  },
  copy: (app) =>
    app.unlessListed('Other 2', async () => {
      const { study } = await app.listed('Other');
      await app.ask('POST', `studies/${study}/copy`, {});
    }),
};

/** What the app told a page that it cannot do. */
class Refused extends Error {}

async function app() {
  const { startServer } = await built('server/start-server');
  const server = await startServer({ atlases: [], studies: 'studies', threads: 1 });
  const api = `${server.address.replace('?token=', '')}/api/`;
  const ask = async (method, path, body) => {
    const response = await fetch(`${api}${path}`, {
      method,
      ...(method === 'GET' ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = JSON.parse(text);
    if (response.status === 422) throw new Refused(answer.refusal.problem);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return answer;
  };
  const handOver = async (name) =>
    (await ask('POST', `files?any=1&name=${name}`, await openAsBlob(name))).file;
  const listed = async (name) => (await ask('GET', 'studies')).studies.find((each) => each.name === name);
  return {
    ...{ ask, handOver, listed },
    unlessListed: async (name, make) => {
      if ((await listed(name)) === undefined) await make();
    },
    keep: async (into) => {
      const files = [await handOver('query.narrowPeak'), await handOver('e2.narrowPeak')];
      const chosen = { files, genome: 'hg38' };
      await ask('POST', 'kept', { question: 'sets', chosen, note: 'of interest', into });
    },
    close: () => server.close(),
  };
}

/** The atlas of one's own files, with the sheet beside it: what the app's thread does, in this one. */
async function ownAtlas() {
  const { buildOwnAtlas } = await built('server/own-atlas/build-own-atlas');
  const { endDeadWriters } = await built('formats/folders/folder-transaction');
  endDeadWriters('data');
  if (existsSync('data/mine/atlas.json')) return;
  const [header, ...cells] = readFileSync('sheet.tsv', 'utf8')
    .trim()
    .replaceAll(/\t(?=e\d)/g, '\t../')
    .split('\n')
    .map((line) => line.split('\t'));
  const build = { header, headerLine: 1, cells, line: cells.map((_, i) => i + 2) };
  const text = [header, ...cells].map((line) => `${line.join('\t')}\n`).join('');
  const sheet = resolve('data/mine.sheet.tsv');
  const asked = { build, genome: 'hg38', atlas: resolve('data/mine'), sheet, text };
  await buildOwnAtlas(asked, () => undefined);
}

const [what] = process.argv.slice(2);
try {
  if (what === 'own-atlas') await ownAtlas();
  else {
    const opened = await app();
    await writers[what](opened).finally(opened.close);
  }
} catch (error) {
  const { refusalBody } = await built('server/answer-body');
  const problem = error instanceof Refused ? error.message : refusalBody(error)?.refusal.problem;
  if (problem === undefined) throw error;
  process.stderr.write(`chipmate: ${problem}\n`);
  process.exitCode = 2;
}
