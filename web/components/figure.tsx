import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isPrintable, pdfOf } from '../../src/figures/pdf/pdf-writer.ts';
import { FILE_LOOK, type Figure as Drawn } from '../../src/figures/svg.ts';
import { download, exportName } from './download.ts';
import { useLanguage } from './language.tsx';

interface Props {
  readonly of: Drawn;
  readonly caption?: ComponentChildren;
}

/** Pixels of a saved PNG for each pixel of the drawing, as in the files beside the page. */
const SCALE = 2;

/** A figure drawn to the width of its place, to be saved as the file beside the page has it, in the reader's language. */
export function Figure({ of, caption }: Props) {
  const { text, simulated } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [isUnprintable, setUnprintable] = useState(false);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    // What is folded away is drawn when it is opened: a page of a study would draw dozens that nobody looks at.
    const measure = () => {
      if (element.checkVisibility()) setWidth(Math.floor(element.clientWidth));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const svg = () => of.draw({ ...FILE_LOOK, text, simulated });
  const save = (suffix: string, content: Blob | null) => {
    if (content !== null) download(exportName(simulated, of.name, suffix), content);
  };
  const formats = {
    SVG: () => save('svg', new Blob([svg()], { type: 'image/svg+xml' })),
    PDF: () => {
      const drawn = svg();
      // A picture within may be of a kind that PDF does not take.
      if (isPrintable(drawn)) save('pdf', new Blob([pdfOf(drawn)], { type: 'application/pdf' }));
      else setUnprintable(true);
    },
    PNG: () => void pictureOf(svg()).then((picture) => save('png', picture)),
  };
  return (
    <figure>
      <div
        class="drawing"
        ref={frame}
        // The kit escapes every text.
        dangerouslySetInnerHTML={{
          __html: width === 0 ? '' : of.draw({ text, width, simulated, alone: false }),
        }}
      />
      <figcaption>
        <span>{caption}</span>
        <span class="formats">
          {Object.entries(formats).map(([format, onClick]) => (
            <button key={format} type="button" title={text('figure.save', { format })} onClick={onClick}>
              {format}
            </button>
          ))}
        </span>
        {isUnprintable && <span role="alert">{text('figure.no-pdf')}</span>}
      </figcaption>
    </figure>
  );
}

/** The drawing in pixels, made by the browser itself. */
async function pictureOf(svg: string): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [SCALE * image.width, SCALE * image.height];
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
