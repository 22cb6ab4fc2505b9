import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { withstood, type Amount, type Attack, type AttackRow } from './attack.ts';
import { attackTable, attackTables, withTables } from './attack-table.ts';
import { findAttacks } from './find-attacks.ts';

const HELP = `npm run attack -- [options]

  --full         as much as the figures of docs/reliability.md stand for: hours
  --small        as much as continuous integration does
  --only NAME    one attack, or those that begin with NAME; may be given again
  --seed N       another seed (default 1)
  --keep DIR     where inputs that failed are written (default: a new folder, which is told)
  --table FILE   write the tables into this Markdown page, between its marks
  --list         name the attacks
`;

const { values } = parseArgs({
  options: {
    full: { type: 'boolean' },
    small: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
    table: { type: 'string' },
    list: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});
const all = await findAttacks();
if (values.help === true) process.stdout.write(HELP);
else if (values.list === true)
  for (const { name, promises } of all) process.stdout.write(`${name}: ${promises}\n`);
else process.exitCode = (await attackAll(chosen(all, values.only))) ? 0 : 1;

async function attackAll(attacks: readonly Attack[]): Promise<boolean> {
  const amount: Amount = values.full === true ? 'full' : values.small === true ? 'small' : 'bounded';
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new Error(`--seed ${values.seed}: a whole number is wanted`);
  const keep = resolve(values.keep ?? mkdtempSync(join(tmpdir(), 'chipmate-attack-')));
  mkdirSync(keep, { recursive: true });
  const report = (line: string): void => void process.stderr.write(`${line}\n`);
  report(`${attacks.length} attacks, ${amount}, seed ${seed}; what fails is kept in ${keep}`);
  const results: { attack: Attack; rows: AttackRow[] }[] = [];
  for (const attack of attacks) {
    const rows = await attack.run({ amount, seed, report, keep });
    process.stdout.write(`\n${attack.name}\n${attackTable(rows)}`);
    results.push({ attack, rows });
  }
  if (values.table !== undefined) {
    const page = existsSync(values.table) ? readFileSync(values.table, 'utf8') : '';
    writeFileSync(values.table, withTables(page, attackTables(results)));
  }
  const failed = results.filter(({ rows }) => !withstood(rows)).map(({ attack }) => attack.name);
  report(
    failed.length === 0 ? 'all withstood' : `did not withstand: ${failed.join(', ')}; inputs in ${keep}`,
  );
  return failed.length === 0;
}

function chosen(attacks: readonly Attack[], only: readonly string[] | undefined): Attack[] {
  if (only === undefined) return [...attacks];
  const found = attacks.filter(({ name }) => only.some((wanted) => name.startsWith(wanted)));
  if (found.length === 0) throw new Error(`no attack begins with ${only.join(' or ')}; --list names them`);
  return found;
}
