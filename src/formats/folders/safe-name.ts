/** Most bytes of a name, and most letters. */
const MOST_BYTES = 200;
const LONGEST = 100;
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * What somebody calls a file or a folder, as a name that every file system takes and that leaves its folder nowhere: the last part of a
 * path, neither hidden nor with an end that Windows drops, at most 100 letters of its end.
 * @param otherwise the name of what has no letter that can stay
 */
export function safeName(said: string, otherwise = 'file'): string {
  const last = said.split(/[\\/]/).at(-1) ?? '';
  const letters = [...last.normalize('NFC').replaceAll(/[^\p{L}\p{N}._ +()@,=-]/gu, '_')].slice(-LONGEST);
  // File systems count bytes.
  while (Buffer.byteLength(letters.join('')) > MOST_BYTES) letters.shift();
  const isFill = (letter: string | undefined): boolean => letter === '.' || letter === ' ';
  while (isFill(letters[0])) letters.shift();
  while (isFill(letters.at(-1))) letters.pop();
  const kept = letters.join('');
  if (kept === '') return otherwise;
  return DEVICE.test(kept) ? `_${kept}` : kept;
}
