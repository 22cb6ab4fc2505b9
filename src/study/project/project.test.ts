// Folders of studies: what is one, what may be done with it, and what a study that comes from a page may name.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STATE_FOLDER } from '../../formats/folders/replace-files.ts';
import { takeLock } from '../../formats/folders/lock.ts';
import { parseStudy } from '../file/read-study.ts';
import { markRun } from '../plan/run-mark.ts';
import { addFile } from './add-file.ts';
import { renameProject, throwAway } from './change-project.ts';
import { checkDraft, saveStudy, studyText } from './draft-study.ts';
import { clearUnfinished, copyProject, makeProject } from './make-project.ts';
import { newStudyText } from './new-study.ts';
import { outsideNames } from './outside-names.ts';
import { projectState } from './project-state.ts';
import { projectsFolder, projectsIn, type Project } from './projects.ts';

const PEAKS = 'chr1\t100\t300\tp\t5\nchr1\t900\t1200\tq\t7\n';
const START = { title: 'A study', factor: 'IKZF1', genome: 'hg38', cell: 'MM.1S', date: '2026-11-23' };
const textOf = (more: object = {}): string =>
  newStudyText({ ...START, simulated: false, peaks: ['a.bed'], ...more });

/** A folder of studies with one study in it, beside a file that is nobody's business. */
async function folderOfOne() {
  const around = mkdtempSync(join(tmpdir(), 'chipmate-projects-'));
  writeFileSync(join(around, 'secret.bed'), PEAKS);
  mkdirSync(join(around, 'root'));
  const root = projectsFolder(join(around, 'root'));
  const project = await makeProject(root, 'one', textOf());
  writeFileSync(join(project.folder, 'a.bed'), PEAKS);
  return { around, root, project };
}
const namesOf = (root: string): string[] => projectsIn(root).map(({ name }) => name);

