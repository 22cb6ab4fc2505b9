import { Option, type Command } from 'commander';
import { optionName, type Choice, type Choices } from '../analyses/inputs/choices.ts';
import { english } from '../messages/english/index.ts';
import { readDecimal, readWhole } from './numbers.ts';
import { collect } from './options.ts';

export { chosenOf } from '../questions/chosen.ts';

/** Adds an option for each choice of an analysis; defaults are filled in by the analysis, and shown here. */
export function addChoices(command: Command, choices: Choices): Command {
  for (const [name, choice] of Object.entries(choices)) {
    command.addOption(optionOf(name, choice));
    if (choice.type === 'flag' && choice.off !== undefined)
      command.addOption(new Option(optionName(name).replace('--', '--no-'), english[choice.off]));
  }
  return command;
}

function optionOf(name: string, choice: Choice): Option {
  const flag = optionName(name);
  if (choice.type === 'flag') return new Option(flag, english[choice.help]);
  const option = new Option(`${flag} <${unitOf(choice)}>`, english[choice.help]);
  if ('needed' in choice && choice.needed === true) option.makeOptionMandatory();
  switch (choice.type) {
    case 'integer':
      option.argParser(readWhole(flag, choice.min));
      break;
    case 'number':
      option.argParser(readDecimal(flag));
      break;
    case 'one of':
      option.choices([...choice.values]);
      break;
    case 'texts':
      option.argParser(choice.commas === true ? collectSplit : collect);
      break;
    case 'files':
    case 'folders':
      option.argParser(collect);
      break;
    case 'text':
    case 'file':
    case 'folder':
      break;
  }
  if ('default' in choice && choice.default !== undefined) option.default(choice.default);
  return option;
}

/** What stands for the value of an option in its help. */
function unitOf({ type, unit }: Choice): string {
  if (unit !== undefined) return unit;
  if (type === 'file' || type === 'files') return 'file';
  return type === 'folder' || type === 'folders' ? 'dir' : 'n';
}

/** As `collect`; one value may be several with commas between them. */
function collectSplit(value: string, previous: readonly string[] | undefined): string[] {
  return [...(previous ?? []), ...value.split(',').map((name) => name.trim())];
}
