// A table of bands or stains, and the photograph of a gel beside it.
import { InputError } from '../../../errors.ts';
import { readBinary, sourceName } from '../../../formats/text/byte-source.ts';
import type { Picture } from '../../../assays/blot/blot-figures.ts';
import type { BlotInput } from '../../assays/blot.ts';
import { readReadings, type ReadingsFiles } from './readings-input.ts';

export interface BlotFiles extends ReadingsFiles {
  /** PNG or JPEG of the first gel. */
  readonly picture?: string | undefined;
}

/** Opens a table of blots. @throws InputError for a table that is none, or a picture of another kind */
export async function openBlot({ picture, ...files }: BlotFiles): Promise<BlotInput> {
  const readings = await readReadings(files, 'blot');
  if (picture === undefined) return { readings };
  const name = sourceName(picture);
  return { readings, picture: pictureOf(await readBinary(picture, name), name) };
}

/** A picture with its size, from its first bytes. */
export function pictureOf(bytes: Uint8Array, file: string): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = pngSize(view) ?? jpegSize(view);
  if (size === undefined)
    throw new InputError('the picture cannot be shown', {
      file,
      expected: 'a PNG or JPEG file',
      fix: 'save the blot as PNG',
    });
  const { kind, width, height } = size;
  return { address: `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}`, width, height };
}

type Size = Pick<Picture, 'width' | 'height'> & { readonly kind: 'png' | 'jpeg' };

function pngSize(view: DataView): Size | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return undefined;
  return known({ kind: 'png', width: view.getUint32(16), height: view.getUint32(20) });
}

/** The size stands in the frame's header, after others of any length. */
function jpegSize(view: DataView): Size | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return known({ kind: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) });
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function known(size: Size): Size | undefined {
  return size.width > 0 && size.height > 0 ? size : undefined;
}
