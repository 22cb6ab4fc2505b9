import { inputsOf, type ComparableRun } from './provenance.ts';

/** A difference between two runs, in words, with the step it belongs to where there is one. */
export interface RunDifference {
  readonly what: 'program' | 'seed' | 'input' | 'parameter' | 'step' | 'result';
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What changed between two runs and why: program, seed, inputs, parameters, then the steps whose results they changed. */
export function compareRuns(before: ComparableRun, after: ComparableRun): RunDifference[] {
  const differences: RunDifference[] = [];
  const note = (what: RunDifference['what'], name: string, a: string, b: string): void => {
    if (a !== b) differences.push({ what, name, before: a, after: b });
  };
  note('program', 'version', before.version, after.version);
  note('seed', 'seed', String(before.seed), String(after.seed));
  const digests = (provenance: ComparableRun): Map<string, string> =>
    new Map(inputsOf(provenance).map(({ file, sha256 }) => [file, `SHA-256 ${sha256.slice(0, 16)}`]));
  const digested = (run: ComparableRun): string =>
    run.format === 'chipmate provenance 1' ? 'of packed files' : 'of their unpacked content';
  const comparable = before.format === after.format;
  note('program', 'digests of inputs', digested(before), digested(after));
  eachKey(digests(before), digests(after), (file, a, b) => {
    // Digests of two kinds differ whether the input does or not.
    if (comparable || a === 'absent' || b === 'absent') note('input', file, a, b);
  });
  eachKey(parameters(before), parameters(after), (name, a, b) => note('parameter', name, a, b));
  eachKey(steps(before), steps(after), (name, a, b) => {
    if (a === 'absent' || b === 'absent') note('step', name, a.split(' ')[0], b.split(' ')[0]);
    else note('step', name, a, b);
  });
  return differences;
}

function parameters(provenance: ComparableRun): Map<string, string> {
  return new Map(
    provenance.steps.flatMap((step) =>
      Object.entries(step.parameters).map(([name, value]): [string, string] => [
        `${step.name}: ${name}`,
        String(value),
      ]),
    ),
  );
}

function steps(provenance: ComparableRun): Map<string, string> {
  return new Map(
    provenance.steps.map((step) => [
      step.name,
      step.key === '' ? step.state : `${step.state} ${step.key.slice(0, 16)}`,
    ]),
  );
}

function eachKey(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
  visit: (name: string, a: string, b: string) => void,
): void {
  for (const name of new Set([...a.keys(), ...b.keys()]))
    visit(name, a.get(name) ?? 'absent', b.get(name) ?? 'absent');
}
