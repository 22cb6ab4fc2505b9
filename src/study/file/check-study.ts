import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ATLAS_FILES } from '../../atlas/manifest.ts';
import { studyKey } from '../../analyses/inputs/choices.ts';
import { libraryAtHand } from '../../analyses/inputs/motifs/library-at-hand.ts';
import { expressionChoices } from '../../analyses/expression.ts';
import { InputError } from '../../errors.ts';
import { isOneOf, ownAntigensOf } from '../own-antigens.ts';
import { nearestNames } from '../../genome/names.ts';
import { isListed } from './arms.ts';
import { checkArms } from './check-arms.ts';
import { checkAssays } from './check-assays.ts';
import { checkCopies } from './check-copies.ts';
import { checkFileNames } from './check-file-names.ts';
import { checkSamples } from './check-samples.ts';
import { namedFiles } from './named-files.ts';
import { LISTED_PROBLEMS, type KeyPath, type Report } from './problems.ts';
import type { StudyFile } from './read-study.ts';

/** Names among which a similar one is looked for. */
const COMPARED_NAMES = 500;
/** Keys of an expression entry that say how values are modelled. */
const MODELLING = [
  ...['matrix', 'platform', 'cdf', 'design'],
  ...Object.keys(expressionChoices).map(studyKey),
];

/**
 * Everything about a study that can be wrong without opening its data: files that are not there, names that refer to
 * nothing, entries that cannot run, a study that can run nothing. An empty list means that it may run.
 */
export function checkStudy(file: StudyFile): InputError[] {
  const problems: InputError[] = [];
  const report: Report = (place, problem, details) => {
    if (problems.length > LISTED_PROBLEMS) return;
    const line = file.lineOf(place);
    const said = typeof details === 'function' ? details() : details;
    problems.push(new InputError(problem, { file: file.path, line, ...said }));
  };
  checkFiles(file, report);
  checkNames(file, report);
  checkFileNames(file.study, report);
  checkEntries(file, report);
  checkArms(file.study, report);
  checkSamples(file.study.samples, report);
  checkAssays(file.study, report);
  if (problems.length === 0) checkCopies(file, report);
  const { atlas, chip_seq, expression, assays } = file.study;
  if (
    chip_seq.every((entry) => entry.peaks === undefined && entry.reads === undefined) &&
    expression.length + assays.length === 0
  ) {
    report([], 'this study can run nothing', {
      expected: 'chip_seq with peaks, expression, or assays',
      found: atlas === undefined ? 'neither' : 'an atlas alone',
      fix: 'add the peaks of the factor under chip_seq',
    });
  }
  return problems;
}

function checkFiles(file: StudyFile, report: Report): void {
  const { study } = file;
  const present = (path: string, place: KeyPath): void => {
    const full = file.locate(path);
    if (existsSync(full)) {
      if (!statSync(full).isFile() && place[0] !== 'atlas')
        report(place, `${path} is no file`, {
          expected: 'a file',
          found: statSync(full).isDirectory() ? 'a folder' : 'something that is no ordinary file',
          fix: 'name a file in it',
        });
      return;
    }
    report(place, `${path} is not there`, {
      expected: `a file at ${full}`,
      found: 'nothing',
      fix: 'paths are relative to the study file; correct the name or copy the file there',
    });
  };
  for (const { path, place, kind } of namedFiles(study)) {
    const full = file.locate(path);
    const library = kind === 'library' && !existsSync(full) ? libraryAtHand(path) : undefined;
    if (library === undefined) present(path, place);
    else if (library.absent !== undefined) report(place, library.absent.problem, library.absent.details);
    if (
      kind === 'atlas' &&
      existsSync(full) &&
      !(statSync(full).isDirectory() && existsSync(join(full, ATLAS_FILES.manifest)))
    ) {
      report(place, `${path} is not an atlas`, {
        expected: 'a folder with atlas.json in it',
        fix: 'chipmate atlas build makes one from a sheet of experiments',
      });
    }
  }
}

