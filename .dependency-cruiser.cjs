// Folders are the steps of the analysis and imports point downwards only: a folder may import
// itself and the folders before it in this list.
const layers = [
  'messages',
  'tables',
  'figures',
  'statistics',
  'genome',
  'formats',
  'atlas',
  'partners',
  'expression',
  'targets',
  'motifs',
  'calling',
  'assays',
  'analyses',
  'questions',
  'study',
  'report',
  'server',
  'cli',
];
const pure =
  '^src/(messages|tables|figures|genome|statistics|partners|targets|motifs|calling|assays|expression)/';

// The four files that lie in no folder; whatever else is put into src/ needs a place in the list above.
const homes = `^src/((${layers.join('|')})/|(errors|counted|version|index)\\.ts$)`;
const homeless = { path: '^src/', pathNot: homes };

module.exports = {
  forbidden: [
    { name: 'every-file-has-a-place', severity: 'error', from: homeless, to: {} },
    { name: 'every-file-has-a-place-if-imported', severity: 'error', from: {}, to: homeless },
    {
      name: 'every-file-has-a-place-if-alone',
      severity: 'error',
      from: { ...homeless, orphan: true },
      to: {},
    },
    {
      name: 'errors-and-counted-lie-below-everything',
      severity: 'error',
      from: { path: '^src/(errors|counted)\\.ts$' },
      to: { pathNot: '^src/messages/' },
    },
    {
      name: 'version-knows-node-alone',
      severity: 'error',
      from: { path: '^src/version\\.ts$' },
      to: { dependencyTypesNot: ['core'] },
    },
    {
      name: 'index-lies-above-everything',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^src/index\\.ts$' },
    },
    ...layers.map((layer, level) => ({
      name: `${layer}-imports-downwards`,
      severity: 'error',
      from: { path: `^src/${layer}/` },
      to: { path: `^src/(${layers.slice(level + 1).join('|') || 'nothing-above'})/` },
    })),
    {
      name: 'nothing-imports-the-command-line',
      comment:
        'What others need of it belongs below it. Its own tests lie in test/cli; the contract asks every face.',
      severity: 'error',
      from: { pathNot: '^((src|test)/cli/|test/contract\\.test\\.ts$)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'pure-parts-touch-no-files',
      comment: 'These parts also run in a browser worker: columns in, columns out.',
      severity: 'error',
      from: { path: pure, pathNot: '\\.test\\.ts$' },
      to: { path: '^(node:|fs|path|zlib|worker_threads|os)', dependencyTypes: ['core'] },
    },
    {
      name: 'pure-parts-know-readers-as-types-only',
      severity: 'error',
      from: { path: pure, pathNot: '\\.test\\.ts$' },
      to: { path: '^src/((formats|atlas)/|version\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'Types included: files that need each other to be read are one file, or want a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|assembly)/' },
    // As written: `verbatimModuleSyntax` has every import of a type say so, nothing has to be compiled to tell them apart.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
