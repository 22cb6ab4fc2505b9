/**
 * A smaller input that still fails alike: leaves out runs of lines, then of bytes, as long as that holds.
 * @param fails whether an input fails alike
 * @param most how often it may be asked
 */
export async function shrunk(
  bytes: Buffer,
  fails: (candidate: Buffer) => Promise<boolean>,
  most = 400,
): Promise<Buffer> {
  let left = most;
  const smaller = async (parts: Buffer[]): Promise<Buffer[]> => {
    let kept = parts;
    for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < kept.length && left > 0;) {
        const candidate = kept.toSpliced(at, size);
        left--;
        if (candidate.length > 0 && (await fails(Buffer.concat(candidate)))) kept = candidate;
        else at += size;
      }
    }
    return kept;
  };
  const lines = await smaller(pieces(bytes, (byte) => byte === 10));
  const whole = Buffer.concat(lines);
  if (whole.length > 2_000) return whole;
  return Buffer.concat(await smaller(pieces(whole, () => true)));
}

/** Bytes cut behind those that end a piece. */
function pieces(bytes: Buffer, ends: (byte: number) => boolean): Buffer[] {
  const found: Buffer[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; at++)
    if (ends(bytes[at])) {
      found.push(bytes.subarray(from, at + 1));
      from = at + 1;
    }
  return from < bytes.length ? [...found, bytes.subarray(from)] : found;
}
