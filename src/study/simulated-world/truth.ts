import type { GeneModels } from '../../genome/genes.ts';
import type { Verdict } from '../../tables/verdicts.ts';
import { DRAWN, DRIVEN, NOT_DRIVEN, PLANTED_AT_BENCH, UNTESTED, type PlannedEdge } from './bench-plan.ts';
import type { SimulatedWorld } from './make-world.ts';
import { READS_CHROMOSOME, type PlantedSite } from './reads.ts';
import { COMPLEX_WORDS, FIXED_GAP, ZINGER } from './sequence-plan.ts';
import {
  FAILED_ANTIGENS,
  FAMILY_OF_PARTNER,
  HUB,
  JUNK_ANTIGENS,
  NAMED_TARGETS,
  PARTNERS_IN_LYMPHOID,
  PARTNERS_IN_MYELOMA,
  QUERY,
  RECRUITED,
  RISING_GENES,
  SHARED_ENHANCER,
  WORLD_NOTICE,
} from './world-plan.ts';

/** The planted truth of a simulated world, written beside it and opened only after the analysis. */
export interface WorldTruth {
  readonly notice: typeof WORLD_NOTICE;
  readonly seed: number;
  readonly planted: boolean;
  /** Partners of the query that were planted, per cell line. */
  readonly partners: { readonly myeloma: readonly string[]; readonly lymphoid: readonly string[] };
  /** Paralogues that share a partner's own motif sites but never sit with the query. */
  readonly familyOfPartner: readonly string[];
  /** Recruited weakly by a planted complex: neither found nor false when called. */
  readonly recruited: readonly string[];
  /** Labels without a factor, and factors whose experiment failed. */
  readonly junk: readonly string[];
  /** Antibodies that bring down whatever is bound. */
  readonly hubs: readonly string[];
  /** Genes that fall after the drug through a planted site. */
  readonly targets: readonly string[];
  readonly namedTargets: readonly string[];
  readonly risingGenes: readonly string[];
  /** Genes that change without a planted site. */
  readonly indirect: readonly string[];
  readonly sharedEnhancer: readonly string[];
  /** The factor's own gene: its mRNA does not change. */
  readonly unchanged: readonly string[];
  /** Words of the sequence, with the number of sites that were given them, and the word that stands everywhere. */
  readonly sequence: {
    readonly complexes: readonly {
      readonly complex: string;
      readonly words: readonly string[];
      readonly sites: number;
    }[];
    readonly zinger: string;
    /** Bases between the words of IKZF1 and FOS; null where nothing is planted. */
    readonly gap: number | null;
  };
  readonly bench: {
    /** Edges on which the plates hold something: a target that falls, binding, a complex, growth, a combination. */
    readonly planted: readonly PlannedEdge[];
    /** The word that six edges between partners and genes should have. */
    readonly states: readonly { readonly from: string; readonly to: string; readonly word: Verdict }[];
    /** What the figure of the study draws: what was tested, whatever came of it. */
    readonly drawn: readonly PlannedEdge[];
  };
  /** Sites at which reads were planted, with the part of their binding that the drug leaves. */
  readonly reads: { readonly chromosome: string; readonly sites: readonly PlantedSite[] };
  readonly mislabelled: readonly {
    readonly experiment: string;
    readonly label: string;
    readonly truly: string;
  }[];
}

/** Collects what was planted in a world. */
export function truthOf(world: SimulatedWorld, genes: GeneModels): WorldTruth {
  const changed = world.arrays.planted;
  const symbol = (gene: number): string => genes.symbol[world.landscape.geneRows[gene]];
  const targets = world.planted ? Array.from(world.landscape.targets, symbol).sort() : [];
  const rising = RISING_GENES.filter((name) => changed.has(name));
  const direct = new Set([...targets, ...rising]);
  return {
    notice: WORLD_NOTICE,
    seed: world.seed,
    planted: world.planted,
    partners: {
      myeloma: world.planted ? PARTNERS_IN_MYELOMA : [],
      lymphoid: world.planted ? PARTNERS_IN_LYMPHOID : [],
    },
    familyOfPartner: FAMILY_OF_PARTNER,
    recruited: world.planted ? RECRUITED : [],
    junk: [...JUNK_ANTIGENS, ...FAILED_ANTIGENS],
    hubs: [HUB.antigen],
    targets,
    namedTargets: world.planted ? NAMED_TARGETS : [],
    risingGenes: rising,
    indirect: [...changed.keys()].filter((name) => !direct.has(name)).sort(),
    sharedEnhancer: world.planted ? SHARED_ENHANCER : [],
    unchanged: [QUERY.antigen],
    sequence: {
      complexes: COMPLEX_WORDS.flatMap(({ complex, words }) => {
        const sites = world.sequence.planted.get(complex)?.length ?? 0;
        return sites === 0 ? [] : [{ complex, words: words.map(({ word }) => word), sites }];
      }),
      zinger: ZINGER.word,
      gap: world.planted ? FIXED_GAP : null,
    },
    bench: {
      planted: world.planted ? PLANTED_AT_BENCH : [],
      states: [...DRIVEN, NOT_DRIVEN, UNTESTED].map((edge) => ({
        from: edge.from,
        to: edge.to,
        word: wordOf(edge, world.planted),
      })),
      drawn: DRAWN,
    },
    reads: { chromosome: READS_CHROMOSOME, sites: world.reads.sites },
    mislabelled: world.experiments.flatMap(({ plan, name }) =>
      plan.truly === plan.antigen ? [] : [{ experiment: name, label: plan.antigen, truly: plan.truly }],
    ),
  };
}

function wordOf(edge: PlannedEdge, planted: boolean): Verdict {
  if (edge === UNTESTED) return 'not tested';
  return planted && edge !== NOT_DRIVEN ? 'supported' : 'no significant difference';
}
