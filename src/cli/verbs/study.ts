import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../../errors.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import { shareStudy } from '../../report/bundle/share-study.ts';
import { runAndWrite, throwFailures } from '../../report/run-and-write.ts';
import { checkData } from '../../study/file/check-data.ts';
import { checkStudy } from '../../study/file/check-study.ts';
import { throwProblems } from '../../study/file/problems.ts';
import { compareFolders } from '../../study/plan/compare-folders.ts';
import { about, inEnglish, note } from '../../messages/message.ts';
import { visible } from '../../messages/plain-text.ts';
import { projectAt } from '../../study/project/projects.ts';
import { readStudy } from '../../study/file/read-study.ts';
import { leftOutNotices } from '../../study/drafting/left-out.ts';
import { draftOfFolder, isFolder } from '../../study/drafting/draft-folder.ts';
import { studyTemplate } from '../../study/file/study-template.ts';
import { copiesOf } from '../figures.ts';
import { newCommand } from '../new-command.ts';
import {
  addOutputOptions,
  addQuietOption,
  addThreadsOption,
  tell,
  writeTable,
  type OutputOptions,
  type TellOptions,
} from '../options.ts';
import { studyDiffColumns } from '../../atlas/atlas-columns.ts';
import { runTeller, tellRun } from '../tell-run.ts';

export function command(): Command {
  const study = newCommand('study', 'Everything a study asks for, from one file, with a report', [
    'chipmate study init study.yaml',
    'chipmate study init my-files -o my-files/study.yaml',
    'chipmate study check study.yaml',
    'chipmate study run study.yaml -o results',
    'chipmate study diff results-before results',
    'chipmate study share my-study -o my-study.chipmate.zip',
  ]);
  study.addCommand(initCommand());
  study.addCommand(checkCommand());
  study.addCommand(runVerb());
  study.addCommand(diffCommand());
  study.addCommand(shareCommand());
  return study;
}

function initCommand(): Command {
  const init = newCommand(
    'init',
    'Write a study file to start from: with every key explained, or drafted from a folder of files',
    [
      'chipmate study init study.yaml',
      'chipmate study init study.yaml --factor IKZF1 --cell MM.1S',
      'chipmate study init my-files -o my-files/study.yaml',
    ],
  )
    .argument('[file]', 'file to write, as with -o; or a folder whose files are recognised and placed')
    .option('--factor <name>', 'the factor that was immunoprecipitated; of a folder, what its files say')
    .option('--genome <assembly>', 'assembly of the peaks; of a folder, that of its atlas or its names')
    .option('--cell <name>', 'cell type of the ChIP-seq, where no name says it')
    .option('-o, --output <file>', 'file to write (never overwritten); standard output where left out');
  return addQuietOption(init).action(async (file: string | undefined, options: InitOptions) => {
    const { factor, genome, cell, output } = options;
    const date = new Date().toISOString().slice(0, 10);
    if (file !== undefined && isFolder(file)) {
      if (output !== undefined) refuseOther(output);
      const path = output === undefined || output === '-' ? join(file, 'study.yaml') : output;
      const { text, questions, leftOut, placed } = await draftOfFolder(file, path, {
        factor,
        genome,
        cell,
        date,
      });
      if (output === undefined || output === '-') process.stdout.write(text);
      else writeFileAtomically(output, text);
      tell(
        [
          note('draft.drafted', { placed, out: leftOut.length, questions: questions.length }),
          ...leftOutNotices(leftOut),
          ...questions.flatMap(({ line, doubt }) =>
            about({ file: path, line }, [{ ...doubt, severity: 'caution' }]),
          ),
        ],
        options,
      );
      return;
    }
    const path = onePath(file, output);
    const template = studyTemplate({
      ...{ date },
      ...(factor !== undefined && { factor }),
      ...(genome !== undefined && { genome }),
      ...(cell !== undefined && { cell }),
    });
    if (path === undefined || path === '-') {
      process.stdout.write(template);
      return;
    }
    refuseOther(path);
    writeFileAtomically(path, template);
  });
}

