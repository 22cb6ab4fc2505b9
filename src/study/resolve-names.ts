import { KnownNames } from '../genome/antigens/antigen-aliases.ts';
import type { StudyResults } from './study-results.ts';
import type { Study } from './file/study-schema.ts';

/** How results and study call a factor, and a gene; a name that neither has stays as it is. */
export interface CallNames {
  readonly antigen: (name: string) => string;
  readonly gene: (name: string) => string;
}

/** Names as the results have them. */
function asMeasured(results: StudyResults, names: KnownNames): CallNames {
  const antigens = new Map<string, string>();
  for (const { rows } of [...results.partners, ...results.contrasts, ...results.changedGenes])
    for (const antigen of rows.antigen)
      if (!antigens.has(names.key(antigen))) antigens.set(names.key(antigen), antigen);
  const genes = new Map<string, string>();
  const add = (gene: string): void => {
    if (!genes.has(gene.toLowerCase())) genes.set(gene.toLowerCase(), gene);
  };
  for (const { gene } of results.loci) add(gene);
  for (const { rows } of [...results.targets, ...results.expression]) rows.gene.forEach(add);
  return {
    antigen: (name) => antigens.get(names.key(name)) ?? name,
    gene: (name) =>
      genes.get(name.toLowerCase()) ?? genes.get((names.symbol(name) ?? name).toLowerCase()) ?? name,
  };
}

/**
 * The study with its factors and genes called as the results call them: a paper writes Blimp-1 or c-Fos, the atlas PRDM1
 * and FOS, and a gene's symbol may be spelt in another case. Names that the results do not have stay as they are.
 */
export function namedAsMeasured(study: Study, results: StudyResults): Study {
  const { antigen, gene } = asMeasured(results, new KnownNames());
  return {
    ...study,
    genes_of_interest: study.genes_of_interest.map(gene),
    partners_of_interest: study.partners_of_interest.map(antigen),
    literature: study.literature.map(({ partner, target, ...entry }) => ({
      ...entry,
      ...(partner === undefined ? {} : { partner: antigen(partner) }),
      ...(target === undefined ? {} : { target: gene(target) }),
    })),
  };
}

/** Names of the bench as results and study call them. @param study with names as the results have them */
export function calledAsInStudy(study: Study, results: StudyResults): CallNames {
  const names = new KnownNames();
  const measured = asMeasured(results, names);
  const { partners_of_interest, genes_of_interest, literature } = study;
  const known = (of: readonly (string | undefined)[]): Map<string, string> =>
    new Map(of.flatMap((name) => (name === undefined ? [] : [[names.key(name), name] as const])));
  const partners = known([...literature.map(({ partner }) => partner), ...partners_of_interest]);
  const genes = known([...literature.map(({ target }) => target), ...genes_of_interest]);
  return {
    antigen: (name) => partners.get(names.key(name)) ?? measured.antigen(name),
    gene: (name) => genes.get(names.key(name)) ?? measured.gene(name),
  };
}
