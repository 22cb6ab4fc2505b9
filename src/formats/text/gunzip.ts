import { pipeline, Readable } from 'node:stream';
import { createGunzip, gunzipSync } from 'node:zlib';

/** What zlib says of a damaged file. */
class AfterTheEnd extends Error {
  readonly code = 'Z_DATA_ERROR';

  constructor(at: number) {
    super(`neither the end of the file nor another gzip member at byte ${at}`);
  }
}

/** Bytes that may be on their way to the inflater, which takes some 16 kB and a chunk ahead; where more wait, it has ended. */
const ON_THE_WAY = 8 << 20;

/**
 * Inflates a gzip file of one or more members. Behind the last one may be zeros alone, with which tapes are filled: zlib stops at the
 * first zero between members and leaves out all that follows, so that one flipped bit would hide the rest of a file.
 * @param check gets after each chunk how many bytes came out, and of how many packed ones
 * @throws zlib's error for a file that ends early or is damaged
 */
export async function* gunzipped(
  source: AsyncIterable<Buffer>,
  chunkSize: number,
  check?: (unpacked: number, packed: number) => void,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize });
  let waiting: { readonly from: number; readonly bytes: Buffer }[] = [];
  let fed = 0;
  const refuseRest = (): void => {
    for (const { from, bytes } of waiting) {
      const rest = bytes.subarray(Math.max(0, gunzip.bytesWritten - from));
      const at = rest.findIndex((byte) => byte !== 0);
      if (at >= 0) throw new AfterTheEnd(from + bytes.length - rest.length + at);
    }
  };
  async function* watched(): AsyncGenerator<Buffer> {
    for await (const bytes of source) {
      waiting = waiting.filter(({ from, bytes: { length } }) => from + length > gunzip.bytesWritten);
      if (waiting.length > 0 && fed - waiting[0].from > ON_THE_WAY) {
        refuseRest();
        waiting = [];
      }
      waiting.push({ from: fed, bytes });
      fed += bytes.length;
      yield bytes;
    }
  }
  // A failure of either end destroys the other and comes out of the loop; nothing is left to do here.
  pipeline(Readable.from(watched()), gunzip, () => undefined);
  let unpacked = 0;
  for await (const chunk of gunzip) {
    unpacked += (chunk as Buffer).length;
    check?.(unpacked, gunzip.bytesWritten);
    yield chunk as Buffer;
  }
  refuseRest();
}

/** The same of bytes in memory. @throws also where more than `maxOutputLength` bytes come out */
export function gunzippedNow(bytes: Buffer, maxOutputLength: number): Buffer {
  const { buffer, engine } = gunzipSync(bytes, { maxOutputLength, info: true }) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
  const at = bytes.subarray(engine.bytesWritten).findIndex((byte) => byte !== 0);
  if (at >= 0) throw new AfterTheEnd(engine.bytesWritten + at);
  return buffer;
}
