// A picture within a drawing (JPEG or PNG) as an object of PDF: its bytes go in as they are.
import { InputError } from '../../errors.ts';

/** A picture as PDF keeps it. */
export interface EmbeddedPicture {
  /** Entries of its dictionary. */
  readonly entries: string;
  readonly bytes: Uint8Array;
}

/** @param address `data:image/jpeg;base64,...`, or png. @throws InputError for a PNG that is transparent or interlaced */
export function embeddedPicture(address: string): EmbeddedPicture {
  const [, kind, base64] = /^data:image\/(jpeg|png);base64,(.*)$/.exec(address) ?? [];
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return kind === 'png' ? ofPng(bytes) : ofJpeg(bytes);
}

/** Whether a picture is a PNG that is transparent or interlaced. */
export function isUnfit(address: string): boolean {
  const [, head] = /^data:image\/png;base64,(.{44})/.exec(address) ?? [];
  if (head === undefined) return false;
  const bytes = atob(head);
  return (bytes.charCodeAt(25) & 4) !== 0 || bytes.charCodeAt(28) !== 0;
}

const COLOURS: Readonly<Record<number, string>> = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' };

function ofJpeg(bytes: Uint8Array): EmbeddedPicture {
  const view = new DataView(bytes.buffer);
  let at = 2;
  for (; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1];
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) break;
  }
  const [height, width, parts] = [view.getUint16(at + 5), view.getUint16(at + 7), bytes[at + 9]];
  // Programs write the inks of such pictures turned round.
  const decode = parts === 4 ? ' /Decode [1 0 1 0 1 0 1 0]' : '';
  return {
    entries: `${sizeOf(width, height, 8)} /ColorSpace ${COLOURS[parts]}${decode} /Filter /DCTDecode`,
    bytes,
  };
}

function ofPng(bytes: Uint8Array): EmbeddedPicture {
  const view = new DataView(bytes.buffer);
  const [width, height, bits, type, interlaced] = [
    ...[view.getUint32(16), view.getUint32(20), bytes[24]],
    ...[bytes[25], bytes[28]],
  ];
  if ((type & 4) !== 0 || interlaced !== 0)
    throw new InputError('this picture cannot go into a PDF', {
      expected: 'a JPEG, or a PNG without transparency that is not interlaced',
      found: interlaced === 0 ? 'a PNG with transparency' : 'an interlaced PNG',
      fix: 'save the picture as JPEG, or take the figure as SVG or PNG',
    });
  const parts: Uint8Array[] = [];
  let palette: Uint8Array = new Uint8Array(0);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const content = bytes.subarray(at + 8, at + 8 + view.getUint32(at));
    if (name === 'IDAT') parts.push(content);
    if (name === 'PLTE') palette = content;
  }
  const colours = type === 2 ? 3 : 1;
  const hex = Array.from(palette, (value) => value.toString(16).padStart(2, '0')).join('');
  const space = type === 3 ? `[/Indexed /DeviceRGB ${palette.length / 3 - 1} <${hex}>]` : COLOURS[colours];
  const rows = `/DecodeParms << /Predictor 15 /Colors ${colours} /BitsPerComponent ${bits} /Columns ${width} >>`;
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return {
    entries: `${sizeOf(width, height, bits)} /ColorSpace ${space} /Filter /FlateDecode ${rows}`,
    bytes: whole,
  };
}

function sizeOf(width: number, height: number, bits: number): string {
  return `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /BitsPerComponent ${bits}`;
}
