import { InputError } from '../../errors.ts';
import { refused } from '../../messages/refused.ts';
import type { BroughtPart } from '../../formats/signal/brought-bytes.ts';
import { openAddress, type HttpAnswer } from './http.ts';

/** Milliseconds without a byte after which a server counts as gone. */
const STALL = 20_000;

/** A part of a file of a server, with what tells one state of the file from another. */
export interface RangeAnswer extends BroughtPart {
  /** Its ETag, or when it was last changed; '' where the server says neither. */
  readonly state: string;
}

/**
 * The bytes of a public file from one position up to another, and no more than these, whatever the server sends.
 * @throws InputError where the server cannot be reached, has no such file, gives no parts of files, or gives others than were asked for
 */
export async function openRange(
  address: string,
  { from, to, signal }: { readonly from: number; readonly to: number; readonly signal?: AbortSignal },
): Promise<RangeAnswer> {
  const { host } = new URL(address);
  const answer = await reached(host, () =>
    openAddress(address, {
      headers: { range: `bytes=${from}-${to - 1}`, 'accept-encoding': 'identity' },
      stallMilliseconds: STALL,
      ...(signal && { signal }),
    }),
  );
  const told = toldRange(answer);
  const isRight =
    told !== undefined && told.from === from && told.total >= from && told.end === Math.min(to, told.total);
  if (!isRight) {
    answer.body.destroy();
    if ([403, 404, 410].includes(answer.status))
      throw refused('public-signal.missing', { host }, { file: address });
    const found =
      answer.status === 206 ? `range ${answer.headers['content-range'] ?? ''}` : `status ${answer.status}`;
    throw refused(
      'public-signal.no-part',
      { host },
      { file: address, expected: `bytes ${from}-${to - 1}`, found },
    );
  }
  const bytes = new Uint8Array(told.end - from);
  let filled = 0;
  await reached(host, async () => {
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      // More than was said would be written over nothing.
      const room = chunk.subarray(0, bytes.length - filled);
      bytes.set(room, filled);
      filled += room.length;
      if (filled === bytes.length) break;
    }
  });
  answer.body.destroy();
  if (filled < bytes.length)
    throw refused('public-signal.unreachable', { host }, { found: `${filled} of ${bytes.length} bytes` });
  const { etag, 'last-modified': changed } = answer.headers;
  return { total: told.total, bytes, state: etag ?? changed ?? '' };
}

async function reached<Result>(host: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw refused('public-signal.unreachable', { host }, { found: code ?? message });
  }
}

/** What a server says that it sends. */
function toldRange({
  status,
  headers,
}: HttpAnswer): { from: number; end: number; total: number } | undefined {
  if (status !== 206) return undefined;
  const [, from, last, total] =
    /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(headers['content-range'] ?? '') ?? [];
  return total === undefined
    ? undefined
    : { from: Number(from), end: Number(last) + 1, total: Number(total) };
}
