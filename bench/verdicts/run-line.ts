// Which run a block of tables comes from.
import { execFileSync } from 'node:child_process';

/** Day, state of the code and command of this run. @param command as a person types it */
export function runLine(command: string): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const [day] = new Date().toISOString().split('T');
  const changed = git('status', '--porcelain', '--', 'src', 'bench') === '' ? '' : ' with changes';
  return `${day}, at the commit "${git('log', '-1', '--format=%s')}"${changed}: \`${command}\`.`;
}
