// Figures of the bench as plain data, which a study keeps and its page draws: from a reading of a table, or from JSON.
import { resultNumber } from '../../tables/result-number.ts';
import type { Figure, TitledFigure } from '../../figures/svg.ts';
import {
  barsFigure,
  isobologramFigure,
  surfaceFigure,
  type BarsPicture,
  type IsobologramPicture,
  type SurfacePicture,
} from '../combination/combination-figures.ts';
import { dotsFigure, type DotsPicture } from '../design/dots-picture.ts';
import { curvesFigure, type CurvesPicture } from '../dose/dose-figure.ts';
import { coursesFigure, type CoursesPicture } from '../growth/growth-figures.ts';
import { forestFigure, type Forest } from '../replicate/forest-plot.ts';

/** What a figure of an assay shows. Numbers that are missing are NaN, in JSON null; nothing else is null. */
export type AssayPicture =
  DotsPicture | CoursesPicture | CurvesPicture | BarsPicture | SurfacePicture | IsobologramPicture | Forest;

/** A figure with the data that it draws; a photograph has none. */
export interface AssayFigure extends Figure {
  readonly picture?: AssayPicture;
}

/** The figure of a picture whose numbers have as many digits as a study keeps: the verb and the study draw the same. */
export function assayFigure(picture: AssayPicture): AssayFigure & TitledFigure {
  const kept = mapped(picture, (value) =>
    typeof value === 'number' ? resultNumber(value) : undefined,
  ) as AssayPicture;
  return { ...drawn(kept), picture: kept };
}

function drawn(picture: AssayPicture): TitledFigure {
  switch (picture.draws) {
    case 'dots':
      return dotsFigure(picture);
    case 'courses':
      return coursesFigure(picture);
    case 'curves':
      return curvesFigure(picture);
    case 'bars':
      return barsFigure(picture);
    case 'surface':
      return surfaceFigure(picture);
    case 'isobologram':
      return isobologramFigure(picture);
    case 'forest':
      return forestFigure(picture);
  }
}

/** A picture as JSON has it: missing numbers are null, infinite ones `{ infinite: 1 }` or `{ infinite: -1 }`. */
export interface KeptPicture {
  readonly draws: AssayPicture['draws'];
}

export function keptPicture(picture: AssayPicture): KeptPicture {
  return mapped(picture, (value) => {
    if (typeof value !== 'number' || Number.isFinite(value)) return undefined;
    return Number.isNaN(value) ? null : { infinite: Math.sign(value) };
  }) as KeptPicture;
}

export function figureOfKept(kept: KeptPicture): TitledFigure {
  return assayFigure(
    mapped(kept, (value) => {
      if (value === null) return NaN;
      return typeof value === 'object' && 'infinite' in value ? Number(value.infinite) * Infinity : undefined;
    }) as AssayPicture,
  );
}

/** Plain data, of which some values are replaced. @param replaced undefined for one that stays */
function mapped(value: unknown, replaced: (value: unknown) => unknown): unknown {
  const other = replaced(value);
  if (other !== undefined) return other;
  if (Array.isArray(value)) return value.map((each) => mapped(each, replaced));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapped(each, replaced)]));
}
