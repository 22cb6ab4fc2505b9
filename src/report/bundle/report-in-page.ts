// The data of a report out of its page: a page from elsewhere is never shown itself.
import { refused } from '../../messages/refused.ts';

const BEGIN = /<script[^>]*type="application\/json"[^>]*>/;

/** @throws InputError for a page that holds no report of this form */
export function parseReport(html: string, file: string): unknown {
  const begin = BEGIN.exec(html);
  const from = begin === null ? -1 : begin.index + begin[0].length;
  const end = from < 0 ? -1 : html.indexOf('</script', from);
  let data: unknown;
  try {
    data = JSON.parse(html.slice(Math.max(from, 0), Math.max(end, 0)));
  } catch {
    data = null;
  }
  if ((data as { format?: unknown } | null)?.format === 'chipmate report 1') return data;
  throw refused('bundle.other-report', {}, { file, expected: 'chipmate report 1' });
}