interface InitOptions extends TellOptions {
  readonly factor?: string;
  readonly genome?: string;
  readonly cell?: string;
  readonly output?: string;
}

/** A study file may hold somebody's corrections. */
function refuseOther(path: string): void {
  if (!existsSync(path)) return;
  throw new InputError('this file is there already', {
    file: path,
    fix: 'choose another name, or remove it first',
  });
}

/** The file to write, which may be named as the argument or as the option. */
function onePath(file: string | undefined, output: string | undefined): string | undefined {
  if (file !== undefined && output !== undefined && resolve(file) !== resolve(output)) {
    throw new InputError('two files to write are named', {
      expected: 'one file, as the argument or with -o',
      found: `${file} and -o ${output}`,
      fix: 'leave one of them out',
    });
  }
  return file ?? output;
}

function checkCommand(): Command {
  const check = newCommand('check', 'Validate a study and everything it names before anything runs', [
    'chipmate study check study.yaml',
  ]).argument('<study>', 'the study file');
  return addQuietOption(check).action(async (path: string, options: TellOptions) => {
    const file = readStudy(path);
    throwProblems(checkStudy(file));
    const { problems, notices, plan } = await checkData(file);
    tell(notices, options);
    throwProblems(problems);
    for (const step of plan?.steps ?? []) process.stdout.write(`would run  ${visible(step.name)}\n`);
    for (const entry of plan?.skipped ?? [])
      process.stdout.write(`${entry.state}  ${visible(entry.name)}: ${inEnglish(entry.reason)}\n`);
  });
}

interface RunOptions extends TellOptions {
  readonly output: string;
  readonly threads?: number;
  readonly png?: boolean;
  readonly pdf?: boolean;
}

function runVerb(): Command {
  const run = newCommand('run', "Run what the study's inputs allow, and write one report", [
    'chipmate study run study.yaml -o results',
  ])
    .argument('<study>', 'the study file')
    .requiredOption(
      '-o, --output <dir>',
      'folder for the report, tables and exports: a new one, an empty one, or that of an earlier run, which goes on in it',
    )
    .option('--png', 'also write every figure as PNG')
    .option('--pdf', 'also write every figure as PDF, for print');
  return addQuietOption(addThreadsOption(run)).action(async (path: string, options: RunOptions) => {
    const file = readStudy(path);
    throwProblems(checkStudy(file));
    const { threads = availableParallelism(), output } = options;
    const copies = await copiesOf(options);
    const ran = await runAndWrite(file, output, { threads, copies, ...runTeller(options) });
    tellRun(ran, options);
    process.stdout.write(`${ran.report}\n`);
    throwFailures(ran.failed, path);
  });
}

function shareCommand(): Command {
  const share = newCommand(
    'share',
    'One file of a study for a colleague: without raw data, donors and folders',
    [
      'chipmate study share my-study -o my-study.chipmate.zip',
      'chipmate study share my-study --results results -o my-study.chipmate.zip',
    ],
  )
    .argument('<folder>', 'folder of the study, with its study.yaml')
    .requiredOption('-o, --output <file>', 'file to write')
    .option('--results <dir>', 'folder of its results (default: results in it, or beside the demo)');
  return addQuietOption(share).action(
    async (folder: string, options: TellOptions & { readonly output: string; readonly results?: string }) => {
      const project = projectAt(resolve(folder));
      const { bundle, notices } = await shareStudy(
        readStudy(project.study),
        options.results ?? project.results,
      );
      writeFileAtomically(options.output, bundle);
      tell(notices, options);
    },
  );
}

function diffCommand(): Command {
  const diff = newCommand('diff', 'What changed between two runs, and why', [
    'chipmate study diff results-before results',
  ])
    .argument('<before>', 'folder of one run')
    .argument('<after>', 'folder of the other');
  return addOutputOptions(diff, { '': studyDiffColumns }).action(
    (before: string, after: string, options: OutputOptions) => {
      writeTable(compareFolders(before, after), options);
    },
  );
}
