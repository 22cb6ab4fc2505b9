import { InputError } from '../../errors.ts';
import { readDelimited } from '../text/delimited-reader.ts';
import { name } from '../text/doors.ts';

const GENE = /^(?:gene|genes|symbol|genesymbol|hgncsymbol|genename|geneid)$/;
const DIRECTION = /^(?:direction|regulation|change|changed|updown|effect)$/;
const UP = /^(?:up|\+|1|\+1|increased?|rises?|rising|induced|up-?regulated)$/i;
const DOWN = /^(?:down|-|−|-1|decreased?|falls?|falling|repressed|down-?regulated)$/i;

/**
 * Reads a table of changed genes: a column `gene` (else the first other one) and a column `direction` (or `regulation`, `change`) of up and down.
 * @throws InputError for a table without such a column, and for a word that is neither
 */
export async function readGeneDirections(
  path: string,
  file = path,
): Promise<{ up: string[]; down: string[] }> {
  const table = await readDelimited(path);
  const plain = table.columnNames.map((column) => column.toLowerCase().replace(/[^a-z]/g, ''));
  const [gene, direction] = [GENE, DIRECTION].map((wanted) =>
    plain.findIndex((column) => wanted.test(column)),
  );
  if (direction === -1)
    throw new InputError('this table does not say in which direction its genes change', {
      file,
      expected: 'a column direction with up and down',
      found: table.columnNames.slice(0, 8).join(' '),
      fix: 'name a table with fold changes under table:, or lists under up: and down:',
    });
  // Where no column is named after genes, the first that is not the direction has them.
  const genes = gene === -1 ? plain.findIndex((_, column) => column !== direction) : gene;
  if (genes === -1)
    throw new InputError('this table does not name its genes', {
      file,
      expected: 'a column gene beside the direction',
      found: table.columnNames[direction],
    });
  const lists = { up: [] as string[], down: [] as string[] };
  const words = table.column(table.columnNames[direction]);
  table.column(table.columnNames[genes]).forEach((value, row) => {
    const [symbol, word] = [value.trim(), words[row].trim()];
    const place = { file, line: table.line[row] };
    if (symbol === '') return;
    name(symbol, 'gene', place);
    if (UP.test(word)) lists.up.push(symbol);
    else if (DOWN.test(word)) lists.down.push(symbol);
    else
      throw new InputError('this is no direction of change', {
        ...place,
        expected: 'up or down',
        found: word,
      });
  });
  return lists;
}
