import type { Command } from 'commander';
import { InputError } from '../errors.ts';
import { figureFiles } from '../figures/figure-files.ts';
import type { Figure } from '../figures/svg.ts';
import { writeResults } from '../formats/folders/result-folder.ts';

export interface FigureOptions {
  readonly figures?: string;
  readonly png?: boolean;
}

/** `--figures` and `--png`. @param what is drawn */
export function addFigureOptions(command: Command, what: string): Command {
  return command
    .option('--figures <dir>', `also write ${what} (SVG) into this folder`)
    .option('--png', 'with --figures: also as PNG');
}

/**
 * Writes pictures (SVG by file name) into the folder that is asked for, which is made where it does not exist; undefined where none is.
 * Asked before the work: whether PNG copies can be made is known then.
 * @throws InputError for PNG copies without a folder, or that this machine cannot make
 */
export async function figureWriter({
  figures,
  png = false,
}: FigureOptions): Promise<((pictures: ReadonlyMap<string, string>) => void) | undefined> {
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

/** Writes the figures of an answer beside it, where a folder is asked for. */
export function figuresBeside<Answer>(
  figuresOf: (answer: Answer) => readonly Figure[],
): (options: FigureOptions) => Promise<((answer: Answer) => void) | undefined> {
  return async (options) => {
    const write = await figureWriter(options);
    return write && ((answer) => write(figureFiles(figuresOf(answer))));
  };
}
