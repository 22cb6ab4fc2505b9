// docs/options.md against the commands themselves, so that neither says what the other does not.
import { fileURLToPath } from 'node:url';
import type { Command, Option } from 'commander';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/cli/catalogue.ts';

const HEAD = `# Options and their defaults

Names (antigens, cell types, classes) match without regard to case, hyphens, spaces, dots, slashes and underscores; antigens
under any of their aliases. Options marked * may be given several times. An option without a default is off, or leaves
the choice open. This page is written from the commands by \`npx vitest run test/cli/options-page.test.ts -u\`.

| option | default | verbs | what |
|---|---|---|---|
`;

interface Leaf {
  readonly verb: string;
  readonly command: Command;
}

function leaves(verb: string, command: Command): Leaf[] {
  if (command.commands.length === 0) return [{ verb, command }];
  return command.commands.flatMap((each) => leaves(`${verb} ${each.name()}`, each));
}

/** The default that commander knows, else the one that the description tells in brackets. */
function describeOption(option: Option): { initial: string; what: string } {
  const told = / \(default: (.*)\)$/.exec(option.description);
  const known = option.defaultValue as string | number | boolean | undefined;
  const choices = option.argChoices === undefined ? '' : `: ${option.argChoices.join(', ')}`;
  return {
    initial: option.mandatory
      ? 'needed'
      : known !== undefined
        ? String(known).replace(/^-$/, 'standard output')
        : (told?.[1] ?? ''),
    what: `${option.description.slice(0, told?.index)}${choices}`,
  };
}

function isRepeatable(option: Option): boolean {
  return option.variadic || option.parseArg?.name === 'collect';
}

async function optionsPage(): Promise<string> {
  const verbsOf = new Map<string, string[]>();
  for (const [name, entry] of Object.entries(catalogue)) {
    for (const { verb, command } of leaves(name, (await entry.load()).command())) {
      for (const option of command.options) {
        const { initial, what } = describeOption(option);
        const flags = `\`${option.flags}\`${isRepeatable(option) ? ' *' : ''}`;
        const key = [flags, initial, what].map((cell) => cell.replaceAll('|', '\\|')).join('\n');
        verbsOf.set(key, [...(verbsOf.get(key) ?? []), verb]);
      }
    }
  }
  const rows = [...verbsOf].map(([key, verbs]) => {
    const [flags, initial, what] = key.split('\n');
    return `| ${flags} | ${initial} | ${verbs.join(', ')} | ${what} |\n`;
  });
  return HEAD + rows.join('');
}

test('docs/options.md lists every option of every verb with its default', async () => {
  const page = fileURLToPath(new URL('../../docs/options.md', import.meta.url));
  await expect(await optionsPage()).toMatchFileSnapshot(page);
});
