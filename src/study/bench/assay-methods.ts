// How the methods tell what a table of the bench was evaluated with: one sentence for each kind that the study has.
import type { PaperKey } from '../../analyses/inputs/papers.ts';
import type { MessageKey } from '../../messages/english/index.ts';
import { message, type Message } from '../../messages/message.ts';
import { ASSAY_TYPES, type AssayType } from './assay-analyses.ts';

const METHODS = {
  qpcr: {
    says: 'method.qpcr',
    papers: ['livak2001', 'pfaffl2001', 'vandesompele2002', 'welch1947'],
  },
  'chip-qpcr': { says: 'method.chip-qpcr', papers: ['welch1947'] },
  blot: { says: 'method.blot', papers: ['dunnett1955'] },
  growth: { says: 'method.growth', papers: ['dunnett1955'] },
  dose: { says: 'method.dose', papers: ['welch1947'] },
  combination: { says: 'method.combination', papers: ['bliss1939', 'yadav2015', 'chou1984'] },
  replicate: { says: 'method.replicate', papers: ['alexander1994', 'welch1947'] },
} as const satisfies Readonly<
  Record<AssayType, { readonly says: MessageKey; readonly papers: readonly PaperKey[] }>
>;

/** What of the bench a study has. */
type Results = readonly { readonly type: AssayType; readonly name: string }[];

/** One sentence for each kind of table, with the tables that are of it. */
export function assayMethods(results: Results): Message[] {
  return ASSAY_TYPES.flatMap((type) => {
    const names = results.filter((result) => result.type === type).map(({ name }) => name);
    return names.length === 0 ? [] : [message(METHODS[type].says, { names: names.join(', ') })];
  });
}

/** What those methods rest on. */
export function assayPapers(results: Results): PaperKey[] {
  return [...new Set(results.flatMap(({ type }) => METHODS[type].papers))];
}
