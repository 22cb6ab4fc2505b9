// log2 percent of input of every antibody at every amplicon in every chromatin.
import { refused } from '../../messages/refused.ts';
import { quantityAt, type Readings } from '../../tables/readings.ts';
import { hasSilent, type Culture, type TechnicalMean } from '../cq/cultures.ts';
import type { Primers } from '../cq/primers.ts';
import type { Part } from './parts.ts';
import { dilutionFactor, log2PercentInput } from './percent-input.ts';

/** One antibody (or IgG) at one amplicon in one chromatin. */
export interface Enrichment {
  readonly culture: Culture;
  readonly amplicon: string;
  /** Null for IgG. */
  readonly antibody: string | null;
  /** log2 of percent of input; NaN where the IP did not amplify, or there is no input. */
  readonly value: number;
  readonly undetermined: boolean;
  readonly hasInput: boolean;
  readonly of: TechnicalMean;
}

/** More than all of the chromatin: what the input is was said wrongly, or wells were exchanged. */
export function isAboveInput({ value }: Pick<Enrichment, 'value'>): boolean {
  return value > Math.log2(100);
}

/** What a technical mean is of, in one text, and back. */
export function nameOfPart(amplicon: string, part: Part): string {
  return JSON.stringify([amplicon, part.kind, part.antibody]);
}

export function partOfName(measured: string): { amplicon: string; part: Part } {
  const [amplicon, kind, antibody] = JSON.parse(measured) as [string, Part['kind'], string | null];
  return { amplicon, part: { kind, antibody } as Part };
}

export interface InputSaid {
  /** Where the table does not say it. */
  readonly inputFraction: number | undefined;
  readonly inputDilution: number;
}

/**
 * @throws InputError where nobody says how much chromatin is the input, where that is no part of it, and for template volumes of some
 * reactions only
 */
export function enrichments(
  readings: Readings,
  means: readonly TechnicalMean[],
  primers: ReadonlyMap<string, Primers>,
  said: InputSaid,
): Enrichment[] {
  const inputs = new Map<Culture, Map<string, TechnicalMean>>();
  for (const each of means) {
    const { amplicon, part } = partOfName(each.measured);
    if (part.kind !== 'input') continue;
    inputs.set(
      each.culture,
      (inputs.get(each.culture) ?? new Map<string, TechnicalMean>()).set(amplicon, each),
    );
  }
  if (inputs.size === 0)
    throw refused(
      'chip-qpcr.no-input',
      {},
      {
        fix: undefined,
        file: readings.file,
        expected: 'wells whose fraction is input, of the same chromatin',
        found: 'none',
      },
    );
  return means.flatMap((of): Enrichment[] => {
    const { amplicon, part } = partOfName(of.measured);
    if (part.kind === 'input') return [];
    const input = inputs.get(of.culture)?.get(amplicon);
    const value = input === undefined ? NaN : valueOf(readings, of, input, primers.get(amplicon), said);
    const undetermined = hasSilent(of) || hasSilent(input);
    const { culture } = of;
    return [
      { culture, amplicon, antibody: part.antibody, value, undetermined, hasInput: input !== undefined, of },
    ];
  });
}

function valueOf(
  readings: Readings,
  ip: TechnicalMean,
  input: TechnicalMean,
  primers: Primers | undefined,
  said: InputSaid,
): number {
  const inputFraction = fractionOf(readings, input, ip, said);
  const [inputVolume, ipVolume] = [volumeOf(readings, input), volumeOf(readings, ip)];
  if (Number.isNaN(inputVolume) !== Number.isNaN(ipVolume))
    throw refused(
      'chip-qpcr.half-volumes',
      {},
      {
        fix: undefined,
        ...readings.place((Number.isNaN(ipVolume) ? ip : input).rows[0]),
        expected: 'a volume for every reaction, or none where all are the same',
        found: 'nothing',
      },
    );
  const volumes = Number.isNaN(inputVolume) ? {} : { inputVolume, ipVolume };
  const dilution = dilutionFactor({ inputFraction, diluted: said.inputDilution, ...volumes });
  return log2PercentInput({
    ...{ cqInput: input.cq, cqIp: ip.cq, dilution },
    efficiency: primers?.efficiency ?? 2,
  });
}

function fractionOf(
  readings: Readings,
  input: TechnicalMean,
  ip: TechnicalMean,
  { inputFraction }: InputSaid,
): number {
  const row = [...input.rows, ...ip.rows].find(
    (each) => !Number.isNaN(quantityAt(readings, 'inputFraction', each)),
  );
  const found = row === undefined ? inputFraction : quantityAt(readings, 'inputFraction', row);
  if (found === undefined)
    throw refused(
      'chip-qpcr.no-fraction',
      {},
      { file: readings.file, expected: 'a column input_fraction: 0.01 for 1 %', found: 'none' },
    );
  if (found > 0 && found < 1) return found;
  throw refused(
    'chip-qpcr.fraction',
    {},
    {
      fix: undefined,
      ...(row === undefined ? { file: '--input-fraction' } : readings.place(row)),
      expected: 'above 0 and below 1: 0.01 for 1 %',
      found: String(found),
    },
  );
}

function volumeOf(readings: Readings, { rows }: TechnicalMean): number {
  const volumes = new Set(rows.map((row) => quantityAt(readings, 'volume', row)));
  const [first] = volumes;
  if (volumes.size > 1 || first <= 0)
    throw refused(
      'chip-qpcr.volumes',
      {},
      {
        fix: undefined,
        ...readings.place(rows[0]),
        expected: 'the same volume above 0 in each of them',
        found: [...volumes].join(', '),
      },
    );
  return first;
}
