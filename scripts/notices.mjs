/** Name of the list of bundled packages that Vite makes with `build.license`; it is taken up here, not written. */
export const LICENCES = 'licences.json';

/** Licences that a file under the MIT licence may carry. */
const CARRIED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

/**
 * Takes the list of packages out of a bundle and gives their notices, those with equal texts together. Called after
 * all others: `generateBundle` with `order: 'post'`.
 * @param {Record<string, { type: string, source?: string | Uint8Array }>} bundle
 * @returns {string} empty where nothing of another package is bundled
 * @throws {Error} for a package without its text or with a licence that cannot be carried: it stops the build
 */
export function takeNotices(bundle) {
  const packages = JSON.parse(String(bundle[LICENCES].source));
  delete bundle[LICENCES];
  const named = new Map();
  for (const { name, version, identifier, text = '' } of packages) {
    if (!CARRIED.includes(identifier) || !/copyright/i.test(text))
      throw new Error(`${name} ${version} cannot be bundled: licence ${identifier}, its text '${text}'`);
    named.set(text, [...(named.get(text) ?? []), `${name} ${version} (${identifier})`]);
  }
  return Array.from(named, ([text, names]) => `${names.join('\n')}\n\n${text}`).join('\n\n---\n\n');
}
