import type { Choices } from '../analyses/inputs/choices.ts';
import { placeWhereKnown } from '../analyses/inputs/query.ts';
import { siteSets, siteSetsChoices, type SiteSets } from '../analyses/site-sets.ts';
import { readPeakFile } from '../formats/peaks/peak-reader.ts';
import { KNOWN_ASSEMBLIES } from '../genome/assembly.ts';
import { partColumns, partSiteColumns } from '../genome/sets/set-columns.ts';
import { chosenOf } from './chosen.ts';
import type { Question } from './question.ts';

const choices = {
  files: { type: 'files', needed: true, unit: 'bed', help: 'site-sets.choice.files' },
  genome: { type: 'one of', values: KNOWN_ASSEMBLIES, help: 'site-sets.choice.genome' },
  ...siteSetsChoices,
} as const satisfies Choices;

/** Which sites do two or three sets of peaks share? */
export const siteSetsQuestion: Question<typeof choices, SiteSets> = {
  choices,
  given: ['files'],
  tables: { '': partColumns, 'with --show sites': partSiteColumns },
  figures: ({ figures }) => figures,
  answer: async ({ files = [], genome, ...chosen }) => {
    const read = await Promise.all(files.map((file) => readPeakFile(file)));
    const sets = read.map((file) => placeWhereKnown(file, genome));
    return siteSets({ sets }, chosenOf(siteSetsChoices, chosen));
  },
};
