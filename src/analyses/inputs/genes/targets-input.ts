import { existsSync } from 'node:fs';
import { InputError } from '../../../errors.ts';
import { readEnhancerLinks } from '../../../formats/genes/enhancer-links-reader.ts';
import { readPeakFile } from '../../../formats/peaks/peak-reader.ts';
import type { Notice } from '../../../messages/message.ts';
import type { TargetsInput } from '../../targets.ts';
import { needGenes, type GeneSources } from './gene-models.ts';
import { readGenesOf } from './genes-named.ts';
import { readNamedTable } from './matched-table.ts';
import { nameByFile } from './treatment-tables.ts';
import { placeWhereKnown } from '../query.ts';

/** The files of a question about target genes, as the user names them. */
export interface TargetsFiles {
  /** Peak file, `-` for standard input. */
  readonly peaks: string;
  readonly genes: GeneSources;
  /** Differential expression. */
  readonly expression?: string;
  /** Table of gene identifiers for names that the models do not hold. */
  readonly geneIds?: string;
  /** Enhancer-gene links. */
  readonly links?: string;
  /** Genes known to be targets, one a line. */
  readonly known?: string;
  /** Other regulators with their genes: `IRF4=irf4-targets.txt`, or `IRF4.txt`. */
  readonly follows?: readonly string[];
}

/**
 * Opens what the ranking of target genes needs.
 * @throws InputError for a file that cannot be read, and for a regulator without a file
 */
export async function readTargetsInput(files: TargetsFiles): Promise<TargetsInput> {
  const { links, known, follows } = files;
  const [file, genes] = await Promise.all([readPeakFile(files.peaks), needGenes(files.genes)]);
  const { expression, geneIds } = files;
  const said: Notice[] = [];
  const list = async (path: string): Promise<ReadonlySet<string>> => {
    const { symbols, notices } = await readGenesOf(path, genes.models, geneIds);
    said.push(...notices);
    return new Set(symbols);
  };
  const { name, peaks, notices } = placeWhereKnown(file, genes.assembly);
  return {
    ...{ name, peaks, genes },
    expression: expression === undefined ? undefined : await readNamedTable(expression, geneIds),
    links: links === undefined ? undefined : await readEnhancerLinks(links),
    known: known === undefined ? undefined : await list(known),
    competing: follows && (await Promise.all(follows.map((text) => readRegulator(text, list)))),
    notices: [...notices, ...said],
  };
}

async function readRegulator(
  text: string,
  list: (path: string) => Promise<ReadonlySet<string>>,
): Promise<{ regulator: string; genes: ReadonlySet<string> }> {
  // A file of this name first: what a page hands over has no other name.
  if (existsSync(text)) return { regulator: nameByFile(text), genes: await list(text) };
  const [regulator, ...path] = text.split('=');
  if (path.length === 0)
    throw new InputError('--follows needs a name and a file', {
      expected: '--follows IRF4=irf4-targets.txt',
      found: text,
    });
  return { regulator, genes: await list(path.join('=')) };
}
