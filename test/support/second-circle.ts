/** Tests that take too long for every landing: `npm run agreement` runs them, with those of the folders long/. docs/checks.md says when they last did. */
export const SECOND_CIRCLE: readonly string[] = [
  // Whole studies that are killed, go on, and are run in other ways.
  'test/study/study-run.test.ts',
  // Servers that stall, break off and lie, in real time.
  'src/atlas/fetch/{transfers,fetch-chip-atlas}.test.ts',
  'src/cli/verbs/atlas/fetch.test.ts',
  'src/study/simulated-world/simulated-world.test.ts',
  'src/partners/score/score-partners.test.ts',
];
