import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { PartnerScore, WorldScore } from '../../study/simulated-world/score-against-truth.ts';
import { newCommand } from '../new-command.ts';
import { readWhole } from '../numbers.ts';
import { addQuietOption, addThreadsOption, tell, type TellOptions } from '../options.ts';
import { runDemo, type DemoOutcome } from '../../report/run-demo.ts';
import { runTeller, tellRun } from '../tell-run.ts';

interface Options extends TellOptions {
  readonly output: string;
  readonly seed: number;
  readonly nothingPlanted?: boolean;
  readonly threads?: number;
}

export function command(): Command {
  const demo = newCommand(
    'demo',
    'The model study on simulated data, end to end: what was planted, what was found, and a report to look at',
    ['chipmate demo', 'chipmate demo --seed 7 -o demo-7', 'chipmate demo --nothing-planted -o null'],
  )
    .option('-o, --output <dir>', 'folder to make', 'chipmate-demo')
    .option('--seed <n>', 'another seed is another simulated world', readWhole('--seed', 0), 1)
    .option('--nothing-planted', 'a world without partners and targets: nothing should be found');
  return addQuietOption(addThreadsOption(demo)).action(async (options: Options) => {
    const outcome = await runDemo(options.output, {
      seed: options.seed,
      planted: options.nothingPlanted !== true,
      threads: options.threads ?? availableParallelism(),
      onStage: (stage) => tell([stage], options),
      ...runTeller(options),
    });
    tellRun(outcome, options);
    process.stdout.write(`${lines(outcome, options.output).join('\n')}\n`);
  });
}

/** The demo in sixteen lines. */
function lines(
  { experiments, peaks, truth, score, bench, reads, report }: DemoOutcome,
  output: string,
): string[] {
  const [myeloma, lymphoid] = score.partners;
  const { targets, traps } = score;
  const fooled = Object.entries(traps).flatMap(([trap, escaped]) =>
    escaped ? [] : [TRAPS[trap as keyof typeof traps]],
  );
  return [
    `SIMULATED DATA, seed ${truth.seed}: ${experiments} experiments, ${peaks} peaks; nothing here was measured`,
    partnerLine(myeloma),
    partnerLine(lymphoid),
    `whole-genome Fisher        ${fisher(myeloma)}; ${fisher(lymphoid)}`,
    `${`more in ${myeloma.query} than ${lymphoid.query}`.padEnd(27)}${score.contrast.found.length} of ${score.contrast.comparable.length} planted partners that can be compared (${list(score.contrast.found)})`,
    `target genes               ${targets.among} of ${targets.planted} planted ones in the first ${targets.planted} ranks; ${targets.supported.length} supported, ${targets.falselySupported.length} of them not planted`,
    `the study's own loci       ${loci(targets.named)}`,
    motifLine(score.motifs),
    `changed genes              ${targets.called} called, ${targets.falselyChanged.length} of them falsely`,
    `peaks from reads           found ${reads.found} of ${reads.planted} planted sites, false ${reads.falselyCalled}`,
    `binding lost to the drug   ${losses(reads)}`,
    `edges at the bench         ${edges(bench)}`,
    `the study's figure         ${figure(bench)}`,
    `traps                      ${Object.keys(traps).length - fooled.length} of ${Object.keys(traps).length} escaped${fooled.length === 0 ? '' : `; fooled by ${fooled.join(', ')}`}`,
    `report                     ${report}`,
    `to go on in the browser    ${startsApp()} --atlas ${join(output, 'simulated-world', 'atlas')} --studies ${output} --reads ${join(output, 'simulated-world', 'reads')}`,
  ];
}

/** How the app is started: in a clone, from which `npm run demo` was called, nothing may be on the PATH. */
function startsApp(): string {
  return process.env['npm_lifecycle_event'] === 'demo' ? 'npm start --' : 'chipmate serve --open';
}

function motifLine({ gap, found, falselySpaced }: WorldScore['motifs']): string {
  const planted = gap === null ? 'none planted' : `planted at ${gap} bp: found ${list(found)}`;
  return `motifs in a fixed spacing  ${planted}, false ${list(falselySpaced)}`;
}

function partnerLine({ query, planted, found, missed, falselyCalled }: PartnerScore): string {
  const calls = `found ${found.length} of ${planted} (${list(found)}), missed ${list(missed)}, false ${list(falselyCalled)}`;
  return `partners in ${query.padEnd(15)}${calls}`;
}

function fisher({ query, planted, fisherFound, fisherFalse }: PartnerScore): string {
  return `${query}: ${fisherFound} of ${planted} in its first ${planted}${fisherFalse.length === 0 ? '' : `, beside ${list(fisherFalse)}`}`;
}

/** Genes under the word that binding and change earn them. */
function loci(named: WorldScore['targets']['named']): string {
  const genesOf = new Map<string, string[]>();
  for (const { gene, verdict, reason } of named) {
    const word = reason === null ? verdict : `${verdict} (${reason})`;
    genesOf.set(word, [...(genesOf.get(word) ?? []), gene]);
  }
  return [...genesOf].map(([word, genes]) => `${word}: ${list(genes)}`).join('; ') || 'none';
}

/** What was planted on the plates, and six edges with their words. */
function edges({ states, found, missed, falselyCalled, notPlanted }: DemoOutcome['bench']): string {
  const right = states.filter((each) => each.planted === each.found).length;
  const planted = found.length + missed.length;
  const seen = planted === 0 ? 'none planted' : `found ${found.length} of ${planted}, missed ${list(missed)}`;
  return `${seen}; false ${list(falselyCalled)} of ${notPlanted}; ${right} of ${states.length} states as planted`;
}

/** Sites that keep all of their binding and are called changed are false: by all reads they seem to gain. */
function losses({ lost, kept, losses }: DemoOutcome['reads']): string {
  const of = (how: keyof typeof losses): string =>
    `by ${how} found ${losses[how].found} of ${lost}, false ${losses[how].falselyChanged} of ${kept}`;
  return lost === 0 ? 'none planted' : `${of('spike-in')}; ${of('library')}`;
}

function figure({ lacking, beyond, emptyBoxes }: DemoOutcome['bench']): string {
  return `lines that lack: ${list(lacking)}, beyond what was tested: ${list(beyond)}; empty boxes of where it stands: ${list(emptyBoxes)}`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

const TRAPS = {
  paralogues: 'paralogues of a partner',
  junk: 'failed experiments and labels without a factor',
  mislabelled: 'a mislabelled antibody',
  ownMessengerUnchanged: 'the unchanged mRNA of the factor',
  noPWithoutReplicates: 'an array without replicates',
  sharedEnhancer: 'two genes with one enhancer',
  expressedGenes: 'a factor at expressed genes that has nothing to do with the drug',
  spacing: 'motifs in no fixed spacing',
  unspecific: 'an antibody that brings down whatever is bound',
  sampleTwice: 'a sample given twice',
  exchangedLabels: 'two samples with exchanged labels',
  wellsAsExperiments: 'wells counted as experiments',
  viabilityAsInhibition: 'viability given as inhibition',
  compensated: 'a knock-down that a paralogue makes up for',
  onePatient: 'a patient with one experiment',
} as const;
