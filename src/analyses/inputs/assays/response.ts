// What values of a viability assay are: asked, or seen and said; and what cannot be put in percent is refused.
import type { NoPercent, Percent } from '../../../assays/design/percent-of-control.ts';
import { seenResponse, type Response, type Series } from '../../../assays/dose/response-direction.ts';
import { InputError } from '../../../errors.ts';
import { caution, note, type Notice } from '../../../messages/message.ts';
import type { Readings } from '../../../tables/readings.ts';

const SEEN = {
  'by dose': { viability: 'response.falls', inhibition: 'response.rises' },
  'at control': { viability: 'response.control-is-full', inhibition: 'response.control-is-none' },
} as const;

/**
 * Viability or inhibition, and what to say of it: a guess is a caution, for every sign hangs on it.
 * @throws InputError where it is neither said nor to be seen
 */
export function responseOf(
  series: readonly Series[],
  asked: Response | undefined,
): { response: Response; inDoubt: boolean; notices: Notice[] } {
  const { byDose, byControl } = seenResponse(series);
  if (asked !== undefined) {
    // A drug that makes cells grow raises viability, which is near 100 without it.
    const inDoubt = byDose !== null && byDose !== asked && byControl !== asked;
    return {
      response: asked,
      inDoubt,
      notices: inDoubt ? [caution('response.contradicted', { asked, seen: byDose })] : [],
    };
  }
  const response = byDose ?? byControl;
  if (response === null || (byControl !== null && byControl !== response))
    throw new InputError('it cannot be seen whether the values are viability or inhibition', {
      expected:
        'values that fall (viability) or rise (inhibition) with the dose, or are near 100 or 0 without drug',
      ...(response === null
        ? {}
        : { found: `values like ${response} with the dose, unlike it without drug` }),
      fix: '--response viability or --response inhibition says it',
    });
  const from = byDose === null ? 'at control' : 'by dose';
  return { response, inDoubt: false, notices: [caution(SEEN[from][response])] };
}

/** @throws InputError where wells have no control to be divided by */
export function refuseNoPercent(readings: Readings, fault: NoPercent | null): void {
  if (fault === null) return;
  const { why, group, row } = fault;
  const place = readings.place(row);
  if (why === 'no inhibition')
    throw new InputError('a value is too large to be an inhibition', {
      ...place,
      expected: 'inhibition in percent, 0 without drug and 100 where nothing is left',
      found: String(readings.value[row]),
      fix: 'for a signal of living cells: --response viability',
    });
  if (why === 'control not above blank')
    throw new InputError('the wells without drug are not above the blanks', {
      ...place,
      found: group,
      fix: 'values that are 0 without drug are inhibition: --response inhibition',
    });
  throw new InputError('there are no wells without drug to divide by', {
    ...place,
    expected: 'wells with a dose of 0 in every experiment and arm, or values in percent',
    ...(group === '' ? {} : { found: `none for ${group}` }),
  });
}

/** How wells became percent. @param lost wells without a number or a dose */
export function saidOfPercent({ scale, blanks }: Percent, lost: number): Notice[] {
  return [
    ...(scale === 'controls' ? [note('response.of-controls')] : []),
    ...(scale === 'fractions' ? [note('response.fractions')] : []),
    ...(blanks > 0 ? [note('response.blanks', { blanks })] : []),
    ...(lost > 0 ? [caution('response.wells-without-number', { wells: lost })] : []),
  ];
}
