import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatResult } from '../formats/text/result-json.ts';
import type { ReportData } from './report-data.ts';

const PLACE = '"REPORT_DATA"';

/**
 * The report as one HTML page that loads nothing: the built page with the data embedded as JSON.
 * The same data give the same bytes.
 */
export function renderReport(data: ReportData): string {
  const page = readFileSync(builtPage(), 'utf8');
  // "<" cannot end the script element early, and the line separators are legal in JSON but not in old scripts.
  const json = formatResult(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  const index = page.indexOf(PLACE);
  if (index === -1) throw new Error('the report page has no place for its data');
  return `${page.slice(0, index)}${json}${page.slice(index + PLACE.length)}`;
}

/** The page that `npm run build` makes: beside the compiled module, or in dist where the sources run. */
function builtPage(): string {
  const fromSources = import.meta.url.endsWith('.ts');
  return fileURLToPath(
    new URL(fromSources ? '../../dist/report/page/index.html' : './page/index.html', import.meta.url),
  );
}
