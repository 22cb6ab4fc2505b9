import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { download, exportName } from './download.ts';
import { useLanguage } from './language.tsx';

interface Props {
  readonly name: string;
  readonly caption: ComponentChildren;
  /** Draws the figure for a width in pixels; drawn again when the page's width or language changes. */
  readonly draw: (width: number) => Element;
  /** What a reader who does not see the picture should know. */
  readonly description: string;
}

/** A figure drawn to the width of its place, with its SVG to save. */
export function Figure({ name, caption, draw, description }: Props) {
  const { text, simulated, language } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    setWidth(Math.floor(element.clientWidth));
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const element = frame.current;
    if (element === null || width === 0) return;
    const drawing = draw(width);
    drawing.setAttribute('role', 'img');
    drawing.setAttribute('aria-label', description);
    if (simulated) stamp(drawing, text('simulated.word'));
    element.replaceChildren(drawing);
  }, [width, language, draw]);
  const save = () => {
    const svg = frame.current?.querySelector('svg');
    if (svg === null || svg === undefined) return;
    const copy = svg.cloneNode(true) as SVGElement;
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('font-family', 'Helvetica, Arial, sans-serif');
    download(
      exportName(simulated, name, 'svg'),
      'image/svg+xml',
      new XMLSerializer().serializeToString(copy),
    );
  };
  return (
    <figure>
      <div class="drawing" ref={frame} />
      <figcaption>
        <span>{caption}</span>
        <button type="button" onClick={save}>
          SVG
        </button>
      </figcaption>
    </figure>
  );
}

/** Height of the line below a simulated figure, in pixels. */
const CORNER = 14;

/** Writes "simulated" across the drawing, so that a copied picture still says what it is. */
function stamp(drawing: Element, word: string): void {
  const svg = drawing instanceof SVGElement ? drawing : drawing.querySelector('svg');
  if (svg === null) return;
  const width = Number(svg.getAttribute('width'));
  const height = Number(svg.getAttribute('height'));
  svg.setAttribute('height', String(height + CORNER));
  svg.setAttribute('viewBox', `0 0 ${width} ${height + CORNER}`);
  const size = Math.min(width / 8, height / 3, 64);
  const write = (attributes: Readonly<Record<string, string | number>>): void => {
    const label = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    label.textContent = word;
    for (const [key, value] of Object.entries(attributes)) label.setAttribute(key, String(value));
    svg.append(label);
  };
  write({
    x: width / 2,
    y: height / 2,
    'text-anchor': 'middle',
    'dominant-baseline': 'middle',
    'font-size': size,
    'font-weight': 700,
    fill: '#8a3b12',
    'fill-opacity': 0.1,
    'pointer-events': 'none',
    transform: `rotate(-14 ${width / 2} ${height / 2})`,
  });
  // Marks may cover the large word; this one has a line of its own.
  write({
    x: width - 4,
    y: height + CORNER - 4,
    'text-anchor': 'end',
    'font-size': 10,
    'font-weight': 600,
    fill: '#8a3b12',
  });
}
