import { basename } from 'node:path';

/** What samples are called: their files without folder and endings, numbered where two would be called the same. */
export function shortNames(paths: readonly string[]): readonly string[] {
  const short = paths.map((path) =>
    basename(path)
      .replace(/\.gz$/i, '')
      .replace(/\.(?:narrowPeak|broadPeak|bed|xls|bam|bedpe|tagAlign)$/i, ''),
  );
  return short.map((name, which) =>
    short.indexOf(name) === short.lastIndexOf(name) ? name : `${name}_${which + 1}`,
  );
}
