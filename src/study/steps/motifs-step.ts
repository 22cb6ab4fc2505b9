import { partnerMotifs } from '../../analyses/motifs/partner-motifs.ts';
import { needSequence, type FoundSequence } from '../../analyses/inputs/sequence.ts';
import type { MotifLibrary } from '../../formats/motifs/motif-library.ts';
import { readLibrary, scanKernel } from '../../analyses/inputs/motif-scan.ts';
import { message } from '../../messages/message.ts';
import { tableOf } from '../../tables/table.ts';
import { judgedAt, judgedColumns } from '../../tables/verdicts.ts';
import type { Study } from '../file/study-schema.ts';
import { expressionOfCells } from '../expression-of-cells.ts';
import { ownAntigens } from '../own-antigens.ts';
import { libraryInputs, sequenceInput } from '../plan/resources.ts';
import { defineStep, type Planned, type Planning, type Step, type StepContext } from '../plan/step.ts';
import {
  MOTIF_TEXTS,
  numbersOf,
  textsOf,
  type MotifsResult,
  type PartnersResult,
  type PeaksResult,
} from '../results.ts';
import { studyMotifsColumns } from '../study-columns.ts';
import { TABLE } from '../table-names.ts';
import { expressedIn } from './factor-expression.ts';
import { askEntry, partnersStep } from './partners-step.ts';
import { peaksStep } from './peaks-step.ts';
import { measuredIn, type Measured } from './targets-step.ts';

/** Candidates whose motifs are looked for by their rank, beside those that pass or that the study names. */
const BY_RANK = 30;

/** Whether the partner candidates of each ChIP-seq sit on motifs of their own at the sites that they share with it, and how these are spaced. */
export const motifsStep = defineStep<MotifsResult>({
  name: 'motifs',
  version: 3,
  stage: 'sequence',
  plan: (planning) => {
    const { file, find } = planning;
    const { chip_seq, genome } = file.study;
    const asked = chip_seq.flatMap((chipSeq) => {
      const [peaks, partners] = [find(peaksStep, chipSeq), find(partnersStep, chipSeq)];
      const measured = measuredIn(planning, expressionOfCells(file.study, chipSeq));
      return peaks === undefined || partners === undefined ? [] : [{ chipSeq, peaks, partners, measured }];
    });
    if (asked.length === 0) return [];
    const sequence = sequenceInput(file.study);
    if (sequence !== undefined) return asked.map((each) => planOf(planning, each, sequence));
    const reason = message('reason.no-sequence', { genome });
    return [{ title: message('step.no-motifs'), state: 'skipped', reason }];
  },
  methods: (results) => [
    message('method.motifs', { motifs: Math.max(...results.map(({ motifs }) => motifs)) }),
  ],
  papers: () => ['grant2011', 'whitington2011', 'benjamini1995'],
  tables: ({ query, rows }) => [{ name: TABLE.motifs(query), table: tableOf(studyMotifsColumns, rows) }],
});

/** What one answer is made of. */
interface Sources {
  readonly chipSeq: Study['chip_seq'][number];
  readonly peaks: Step<PeaksResult>;
  readonly partners: Step<PartnersResult>;
  /** An experiment of the same cells. */
  readonly measured: Measured | undefined;
}

function planOf({ file }: Planning, sources: Sources, sequence: string): Planned<MotifsResult> {
  const { chipSeq, peaks, partners, measured } = sources;
  const { partners_of_interest, seed } = file.study;
  const library = libraryInputs(file);
  return {
    title: message('step.motifs-of', { query: chipSeq.name }),
    needs: [peaks, partners],
    wants: measured === undefined ? [] : [measured.step],
    inputs: [...partners.inputs, sequence, ...library],
    parameters: {
      antigen: ownAntigens(file.study, chipSeq).join(', '),
      library: ['elements', ...library].join(', '),
      partners_of_interest: partners_of_interest.join(', '),
      seed,
      expression: measured?.entry.name ?? null,
    },
    run: (context) => findMotifs(context, sources, sequence),
    check: async (context) => {
      const { genome } = await opened(context, sequence);
      genome.sequences.close();
      return genome.notices;
    },
  };
}

async function findMotifs(context: StepContext, sources: Sources, sequence: string): Promise<MotifsResult> {
  const { file, resources, result } = context;
  const { chipSeq, partners } = sources;
  const { seed } = file.study;
  const { rows } = result(partners);
  const { asked, cellClass } = await askEntry(context, chipSeq, sources.peaks);
  const { library, genome } = await opened(context, sequence);
  try {
    const wanted = new Set(file.study.partners_of_interest.map((name) => asked.names.key(name)));
    const candidates = [...rows.antigen.keys()]
      .filter((row) => {
        const { verdict } = judgedAt(rows, row);
        const isNamed = wanted.has(asked.names.key(rows.antigen[row]));
        return row < BY_RANK || verdict === 'supported' || verdict === 'suggested' || isNamed;
      })
      .map((row) => ({ antigen: rows.antigen[row], cell: rows.cell[row] }));
    const { table, verdicts, notices } = partnerMotifs(
      {
        // What is to be said of the query and of the atlas' sites the partners step says.
        asked: { ...asked, notices: [] },
        sites: { ...(await resources.atlasSites()), notices: [] },
        ...{ cellClass, genome, library, candidates },
        expression: await expressedIn(context, sources.measured, asked.names),
        kernel: scanKernel,
      },
      { seed },
    );
    return {
      notices,
      query: chipSeq.name,
      motifs: library.id.length,
      rows: {
        ...numbersOf(table, studyMotifsColumns),
        ...textsOf(table, studyMotifsColumns, MOTIF_TEXTS),
        ...judgedColumns(verdicts),
      },
    };
  } finally {
    genome.sequences.close();
  }
}

/** The motifs that are looked for, and the sequence; to be closed. Messages name both as the study does. */
async function opened(
  { file, resources }: StepContext,
  sequence: string,
): Promise<{ library: MotifLibrary; genome: FoundSequence }> {
  const named = libraryInputs(file);
  const nameOf = new Map(named.map((name) => [file.locate(name), name]));
  const library = await readLibrary({
    motifs: [...nameOf.keys()],
    nameOf: (path) => nameOf.get(path) ?? path,
    elements: true,
  });
  const genome = await needSequence({
    file: file.locate(sequence),
    name: sequence,
    assembly: resources.assembly.name,
  });
  return { library, genome };
}
