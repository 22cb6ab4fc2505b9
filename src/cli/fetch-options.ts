// Options of verbs that bring files with their terms.
import type { Command } from 'commander';
import type { FetchSettings } from '../atlas/fetch/with-terms.ts';
import { InputError } from '../errors.ts';
import { readWhole } from './numbers.ts';
import { addQuietOption, say, type TellOptions } from './options.ts';
import { watched } from './progress.ts';

export interface TransferChoices extends TellOptions {
  readonly retries: number;
  readonly stallSeconds: number;
}

export interface FetchOptions extends TransferChoices {
  readonly lock?: string;
  readonly dryRun?: boolean;
}

export function addTransferOptions(command: Command): Command {
  return command
    .option('--retries <n>', 'failures in a row before a file is given up', readWhole('--retries', 0), 8)
    .option(
      '--stall-seconds <n>',
      'silence before a connection is given up',
      readWhole('--stall-seconds', 1),
      60,
    );
}

export function addFetchOptions(command: Command): Command {
  command.option('--lock <file>', 'bring exactly the files of this lock file');
  addTransferOptions(command).option(
    '--dry-run',
    'say what would be brought from where, and under which terms; bring nothing',
  );
  return addQuietOption(command);
}

/** @param transfers files that are brought at one time */
export function transferOf(options: TransferChoices, transfers: number): FetchSettings['transfer'] {
  return {
    ...{ transfers, retries: options.retries },
    stallMilliseconds: options.stallSeconds * 1000,
    backOffMilliseconds: 1000,
    jitter: Math.random,
    onRetry: say(options),
    onRepair: say(options),
  };
}

/** @param transfers as of `transferOf` */
export function fetchSettings(options: FetchOptions, transfers: number): FetchSettings {
  return {
    dryRun: options.dryRun === true,
    say: say(options),
    watch: (work) => watched('fetching', options, work),
    transfer: transferOf(options, transfers),
  };
}

/** The lock file of `--lock`. @throws InputError where it is not there */
export function lockGiven<Lock>(
  { lock: file }: FetchOptions,
  read: (path: string) => Lock | undefined,
): Lock | undefined {
  const lock = file === undefined ? undefined : read(file);
  if (file !== undefined && lock === undefined)
    throw new InputError('no such file or directory', { file, fix: 'check the path' });
  return lock;
}

/** An address below which others lie. */
export function asBase(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}
