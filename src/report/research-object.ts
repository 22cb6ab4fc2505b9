import { visibleLines } from '../messages/plain-text.ts';
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
  const inputs = inputsOf(provenance);
  const reference = (id: string) => ({ '@id': id });
  const simulated = provenance.simulated ? { keywords: 'simulated data, not a measurement' } : {};
  const profile = 'https://w3id.org/ro/wfrun/process/0.5';
  const contents = ({ sha256, bytes }: Pick<WrittenFile, 'sha256' | 'bytes'>) => ({
    sha256,
    contentSize: String(bytes),
    ...simulated,
  });
  const graph = [
    {
      '@id': './',
      '@type': 'Dataset',
      name: title,
      description: `A chipmate study${provenance.simulated ? ' on simulated data' : ''}: partner factors and target genes.`,
      ...simulated,
      ...(provenance.date === null ? {} : { datePublished: provenance.date }),
      conformsTo: reference(profile),
      hasPart: outputs.map(({ path }) => reference(iri(path))),
      mentions: reference('#run'),
    },
    {
      '@id': 'ro-crate-metadata.json',
      '@type': 'CreativeWork',
      identifier: 'ro-crate-metadata.json',
      about: reference('./'),
      conformsTo: reference('https://w3id.org/ro/crate/1.2'),
    },
    { '@id': profile, '@type': 'CreativeWork', name: 'Process Run Crate', version: '0.5' },
    ...outputs.map((file) => ({
      '@id': iri(file.path),
      '@type': 'File',
      name: file.path,
      ...contents(file),
    })),
    {
      '@id': '#run',
      '@type': 'CreateAction',
      name: 'chipmate study run',
      instrument: reference('#chipmate'),
      object: inputs.map(({ file }) => reference(inputId(file))),
      result: outputs.map(({ path }) => reference(iri(path))),
    },
    { '@id': '#chipmate', '@type': 'SoftwareApplication', name: 'chipmate', version: provenance.version },
    ...inputs.map((input) => ({
      '@id': inputId(input.file),
      '@type': 'CreativeWork',
      name: input.file,
      ...contents(input),
    })),
  ];
  const context = ['https://w3id.org/ro/crate/1.2/context', { '@vocab': 'http://schema.org/' }];
  // The escapes of what cannot be seen are those of JSON.
  return `${visibleLines(JSON.stringify({ '@context': context, '@graph': graph }, null, 2))}\n`;
}

/** A path as an address relative to the crate: what may not stand in one is encoded, letters of any script stay. */
function iri(path: string): string {
  return path.replace(/\p{Cs}/gu, '\ufffd').replace(/[\p{Cc}\p{Cf}\p{Z}%#?<>"{}|\\^`]/gu, encodeURIComponent);
}

function inputId(file: string): string {
  return `#input/${iri(file)}`;
}
