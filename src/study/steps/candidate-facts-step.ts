import { readGeneNotes } from '../../formats/genes/gene-notes-reader.ts';
import { readInteractions } from '../../formats/genes/interactions-reader.ts';
import { KnownNames } from '../../genome/antigens/antigen-aliases.ts';
import { caution, message, type Notice } from '../../messages/message.ts';
import { ownAntigensOf } from '../own-antigens.ts';
import { defineStep, type StepContext } from '../plan/step.ts';
import type { CandidateFactsResult, PartnersStepResult } from '../results.ts';
import type { Study } from '../file/study-schema.ts';
import type { Step } from '../plan/step.ts';
import { partnersStep } from './partners-step.ts';

/** What the user's own tables say of partner candidates: known interactions with the factor, and notes on genes. They are shown and enter no score. */
export const candidateFactsStep = defineStep<CandidateFactsResult>({
  name: 'facts about candidates',
  version: 1,
  plan: ({ file, find }) => {
    const { chip_seq, interactions, gene_notes } = file.study;
    const inputs = [interactions, gene_notes].filter((path) => path !== undefined);
    if (inputs.length === 0) return [];
    const partners = chip_seq.flatMap((entry) => find(partnersStep, entry) ?? []);
    return [
      {
        title: message('step.candidate-facts'),
        needs: [],
        wants: partners,
        inputs,
        parameters: { factor: ownAntigensOf(file.study, undefined).join(', ') },
        check: 'by running',
        place: [interactions === undefined ? 'gene_notes' : 'interactions'],
        run: (context) => gather(context, partners),
      },
    ];
  },
});

async function gather(
  context: StepContext,
  partners: readonly Step<PartnersStepResult>[],
): Promise<CandidateFactsResult> {
  const { file, wanted } = context;
  const { study } = file;
  const names = new KnownNames();
  const ranked = partners.flatMap((step) => wanted(step)?.rows.antigen ?? []);
  const keys = new Set([...ranked, ...namedPartners(study)].map((name) => names.key(name)));
  const notices: Notice[] = [];
  const result: { -readonly [Key in keyof CandidateFactsResult]: CandidateFactsResult[Key] } = {
    notices,
    interactions: null,
    notes: null,
  };
  if (study.interactions !== undefined) {
    const factors = ownAntigensOf(study, undefined);
    const table = await readInteractions(file.locate(study.interactions), 'binding');
    const found = new Map<string, number>();
    for (const factor of factors)
      for (const [other, score] of table.of(names.symbol(factor) ?? factor))
        found.set(other, Math.max(score, found.get(other) ?? 0));
    if (found.size === 0) notices.push(caution('facts.no-interactions', { factor: factors.join(', ') }));
    const kept = [...found].filter(([other]) => keys.has(names.key(other)));
    result.interactions = {
      source: table.source,
      known: found.size,
      name: kept.map(([other]) => other),
      score: kept.map(([, score]) => score),
    };
  }
  if (study.gene_notes !== undefined) {
    const { columns, of } = await readGeneNotes(file.locate(study.gene_notes), study.gene_notes);
    const kept = [...of].filter(([gene]) => keys.has(names.key(gene)));
    result.notes = { columns, gene: kept.map(([gene]) => gene), cells: kept.map(([, cells]) => cells) };
  }
  return result;
}

/** Partners that the study itself names. */
function namedPartners({ partners_of_interest, literature }: Study): string[] {
  return [...partners_of_interest, ...literature.flatMap(({ partner }) => partner ?? [])];
}
