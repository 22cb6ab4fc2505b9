import { expect, test } from 'vitest';
import { programPresent, realDataPresent } from '../reference.ts';

// Agreement tests skip themselves where a reference is absent; in CI that must not leave nothing compared.
test.runIf(process.env['CI'] === 'true')(
  'CI has every reference that the agreement tests compare with',
  () => {
    expect({ bedtools: programPresent('bedtools'), realData: realDataPresent }).toEqual({
      bedtools: true,
      realData: true,
    });
  },
);
