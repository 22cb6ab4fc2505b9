/** Texts of what is kept in a project: questions with their answers, and notes. */
export const kept = {
  'kept.keep': 'Keep this answer',
  'kept.keep-what':
    'Files, choices, the whole table, the command line and the date go into a folder of your studies. Files are copied; an atlas is named with its digest.',
  'kept.into': 'Into',
  'kept.new-project': 'a new project',
  'kept.project-name': 'Name of the new project',
  'kept.note': 'A note (may be left out)',
  'kept.do-keep': 'Keep',
  'kept.keeping': 'Keeping …',
  'kept.is-kept': 'Kept in',
  'kept.also': 'Single answers that you keep lie in the same folders, with or without a study.',
  'kept.count': '{questions|kept question|kept questions}',
  'kept.title': 'Kept questions',
  'kept.none': 'None yet: under every answer stands Keep this answer.',
  'kept.no-study': 'This project has no study, but what was kept of single questions.',
  'kept.make-study': 'Make it a study',
  'kept.make-study-what':
    'Its files become a drafted study.yaml in the same folder, with the atlas that was asked; answers and notes stay beside it. What is not sure is marked at its line.',
  'kept.rows': '{rows|row|rows}',
  'kept.table': 'The table as it was kept',
  'kept.away': 'Throw away',
  'kept.away-what': 'It goes to .trash beside the projects, from where you can bring it back.',
  'kept.on': 'Kept on {when} with chipmate {version}.',
  'kept.same': 'Asked anew of the same files and the same atlas: they have the digests that were noted then.',
  'kept.file-changed':
    '{file} holds something else than then. The answer below is that of what it holds now; the table as it was is kept, too.',
  'kept.atlas-changed':
    'The atlas {atlas} holds something else than then. The answer below is that of what it holds now; the table as it was is kept, too.',
  'kept.notes': 'Notes',
  'kept.notes-what': 'Saved as you type, as {file}, which any editor opens as well.',
  'kept.notes-saved': 'saved',
  'kept.notes-saving': 'not saved yet',
  'kept.theirs': 'What stands there now',
  'kept.both': 'Put mine below it',
  'kept.take-theirs': 'Leave mine out',
} as const satisfies Record<string, string>;
