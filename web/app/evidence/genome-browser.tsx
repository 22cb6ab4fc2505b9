// The genome browser (igv.js): loaded when it is asked for, and fed by the server alone.
import type { Browser } from 'igv';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageKey } from '../../../src/messages/english/index.ts';
import type { AnswerBody } from '../../../src/server/answer-body.ts';
import { download, exportName } from '../../components/download.ts';
import { stamped } from '../../../src/figures/svg.ts';
import { useLanguage } from '../../components/language.tsx';
import { Refusal } from '../refusal.tsx';
import { server } from '../server.ts';
import { numberAt, rowsOf, textAt, valuesOf } from './answered.ts';
import { PublicSignal } from './public-signal.tsx';

/** A place, 0-based half-open. */
export interface Locus {
  readonly chrom: string;
  readonly start: number;
  readonly end: number;
}

/** One row of the browser. */
export interface Track {
  readonly name: string;
  readonly colour: string;
  /** What the server is asked for it. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly expanded?: true;
}

interface Props {
  /** Numbers of the atlases. */
  readonly atlas: unknown;
  readonly genome: string;
  readonly tracks: readonly Track[];
  /** Factors whose motifs may be drawn, too. */
  readonly motifs?: readonly string[];
  /** What is to be shown; a new object moves the browser there. */
  readonly locus: Locus;
  /** Who is asked for features, places and chromosomes: the server, where nobody else is named. */
  readonly read?: typeof server.window;
}

/** Bases beyond which nothing is drawn: the server gives no more at once. */
const WIDEST = 15_000_000;
/** The same where sequence is scanned. */
const WIDEST_SCAN = 500_000;
/** Bases on each side of a site that is jumped to. */
const AROUND = 5000;

/** A feature as igv.js draws it. */
interface Drawn {
  readonly chr: string;
  readonly start: number;
  readonly end: number;
}