describe('a project', () => {
  test('is a folder with a study.yaml, directly below or the folder itself; links are none', async () => {
    const { around, root } = await folderOfOne();
    mkdirSync(join(root, 'deep', 'deeper'), { recursive: true });
    writeFileSync(join(root, 'deep', 'deeper', 'study.yaml'), textOf());
    mkdirSync(join(around, 'elsewhere'));
    writeFileSync(join(around, 'elsewhere', 'study.yaml'), textOf());
    symlinkSync(join(around, 'elsewhere'), join(root, 'linked'));
    mkdirSync(join(root, 'linked-file'));
    symlinkSync(join(around, 'elsewhere', 'study.yaml'), join(root, 'linked-file', 'study.yaml'));
    mkdirSync(join(root, '.hidden'));
    writeFileSync(join(root, '.hidden', 'study.yaml'), textOf());
    expect(namesOf(root)).toEqual(['one']);
    expect(namesOf(join(root, 'one'))).toEqual(['one']);
    expect(() => projectsFolder(join(around, 'secret.bed'))).toThrow('no folder of studies');
  });

  test.each([
    ['../../out', 'out'],
    ['..', 'study'],
    ['/etc', 'etc'],
    ['.trash', 'trash'],
    ['a\nb: c', 'a_b_ c'],
    ['one', 'one 2'],
    ['イカロス', 'イカロス'],
  ])('that is to be called %j is called %j, in the folder of all', async (said, name) => {
    const { around, root } = await folderOfOne();
    const made = await makeProject(root, said, textOf());
    expect([made.name, made.folder]).toEqual([name, join(root, name)]);
    expect(readdirSync(around).sort()).toEqual(['root', 'secret.bed']);
  });

  test('is renamed, copied with its results, and thrown away to where it can be brought back', async () => {
    const { root, project } = await folderOfOne();
    mkdirSync(join(project.results, STATE_FOLDER), { recursive: true });
    writeFileSync(join(project.results, STATE_FOLDER, 'kept.json'), '{}');
    const copy = await copyProject(root, project);
    expect([copy.name, readdirSync(join(copy.results, STATE_FOLDER))]).toEqual(['one 2', ['kept.json']]);
    expect(() => renameProject(root, copy, 'one')).toThrow('this name already');
    const renamed = renameProject(root, copy, '../../two');
    expect(renamed.folder).toBe(join(root, 'two'));
    throwAway(root, renamed);
    expect(namesOf(root)).toEqual(['one']);
    expect(existsSync(join(root, '.trash', 'two', 'two', 'a.bed'))).toBe(true);
    expect(() => throwAway(root, renamed)).toThrow();
  });

  test('that is run, and the folder itself, stay where they are', async () => {
    const { root, project } = await folderOfOne();
    mkdirSync(join(project.results, STATE_FOLDER), { recursive: true });
    const lock = takeLock(join(project.results, STATE_FOLDER, 'lock'), project.results);
    expect(projectState(project).state).toBe('running');
    expect(() => throwAway(root, project)).toThrow('being run');
    expect(() => renameProject(root, project, 'x')).toThrow('being run');
    await expect(copyProject(root, project)).rejects.toThrow('being run');
    lock.release();
    expect(projectState(project).state).toBe('not run');
    expect(() => throwAway(project.folder, project)).toThrow('started with');
    markRun(join(project.results, STATE_FOLDER));
    expect(projectState(project)).toMatchObject({ state: 'interrupted', title: 'A study', changed: false });
  });

  test('is there with all that is put into it, or not at all', async () => {
    const { root, around } = await folderOfOne();
    const seen: string[][] = [];
    const fill = async (draft: Project): Promise<void> => {
      await addFile(draft, join(around, 'secret.bed'), 'a.bed');
      seen.push(namesOf(root));
    };
    const made = await makeProject(root, 'two', textOf(), fill);
    expect([seen, namesOf(root)]).toEqual([[['one']], ['one', 'two']]);
    expect(readdirSync(made.folder).sort()).toEqual(['a.bed', 'study.yaml']);
    const failing = makeProject(root, 'three', undefined, async (draft) => {
      await fill(draft);
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    expect(readdirSync(root).sort()).toEqual(['one', 'two']);
  });

  test('that nobody makes any more is cleared away, with files that nobody writes, and none that somebody makes', async () => {
    const { root, project } = await folderOfOne();
    const drafts = ['a', 'b', 'c', 'd'].map((name) => join(root, `.${name.repeat(12)}.partial`));
    const [held, dead, old, young] = drafts;
    for (const each of drafts) mkdirSync(join(each, 'questions'), { recursive: true });
    const lock = takeLock(join(held, '.making.lock'), held);
    writeFileSync(join(dead, '.making.lock'), JSON.stringify({ pid: 2 ** 30, host: hostname() }));
    const written = ['.a.bed.aaaaaaaaaaaa.partial', '.b.bed.aaaaaaaaaaaa.partial', '.mine.partial'];
    for (const name of written) writeFileSync(join(project.folder, name), PEAKS);
    const past = new Date(Date.now() - 61_000);
    for (const each of [held, old, join(project.folder, written[0])]) utimesSync(each, past, past);
    clearUnfinished(root);
    expect(drafts.filter((each) => existsSync(each))).toEqual([held, young]);
    expect(readdirSync(project.folder).sort()).toEqual([...written.slice(1), 'a.bed', 'study.yaml']);
    lock.release();
  });

  test('has its trash in no other place', async () => {
    const { around, root, project } = await folderOfOne();
    symlinkSync(around, join(root, '.trash'));
    expect(() => throwAway(root, project)).toThrow('thrown away');
    expect(namesOf(root)).toEqual(['one']);
  });

  test('takes copies of files, and replaces nothing', async () => {
    const { around, project } = await folderOfOne();
    const secret = join(around, 'secret.bed');
    const other = join(around, 'other.bed');
    writeFileSync(other, `${PEAKS}chr2\t5\t90\n`);
    expect(await addFile(project, secret, 'a.bed')).toBe('a.bed');
    expect(await addFile(project, other, 'a.bed')).toBe('a 2.bed');
    expect(await addFile(project, other, '../study.yaml')).toBe('study 2.yaml');
    expect(await addFile(project, other, 'x.narrowPeak.gz')).toBe('x.narrowPeak.gz');
    expect(readFileSync(join(project.folder, 'a.bed'), 'utf8')).toBe(PEAKS);
    expect(readdirSync(project.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('a study that comes from a page', () => {
  test('is written as it was meant, whatever its names hold', () => {
    const odd = 'a: b # c\n"d';
    const { study } = parseStudy(textOf({ title: odd, cell: 'MM "1S" #2', factor: 'IKZF1, IKZF3' }), 's');
    expect([study.study, study.chip_seq[0].cell, study.factor]).toEqual([
      odd,
      'MM "1S" #2',
      ['IKZF1', 'IKZF3'],
    ]);
  });

  test('names nothing outside its folder, unless its file does so already or the app was started with it', async () => {
    const { around, project } = await folderOfOne();
    const secret = join(around, 'secret.bed');
    symlinkSync(around, join(project.folder, 'link'));
    const outside = (peaks: string, served: string[] = []): number =>
      outsideNames(parseStudy(textOf({ peaks: [peaks] }), project.study), served).length;
    for (const path of [
      secret,
      '../../secret.bed',
      'b/../../../secret.bed',
      'link/secret.bed',
      '/etc/passwd',
    ])
      expect(outside(path), path).toBe(1);
    for (const path of ['genomes:../secret.bed', 'genomes:/etc/passwd', '.', 'a.bed/.'])
      expect(outside(path), path).toBe(1);
    for (const path of ['a.bed', 'sub/a.bed', 'genomes:hg38/hg38.2bit']) expect(outside(path), path).toBe(0);
    expect(outside(secret, [secret])).toBe(0);
    writeFileSync(project.study, textOf({ peaks: [secret] }));
    expect(outside(secret)).toBe(0);
    writeFileSync(project.study, `${textOf({ peaks: [secret] })}\nnonsense: 1\n`);
    expect(outside(secret)).toBe(1);
  });

  test('is refused before anything that it names is opened, wherever it names it', async () => {
    const { around, project } = await folderOfOne();
    const path = join(around, 'secret.bed');
    for (const more of [
      `genes: ${path}`,
      `interactions: ${path}`,
      `atlas: ${around}`,
      `motifs: { library: ${path} }`,
      `motifs: { sequence: ${path} }`,
      `expression: [{ name: x, matrix: ${path}, contrast: a-b }]`,
      `expression: [{ name: x, changed: ${path} }]`,
      `assays: [{ type: growth, file: ${path} }]`,
      `assays: [{ type: growth, file: a.bed, map: ${path} }]`,
      `samples: [{ name: x, file: ${path} }]`,
    ]) {
      const { problems } = await checkDraft(`${textOf()}\n${more}\n`, project.study, []);
      expect(
        problems.map(({ details }) => details.key),
        more,
      ).toEqual(['study.outside']);
    }
  });

  test('is checked as the command line checks it, with the line', async () => {
    const { project } = await folderOfOne();
    const text = textOf({ peaks: ['a.bed', 'absent.bed'] });
    const line = text.split('\n').findIndex((each) => each.includes('absent.bed')) + 1;
    const { problems } = await checkDraft(text, project.study, []);
    expect(problems.map(({ details, problem }) => [details.line, problem])).toEqual([
      [line, 'absent.bed is not there'],
    ]);
    const fine = await checkDraft(textOf(), project.study, []);
    expect(fine.problems).toEqual([]);
    expect(fine.steps.filter(({ skipped }) => skipped === null).length).toBeGreaterThan(0);
    expect((await checkDraft('- no study', project.study, [])).study).toBeNull();
  });

  test('does not replace a file that was changed meanwhile', async () => {
    const { project } = await folderOfOne();
    const { version } = studyText(project.study);
    const mine = textOf({ title: 'mine' });
    const saved = saveStudy(project.study, mine, version, []);
    expect(saved).toEqual(studyText(project.study));
    writeFileSync(project.study, textOf({ title: 'by hand' }));
    expect(() => saveStudy(project.study, mine, saved.version, [])).toThrow('changed meanwhile');
    expect(() => saveStudy(project.study, 'x', studyText(project.study).version, [])).toThrow('no study');
    expect(readFileSync(project.study, 'utf8')).toContain('by hand');
  });
});
