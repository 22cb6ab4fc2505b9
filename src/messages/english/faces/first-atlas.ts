/** What the page of first atlases says. */
export const firstAtlas = {
  'first-atlas.title': 'A first atlas',
  'first-atlas.link': 'No atlas yet? Bring a first one from ChIP-Atlas',
  'first-atlas.what':
    'An atlas holds the public ChIP-seq experiments that your own are compared with. Choose the cells that are nearest to yours; more can be added later.',
  'first-atlas.asked':
    'Only {host} is asked, and only after your click: first for its list of all experiments, then for the peak files of those that are chosen. Nothing of yours is sent.',
  'first-atlas.rule':
    'Factors alone (no histone marks), on hg38; no knock-outs, drugs or infections; of one factor in one cell type the experiment with the most peaks.',
  'first-atlas.size':
    'At most {experiments} experiments and {gigabytes} GB, at most {minutes} minutes at 20 Mbit/s. The list tells how much it really is.',
  'first-atlas.myeloma': 'Myeloma',
  'first-atlas.myeloma-holds':
    'Plasma-cell lines and plasma cells, B cells and their lines, CD34+ and T cells.',
  'first-atlas.blood': 'Blood',
  'first-atlas.blood-holds':
    'Myeloid and erythroid lines, B and T cells and their lines, CD34+ cells, monocytes and macrophages.',
  'first-atlas.breast': 'Breast',
  'first-atlas.breast-holds':
    'MCF-7 and other luminal lines, triple-negative lines, normal mammary epithelium.',
  'first-atlas.liver': 'Liver',
  'first-atlas.liver-holds': 'Hep G2 and other lines, hepatocytes and liver.',
  'first-atlas.neural': 'Nervous system',
  'first-atlas.neural-holds': 'Neuroblastoma and glioma lines, neural progenitors, astrocytes and brain.',
  'first-atlas.cells': 'All its cell types',
  'first-atlas.fetch': 'Bring and build it',
  'first-atlas.go-on': 'Go on',
  'first-atlas.stop': 'Pause',
  'first-atlas.is-made': 'It is there and is asked.',
  'first-atlas.list': 'The list of experiments: {megabytes} MB have arrived (about 360 MB; once only).',
  'first-atlas.files': 'Peak files: {percent} % have arrived.',
  'first-atlas.index': 'Building the atlas: {percent} %.',
  'first-atlas.sites': 'Finding the sites that factors share: {percent} %.',
  'first-atlas.plan':
    'ChIP-Atlas of {release}: {experiments|experiment|experiments} of {antigens|factor|factors} in {cells|cell type|cell types}, about {megabytes} MB, about {minutes|minute|minutes} at 20 Mbit/s.',
  'first-atlas.stays':
    'This page may be closed: the app goes on. When the computer sleeps, the download waits and goes on by itself.',
  'first-atlas.retries': 'The connection is silent; it is tried again. What has arrived is kept.',
  'first-atlas.stopped': 'Paused. What has arrived is kept: it goes on from there.',
  'first-atlas.made': 'The atlas is ready.',
  'first-atlas.use': 'Ask it',
  'first-atlas.no-folder':
    'The app needs a folder for it. Quit it and start it with: chipmate serve --data chipmate --open',
  'first-atlas.folder': 'It is made in the folder {folder} with which the app was started.',
};
