/** What the app says of a study that is taken along, and of one that somebody shares. */
export const share = {
  'share.title': 'Take it with you',
  'share.bundle': 'Share as one file',
  'share.bundle-what':
    'Report, tables, figures, tracks and provenance for a colleague, who drops the file on the first page of chipmate. Raw data, names of donors and folders stay here.',
  'share.tracks': 'Tracks for IGV and UCSC (zip)',
  'share.evidence': 'Sites, IGV session and UCSC hub (zip)',
  'share.evidence-what': 'The sites as BED, your peaks and the experiments as tracks.',
  'share.making': 'Putting it together …',
  'share.renamed':
    '{donors|name of a donor|names of donors} replaced by donor-1 and so on; folders of files are left out',
  'share.unread':
    '{file} could not be looked through for names of donors: names that it alone has would stay in the bundle',
  'share.look':
    'what you wrote yourself (titles, conditions, claims) is in the bundle: read its report before you send it',
  'share.shared': 'A study that was shared with you',
  'share.read-only':
    'To be read only. It was made by chipmate {version}; whether its content is true, its sender knows.',
  'share.factor': 'Factor: {factor}; genome: {genome}',
  'share.tables': 'Tables',
  'share.table': 'Table',
  'share.all-files': 'All files ({files})',
  'share.browser': 'Genome browser',
  'app.is-bundle': 'a study that somebody shares: “{title}”',
  'share.open': 'Open the study',
} as const;
