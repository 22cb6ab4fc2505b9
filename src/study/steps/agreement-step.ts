import { TABLE } from '../table-names.ts';
import { agreement, discordantTable } from '../../analyses/agreement.ts';
import { message } from '../../messages/message.ts';
import { defineStep, type Step, type StepContext } from '../plan/step.ts';
import type { AgreementResult, PartnersResult } from '../results.ts';
import type { Study } from '../file/study-schema.ts';
import { partnersStep } from './partners-step.ts';

/** Candidates that are looked at, beside those that are set apart. */
const BY_RANK = 10;
/** Experiments of one antigen and cell type that are read at most. */
const EXPERIMENTS = 8;

/** Whether the experiments behind each leading candidate agree with one another. */
export const agreementStep = defineStep<AgreementResult>({
  name: 'agreement',
  version: 2,
  plan: ({ file, find }) =>
    file.study.chip_seq.flatMap((entry) => {
      const partners = find(partnersStep, entry);
      if (partners === undefined) return [];
      return [
        {
          title: message('step.agreement', { name: entry.name }),
          of: entry,
          needs: [partners],
          inputs: partners.inputs,
          parameters: { candidates: BY_RANK, experiments: EXPERIMENTS },
          run: (context) => compareExperiments(context, entry, partners),
        },
      ];
    }),
  tables: ({ query, discordant }) =>
    discordant.length === 0 ? [] : [{ name: TABLE.discordant(query), table: discordantTable(discordant) }],
});

async function compareExperiments(
  context: StepContext,
  entry: Study['chip_seq'][number],
  partners: Step<PartnersResult>,
): Promise<AgreementResult> {
  const { resources, result } = context;
  const { rows } = result(partners);
  const { discordant, notices } = await agreement(
    {
      atlas: await resources.atlas(),
      sites: resources.sites(entry),
      candidates: rows.antigen.map((antigen, row) => ({
        antigen,
        cell: rows.cell[row],
        supported: rows.supported[row],
      })),
    },
    { candidates: BY_RANK, experiments: EXPERIMENTS },
  );
  return {
    notices,
    query: entry.name,
    discordant: discordant.map((each) => ({
      ...each,
      likeItsOwn: Number(each.likeItsOwn.toFixed(3)),
      like: Number(each.like.toFixed(3)),
    })),
  };
}
