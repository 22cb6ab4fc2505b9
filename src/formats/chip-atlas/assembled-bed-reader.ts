// The nine-column BED of ChIP-Atlas' Peak Browser: coloured by score, with what is known about each experiment in
// column 4, as IGV shows it when a track line says gffTags="on".

import { gffValue, trackSetting } from '../peaks/track-text.ts';

/** What column 4 says about an experiment. */
export interface TrackExperiment {
  readonly experiment: string;
  readonly antigen: string;
  readonly cell: string;
  readonly cellClass: string;
  readonly title: string;
  /** The authors' attributes. */
  readonly attributes: readonly (readonly [key: string, value: string])[];
}

/** First line of the file. */
export function trackLine(name: string): string {
  return `track name="${trackSetting(name)}" url="http://chip-atlas.org/view?id=$$" gffTags="on"`;
}

/** Column 4: `ID=...;Name=...;Title=...;Cell group=...;<br>key=value;...` with spaces, `%`, `;`, `=`, `+` and quotes encoded. */
export function trackTags(of: TrackExperiment): string {
  const fixed = [
    `ID=${gffValue(of.experiment)}`,
    `Name=${gffValue(`${of.antigen} (@ ${of.cell})`)}`,
    `Title=${gffValue(of.title)}`,
    `Cell%20group=${gffValue(of.cellClass)}`,
  ];
  const further = of.attributes.map(([key, value]) => `${gffValue(key)}=${gffValue(value)};`).join('');
  return `${fixed.join(';')};<br>${further}`;
}

/** Colour of a score: 0 blue, 250 cyan, 500 green, 750 yellow, from 1000 red; linear between. */
export function scoreColour(score: number): string {
  const x = Math.min(1000, Math.max(0, score)) / 250;
  const part = Math.trunc(255 * (x - Math.floor(x)));
  if (x < 1) return `0,${part},255`;
  if (x < 2) return `0,255,${255 - part}`;
  if (x < 3) return `${part},255,0`;
  if (x < 4) return `255,${255 - part},0`;
  return '255,0,0';
}

/** One line of the file; the printed score is capped at 1000, as ChIP-Atlas caps it. */
export function trackPeak(
  chromosome: string,
  start: number,
  end: number,
  tags: string,
  score: number,
): string {
  const shown = Number.isNaN(score) ? 0 : Math.trunc(score);
  return `${chromosome}\t${start}\t${end}\t${tags}\t${Math.min(1000, shown)}\t.\t${start}\t${end}\t${scoreColour(shown)}`;
}
