// What is noted about downloads on disk: JSON with a checksum of itself, so that a flipped bit or a cut line is not believed.
import { createHash } from 'node:crypto';

/** An object of JSON as it was read. */
export type Noted = Readonly<Record<string, unknown>>;

/** JSON of an object, with a checksum as its last key. @param indent as of `JSON.stringify` */
export function sealed(value: object, indent?: number): string {
  return JSON.stringify({ ...value, checksum: checksumOf(value) }, undefined, indent);
}

/**
 * Reads what `sealed` wrote.
 * @returns the object and whether it had a checksum, which earlier releases did not write; undefined where the text is no JSON object or
 * not the one that was written
 */
export function unsealed(text: string): { readonly value: Noted; readonly isSealed: boolean } | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const { checksum, ...value } = parsed as Record<string, unknown>;
  if (checksum !== undefined && checksum !== checksumOf(value)) return undefined;
  return { value, isSealed: checksum !== undefined };
}

function checksumOf(value: object): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}
