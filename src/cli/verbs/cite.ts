import { Option, type Command } from 'commander';
import { bibliography, cite, CITATION_FORMATS, type CitationFormat } from '../../analyses/cite.ts';
import { readCited } from '../../analyses/inputs/cited.ts';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import { newCommand } from '../new-command.ts';
import { addQuietOption, tell, type TellOptions } from '../options.ts';

interface CiteOptions extends TellOptions {
  readonly format: CitationFormat;
  readonly output: string;
}

export function command(): Command {
  const verb = newCommand('cite', 'What to cite for a result: chipmate, data sources, methods, experiments', [
    'chipmate cite my-study',
    'chipmate cite my-atlas --format bibtex -o atlas.bib',
  ])
    .argument('<result>', "a study's folder, its report.html, or an atlas folder")
    .addOption(
      new Option('--format <name>', 'how they are written').choices(CITATION_FORMATS).default('text'),
    )
    .option('-o, --output <file>', 'file to write; .gz compresses', '-');
  return addQuietOption(verb).action(async (path: string, options: CiteOptions) => {
    const { citations, notices } = cite(await readCited(path));
    tell(notices, options);
    const text = bibliography(citations, options.format);
    if (options.output === '-') process.stdout.write(text);
    else writeFileAtomically(options.output, text);
  });
}
