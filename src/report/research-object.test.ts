// The library `ro-crate` is GPL-3.0: it reads and judges the crate here, in a test, and is no part of what is shipped.
import * as library from 'ro-crate';
import { expect, test } from 'vitest';
import type { Provenance } from '../study/plan/provenance.ts';
import { researchObject } from './research-object.ts';

/** What the package exports without declaring it. */
const { Validator } = library as unknown as {
  Validator: new () => {
    results: { id: string; status: string; message: string }[];
    parseJSON(crate: string): void;
    rootDataEntity(): void;
    checkFiles(files: Record<string, object>): void;
  };
};

const digest = (file: string) => ({ file, sha256: 'a'.repeat(64), bytes: 3 });
const provenance: Provenance = {
  format: 'chipmate provenance 1',
  program: 'chipmate',
  version: '1.2.3',
  simulated: true,
  seed: 1,
  date: '2026-11-23',
  study: digest('study.yaml'),
  steps: [
    {
      name: 'partners',
      state: 'done',
      reason: null,
      key: '',
      needs: [],
      inputs: [digest('peaks 1.bed'), digest('study.yaml')],
      parameters: {},
    },
  ],
};
const outputs = ['report.html', 'tables/partners.tsv'].map((path) => ({
  path,
  sha256: 'b'.repeat(64),
  bytes: 9,
}));
const crate = researchObject('A "title"', provenance, outputs);

/** What is wrong with a crate beside these files. */
function faults(text: string, files: readonly string[]): string[] {
  const validator = new Validator();
  validator.parseJSON(text);
  validator.rootDataEntity();
  validator.checkFiles(Object.fromEntries(files.map((file) => [file, { exists: true }])));
  return validator.results.filter(({ status }) => status !== 'success').map(({ id }) => id);
}

test("is a crate by the library's rules, but for a licence, which only the study's owner can give", () => {
  const files = outputs.map(({ path }) => path);
  expect(faults(crate, files)).toEqual(['licenseRequired']);
  expect(faults(crate, files.slice(1))).toContain('validCrateDataEntityPath');
  expect(faults(crate, [...files, 'other.tsv'])).toContain('validCrateDataEntityInCrateDir');
});

test('is flat: the library reads it and writes the same; every reference has its entity', () => {
  const json = JSON.parse(crate) as { '@graph': { '@id': string; '@type': string; name?: string }[] };
  const read = new library.ROCrate(json, { array: false, link: false }).toJSON() as typeof json;
  const byId = (entities: (typeof json)['@graph']) =>
    new Map(entities.map((entity) => [entity['@id'], entity]));
  expect(byId(read['@graph'])).toEqual(byId(json['@graph']));
  const ids = json['@graph'].map((entity) => entity['@id']);
  expect(new Set(ids).size).toBe(ids.length);
  const named = json['@graph'].flatMap((entity) => Object.values(entity)).flat() as { '@id'?: string }[];
  for (const { '@id': id } of named)
    if (id?.startsWith('https://w3id.org/ro/crate') === false) expect(ids).toContain(id);
});

test('the run is an action of chipmate from the inputs to the results, each with its digest', () => {
  const graph = (JSON.parse(crate) as { '@graph': Record<string, unknown>[] })['@graph'];
  const entity = (id: string) => graph.find((each) => each['@id'] === id);
  expect(entity('#run')).toMatchObject({
    '@type': 'CreateAction',
    instrument: { '@id': '#chipmate' },
    object: [{ '@id': '#input/peaks%201.bed' }, { '@id': '#input/study.yaml' }],
    result: [{ '@id': 'report.html' }, { '@id': 'tables/partners.tsv' }],
  });
  expect(entity('#chipmate')).toMatchObject({ version: '1.2.3' });
  expect(entity('./')).toMatchObject({
    datePublished: '2026-11-23',
    keywords: expect.stringContaining('simulated') as string,
  });
  expect(entity('report.html')).toMatchObject({ sha256: 'b'.repeat(64), contentSize: '9' });
  expect(entity('#input/peaks%201.bed')).toMatchObject({ sha256: 'a'.repeat(64), contentSize: '3' });
});
