import { InputError } from '../../errors.ts';
import { readDelimited } from '../text/delimited-reader.ts';
import { name } from '../text/doors.ts';

/**
 * Reads a table of complexes: columns `complex` and `member`, one row per member.
 * @returns the members of each complex, in the order of the file
 * @throws InputError for a row without a name, and for a table without rows
 */
export async function readComplexes(path: string): Promise<{ name: string; members: string[] }[]> {
  const table = await readDelimited(path, { columns: ['complex', 'member'] });
  const complexes = new Map<string, string[]>();
  const [names, members] = [table.column('complex'), table.column('member')];
  for (let row = 0; row < table.count; row++) {
    const [complex, member] = [names[row].trim(), members[row].trim()];
    if (complex === '' || member === '') {
      throw new InputError('this row does not name a complex and a member of it', {
        file: path,
        line: table.line[row],
        expected: 'for example: NuRD, CHD4',
        found: `${complex}, ${member}`,
      });
    }
    const place = { file: path, line: table.line[row] };
    name(complex, 'complex', place);
    name(member, 'member', place);
    const known = complexes.get(complex) ?? [];
    complexes.set(complex, known);
    if (!known.includes(member)) known.push(member);
  }
  if (complexes.size === 0)
    throw new InputError('the table holds no complex', {
      file: path,
      expected: 'columns complex and member, one row per member',
    });
  return [...complexes].map(([complex, list]) => ({ name: complex, members: list }));
}
