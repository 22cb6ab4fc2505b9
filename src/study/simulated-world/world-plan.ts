/**
 * What the simulated world contains: cell types, factors, the hidden complexes that make factors share sites, the
 * drug's targets, and the traps. Names are those of real factors and genes because the world lies on the real genome,
 * but nothing here is a measurement: every file written from it says "simulated".
 *
 * **Source:** the shape of the plan follows published observations: Ikaros as an activator in myeloma and with NuRD
 * and PRC2 in lymphoid cells (Georgopoulos, Nat Rev Immunol 2002;2:162; Oravecz et al., Nat Commun 2015;6:8823),
 * loss of Ikaros after lenalidomide and the fall of IRF4 and MYC (Krönke et al., Science 2014;343:301; Lu et al.,
 * Science 2014;343:305), c-FOS at Ikaros sites in myeloma only (Osada et al., Clin Transl Med 2023;13:e1364), highly
 * occupied regions that every antibody enriches (Wreczycka et al., NAR 2019;47:5735).
 */
export const WORLD_NOTICE = 'simulated';

/** The factor that the study asks about, and the two cell lines in which it was "measured". */
export const QUERY = {
  antigen: 'IKZF1',
  myeloma: 'MM.1S',
  lymphoid: 'NALM-6',
  laboratory: 'laboratory 3',
} as const;

/** A factor that is at expressed genes and has nothing to do with the drug: a trap for whoever calls bound and changed genes its targets. */
export const UNRELATED = 'SP1';

export const CELLS = ['MM.1S', 'GM12878', 'NALM-6', 'K-562'] as const;
export type Cell = (typeof CELLS)[number];

/** A hidden set of sites and the factors that sit on it, in the cells where the complex exists. */
export interface Complex {
  readonly name: string;
  readonly cells: readonly Cell[];
  readonly sites: number;
  /** Antigen -> how strongly the complex attracts it (added to the site's utility). */
  readonly members: Readonly<Record<string, number>>;
}

const AP1 = ['FOS', 'FOSB', 'FOSL1', 'FOSL2', 'JUN', 'JUNB', 'JUND', 'BATF', 'ATF3'] as const;

/** Complexes that hold the query's factor: the planted answer. Left out when nothing is planted. */
export const PLANTED_COMPLEXES: readonly Complex[] = [
  {
    name: 'Ikaros and c-Fos, activating',
    cells: ['MM.1S'],
    sites: 1500,
    members: { IKZF1: 5.2, IKZF3: 4.6, FOS: 4.4, IRF4: 2.6, EP300: 1 },
  },
  {
    name: 'Ikaros and Blimp-1, activating',
    cells: ['MM.1S'],
    sites: 1200,
    members: { IKZF1: 5, IKZF3: 4.4, PRDM1: 4.6, IRF4: 2.6 },
  },
  {
    name: 'Ikaros and NuRD, repressing',
    cells: ['NALM-6', 'GM12878'],
    sites: 1500,
    members: { IKZF1: 5, CHD4: 4.4, HDAC2: 4.2, MTA2: 4.2 },
  },
  {
    name: 'Ikaros and PRC2, repressing',
    cells: ['NALM-6', 'GM12878'],
    sites: 1000,
    members: { IKZF1: 4.8, EZH2: 4.4, SUZ12: 4.4 },
  },
];

const EVERY_CELL = CELLS;

/** Complexes without the query's factor: what a partner must not be confused with. */
export const OTHER_COMPLEXES: readonly Complex[] = [
  {
    name: 'AP-1 sites',
    cells: EVERY_CELL,
    sites: 2600,
    members: Object.fromEntries(AP1.map((name) => [name, 4.6])),
  },
  {
    name: 'cohesin loops',
    cells: EVERY_CELL,
    sites: 2600,
    members: { CTCF: 6, RAD21: 5.2, SMC3: 5 },
  },
  { name: 'NF-Y promoters', cells: EVERY_CELL, sites: 1200, members: { NFYA: 4.6, NFYB: 4.6 } },
  { name: 'E-boxes', cells: EVERY_CELL, sites: 1500, members: { MYC: 4, MAX: 4.6 } },
  { name: 'NF-kB sites', cells: ['MM.1S', 'GM12878'], sites: 1200, members: { RELA: 4.6, NFKB1: 4.4 } },
  { name: 'B-cell identity', cells: ['GM12878', 'NALM-6'], sites: 1600, members: { EBF1: 4.8, PAX5: 4.4 } },
  { name: 'composite Ets and IRF', cells: ['GM12878'], sites: 1200, members: { SPI1: 4.8, IRF4: 4.2 } },
  { name: 'erythroid', cells: ['K-562'], sites: 1800, members: { GATA1: 4.8, TAL1: 4.6 } },
  { name: 'NuRD elsewhere', cells: EVERY_CELL, sites: 1000, members: { CHD4: 4.2, HDAC2: 4, MTA2: 4 } },
  { name: 'PRC2 elsewhere', cells: EVERY_CELL, sites: 1000, members: { EZH2: 4.2, SUZ12: 4.2 } },
  {
    name: 'Runx sites',
    cells: ['NALM-6', 'GM12878', 'K-562'],
    sites: 1400,
    members: { RUNX1: 4.6, RUNX3: 4.4 },
  },
];

