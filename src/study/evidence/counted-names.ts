import { message, type Message } from '../../messages/message.ts';

/** What is counted of cells, in words that every language has; names of genes, and what a table calls by itself, stay as they are. */
const COUNTED: Readonly<Record<string, Message>> = {
  viability: message('counted.viability'),
  count: message('counted.count'),
  growth: message('counted.growth'),
  'inhibition beyond the better of the two': message('counted.beyond-better'),
  'inhibition beyond Bliss independence': message('counted.beyond-bliss'),
};

/** A name of what was measured for readers of any language; undefined for one that is the same in all. */
export function countedName(name: string): Message | undefined {
  const [, drug] = /^inhibition beyond (.+) alone$/.exec(name) ?? [];
  return drug === undefined ? COUNTED[name] : message('counted.beyond-drug', { drug });
}
