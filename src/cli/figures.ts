import { InputError } from '../errors.ts';
import { writeResults } from '../formats/folders/result-folder.ts';

/**
 * Writes pictures (SVG by file name) into the folder that is asked for, which is made where it does not exist; undefined where none is.
 * Asked before the work: whether PNG copies can be made is known then.
 * @throws InputError for PNG copies without a folder, or that this machine cannot make
 */
export async function figureWriter({
  figures,
  png = false,
}: {
  readonly figures?: string;
  readonly png?: boolean;
}): Promise<((pictures: ReadonlyMap<string, string>) => void) | undefined> {
  if (figures === undefined) {
    if (png) throw new InputError('--png needs --figures', { fix: 'add --figures DIR' });
    return undefined;
  }
  const toPng = png ? await (await import('../formats/text/png-writer.ts')).loadPngWriter() : undefined;
  return (pictures) => {
    const files = [...pictures].flatMap(([name, svg]): [string, string | Uint8Array][] =>
      toPng === undefined
        ? [[name, svg]]
        : [
            [name, svg],
            [name.replace(/svg$/, 'png'), toPng(svg)],
          ],
    );
    writeResults(figures, { by: '--figures' }, files);
  };
}
