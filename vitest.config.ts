import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { SECOND_CIRCLE } from './test/support/second-circle.ts';

/** Files that take longest: they start first, so that no worker ends with one while the others have nothing to do. */
const LONGEST = ['test/study/demo.test', 'test/attack/harm', 'test/contract'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((name) => moduleId.includes(name));
      return found < 0 ? LONGEST.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** Folders whose tests share processes, so that the sources are read once in each: they compute, and start no process. */
const SHARING =
  'src/{analyses,assays,atlas,cli,expression,figures,formats,genome,messages,motifs,partners,questions,report,statistics,study,tables,targets}/**/*.test.ts';

const everywhere = {
  // These are run by `npm run agreement`.
  exclude: [...configDefaults.exclude, '{test,web}/long/**', ...SECOND_CIRCLE],
  // Genomes that the developer has at hand change no test.
  env: { CHIPMATE_GENOMES: '/nowhere/genomes' },
  testTimeout: 300_000,
  hookTimeout: 300_000,
};

export default defineConfig({
  test: {
    // As by default, but never a single one: on two processors the tests would run one after another.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/support/temporary-folders.ts'],
    projects: [
      {
        test: {
          ...everywhere,
          // Comes first by its name: a process is shared as long as no other kind of file is next.
          name: 'own process',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'web/**/*.test.ts'],
          exclude: [...everywhere.exclude, SHARING],
        },
      },
      {
        test: {
          ...everywhere,
          name: 'shared process',
          include: [SHARING],
          isolate: false,
          setupFiles: ['test/support/as-started.ts'],
        },
      },
    ],
  },
});
