import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Attack, AttackOptions, AttackRow } from '../attack.ts';
import { run, said, type Ended } from './processes.ts';
import { Tally } from './tally.ts';

/** What a broken or hostile server or data folder does, and what must come of it; see hostile-chip-atlas.ts. */
interface Scenario {
  readonly name: string;
  readonly says: RegExp;
  readonly exit?: 0 | 2;
}

interface Outcome {
  readonly code: number | null;
  readonly text: string;
  readonly outside: readonly string[];
  readonly healedCode: number | null;
  readonly healedText: string;
  readonly different: readonly string[];
}

interface Scenarios {
  readonly serverScenarios: readonly Scenario[];
  readonly folderScenarios: readonly Scenario[];
  readonly linkScenario: Scenario;
  readonly outcomeOf: (
    scenario: Scenario,
    run: (args: readonly string[], folder: string) => Promise<{ code: number | null; text: string }>,
  ) => Promise<Outcome>;
}

const file = join(import.meta.dirname, '../../support/hostile-chip-atlas.ts');

async function attack(options: AttackOptions): Promise<AttackRow[]> {
  if (!existsSync(file)) {
    options.report(`left out: ${file}, which has the scenarios, is not here`);
    return [];
  }
  const { serverScenarios, folderScenarios, linkScenario, outcomeOf } = (await import(file)) as Scenarios;
  const groups = { server: serverScenarios, 'data folder': [...folderScenarios, linkScenario] };
  const rows: AttackRow[] = [];
  for (const [what, scenarios] of Object.entries(groups)) {
    const tally = new Tally(`atlas fetch: hostile ${what}`, options);
    const step = options.amount === 'small' ? 5 : 1;
    for (const scenario of scenarios.filter((_, i) => i % step === 0)) {
      let last: Ended | undefined;
      const outcome = await outcomeOf(scenario, async (args, cwd) => {
        const ended = await run(['atlas', 'fetch', ...args, '-o', 'atlas', '--force'], { cwd, weigh: true });
        last = ended;
        tally.took(ended.milliseconds);
        tally.held(ended.memory);
        return { code: ended.status, text: ended.stderr };
      });
      judge(tally, scenario, outcome, last, scenario !== linkScenario);
    }
    rows.push(tally.row);
  }
  return rows;
}

/** @param heals whether the next run goes well: a link is the user's own, and is refused until it is taken away */
function judge(
  tally: Tally,
  scenario: Scenario,
  outcome: Outcome,
  last: Ended | undefined,
  heals: boolean,
): void {
  const { code, text, outside, healedCode, healedText, different } = outcome;
  const how = `${scenario.name}: exit ${code}: ${text.trim().replaceAll('\n', ' | ').slice(-400)}`;
  if (code === 1 || code === null || last?.hung === true) return tally.exception('exception or hang', how);
  if (outside.length > 0) return tally.wrong('wrote outside', `${how}: ${outside.join(', ')}`);
  if (code !== (scenario.exit ?? 2)) return tally.wrong('other exit code', how);
  if (!scenario.says.test(text)) return tally.wrong('other sentence', how);
  if (!heals && healedCode === 2) return tally.refused('one sentence, nothing written');
  if (healedCode !== 0)
    return tally.wrong(
      'not healed',
      `${how}; then ${healedText.slice(-300)} ${last === undefined ? '' : said(last)}`,
    );
  if (different.length > 0) return tally.wrong('other bytes', `${how}: ${different.slice(0, 5).join(', ')}`);
  if (code === 0) tally.fine('right bytes');
  else tally.refused('one sentence, healed by the next run');
}

export const attacks: readonly Attack[] = [
  {
    name: 'harm-server',
    promises:
      'whatever a server sends or a data folder holds, nothing is written outside, nothing wrong is believed, and the next fetch is whole',
    run: attack,
  },
];
