// Tables on a real (pseudo-)terminal and in a pipe.
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { chipmate, commandLine, folderWith } from '../support/chipmate.ts';

const available = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;
const SAMPLES = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'];
const ARGUMENTS = ['expression', 'values.tsv', '--design', 'samples.tsv', '--contrast', 'b-a', '-q'];

function experiment(): string {
  const rows = Array.from({ length: 60 }, (_, gene) => {
    const values = SAMPLES.map(
      (name, i) =>
        8 + (gene % 5) + ((gene * (7 + i) + i * i * 11) % 13) / 20 + (gene < 3 && name < 'b' ? 2 : 0),
    );
    return `GENE${gene}\t${values.join('\t')}\n`;
  });
  return folderWith({
    'values.tsv': `gene\t${SAMPLES.join('\t')}\n${rows.join('')}`,
    'samples.tsv': `sample\tgroup\n${SAMPLES.map((name) => `${name}\t${name[0]}\n`).join('')}`,
  });
}

describe.skipIf(!available)('on a terminal (needs script of util-linux)', () => {
  test('a table is aligned, cut to what a person reads, and says what it leaves out', () => {
    const command = [process.execPath, commandLine, ...ARGUMENTS].map((word) => `'${word}'`).join(' ');
    const { stdout, status } = spawnSync('script', ['-qec', `stty cols 90; ${command}`, '/dev/null'], {
      cwd: experiment(),
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    const lines = stdout.split('\r\n').filter((line) => !line.includes('\u001b'));
    expect(lines.find((line) => line.startsWith('GENE'))).toMatch(/^GENE\d+ +GENE\d+ +-?\d/);
    expect(lines.find((line) => line.includes(' shown;'))).toMatch(
      /^\d+ of 12 columns and 30 of 60 rows shown; -o FILE or a pipe gives all, --columns chooses$/,
    );
    for (const line of lines) if (line.startsWith('GENE')) expect(line.length).toBeLessThanOrEqual(90);
  });
});

test('a pipe gets everything, and a wrong name of a column is refused', () => {
  const cwd = experiment();
  const { stdout } = chipmate(ARGUMENTS, { cwd });
  expect(stdout.trimEnd().split('\n')).toHaveLength(61);
  expect(stdout.split('\n')[0].split('\t')).toHaveLength(12);
  const chosen = chipmate([...ARGUMENTS, '--columns', 'adj_p, gene', '--top', '1'], { cwd });
  expect(chosen.stdout).toMatch(/^adj_p\tgene\n\S+\tGENE\d\n$/);
  const wrong = chipmate([...ARGUMENTS, '--columns', 'adj_q'], { cwd });
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain('perhaps adj_p');
});
