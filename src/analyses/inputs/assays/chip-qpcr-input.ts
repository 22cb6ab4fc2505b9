// Opens what ChIP-qPCR is asked with: readings, places of amplicons, peaks.
import { placeByName, type AmpliconPlace, type Amplicons } from '../../../assays/chip-qpcr/amplicons.ts';
import { InputError } from '../../../errors.ts';
import { readPeakFile } from '../../../formats/peaks/peak-reader.ts';
import { readDelimited } from '../../../formats/text/delimited-reader.ts';
import { chromosomeCodes } from '../../../genome/chromosome-names.ts';
import { MergedRegions } from '../../../genome/intervals.ts';
import { labelAt, type Readings } from '../../../tables/readings.ts';
import { readReadings, type ReadingsFiles } from './readings-input.ts';

export interface ChipQpcrFiles extends ReadingsFiles {
  /** Table with the columns amplicon (or name), chrom, start, end (0-based, as BED) and perhaps gene. */
  readonly amplicons?: string | undefined;
  /** Peaks that amplicons should lie on. */
  readonly peaks?: string | undefined;
}

/** @throws InputError for unreadable files, places that are none, and peaks without a place of any amplicon */
export async function openChipQpcr(
  files: ChipQpcrFiles,
): Promise<{ readings: Readings; amplicons: Amplicons }> {
  const readings = await readReadings(files, 'chip-qpcr');
  const places = new Map<string, AmpliconPlace>();
  for (let row = 0; row < readings.count; row++) {
    const name = labelAt(readings, 'target', row);
    const place = name === null ? undefined : placeByName(name);
    if (name !== null && place !== undefined) places.set(name, place);
  }
  if (files.amplicons !== undefined)
    for (const [name, place] of await readPlaces(files.amplicons)) places.set(name, place);
  if (files.peaks === undefined) return { readings, amplicons: { places } };
  if (places.size === 0)
    throw new InputError('peaks are given, and nobody says where an amplicon lies', {
      file: files.peaks,
      expected: 'places of the amplicons',
      found: 'none',
      fix: 'give them with --amplicons: amplicon, chrom, start, end',
    });
  return { readings, amplicons: { places, onPeak: await onPeaks(places, files.peaks) } };
}

async function readPlaces(file: string): Promise<[name: string, place: AmpliconPlace][]> {
  const table = await readDelimited(file);
  const names = table.column(table.has('amplicon') ? 'amplicon' : 'name');
  const genes = table.has('gene') ? table.column('gene') : undefined;
  const [chroms, starts, ends] = ['chrom', 'start', 'end'].map((name) => table.column(name));
  return names.map((name, row) => {
    const [start, end] = [Number(starts[row]), Number(ends[row])];
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end <= start)
      throw new InputError('this is no place', {
        file: table.path,
        line: table.line[row],
        expected: 'whole numbers start < end, the first base being 0',
        found: `${starts[row]}, ${ends[row]}`,
      });
    const gene = genes?.[row] ?? '';
    return [name, { chrom: chroms[row], start, end, gene: gene === '' ? null : gene }];
  });
}

async function onPeaks(
  places: ReadonlyMap<string, AmpliconPlace>,
  file: string,
): Promise<Map<string, boolean>> {
  const { peaks } = await readPeakFile(file);
  const names = [...places.values()].map(({ chrom }) => chrom);
  const codes = chromosomeCodes(names, peaks.chromosomeNames);
  if (codes.every((code) => code < 0))
    throw new InputError('no amplicon lies on a chromosome of the peaks', {
      file,
      expected: `peaks on ${[...new Set(names)].join(', ')}`,
      found: peaks.chromosomeNames.slice(0, 8).join(', '),
    });
  const merged = new MergedRegions(peaks);
  return new Map(
    [...places].map(([name, { start, end }], i) => [
      name,
      codes[i] >= 0 && merged.overlap(codes[i], start, end),
    ]),
  );
}
