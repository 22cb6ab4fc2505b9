/** Tests that take too long for every landing: `npm run agreement` runs them, with those of the folders long/. docs/checks.md says when they last did. */
export const SECOND_CIRCLE: readonly string[] = [
  // Programs that fail, warn and are ended while reads are aligned; test/agreement/align-reads.test.ts aligns at every landing.
  'test/align-reads.test.ts',
  // More writers that are killed, full disks, and the machinery of the attack itself.
  'test/attack/{harm/kills,fuzz/fuzz}.test.ts',
  // Whole studies that are killed, go on, are run in other ways, and say what verbs say.
  'test/study/{assays-of-a-study,study-run,says-what-verbs-say,partners-agree,siblings,expressed-here,expression-faces,results-folder,what-experiments-are}.test.ts',
  // Questions that are kept, killed at any change of the disk, and the pages of new questions; src/server/studies/kept.test.ts asks the routes at every landing.
  'src/study/project/kept-questions.test.ts',
  'web/app/{kept/kept,two/two-files}-page.test.ts',
  // Reads in a folder of the user's; src/server/reads-in-place.test.ts asks the routes at every landing.
  'web/app/reads/reads-page.test.ts',
  // Signal that comes from another server; src/atlas/fetch/public-signals.test.ts asks it at every landing.
  'web/app/evidence/public-signal-page.test.ts',
  // The app's own process, killed in the middle of an upload and of a fetch, and started again.
  'test/serve-killed.test.ts',
  // Servers that stall, break off and lie, in real time.
  'src/atlas/fetch/{transfers,fetch-chip-atlas}.test.ts',
  'src/cli/verbs/atlas/fetch.test.ts',
  // Builds that are interrupted or changed, readers at their bounds, atlases of earlier releases.
  'test/{atlas-interrupted,atlas-changes,bounded-reading,earlier-releases}.test.ts',
  // Figures and pages of every verb and of the report; web/long has all widths.
  'test/{figures,chip-atlas-page,verdicts-court}.test.ts',
  'web/report/report-page.test.ts',
  // Pages that wait for a whole atlas to be built; the routes under them are asked at every landing.
  'web/app/own-atlas/own-atlas-page.test.ts',
  'web/app/drafted-study-page.test.ts',
  // A study that goes out and is opened elsewhere; src/server/routes/share.test.ts asks the same routes at every landing.
  'web/app/share-page.test.ts',
  // Servers that are killed and pages that go away, in both languages; what is refused is asked of the routes at every landing.
  'web/app/bad-input.test.ts',
  'web/app/questions-page.test.ts',
  // Pages of the app but the first, whose test goes from the start to a gene at every landing; the routes under all of them are asked there, too.
  'web/app/{evidence,first-atlas,tables}-page.test.ts',
  'web/app/{studies/studies,sample/sample}-page.test.ts',
  'web/report/bench-page.test.ts',
  'test/cli/assay-examples.test.ts',
  // Designs and labels by the dozen beside R; test/agreement/{limma,macs}.test.ts compare the same programs at every landing.
  'test/agreement/{limma-designs,peaks-differential,growth,spotted-arrays,meta-analysis}.test.ts',
  // computeMatrix takes several seconds to start; test/agreement/signal-at-sites.test.ts compares the same bins with pyBigWig at every landing.
  'test/agreement/signal-matrix.test.ts',
  // Edges of a whole study, and an atlas ended between any two of its files.
  'test/study/edges.test.ts',
  'test/atlas-commit-point.test.ts',
  // Whole verbs on real data; the numbers of each program are compared at every landing.
  'test/agreement/{chip-atlas-bedtools,compare,deeptools,expression-verb,genome,motif-enrichment,targets-verb,textbook-partners}.test.ts',
  'test/agreement/real-study.test.ts',
  'test/example.test.ts',
  'src/study/simulated-world/simulated-world.test.ts',
  'src/server/sample/sample.test.ts',
  'src/partners/score/score-partners.test.ts',
];
