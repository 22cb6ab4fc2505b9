// Designs: labels that were dealt out anew, and samples that were given twice.
import { expression } from '../../src/analyses/expression.ts';
import { InputError } from '../../src/errors.ts';
import { selectSamples } from '../../src/expression/expression-matrix.ts';
import { createRandom, type Random } from '../../src/statistics/random.ts';
import { TRUE_TABLE, tableOfDesign, type Contrast, type Design } from './contrasts.ts';
import { countWords, judgeTargets, type Kind } from './judge.ts';
import { androgenPeaks, factorExperiments, type Court } from './open.ts';
import { questionOf } from './targets.ts';

/** Adjusted p below which a gene counts as a hit. */
const SIGNIFICANT = 0.05;
/** Times that labels are dealt out. */
const DEALS = 5;

/** What one experiment gives as it is, with labels dealt out, and with every sample given twice. */
export interface DesignRow {
  readonly name: string;
  readonly hits: number;
  /** Hits of each deal; undefined where it was refused. */
  readonly dealt: readonly (number | undefined)[];
  /** Hits where every sample is given twice; undefined where that is refused. */
  readonly twice: number | undefined;
}

export interface DesignsVerdict {
  readonly rows: readonly DesignRow[];
  /** Targets of dealt-out tables. */
  readonly kinds: readonly Kind[];
}

export async function judgeDesigns(
  court: Court,
  contrasts: readonly Contrast[],
  folder: string,
  say: (line: string) => void,
): Promise<DesignsVerdict> {
  const random = createRandom(3);
  const androgen = await androgenPeaks();
  const [gata] = factorExperiments(court, { factor: 'GATA1', cell: 'K-562' });
  const sets = [androgen, await court.queryOf(gata)];
  const rows: DesignRow[] = [];
  const cases: ReturnType<typeof countWords>[] = [];
  let refused = 0;
  for (const { name, design } of contrasts) {
    if (design === undefined || name === TRUE_TABLE) continue;
    const dealt: DesignRow['dealt'][number][] = [];
    for (let deal = 0; deal < Math.ceil(DEALS / court.every); deal++) {
      const shuffled = dealtOut(design, random);
      const hits = hitsOf(shuffled);
      dealt.push(hits);
      if (hits === undefined) continue;
      const table = await tableOfDesign(shuffled, folder);
      for (const peaks of sets) {
        const judged = judgeTargets(questionOf(court, peaks, table));
        if (judged === undefined) refused++;
        else cases.push(countWords(judged.words));
      }
    }
    rows.push({ name, hits: hitsOf(design) ?? NaN, dealt, twice: hitsOf(givenTwice(design)) });
    say(name);
  }
  const kind = { name: 'labels dealt out anew, with peaks of AR and of GATA1', cases, refused };
  return { rows, kinds: [kind] };
}

/** Genes with an adjusted p below 0.05; undefined where the analysis refuses the samples. */
function hitsOf({ input, choices }: Design): number | undefined {
  try {
    const { table } = expression(input, choices);
    const adjusted = table.columns.find(({ name }) => name === 'adj_p');
    return Array.from(adjusted?.values ?? []).filter((q) => typeof q === 'number' && q < SIGNIFICANT).length;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/**
 * The design with the labels of its contrast given to other samples, nothing else that the sheet says being kept. They are dealt out
 * within the levels of another difference, where one is known: dealt across, they would now and then stand for that one.
 */
function dealtOut(design: Design, random: Random): Design {
  const { input, factor, within } = design;
  const samples = input.sheet?.samples ?? input.file.matrix.sampleNames;
  const labels = input.sheet?.columns.get(factor) ?? input.file.attributes.get(factor);
  if (labels === undefined) throw new Error(`${design.name} has no ${factor}`);
  const levels = within === undefined ? labels.map(() => '') : (input.sheet?.columns.get(within) ?? []);
  const dealt = [...labels];
  for (const level of new Set(levels)) {
    const places = [...levels.keys()].filter((sample) => levels[sample] === level);
    const order = random.shuffle([...places]);
    places.forEach((place, i) => (dealt[place] = labels[order[i]]));
  }
  const columns = new Map([[factor, dealt]]);
  return { ...design, input: { ...input, sheet: { file: 'dealt out', samples, columns } } };
}

/** The design with a copy of every sample beside it, under another name. */
function givenTwice(design: Design): Design {
  const { input } = design;
  const { matrix, attributes } = input.file;
  const places = matrix.sampleNames.map((_, sample) => sample);
  const doubled = selectSamples(matrix, [...places, ...places]);
  const again = (names: readonly string[]): string[] => [...names, ...names.map((name) => `${name}_again`)];
  const twice = (columns: ReadonlyMap<string, readonly string[]>) =>
    new Map([...columns].map(([name, values]) => [name, [...values, ...values]]));
  return {
    ...design,
    input: {
      ...input,
      file: {
        ...input.file,
        matrix: { ...doubled, sampleNames: again(matrix.sampleNames) },
        attributes: twice(attributes),
      },
      sheet: input.sheet && {
        file: input.sheet.file,
        samples: again(input.sheet.samples),
        columns: twice(input.sheet.columns),
      },
    },
  };
}