function checkNames(file: StudyFile, report: Report): void {
  const { study } = file;
  const names = study.chip_seq.map((entry) => entry.name);
  const existing = new Set(names);
  for (const list of ['chip_seq', 'expression', 'samples'] as const) {
    const seen = new Set<string>();
    study[list].forEach((entry, index) => {
      if (seen.size === seen.add(entry.name).size) {
        report([list, index, 'name'], `two entries of ${list} are called '${entry.name}'`, {
          expected: 'a name of its own for every entry',
          fix: 'rename one of them',
        });
      }
    });
  }
  const known = (name: string | undefined, place: KeyPath): void => {
    if (name === undefined || existing.has(name)) return;
    report(place, `no chip_seq entry is called '${name}'`, () => {
      const near = nearestNames(name, names.slice(0, COMPARED_NAMES), 1)[0];
      return {
        expected: names.length === 0 ? 'an entry under chip_seq' : [...existing].join(', ').slice(0, 1000),
        found: name,
        fix: near === undefined ? 'use the name of a chip_seq entry' : `did you mean '${near}'?`,
      };
    });
  };
  study.compare.forEach(({ a, b }, index) => {
    known(a, ['compare', index, 'a']);
    known(b, ['compare', index, 'b']);
    if (a === b)
      report(['compare', index], `'${a}' is compared with itself`, { fix: 'name two different entries' });
  });
  study.cell_contrast.forEach((entry, index) => {
    known(entry.chip_seq, ['cell_contrast', index, 'chip_seq']);
    const others = new Set(entry.b);
    const shared = entry.a.filter((cell) => others.has(cell));
    if (shared.length > 0) {
      report(['cell_contrast', index], `${shared.join(', ')} stands in both groups`, {
        expected: 'two groups of cell types without a common member',
        fix: 'keep it in one of them',
      });
    }
  });
  study.expression.forEach((entry, index) => known(entry.chip_seq, ['expression', index, 'chip_seq']));
}

function checkEntries(file: StudyFile, report: Report): void {
  const { study } = file;
  study.chip_seq.forEach((entry, index) => {
    if (entry.peaks === undefined && entry.reads === undefined) {
      report(['chip_seq', index], `chip_seq entry '${entry.name}' has no data`, {
        expected: 'peaks: [file, ...] or reads: [file, ...]',
        fix: 'name its peak files, or its aligned reads',
      });
    }
  });
  study.expression.forEach((entry, index) => {
    const missing = (['matrix', 'contrast'] as const).filter((key) => entry[key] === undefined);
    const modelling = Object.keys(entry).filter((key) => MODELLING.includes(key));
    if (isListed(entry)) {
      const lists = (['up', 'down', 'changed'] as const).filter((key) => entry[key] !== undefined);
      const others = [...(entry.table === undefined ? [] : ['table']), ...modelling];
      if (others.length > 0 || (entry.changed !== undefined && lists.length > 1))
        report(
          ['expression', index],
          `expression entry '${entry.name}' has ${[...lists, ...others].join(', ')}`,
          {
            expected: 'either lists of changed genes (up and down, or changed), or a table, or values',
            fix: 'keep one of them; a table with fold changes says more than lists',
          },
        );
      return;
    }
    if (entry.table === undefined && missing.length > 0) {
      report(['expression', index], `expression entry '${entry.name}' has no ${missing.join(', no ')}`, {
        expected:
          'matrix and contrast together, with a design where the file does not describe its samples, or a finished table, or lists (up, down)',
        fix: 'add what is missing, or name a differential table under table:',
      });
    } else if (entry.table !== undefined && modelling.length > 0) {
      report(
        ['expression', index],
        `expression entry '${entry.name}' has a table and ${modelling[0] === 'matrix' ? 'a matrix' : modelling.join(', ')}`,
        {
          expected: 'either a finished table, or matrix, contrast and how they are modelled',
          fix: 'keep one of the two: a finished table is taken as it is',
        },
      );
    }
  });
  const own = ownAntigensOf(study, undefined);
  study.partners_of_interest.forEach((name, index) => {
    if (isOneOf(name, own))
      report(['partners_of_interest', index], `${name} is what the ChIP-seq is of, not its partner`, {
        expected: 'a factor other than ' + own.join(', '),
        found: name,
        fix: 'leave it out',
      });
  });
  study.literature.forEach((entry, index) => {
    if (entry.partner !== undefined && isOneOf(entry.partner, own)) {
      report(
        ['literature', index, 'partner'],
        `${entry.partner} is what the ChIP-seq is of, not its partner`,
        {
          expected: 'a factor other than ' + own.join(', '),
          found: entry.partner,
          fix: own.length > 1 ? 'leave the entry out, or the sibling out of factor' : 'leave the entry out',
        },
      );
    }
    if ((entry.partner === undefined) === (entry.target === undefined)) {
      report(['literature', index], 'a literature entry is about one partner or one target', {
        expected: 'partner: NAME or target: GENE',
        found: entry.partner === undefined ? 'neither' : 'both',
        fix: 'write two entries where a paper says something about both',
      });
    }
  });
}
