import { InputError } from '../../errors.ts';
import { finite } from '../text/doors.ts';
import type { NumberedLine, WrittenMatrix } from './motif-library.ts';

interface Heading {
  readonly id: string;
  readonly name: string;
  readonly line: number;
  hasMatrix: boolean;
  hasLogOdds: boolean;
}

/** Whether lines are MEME's, minimal or whole: they say so in the first of them. */
export function looksMeme(lines: readonly NumberedLine[]): boolean {
  return lines.slice(0, 20).some(({ text }) => /^MEME version\b/.test(text));
}

/**
 * Reads the letter-probability matrices of MEME's text format with their numbers of sites. Background frequencies, strands, addresses
 * and log-odds matrices are passed over: scores are made from the probabilities.
 * @throws InputError for another alphabet than DNA's, a motif without probabilities, and fewer or more rows than the matrix says
 */
export function readMeme(lines: readonly NumberedLine[], file: string): WrittenMatrix[] {
  const matrices: WrittenMatrix[] = [];
  let motif: Heading | undefined;
  const end = (): void => {
    if (motif === undefined || motif.hasMatrix) return;
    throw new InputError(`the motif ${motif.id} has no letter-probability matrix`, {
      ...{ file, line: motif.line },
      expected: 'letter-probability matrix: alength= 4 w= WIDTH nsites= SITES',
      found: motif.hasLogOdds ? 'log-odds alone' : 'none',
      fix: 'write the motif with its probabilities (MEME minimal format)',
    });
  };
  for (let at = 0; at < lines.length; at++) {
    const { text, number: line } = lines[at];
    const alphabet = /^ALPHABET\s*=\s*(\S*)/.exec(text);
    if (alphabet !== null && !/^ACGT$/i.test(alphabet[1])) throw notDna(file, line, alphabet[1]);
    const heading = /^MOTIF\s+(\S+)(?:[ \t]+(\S+))?/.exec(text);
    if (heading !== null) {
      end();
      const alternative = heading[2] as string | undefined;
      motif = { id: heading[1], name: alternative ?? heading[1], line, hasMatrix: false, hasLogOdds: false };
    }
    if (/^log-odds matrix/.test(text) && motif !== undefined) motif.hasLogOdds = true;
    if (!/^letter-probability matrix/.test(text)) continue;
    if (motif === undefined || motif.hasMatrix)
      throw new InputError('this matrix stands under no motif of its own', {
        ...{ file, line },
        expected: 'MOTIF id name above every letter-probability matrix',
      });
    motif.hasMatrix = true;
    const columns = matrixRows(lines, at, motif.id, file);
    const columnLines = columns.map((_, row) => lines[at + 1 + row].number);
    const sites = valueOf(lines[at], 'nsites', file);
    if (sites !== undefined && sites < 0) throw outOfRange('nsites', sites, file, line);
    const known = sites === undefined || sites === 0 ? {} : { sites };
    matrices.push({
      ...{ id: motif.id, name: motif.name, line: motif.line },
      kind: 'probabilities',
      columns,
      columnLines,
      ...known,
    });
    at += columns.length;
  }
  end();
  return matrices;
}

/** The rows below the line of a matrix. */
function matrixRows(lines: readonly NumberedLine[], at: number, id: string, file: string): number[][] {
  const { number: line } = lines[at];
  const letters = valueOf(lines[at], 'alength', file) ?? 4;
  if (letters !== 4) throw notDna(file, line, `${letters} letters`);
  const width = valueOf(lines[at], 'w', file);
  const rows: number[][] = [];
  for (const { text, number } of lines.slice(at + 1)) {
    const words = text.trim().split(/\s+/);
    if (!/^[-+.\d]|^(?:nan|inf)/i.test(words[0]) || rows.length === width) break;
    const values = words.map((word) => finite(word, 'number of the matrix', { file, line: number }));
    if (values.length !== 4)
      throw new InputError(`a row of the motif ${id} has not four numbers`, {
        ...{ file, line: number },
        expected: 'the probabilities of A, C, G and T',
        found: text.trim(),
      });
    rows.push(values);
  }
  if (width !== undefined && rows.length !== width)
    throw new InputError(`the motif ${id} has ${rows.length} rows`, {
      ...{ file, line },
      expected: `${width} rows, as w= says`,
      fix: 'the file may be cut off: fetch it again',
    });
  return rows;
}

/** The number behind `w=`. */
function valueOf({ text, number: line }: NumberedLine, key: string, file: string): number | undefined {
  const found = new RegExp(`\\s${key}=\\s*(\\S+)`).exec(text);
  return found === null ? undefined : finite(found[1], key, { file, line });
}

function outOfRange(key: string, value: number, file: string, line: number): InputError {
  return new InputError(`${key} is out of range`, {
    file,
    line,
    expected: '0 or more',
    found: String(value),
  });
}

function notDna(file: string, line: number, found: string): InputError {
  return new InputError('these motifs are not of DNA', { file, line, expected: 'ALPHABET= ACGT', found });
}
