import type { Command } from 'commander';
import { InputError } from '../errors.ts';
import { figureFiles } from '../figures/figure-files.ts';
import { pdfOf } from '../figures/pdf/pdf-writer.ts';
import type { Figure } from '../figures/svg.ts';
import { writeResults } from '../formats/folders/result-folder.ts';
import type { FigureCopies } from '../report/write-study.ts';

export interface FigureOptions {
  readonly figures?: string;
  readonly png?: boolean;
  readonly pdf?: boolean;
}

/** What makes the copies that are asked for. @throws InputError for PNG copies that this machine cannot make */
export async function copiesOf({
  png = false,
  pdf = false,
}: Pick<FigureOptions, 'png' | 'pdf'>): Promise<FigureCopies> {
  return {
    ...(png && { png: await (await import('../formats/text/png-writer.ts')).loadPngWriter() }),
    ...(pdf && { pdf: pdfOf }),
  };
}

/** `--figures`, `--png` and `--pdf`. @param what is drawn */
export function addFigureOptions(command: Command, what: string): Command {
  return command
    .option('--figures <dir>', `also write ${what} (SVG) into this folder`)
    .option('--png', 'with --figures: also as PNG')
    .option('--pdf', 'with --figures: also as PDF, for print');
}

/**
 * Writes pictures (SVG by file name) into the folder that is asked for, which is made where it does not exist; undefined where none is.
 * Asked before the work: whether PNG copies can be made is known then.
 * @throws InputError for copies without a folder, or that this machine cannot make
 */
export async function figureWriter(
  options: FigureOptions,
): Promise<((pictures: ReadonlyMap<string, string>) => void) | undefined> {
  const { figures, png, pdf } = options;
  if (figures === undefined) {
    const alone = png === true ? '--png' : pdf === true ? '--pdf' : undefined;
    if (alone !== undefined) throw new InputError(`${alone} needs --figures`, { fix: 'add --figures DIR' });
    return undefined;
  }
  const copies = await copiesOf(options);
  return (pictures) => {
    const files = [...pictures].flatMap(([name, svg]): [string, string | Uint8Array][] => [
      [name, svg],
      ...Object.entries(copies).map(([suffix, copy]): [string, Uint8Array] => [
        name.replace(/svg$/, suffix),
        copy(svg),
      ]),
    ]);
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
