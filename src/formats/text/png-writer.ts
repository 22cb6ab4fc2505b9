import { InputError } from '../../errors.ts';

/** Pixels of the picture for each pixel of the drawing. */
const SCALE = 2;

/** The library knows no font by the name `sans-serif`: it would take any one, without bold and italics. */
const SANS_SERIF = 'Arial, Helvetica, Liberation Sans, DejaVu Sans, Noto Sans, Noto Sans CJK JP, sans-serif';

/**
 * Loads what makes PNG pictures of SVG drawings, a library in machine code that is asked for by nobody else. Texts are set in a
 * sans-serif font of the machine.
 * @throws InputError where it does not exist for this machine, or where the machine has no font
 */
export async function loadPngWriter(): Promise<(svg: string) => Uint8Array> {
  const library = await import('@resvg/resvg-js').catch((error: unknown) => {
    throw new InputError('PNG pictures cannot be made on this machine', {
      expected: 'the library @resvg/resvg-js with its part for this system',
      found: error instanceof Error ? error.message.split('\n')[0] : String(error),
      fix: 'npm install @resvg/resvg-js@2.6.2 beside chipmate, or leave out --png and use the SVG files',
    });
  });
  const options = { fitTo: { mode: 'zoom', value: SCALE } } as const;
  const sample = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9" font-family="sans-serif">A</text></svg>`;
  if (new library.Resvg(sample).getBBox() === undefined)
    throw new InputError('PNG pictures cannot be made on this machine', {
      found: 'no font for their texts',
      fix: 'install a sans-serif font such as DejaVu Sans, or leave out --png and use the SVG files',
    });
  const named = (svg: string): string =>
    svg.replaceAll('font-family="sans-serif"', `font-family="${SANS_SERIF}"`);
  return (svg) => new library.Resvg(named(svg), options).render().asPng();
}
