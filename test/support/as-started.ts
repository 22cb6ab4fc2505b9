import { afterAll } from 'vitest';

/**
 * Test files share processes, one after another: each begins in the folder and with the environment that the run was
 * started with, whatever the file before it made of them.
 */
const folder = process.cwd();
const environment = { ...process.env };

afterAll(() => {
  process.chdir(folder);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});
