import { Option, type Command } from 'commander';
import { optionName, type Choosing, type Choice, type Choices } from '../analyses/inputs/choices.ts';
import { english } from '../messages/english/index.ts';
import { readDecimal, readWhole } from './numbers.ts';
import { collect } from './options.ts';

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
  const option = new Option(`${flag} <${choice.unit ?? 'n'}>`, english[choice.help]);
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
      option.argParser(collect);
      if (choice.needed === true) option.makeOptionMandatory();
      break;
    case 'text':
      break;
  }
  if ('default' in choice && choice.default !== undefined) option.default(choice.default);
  return option;
}

/** What the options of a verb chose of an analysis' choices. */
export function chosenOf<Table extends Choices>(choices: Table, options: Choosing<Table>): Choosing<Table> {
  const chosen = Object.entries(options).filter(([name]) => Object.hasOwn(choices, name));
  return Object.fromEntries(chosen) as Choosing<Table>;
}
