// Signal of public experiments in the genome browser. Until its button is pressed, no server but this machine's own is asked.
import type { Browser } from 'igv';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PublicSignalOffer } from '../../../src/server/routes/public-signal.ts';
import { useLanguage } from '../../components/language.tsx';
import { server } from '../server.ts';

interface Props {
  /** Numbers of the atlases. */
  readonly atlas: unknown;
  readonly experiments: readonly string[];
  readonly browser: RefObject<Browser | null>;
  /** Bases beyond which nothing is drawn. */
  readonly widest: number;
  readonly onFailure: (error: unknown) => void;
}

/** What igv.js asks a source of numbers for. */
interface Asked {
  readonly chr: string;
  readonly start: number;
  readonly end: number;
  readonly bpPerPixel?: number;
}

/** The button that says which server will see what, and the way back. */
export function PublicSignal({ atlas, experiments, browser, widest, onFailure }: Props) {
  const { text } = useLanguage();
  const [offer, setOffer] = useState<PublicSignalOffer | null>(null);
  const [isOn, setOn] = useState(false);
  /** Views that are drawn anew after the last word ask nobody any more. */
  const asks = useRef(false);
  const names = experiments.join(' ');
  useEffect(() => {
    server.publicSignalOffer(atlas, experiments).then(setOffer, onFailure);
    return () => void (asks.current = false);
  }, [names]);
  if (offer === null || offer.experiments.length === 0) return null;
  const { host } = offer;
  const trackName = (name: string): string => text('browser.public-track', { name, host });
  const signalOf = (experiment: string) => async (view: Asked) => {
    if (!asks.current) return [];
    const start = Math.max(0, Math.floor(view.start));
    const end = Math.ceil(view.end);
    const bins = Math.max(
      1,
      Math.min(4000, Math.round((end - start) / (view.bpPerPixel ?? (end - start) / 1000))),
    );
    try {
      const found = await server.publicSignal({ atlas, experiment, chrom: view.chr, start, end, bins });
      const width = (found.end - found.start) / found.values.length;
      return found.values.flatMap((value, bin) =>
        value === null
          ? []
          : [
              {
                chr: view.chr,
                start: found.start + Math.floor(bin * width),
                end: found.start + Math.floor((bin + 1) * width),
                value,
              },
            ],
      );
    } catch (error) {
      onFailure(error);
      return [];
    }
  };
  const turnOn = async (): Promise<void> => {
    onFailure(null);
    asks.current = true;
    setOn(true);
    for (const experiment of offer.experiments)
      await browser.current?.loadTrack({
        ...{ name: trackName(experiment), type: 'wig', color: '#31688e', height: 60, autoscale: true },
        ...{ visibilityWindow: widest, summarize: false, searchable: false },
        featureSource: { getFeatures: signalOf(experiment), supportsWholeGenome: () => false },
      } as never);
  };
  const turnOff = (): void => {
    asks.current = false;
    setOn(false);
    const shown = browser.current as unknown as { removeTrackByName(name: string): void } | null;
    for (const experiment of offer.experiments) shown?.removeTrackByName(trackName(experiment));
  };
  return (
    <p class="fine public-signal">
      <button type="button" onClick={() => (isOn ? turnOff() : void turnOn().catch(onFailure))}>
        {text(isOn ? 'browser.public-stop' : 'browser.public', { host })}
      </button>{' '}
      {isOn
        ? text('browser.public-on', { host })
        : text('browser.public-tells', { host, names: offer.experiments.join(', ') })}
    </p>
  );
}
