// The sample as a page asks for it: made once, the same bytes as elsewhere, asked at once, and gone with the server.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { routesOf } from '../../../test/support/route.ts';
import { SAMPLE_FILES } from '../../study/simulated-world/sample-files.ts';
import {
  sampleGround,
  writeSampleAtlas,
  writeSamplePeaks,
} from '../../study/simulated-world/write-sample.ts';
import type { AtlasState } from '../atlas-summary.ts';
import type { HandedOver } from '../routes/files.ts';
import type { GivenSample } from '../routes/sample.ts';
import type { Answered } from '../routes/questions.ts';
import { Uploads } from '../uploads.ts';

test('is made once, marked as simulated, and answers who works with the factor and what it drives', async () => {
  const uploads = new Uploads();
  const routes = routesOf([], uploads);
  const json = async <Body>(path: string, body?: unknown): Promise<Body> => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await routes.ask(path, init);
    expect(response.status, path).toBe(200);
    return (await response.json()) as Body;
  };
  const click = () => json<GivenSample>('api/sample', {});
  const askTable = () => json<HandedOver>('api/sample/table', {});
  // Begun before the click; the click gets what was begun.
  expect(await json('api/sample/soon', {})).toEqual({ soon: true });
  // Two pages that ask at the same time get the same.
  const [given, other] = await Promise.all([click(), click()]);
  expect(other).toEqual(given);
  expect(given.atlas).toBe(0);
  expect(given.peaks).toMatchObject({ name: 'simulated-IKZF1.narrowPeak', simulated: true });
  expect(given.peaks.recognised).toMatchObject({ kind: 'peaks', peaks: 7000, withSignal: true });
  const [table, same] = await Promise.all([askTable(), askTable()]);
  expect(same).toEqual(table);
  expect(table).toMatchObject({ simulated: true, recognised: { kind: 'differential table' } });
  expect(await json<HandedOver[]>('api/files')).toEqual([given.peaks, table]);
  const { atlases } = await json<{ atlases: AtlasState[] }>('api/state');
  expect(atlases).toMatchObject([{ name: 'simulated-atlas', simulated: true, experiments: 32 }]);

  const asked = { query: given.peaks.file, atlas: [0], queryAntigen: ['IKZF1'] };
  const partners = await json<Answered>('api/questions/partners', asked);
  const column = ({ columns }: Answered, name: string) =>
    columns.find((each) => each.name === name)?.values ?? [];
  expect(column(partners, 'antigen').slice(0, 4).sort()).toEqual(['FOS', 'IKZF3', 'IRF4', 'PRDM1']);
  // Where the server keeps it is nobody's business.
  expect(JSON.stringify(partners)).not.toContain('chipmate-serve-');
  const targets = await json<Answered>('api/questions/targets', {
    ...{ query: given.peaks.file, expression: table.file, genome: 'hg38' },
  });
  expect(column(targets, 'gene').slice(0, 60)).toContain('BCL2');
  // Drawn by the thread that answers: it is told that the data are simulated.
  expect(targets.figures?.map(({ name }) => name)).toEqual(['potential']);
  expect(targets.figures?.[0].en.wide).toContain('>simulated</text>');
  expect(targets.figures?.[0].ja.narrow).toContain('>模擬データ</text>');

  await routes.ask(`api/files/${table.file}`, { method: 'DELETE' });
  expect(await click()).toEqual(given);
  expect((await askTable()).file).toBeGreaterThan(table.file);

  const own = uploads.own;
  const direct = mkdtempSync(join(tmpdir(), 'chipmate-sample-'));
  const ground = sampleGround(7);
  writeSamplePeaks(direct, ground);
  await writeSampleAtlas(direct, ground);
  const files = readdirSync(join(direct, SAMPLE_FILES.atlas));
  expect(files).toContain('sites.bin');
  for (const file of [SAMPLE_FILES.peaks, ...files.map((name) => join(SAMPLE_FILES.atlas, name))])
    expect(readFileSync(join(own, file)).equals(readFileSync(join(direct, file))), file).toBe(true);
  rmSync(direct, { recursive: true });
  await routes.close();
  expect(existsSync(dirname(own))).toBe(false);
});

test('a server that ends meanwhile does not wait for it', async () => {
  const routes = routesOf([]);
  const response = routes.ask('api/sample', { method: 'POST' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await routes.close();
  expect((await response).status).toBe(499);
});
