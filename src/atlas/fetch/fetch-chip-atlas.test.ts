import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  folderScenarios,
  linkScenario,
  outcomeOf,
  serverScenarios,
  type RunFetch,
} from '../../../test/support/hostile-chip-atlas.ts';
import { InputError } from '../../errors.ts';
import { inEnglish } from '../../messages/message.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { writeAtlas } from '../making/build-atlas.ts';
import { fetchChipAtlas } from './fetch-chip-atlas.ts';

/** What `atlas fetch` does, in process and without its waits. */
const run: RunFetch = async (args, folder) => {
  const option = (name: string): string => args[args.indexOf(name) + 1];
  const said: string[] = [];
  const say = (sentence: string): number => said.push(sentence);
  try {
    await fetchChipAtlas(
      {
        selection: {
          genome: option('--genome'),
          threshold: '05',
          files: args.includes('assembled') ? 'assembled' : 'per-experiment',
          antigenClass: ['TFs and others'],
          antigen: [],
          cellClass: [option('--cell-class')],
          cell: [],
          unperturbed: false,
        },
        dryRun: false,
        names: new KnownNames(),
        say,
        tell: (notice) => say(`${notice.severity === 'caution' ? 'caution: ' : ''}${inEnglish(notice)}`),
        watch: (work) => work(() => undefined),
        transfer: {
          base: option('--base'),
          folder: join(folder, 'chip-atlas-data'),
          transfers: 4,
          retries: 1,
          stallMilliseconds: 1000,
          backOffMilliseconds: 1,
          jitter: () => 0.5,
          onRetry: say,
          onRepair: say,
        },
      },
      async ({ source, genome }) => {
        if (!args.includes('-o')) return;
        const { assembly } = await genome();
        await writeAtlas(join(folder, 'atlas'), source, {
          assembly,
          threads: 1,
          replace: args.includes('--force'),
        });
      },
    );
    return { code: 0, text: said.join('\n') };
  } catch (error) {
    if (error instanceof InputError) return { code: 2, text: `${said.join('\n')}\n${error.message}` };
    return { code: 1, text: error instanceof Error ? String(error.stack) : String(error) };
  }
};

describe('atlas fetch holds against', () => {
  test.concurrent.each(
    [...serverScenarios, ...folderScenarios].map((scenario) => [scenario.name, scenario] as const),
  )(
    '%s',
    async (_, scenario) => {
      const outcome = await outcomeOf(scenario, run);
      expect(outcome.text).toMatch(scenario.says);
      expect(outcome).toMatchObject({ code: scenario.exit ?? 2, outside: [], healedCode: 0, different: [] });
    },
    60_000,
  );

  test('a link that leads out of the data folder', async () => {
    const outcome = await outcomeOf(linkScenario, run);
    expect(outcome.text).toMatch(linkScenario.says);
    expect(outcome).toMatchObject({ code: 2, outside: [] });
  });
});
