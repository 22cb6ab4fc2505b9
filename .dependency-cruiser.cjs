// Folders are the steps of the analysis and imports point downwards only: a folder may import
// itself and the folders before it in this list.
const layers = [
  'messages',
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
  'study',
  'report',
  'server',
  'cli',
];
const pure = '^src/(messages|genome|statistics|partners|targets|motifs|calling|assays|expression)/';

module.exports = {
  forbidden: [
    ...layers.map((layer, level) => ({
      name: `${layer}-imports-downwards`,
      severity: 'error',
      from: { path: `^src/${layer}/` },
      to: { path: `^src/(${layers.slice(level + 1).join('|') || 'nothing-above'})/` },
    })),
    {
      name: 'nothing-imports-the-command-line',
      comment: 'What others need of it belongs below it. Its own tests lie in test/cli.',
      severity: 'error',
      from: { pathNot: '^(src|test)/cli/' },
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
      to: { path: '^src/(formats|atlas)/', dependencyTypesNot: ['type-only'] },
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
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
