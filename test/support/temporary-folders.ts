import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives a test run a temporary folder of its own, the one that `os.tmpdir()` names in every test and in every
 * process that a test starts, and removes it when the run is over: no test has to clean up behind itself.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'chipmate-tests-'));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
