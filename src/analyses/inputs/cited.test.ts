import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, writeFiles } from '../../../test/support/chipmate.ts';
import { writeResults } from '../../formats/folders/result-folder.ts';
import { readCited } from './cited.ts';

const page = (data: string): string =>
  `<script type="application/json" id="report-data">\n${data}\n</script>`;

const folder = folderWith({
  'report.html': page(
    '{"simulated":false,"provenance":{"version":"0.1.0","atlas":[]},"partners":[],"agreement":[]}',
  ),
  'template.html': page('{}'),
  'cut.html': page('{"simulated":fal'),
  'peaks.bed': 'chr1\t10\t20\n',
  'empty/peaks.bed': 'chr1\t10\t20\n',
});

test('a folder with a report, and the report itself, tell the same', async () => {
  const told = await readCited(folder);
  expect(told).toEqual(await readCited(join(folder, 'report.html')));
  expect(told).toMatchObject({ version: '0.1.0', experiments: [], papers: undefined });
});

test.each([
  ['template.html', 'without a report’s data'],
  ['cut.html', 'without a report’s data'],
  ['peaks.bed', 'without a report’s data'],
  ['empty', 'without atlas.json or report.html'],
  ['nowhere', 'nothing there'],
])('%s is refused', async (name, found) => {
  await expect(readCited(join(folder, name))).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining(found) as string,
  });
});

test('data of any other shape are no result, and no bug; a page that was changed since is refused', async () => {
  const whole = {
    simulated: false,
    papers: ['wang2013'],
    provenance: { version: '0.1.0', atlas: [{ sources: 'ENCODE 1' }] },
    partners: [{ rows: { antigen: ['FOS'], cell: ['K-562'], strongestExperiment: ['E1, E2'] } }],
    agreement: [{ discordant: [{ antigen: 'JUN', cell: 'K-562', experiment: 'E3' }] }],
  };
  const at = (data: unknown): string =>
    join(folderWith({ 'report.html': page(JSON.stringify(data)) }), 'report.html');
  expect((await readCited(at(whole))).experiments.map(({ accession }) => accession)).toEqual([
    'E1',
    'E2',
    'E3',
  ]);
  const shapes: unknown[] = [
    ...Object.keys(whole).flatMap((key) => [
      { ...whole, [key]: 7 },
      { ...whole, [key]: [null] },
    ]),
    { ...whole, papers: ['a paper of a later release'] },
    { ...whole, provenance: { version: '0.1.0', atlas: [{}] } },
    { ...whole, partners: [{ rows: { antigen: ['FOS'], cell: [], strongestExperiment: ['E1'] } }] },
    null,
  ];
  for (const shape of shapes)
    await expect(readCited(at(shape)), JSON.stringify(shape)).rejects.toThrow(/without a report’s data/);
  const results = folderWith({});
  writeResults(results, { by: 'study run' }, [['report.html', page(JSON.stringify(whole))]]);
  expect((await readCited(results)).version).toBe('0.1.0');
  writeFiles(results, { 'report.html': page(JSON.stringify({ ...whole, partners: [] })) });
  for (const path of [results, join(results, 'report.html')])
    await expect(readCited(path)).rejects.toThrow(/this file was changed since chipmate wrote it/);
});
