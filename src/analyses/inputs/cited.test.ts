import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../../../test/support/chipmate.ts';
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
