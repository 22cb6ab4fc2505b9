import type { Command } from 'commander';
import { blotTemplate, type BlotReading } from '../../../assays/blot/template.ts';
import { blotQuestion } from '../../../questions/assays/blot.ts';
import { assayCommand } from '../../assay-command.ts';

export function command(): Command {
  return assayCommand({
    name: 'assay blot',
    summary: 'Proteins at the bench: densitometry, co-IP, blots read by eye, and flow cytometry',
    examples: [
      'chipmate assay blot --template --reading co-IP -o co-ip.tsv',
      'chipmate assay blot co-ip.tsv --figures blots -o interactions.tsv',
      'chipmate assay blot bands.tsv --loading ACTB --control siNC',
      'chipmate assay blot seen.tsv --picture blot.png --figures blots',
    ],
    question: blotQuestion,
    template: ({ reading = 'bands' }: { readonly reading?: BlotReading }) => blotTemplate(reading),
    drawn: 'effects and the named photograph',
  });
}