/** One experiment of the world's atlas. */
export interface PlannedExperiment {
  readonly antigen: string;
  readonly cell: Cell;
  readonly laboratory: string;
  /** The factor whose sites the antibody really brought down; differs from `antigen` where it is mislabelled. */
  readonly truly: string;
  /** A label that names no factor, or a failed experiment: peaks follow openness alone. */
  readonly junk: boolean;
  /** Whether the antibody brings down every complex of the cell, whatever the factor. */
  readonly unspecific?: boolean;
}

/** An antibody that brings down whatever is bound: it shares sites with everything, and with the query. */
export const HUB = { antigen: 'TRIM28', cell: QUERY.myeloma, laboratory: 'laboratory 12' } as const;

export const JUNK_ANTIGENS = ['Epitope tags', 'GFP', 'Biotin'] as const;
/** Factors whose immunoprecipitation failed: their peaks too follow openness alone. */
export const FAILED_ANTIGENS = ['ZNF24', 'HMGB2'] as const;

const IN_CELL: Readonly<Record<Cell, readonly string[]>> = {
  'MM.1S': [
    ...['IKZF3', 'PRDM1', 'IRF4', 'EP300', 'BRD4', 'POLR2A', 'MYC', 'MAX', 'CTCF', 'RAD21', 'RELA', 'NFKB1'],
    ...['CHD4', 'HDAC2', 'EZH2', 'SUZ12', 'NFYA', 'NFYB', ...AP1, 'Epitope tags', 'GFP', 'ZNF24'],
  ],
  GM12878: [
    ...[
      'EBF1',
      'PAX5',
      'CTCF',
      'RAD21',
      'SMC3',
      'NFYA',
      'FOS',
      'JUND',
      'BATF',
      'IRF4',
      'SPI1',
      'RUNX3',
      'EP300',
    ],
    ...['RELA', 'CHD4', 'EZH2', 'POLR2A'],
  ],
  'NALM-6': [
    ...[
      'CHD4',
      'HDAC2',
      'MTA2',
      'EZH2',
      'SUZ12',
      'EBF1',
      'PAX5',
      'RUNX1',
      'CTCF',
      'RAD21',
      'FOS',
      'JUND',
      'PRDM1',
    ],
    ...['EP300', 'POLR2A', 'MYC', 'Biotin', 'HMGB2'],
  ],
  'K-562': ['GATA1', 'TAL1', 'CTCF', 'RAD21', 'FOS', 'JUND', 'MYC', 'MAX', 'RUNX1', 'EP300'],
};

/** Antigens that the query's laboratory also worked on: its signature sites are shared with the query. */
const SAME_LABORATORY: readonly string[] = ['MYC', 'CTCF', 'EP300', 'RELA', 'NFYA', 'HDAC2'];

/** The experiments of the atlas, in a fixed order. */
export function plannedExperiments(): PlannedExperiment[] {
  const list: PlannedExperiment[] = [];
  for (const cell of CELLS) {
    IN_CELL[cell].forEach((antigen, index) => {
      const junk = ([...JUNK_ANTIGENS, ...FAILED_ANTIGENS] as readonly string[]).includes(antigen);
      const own = cell === QUERY.myeloma && SAME_LABORATORY.includes(antigen);
      const laboratory = own ? QUERY.laboratory : `laboratory ${4 + ((index + CELLS.indexOf(cell) * 3) % 7)}`;
      list.push({ antigen, cell, laboratory, truly: antigen, junk });
    });
  }
  // A second "FOS" experiment in the myeloma line whose antibody brought down CTCF.
  list.push({ antigen: 'FOS', cell: 'MM.1S', laboratory: 'laboratory 11', truly: 'CTCF', junk: false });
  list.push({ ...HUB, truly: HUB.antigen, junk: false, unspecific: true });
  return list;
}

/** Genes that the drug lowers because the factor drives them; the first six are the model study's loci. */
export const NAMED_TARGETS = ['IRF4', 'MYC', 'SLAMF7', 'BSG', 'CD48', 'BCL2'] as const;

/** Two neighbours that one planted enhancer serves: nearest-gene assignment gives it to one of them. */
export const SHARED_ENHANCER = ['SLAMF7', 'CD48'] as const;

/** Interferon genes that rise after the drug without a planted site of the activator. */
export const RISING_GENES = [
  ...[
    'IFIT1',
    'IFIT2',
    'IFIT3',
    'IFI6',
    'IFI27',
    'IFI44',
    'IFI44L',
    'ISG15',
    'ISG20',
    'MX1',
    'MX2',
    'OAS1',
    'OAS2',
  ],
  ...[
    'OAS3',
    'OASL',
    'RSAD2',
    'STAT1',
    'IRF7',
    'XAF1',
    'DDX58',
    'RIGI',
    'IFIH1',
    'USP18',
    'HERC5',
    'CMPK2',
    'EPSTI1',
  ],
] as const;

/** Planted partners of the query per cell line, and factors that share sites with a partner but not with the query. */
export const PARTNERS_IN_MYELOMA = ['FOS', 'PRDM1', 'IRF4', 'IKZF3'] as const;
export const PARTNERS_IN_LYMPHOID = ['CHD4', 'HDAC2', 'MTA2', 'EZH2', 'SUZ12'] as const;
/** Recruited weakly by a planted complex: calling it is neither found nor false. */
export const RECRUITED = ['EP300'] as const;
export const FAMILY_OF_PARTNER = AP1.filter((name) => name !== 'FOS');
