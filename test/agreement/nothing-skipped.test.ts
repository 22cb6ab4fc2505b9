import { expect, test } from 'vitest';
import { programPresent, pythonWith, realDataPresent, rPackagePresent } from '../support/reference.ts';

// Agreement tests skip themselves where a reference is absent; in CI that must not leave nothing compared.
test.runIf(process.env['CI'] === 'true')(
  'CI has every reference that the agreement tests compare with',
  () => {
    const packages = [
      ...['limma', 'edgeR', 'affy', 'statmod', 'metafor', 'RobustRankAggreg', 'TFMPvalue'],
      ...['minpack.lm', 'DoseFinding', 'lmerTest', 'multcomp'],
    ];
    expect({
      absentPrograms: ['bedtools', 'macs2', 'samtools', 'bowtie2', 'bwa', 'fastp', 'featureCounts'].filter(
        (name) => !programPresent(name),
      ),
      absentPackages: packages.filter((name) => !rPackagePresent(name)),
      bigBedReader: pythonWith('pyBigWig') !== undefined,
      motifReader: pythonWith('Bio.motifs') !== undefined,
      realData: realDataPresent,
    }).toEqual({
      absentPrograms: [],
      absentPackages: [],
      bigBedReader: true,
      motifReader: true,
      realData: true,
    });
  },
);
