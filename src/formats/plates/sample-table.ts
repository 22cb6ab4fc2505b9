// A table of samples: each line or donor once, as a study's `samples` has them.
import { refused } from '../../messages/refused.ts';
import { SAMPLE_KINDS, type Sample } from '../../tables/samples.ts';
import { parseDelimited } from '../text/delimited-reader.ts';

/** Reads columns name, and kind, status, before and after as far as they are there. @throws InputError for a kind that is none, and half a pair */
export function parseSamples(content: Uint8Array | string, file: string): Sample[] {
  const table = parseDelimited(content, file);
  const names = table.column('name');
  const at = (column: string, row: number): string | null => {
    const text = table.has(column) ? table.column(column)[row].trim() : '';
    return text === '' || text === 'NA' ? null : text;
  };
  return names.map((name, row) => {
    const place = { file, line: table.line[row] };
    const kind = at('kind', row);
    const found = SAMPLE_KINDS.find((each) => each === kind?.toLowerCase()) ?? null;
    if (kind !== null && found === null)
      throw refused(
        'samples.no-kind',
        {},
        { fix: undefined, ...{ ...place, expected: SAMPLE_KINDS.join(', '), found: kind } },
      );
    const [before, after] = [at('before', row), at('after', row)];
    if ((before === null) !== (after === null))
      throw refused(
        'samples.half-pair',
        {},
        { fix: undefined, ...{ ...place, expected: 'both, or neither', found: before ?? after ?? '' } },
      );
    const pair = before === null || after === null ? null : { before, after };
    return { name: name.trim(), kind: found, status: at('status', row), pair };
  });
}
