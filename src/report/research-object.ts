import { ROCrate } from 'ro-crate';
import { inputsOf, type Provenance } from '../study/plan/provenance.ts';

/** A file of the study's folder with its digest. */
export interface WrittenFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * The folder's contents as an RO-Crate with the run as its action (Process Run Crate). Its date is the study file's: the
 * clock is not asked, so that equal runs have equal bytes.
 * @param title name of the study
 * @param outputs files below the folder
 */
export function researchObject(
  title: string,
  provenance: Provenance,
  outputs: readonly WrittenFile[],
): string {
  const crate = new ROCrate({ array: false, link: false });
  const inputs = inputsOf(provenance);
  const reference = (id: string) => ({ '@id': id });
  const simulated = provenance.simulated ? { keywords: 'simulated data, not a measurement' } : {};
  Object.assign(crate.rootDataset, {
    name: title,
    description: `A chipmate study${provenance.simulated ? ' on simulated data' : ''}: partner factors and target genes.`,
    ...simulated,
    ...(provenance.date === null ? {} : { datePublished: provenance.date }),
    conformsTo: reference('https://w3id.org/ro/wfrun/process/0.5'),
    hasPart: outputs.map(({ path }) => reference(path)),
    mentions: reference('#run'),
  });
  crate.addEntity({
    '@id': 'https://w3id.org/ro/wfrun/process/0.5',
    '@type': 'CreativeWork',
    name: 'Process Run Crate',
    version: '0.5',
  });
  crate.addEntity({
    '@id': '#chipmate',
    '@type': 'SoftwareApplication',
    name: 'chipmate',
    version: provenance.version,
  });
  for (const { path, sha256, bytes } of outputs)
    crate.addEntity({
      '@id': path,
      '@type': 'File',
      name: path,
      sha256,
      contentSize: String(bytes),
      ...simulated,
    });
  for (const { file, sha256, bytes } of inputs)
    crate.addEntity({
      '@id': `#input/${file}`,
      '@type': 'CreativeWork',
      name: file,
      sha256,
      contentSize: String(bytes),
      ...simulated,
    });
  crate.addEntity({
    '@id': '#run',
    '@type': 'CreateAction',
    name: 'chipmate study run',
    instrument: reference('#chipmate'),
    object: inputs.map(({ file }) => reference(`#input/${file}`)),
    result: outputs.map(({ path }) => reference(path)),
  });
  return `${JSON.stringify(crate.toJSON(), null, 2)}\n`;
}