/** The browser with its own controls, which a keyboard reaches, and what is in view in words. */
export function GenomeBrowser({
  atlas,
  genome,
  tracks,
  motifs = [],
  locus,
  read: window = server.window,
}: Props) {
  const { text, simulated } = useLanguage();
  const room = useRef<HTMLDivElement>(null);
  const browser = useRef<Browser | null>(null);
  const at = useRef<Locus>(widened(locus));
  const sizes = useRef<ReadonlyMap<string, number>>(new Map());
  const read = useRef(new Map<string, readonly Drawn[]>());
  const [view, setView] = useState<{ place: string; counts: readonly [string, number][] } | null>(null);
  const [cut, setCut] = useState(false);
  const [isMade, setMade] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [unread, setUnread] = useState<string | null>(null);
  const [wanted, setWanted] = useState('');
  const [added, setAdded] = useState<readonly string[]>([]);
  /** Names of all tracks that are drawn. */
  const drawn = useRef<readonly string[]>(tracks.map(({ name }) => name));

  const look = (): void => {
    const { chrom, start, end } = at.current;
    const counts = drawn.current.flatMap((name): [string, number][] => {
      const features = read.current.get(name);
      if (features === undefined) return [];
      const inView = features.filter((each) => each.chr === chrom && each.start < end && each.end > start);
      return [[name, inView.length]];
    });
    setView({ place: written(at.current), counts });
  };
  const readFeatures =
    ({ name, asked }: Track) =>
    async (chr: string, from: number, to: number): Promise<Drawn[]> => {
      const start = Math.max(0, Math.floor(from));
      const end = Math.min(sizes.current.get(chr) ?? to, Math.ceil(to));
      try {
        const found = await window('features', { ...asked, atlas, chrom: chr, start, end });
        const features = drawnOf(found, chr);
        read.current.set(name, features);
        setCut(found.notices.length > 0);
        look();
        return features;
      } catch (error) {
        setFailure(error);
        return [];
      }
    };

  useEffect(() => {
    let over = false;
    const start = async (): Promise<void> => {
      const [{ default: igv }, chromosomes] = await Promise.all([
        import('igv'),
        window('chromosomes', { atlas }),
      ]);
      const names = (valuesOf(chromosomes, 'chrom') ?? []).map(String);
      sizes.current = new Map(names.map((name, row) => [name, numberAt(chromosomes, 'length', row) ?? 0]));
      if (over || room.current === null) return;
      const lines = [...sizes.current].map(([name, size]) => `${name}\t${size}\n`);
      const options = {
        // Nothing is asked of the address that lists public genomes, nor of the one that looks genes up.
        loadDefaultGenomes: false,
        search: false,
        queryParametersSupported: false,
        showNavigation: false,
        showIdeogram: false,
        showSequence: false,
        reference: {
          id: genome,
          name: genome,
          format: 'chromsizes',
          fastaURL: new File(lines, 'chrom.sizes'),
          wholeGenomeView: false,
        },
        locus: written(at.current),
        tracks: tracks.map((track, order) => ({
          ...annotation(track),
          visibilityWindow: WIDEST,
          order,
          reader: { readFeatures: readFeatures(track) },
        })),
      };
      const made = await igv.createBrowser(room.current, options as never);
      if (over) return igv.removeBrowser(made);
      browser.current = made;
      setMade(true);
      const events = made as unknown as {
        on(
          name: string,
          tell: (frames: readonly { chr: string; start: number; end: number }[]) => void,
        ): void;
      };
      events.on('locuschange', ([frame]) => {
        at.current = { chrom: frame.chr, start: Math.floor(frame.start), end: Math.ceil(frame.end) };
        look();
      });
      look();
    };
    start().catch(setFailure);
    return () => {
      over = true;
      const made = browser.current;
      browser.current = null;
      if (made !== null) void import('igv').then(({ default: igv }) => igv.removeBrowser(made));
    };
  }, []);

  const show = (place: Locus): void => {
    const size = sizes.current.get(place.chrom) ?? place.end;
    const width = Math.min(place.end - place.start, size);
    const start = Math.min(Math.max(0, place.start), size - width);
    at.current = { chrom: place.chrom, start, end: start + width };
    void browser.current?.search(written(at.current));
  };
  const before = useRef(locus);
  useEffect(() => {
    if (before.current !== locus) show(widened(locus));
    before.current = locus;
  }, [locus]);

  const moved = (by: number, zoom: number): void => {
    const { chrom, start, end } = at.current;
    const middle = (start + end) / 2 + by * (end - start);
    const half = Math.max(20, ((end - start) * zoom) / 2);
    show({ chrom, start: Math.round(middle - half), end: Math.round(middle + half) });
  };
  const go = (event: Event): void => {
    event.preventDefault();
    setFailure(null);
    window('place', { place: wanted.trim(), atlas }).then(
      (found) =>
        show(
          widened({
            chrom: textAt(found, 'chrom', 0),
            start: numberAt(found, 'start', 0) ?? 0,
            end: numberAt(found, 'end', 0) ?? 0,
          }),
        ),
      setFailure,
    );
  };
  const addOwn = async (input: HTMLInputElement): Promise<void> => {
    setUnread(null);
    const files = [...(input.files ?? [])];
    for (const file of files.filter(({ name }) => !/\.bai$/i.test(name))) {
      const options = ownTrack(file, files);
      if (options === undefined) {
        setUnread(text('browser.no-index', { file: file.name }));
        continue;
      }
      try {
        // The file is read where it lies: it goes nowhere, not even to the server.
        await browser.current?.loadTrack(options as never);
      } catch {
        setUnread(text('browser.unread', { file: file.name }));
      }
    }
    input.value = '';
  };
  const addMotif = async (antigen: string): Promise<void> => {
    setFailure(null);
    const name = text('browser.motifs-drawn', { name: antigen });
    const asked = { of: 'motifs', antigen };
    const { chrom, start, end } = at.current;
    try {
      // Whether sequence and motifs are at hand is known once they are asked for.
      const middle = Math.floor((start + end) / 2);
      await window('features', { ...asked, atlas, chrom, start: middle, end: middle + 1 });
      drawn.current = [...drawn.current, name];
      setAdded((before) => [...before, antigen]);
      await browser.current?.loadTrack({
        ...annotation({ name, colour: '#6b3fa0', asked }),
        visibilityWindow: WIDEST_SCAN,
        reader: { readFeatures: readFeatures({ name, colour: '', asked }) },
      } as never);
    } catch (error) {
      setFailure(error);
    }
  };
  const save = (): void => {
    const svg = browser.current?.toSVG();
    if (svg === undefined) return;
    const marked = simulated ? stamped(svg, text('simulated.word')) : svg;
    download(exportName(simulated, 'genome-browser', 'svg'), new Blob([marked], { type: 'image/svg+xml' }));
  };
  const button = (label: MessageKey, sign: string, onClick: () => void) => (
    <button type="button" title={text(label)} onClick={onClick}>
      <span aria-hidden="true">{sign}</span>
      <span class="hidden">{text(label)}</span>
    </button>
  );
  return (
    <section class="genome-browser" aria-label={text('browser.title')} tabIndex={-1}>
      <form class="browser-tools" onSubmit={go}>
        {button('browser.left', '◀', () => moved(-0.5, 1))}
        {button('browser.right', '▶', () => moved(0.5, 1))}
        {button('browser.in', '+', () => moved(0, 0.5))}
        {button('browser.out', '−', () => moved(0, 2))}
        <label>
          <span class="hidden">{text('browser.place')}</span>
          <input
            type="text"
            placeholder={text('browser.place')}
            value={wanted}
            onInput={(event) => setWanted(event.currentTarget.value)}
          />
        </label>
        <button type="submit">{text('browser.go')}</button>
        <label class="own-track">
          {text('browser.own')}
          <input
            type="file"
            multiple
            accept=".bw,.bigwig,.bb,.bigbed,.bed,.gz,.bedgraph,.narrowpeak,.broadpeak,.bam,.bai"
            onChange={(event) => void addOwn(event.currentTarget)}
          />
        </label>
        {motifs.map((name) => (
          <button
            key={name}
            type="button"
            disabled={added.includes(name)}
            onClick={() => void addMotif(name)}
          >
            {text('browser.motifs', { name })}
          </button>
        ))}
        <button type="button" onClick={save}>
          SVG
        </button>
      </form>
      <p class="fine" role="status">
        {view === null
          ? text('browser.opening')
          : `${view.place}: ${view.counts.map(([name, count]) => `${name} ${count.toLocaleString('en-US')}`).join(' · ')}`}
        {cut && ` ${text('browser.cut')}`}
      </p>
      {window === server.window && isMade && (
        <PublicSignal
          {...{ atlas, browser, widest: WIDEST, onFailure: setFailure }}
          experiments={tracks.flatMap(({ asked }) => (asked['experiments'] as string[] | undefined) ?? [])}
        />
      )}
      {unread !== null && (
        <p class="caution" role="alert">
          {unread}
        </p>
      )}
      {failure !== null && <Refusal of={failure} />}
      <div ref={room} class="browser-room" />
    </section>
  );
}

