import { KnownNames } from '../genome/antigen-aliases.ts';
import type { StudyResults } from './study-results.ts';
import type { Study } from './file/study-schema.ts';

/**
 * The study with its factors and genes called as the results call them: a paper writes Blimp-1 or c-Fos, the atlas PRDM1
 * and FOS, and a gene's symbol may be spelt in another case. Names that the results do not have stay as they are.
 */
export function namedAsMeasured(study: Study, results: StudyResults): Study {
  const names = new KnownNames();
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
  const antigen = (name: string): string => antigens.get(names.key(name)) ?? name;
  const gene = (name: string): string =>
    genes.get(name.toLowerCase()) ?? genes.get((names.symbol(name) ?? name).toLowerCase()) ?? name;
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
