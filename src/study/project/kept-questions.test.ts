// Keeping a question, saving notes and beginning a study, killed at any change of the disk: each is there as a whole or not at all, and the next one goes on.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { beginStudy } from './begin-study.ts';
import { keepQuestion, keptQuestions, RESULT_FILE } from './kept-questions.ts';
import { NOTES_FILE, projectNotes, saveNotes } from './notes.ts';
import { projectAt } from './projects.ts';

const KEPT = {
  question: 'overlap',
  chipmate: '0.1.0',
  date: '2026-12-01T00:00:00.000Z',
  note: '',
  simulated: false,
  command: 'chipmate overlap a.bed',
  rows: 1,
  chosen: { query: 'a.bed' },
  files: [],
  atlases: [],
};
const TABLE = 'experiment\thits\nA\t1\n';
const STUDY = 'study: begun\n';

/** Keeps a second question and saves notes in a process that ends at one of its changes of the disk. @returns whether it did */
function killed(folder: string, at: number): boolean {
  const built = (name: string): string =>
    JSON.stringify(new URL(`../../../dist/study/project/${name}.js`, import.meta.url).href);
  const preload = new URL('../../../test/support/stopped-at.mjs', import.meta.url).href;
  const script = `import { keepQuestion } from ${built('kept-questions')};
    import { projectNotes, saveNotes } from ${built('notes')};
    import { projectAt } from ${built('projects')};
    import { beginStudy } from ${built('begin-study')};
    const project = projectAt(${JSON.stringify(folder)});
    keepQuestion(project, ${JSON.stringify(KEPT)}, ${JSON.stringify(TABLE)});
    saveNotes(project, 'new', projectNotes(project).version);
    beginStudy(project, ${JSON.stringify(STUDY)});`;
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    ['--import', preload, '--input-type=module', '-e', script],
    {
      env: { ...process.env, STOP_AT: String(at), STOP_IN: '^(?:rename|mkdir|writeFile|link)Sync' },
      encoding: 'utf8',
    },
  );
  if (signal !== 'SIGKILL') expect(status, stderr).toBe(0);
  return signal === 'SIGKILL';
}

test('killed at any change of the disk, a question is whole or not there, notes are old or new, a study too, and the next goes on', () => {
  const [seen, begun] = [
    { old: 0, new: 0 },
    { old: 0, new: 0 },
  ];
  for (let at = 0, was = true; was; at++) {
    const folder = mkdtempSync(join(tmpdir(), 'chipmate-kept-killed-'));
    mkdirSync(join(folder, 'questions'));
    const project = projectAt(folder);
    expect(keepQuestion(project, KEPT, TABLE)).toBe(1);
    saveNotes(project, 'old', projectNotes(project).version);
    was = killed(folder, at);
    const there = keptQuestions(project);
    expect(there.map(({ number }) => number)).toEqual(there.length === 1 ? [1] : [1, 2]);
    for (const each of there) {
      expect(readFileSync(join(each.folder, RESULT_FILE), 'utf8')).toBe(TABLE);
      expect(each.kept).toMatchObject(KEPT);
    }
    seen[there.length === 1 ? 'old' : 'new']++;
    const notes = readFileSync(join(folder, NOTES_FILE), 'utf8');
    expect(notes).toMatch(/^(?:old|new)$/);
    const hasStudy = existsSync(project.study);
    begun[hasStudy ? 'new' : 'old']++;
    if (hasStudy) expect(() => beginStudy(project, 'study: another\n')).toThrow(/has a study already/);
    else beginStudy(project, STUDY);
    expect(readFileSync(project.study, 'utf8')).toBe(STUDY);
    expect(keepQuestion(project, KEPT, TABLE)).toBe(there.length + 1);
    expect(saveNotes(project, 'after', projectNotes(project).version).text).toBe('after');
    expect(readdirSync(join(folder, 'questions')).filter((name) => name.startsWith('.lock'))).toEqual([]);
  }
  expect(seen.old).toBeGreaterThan(3);
  expect(seen.new).toBeGreaterThan(2);
  expect(begun.old).toBeGreaterThan(6);
  expect(begun.new).toBeGreaterThan(0);
});
