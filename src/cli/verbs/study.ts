import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { InputError } from '../../errors.ts';
import { writeFileAtomically } from '../../formats/output.ts';
import { checkStudy, throwProblems } from '../../study/check-study.ts';
import { readStudy } from '../../study/read-study.ts';
import { studyTemplate } from '../../study/study-template.ts';
import { newCommand } from '../new-command.ts';

export function command(): Command {
  const study = newCommand('study', 'Everything a study asks for, from one file, with a report', [
    'chipmate study init > study.yaml',
    'chipmate study check study.yaml',
  ]);
  study.addCommand(initCommand());
  study.addCommand(checkCommand());
  return study;
}

function initCommand(): Command {
  return newCommand('init', 'Write a commented study file to start from', [
    'chipmate study init --factor IKZF1 --cell MM.1S -o study.yaml',
  ])
    .option('--factor <name>', 'the factor that was immunoprecipitated', 'IKZF1')
    .option('--genome <assembly>', 'assembly of the peaks', 'hg38')
    .option('--cell <name>', 'cell type of the ChIP-seq', 'MM.1S')
    .option('-o, --output <file>', 'file to write (never overwritten); standard output where left out')
    .action((options: { factor: string; genome: string; cell: string; output?: string }) => {
      const template = studyTemplate(options);
      if (options.output === undefined || options.output === '-') {
        process.stdout.write(template);
        return;
      }
      if (existsSync(options.output)) {
        throw new InputError('this file is there already', {
          file: options.output,
          fix: 'choose another name, or remove it first',
        });
      }
      writeFileAtomically(options.output, template);
    });
}

function checkCommand(): Command {
  return newCommand('check', 'Validate a study and everything it names before anything runs', [
    'chipmate study check study.yaml',
  ])
    .argument('<study>', 'the study file')
    .action((path: string) => {
      const file = readStudy(path);
      throwProblems(checkStudy(file));
      process.stderr.write(`${path}: fine\n`);
    });
}
