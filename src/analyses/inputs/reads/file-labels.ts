import { basename } from 'node:path';

const ENDINGS =
  /\.(?:bw|bigwig|bam|bedpe|bed|narrowpeak|broadpeak|gappedpeak|tagalign|tsv|csv|txt|xls|list)$/i;

/** What files are called in tables and pictures: without folder and endings, numbered where two would be called the same. */
export function fileLabels(paths: readonly string[]): readonly string[] {
  const short = paths.map((path) => {
    const bare = basename(path).replace(/\.b?gz$/i, '');
    return bare.replace(ENDINGS, '') || bare;
  });
  return short.map((name, at) =>
    short.indexOf(name) === short.lastIndexOf(name)
      ? name
      : `${name} (${short.slice(0, at + 1).filter((each) => each === name).length})`,
  );
}
