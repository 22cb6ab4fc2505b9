// A study to be shared as one file: a zip archive whose first part says what the others are.
import { createHash } from 'node:crypto';
import { zipOf } from '../workbooks/zip-parts.ts';
import { BUNDLE_FORMAT, BUNDLE_MANIFEST, type BundleAbout } from './bundle-reader.ts';

/**
 * The same files give the same bytes: an archive without dates.
 * @param files contents by their paths with `/`
 */
export function bundleOf(about: BundleAbout, files: ReadonlyMap<string, Uint8Array>): Buffer {
  const listed = [...files].map(([path, content]) => ({
    path,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  }));
  const manifest = `${JSON.stringify({ format: BUNDLE_FORMAT, ...about, files: listed }, null, 2)}\n`;
  return zipOf(new Map([[BUNDLE_MANIFEST, Buffer.from(manifest)], ...files]), true);
}
