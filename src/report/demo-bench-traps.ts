// Tables of the bench that are there to fool, asked beside the study as their verbs would ask them.
import { combination } from '../analyses/assays/combination.ts';
import { qpcr } from '../analyses/assays/qpcr.ts';
import { readReadings } from '../analyses/inputs/assays/readings-input.ts';
import type { Finding } from '../assays/design/finding.ts';
import { InputError } from '../errors.ts';
import { LINES } from '../study/simulated-world/bench-plates.ts';
import type { AskedBeside } from '../study/simulated-world/score-against-truth.ts';
import type { WrittenWorld } from '../study/simulated-world/write-world.ts';
import type { StudyResults } from '../study/study-results.ts';

type Trap = AskedBeside['fooledBy'][number];

/** The traps that fooled. */
export async function fooledAtBench(
  traps: WrittenWorld['traps'],
  { assays }: Pick<StudyResults, 'assays'>,
): Promise<Trap[]> {
  const [wells, compensated, patient] = await Promise.all(
    [traps.wells, traps.compensated, traps.patient].map((file) => irf4WithoutFos(file)),
  );
  const isFooled: Readonly<Record<Trap, boolean>> = {
    // Wells that agree are no experiments, however many there are.
    wells: wells.some(({ verdict }) => verdict === 'supported'),
    viability: (await combinedAsInhibition(traps.viability)).some(isCalled),
    // That IRF4 stayed is what was measured; that FOS does not drive it was not.
    compensated: compensated.some((each) => isCalled(each) || each.verdict === 'contradicted'),
    patient:
      patient.some((each) => isCalled(each) || !Number.isNaN(each.log10P)) ||
      assays.some(({ findings }) =>
        findings.some((each) => each.kind === 'replication' && each.n > LINES.length),
      ),
  };
  return (Object.keys(isFooled) as Trap[]).filter((trap) => isFooled[trap]);
}

function isCalled({ verdict }: Finding): boolean {
  return verdict === 'supported' || verdict === 'suggested';
}

async function irf4WithoutFos(file: string): Promise<Finding[]> {
  const readings = await readReadings({ file }, 'qpcr');
  const { findings } = qpcr({ readings }, { control: ['siCtrl'], reference: ['ACTB', 'GAPDH'] });
  return findings.filter(({ measured }) => measured === 'IRF4');
}

/** What two drugs are said to do together where the table says that its values are inhibition; nothing where that is refused. */
async function combinedAsInhibition(file: string): Promise<readonly Finding[]> {
  const readings = await readReadings({ file }, 'combination');
  try {
    return combination({ readings }, { response: 'inhibition' }).findings;
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}
