import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { benchFiles } from '../../../test/support/bench-study.ts';
import { ranStudy } from '../../../test/support/studies.ts';
import { openBundle } from '../../formats/bundles/bundle-reader.ts';
import { inEnglish } from '../../messages/message.ts';
import { readStudy } from '../../study/file/read-study.ts';
import { parseReport } from './report-in-page.ts';
import { shareStudy } from './share-study.ts';

/** Names of people and a number of a hospital, in tables and in the study file; a folder that nobody has to know. */
const DONORS = ['山田 太郎', 'Smith John', '12345678', 'P-0417', 'Tanaka'];
const WARD = 'secret-ward-7';

describe('a shared study', () => {
  const root = mkdtempSync(join(tmpdir(), 'chipmate-share-'));
  const folder = join(root, WARD);
  let bundle: Buffer;
  let said: string[];

  beforeAll(async () => {
    const files = benchFiles();
    const inRows = (text: string, from: RegExp, to: string): string => {
      expect(text).toMatch(from);
      return text.replace(from, to);
    };
    let effects = inRows(files['effects.tsv'], /^OPM2\tline/m, `${DONORS[0]}\tpatient`);
    effects = inRows(effects, /^H929\tline/m, `${DONORS[2]}\tdonor`);
    let counts = inRows(files['counts.tsv'], /^experiment/, 'donor');
    const days = [...new Set(counts.match(/^\d{4}-\d\d-\d\d/gm))];
    counts = days.reduce(
      (text, day, i) => text.replaceAll(day, i === 0 ? DONORS[1] : `${DONORS[3]}-${i}`),
      counts,
    );
    const place = join(folder, 'bench');
    mkdirSync(place, { recursive: true });
    const study = files['study.yaml']
      .replace(
        'file: machine.tsv',
        `name: "cells of Tanaka", arm: { donor: Tanaka }, file: ${place}/machine.tsv`,
      )
      .replaceAll('file: effects.tsv', 'file: bench/effects.tsv')
      .replaceAll('file: counts.tsv', `file: ${place}/counts.tsv`);
    for (const [name, text] of Object.entries({ ...files, 'study.yaml': study }))
      writeFileSync(join(folder, name), text);
    for (const [name, text] of Object.entries({
      'effects.tsv': effects,
      'counts.tsv': counts,
      'machine.tsv': files['machine.tsv'],
    }))
      writeFileSync(join(place, name), text);
    const ran = await ranStudy(folder, 'study.yaml', 'results');
    expect(ran.failed).toEqual([]);
    const shared = await shareStudy(readStudy(join(folder, 'study.yaml')), join(folder, 'results'));
    bundle = shared.bundle;
    said = shared.notices.map(inEnglish);
  });

  test('has no byte of a name of a donor, of a folder or of raw data, which the results have', () => {
    const everything = (read: (path: string) => Uint8Array, paths: readonly string[]): string =>
      paths.map((path) => `${path}\n${Buffer.from(read(path)).toString('utf8')}`).join('\n');
    const { files, read } = openBundle(bundle, 'bundle.zip');
    const paths = files.map(({ path }) => path);
    const inside = `${everything(read, paths)}\n${bundle.toString('latin1')}\n${bundle.toString('utf8')}`;
    const results = join(folder, 'results');
    const listed = Object.keys(
      (JSON.parse(readFileSync(join(results, '.chipmate', 'files.json'), 'utf8')) as { files: object }).files,
    );
    const before = everything((path) => readFileSync(join(results, path)), listed);
    // The test would prove nothing if the results held none of them.
    expect(before).toContain(WARD);
    expect(DONORS.filter((name) => before.includes(name))).toEqual(
      expect.arrayContaining(['山田 太郎', '12345678', 'Tanaka']),
    );
    const around = (secret: string): string => {
      const at = inside.indexOf(secret);
      return at < 0 ? '' : inside.slice(Math.max(0, at - 80), at + 80);
    };
    for (const secret of [WARD, ...DONORS, root]) expect(around(secret)).toBe('');
    expect(inside).toContain('donor-1');
    expect(said[0]).toMatch(/^\d+ names of donors replaced/);
    // Raw tables are none of the results, and none of the bundle.
    expect(paths.filter((path) => /\/(?:counts|machine)\.tsv$|study\.yaml/.test(path))).toEqual([]);
    expect(paths).toEqual(expect.arrayContaining(['report.html', 'provenance.json']));
    expect(paths.some((path) => path.startsWith('tables/'))).toBe(true);
  });

  test('is the same again, and its report is the report', async () => {
    const again = await shareStudy(readStudy(join(folder, 'study.yaml')), join(folder, 'results'));
    expect(again.bundle.equals(bundle)).toBe(true);
    const { about, read } = openBundle(bundle, 'bundle.zip');
    expect(about).toMatchObject({ title: 'The bench alone', genome: 'hg38', simulated: false });
    const page = Buffer.from(read('report.html')).toString('utf8');
    expect(parseReport(page, 'report.html')).toMatchObject({ title: 'The bench alone' });
  });

  test('is not made of results that were changed, or of none', async () => {
    const other = join(root, 'other');
    cpSync(folder, other, { recursive: true });
    const study = readStudy(join(other, 'study.yaml'));
    writeFileSync(join(other, 'results', 'provenance.json'), '{}');
    await expect(shareStudy(study, join(other, 'results'))).rejects.toThrow(
      /changed since chipmate wrote it/,
    );
    await expect(shareStudy(study, join(other, 'bench'))).rejects.toThrow(/report\.html/);
  });

  test('a table that is gone is named: its donors are not known', async () => {
    const other = join(root, 'moved');
    cpSync(folder, other, { recursive: true });
    writeFileSync(join(other, 'bands.tsv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]));
    const { notices } = await shareStudy(readStudy(join(other, 'study.yaml')), join(other, 'results'));
    expect(notices.map(inEnglish).join('\n')).toContain('bands.tsv could not be looked through');
  });
});