/** How igv.js draws a track of features. */
function annotation({ name, colour, expanded }: Track) {
  return {
    ...{ name, type: 'annotation', color: colour, searchable: false },
    displayMode: expanded === true ? 'EXPANDED' : 'COLLAPSED',
    height: expanded === true ? 80 : 40,
  };
}

/** A file as igv.js takes it; undefined for aligned reads whose index was not chosen together with them. */
function ownTrack(file: File, files: readonly File[]): object | undefined {
  const { name } = file;
  const track = { url: file, name, searchable: false };
  if (!/\.bam$/i.test(name)) return track;
  const stem = name.slice(0, -'.bam'.length);
  const index = files.find((each) => [`${name}.bai`, `${stem}.bai`].includes(each.name));
  return index === undefined ? undefined : { ...track, type: 'alignment', format: 'bam', indexURL: index };
}

function widened({ chrom, start, end }: Locus): Locus {
  return { chrom, start: Math.max(0, start - AROUND), end: end + AROUND };
}

/** As igv.js takes a place: first and last base, counted from 1. */
function written({ chrom, start, end }: Locus): string {
  return `${chrom}:${start + 1}-${end}`;
}

function drawnOf(found: AnswerBody, chr: string): Drawn[] {
  return Array.from({ length: rowsOf(found) }, (_, row) => ({
    chr,
    start: numberAt(found, 'start', row) ?? 0,
    end: numberAt(found, 'end', row) ?? 0,
    name: textAt(found, 'name', row),
    strand: textAt(found, 'strand', row),
    strength: numberAt(found, 'strength', row),
    ...exonsIn(textAt(found, 'exons', row)),
  }));
}

/** Exons as they are written, such as `10-20 40-90`; a gene without is one block. */
function exonsIn(written: string): { exons?: readonly { start: number; end: number }[] } {
  if (written === '') return {};
  const exons = written.split(' ').map((exon) => exon.split('-').map(Number));
  return { exons: exons.map(([start, end]) => ({ start, end })) };
}
