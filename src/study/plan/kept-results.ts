import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../../formats/text/file-writer.ts';
import { formatResult } from '../../formats/text/result-json.ts';
import { digestText } from './digest.ts';
import type { StepResult } from './step.ts';

// A kept result is JSON with a SHA-256 of all that follows it, which is looked at before anything in it is believed:
// {"sha256":"...","step":"partners a","key":"...","result":{...}}

const HEAD = /^\{"sha256":"([0-9a-f]{64})",/;
const HEAD_LENGTH = '{"sha256":"",'.length + 64;

/** What a result is kept under. */
export interface KeptAs {
  /** The step's name. */
  readonly step: string;
  /** Digest of everything that the result depends on. */
  readonly key: string;
}

/** The file of a kept result: steps whose names differ in signs alone have one each. */
export function keptPath(cache: string, { step, key }: KeptAs): string {
  return join(cache, `${slug(step)}-${digestText(JSON.stringify([step, key])).slice(0, 16)}.json`);
}

/** Keeps a result. @returns the result as it is kept, so that one of this run and one of an earlier run are the same */
export function keepResult(cache: string, as: KeptAs, computed: StepResult): StepResult {
  const content = formatResult({ ...as, result: computed });
  const rest = content.slice(1);
  writeFileAtomically(keptPath(cache, as), `{"sha256":"${digestText(rest)}",${rest}`);
  return (JSON.parse(content) as { readonly result: StepResult }).result;
}

/** A kept result; `absent` where there is none, `damaged` where it is not what was kept. */
export function keptResult(cache: string, as: KeptAs): StepResult | 'absent' | 'damaged' {
  let bytes: Buffer;
  try {
    bytes = readFileSync(keptPath(cache, as));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'damaged';
  }
  const sha256 = HEAD.exec(bytes.toString('latin1', 0, HEAD_LENGTH))?.[1];
  if (sha256 !== createHash('sha256').update(bytes.subarray(HEAD_LENGTH)).digest('hex')) return 'damaged';
  const { step, key, result } = JSON.parse(bytes.toString()) as Record<string, unknown>;
  return step === as.step && key === as.key && isResult(result) ? result : 'damaged';
}

/** Of the same key, and therefore of the kind and version of step that wrote it. */
function isResult(value: unknown): value is StepResult {
  return typeof value === 'object' && value !== null && 'notices' in value && Array.isArray(value.notices);
}

/** Cut: the digest behind it tells steps apart. */
function slug(name: string): string {
  return name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50);
}
