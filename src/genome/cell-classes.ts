import { nameKey } from './antigens/antigen-aliases.ts';

/** Cell lines that are widely used, by the class of cells that ChIP-Atlas puts their tissue into. */
const CELL_LINES: Readonly<Record<string, string>> = {
  Blood:
    'K-562, GM12878, HL-60, THP-1, Jurkat, MM.1S, MM1R, RPMI-8226, U266, NCI-H929, OPM-2, KMS-11, KMS-12-BM, AMO-1, U-937, Kasumi-1, MV-4-11, MOLM-13, MOLM-14, NB4, SKNO-1, OCI-LY1, OCI-LY3, OCI-LY7, OCI-AML3, SU-DHL-4, SU-DHL-6, Raji, Ramos, BJAB, Daudi, Namalwa, BCBL-1, CCRF-CEM, MOLT-4, DND-41, HPB-ALL, LOUCY, NALM-6, REH, SEM, HAP-1, HEL, SET-2, TF-1, KG-1, ME-1, Z-138, MEC-1, JVM-2, Mino, Granta-519, REC-1, KARPAS-299, L-428, HUT-78, HUT-102, MT-2, P493-6, IM-9',
  Liver: 'Hep G2, Huh-7, Hep 3B, PLC/PRF/5, SK-HEP-1, HepaRG',
  Breast:
    'MCF-7, T-47D, MDA-MB-231, MDA-MB-453, MDA-MB-468, ZR-75-1, SK-BR-3, BT-474, BT-549, MCF 10A, HCC1954, HCC1937, SUM-159PT, SUM-149PT',
  Lung: 'A549, NCI-H1299, NCI-H460, IMR-90, BEAS-2B, Calu-3, PC-9, WI-38, MRC-5, NCI-H82, NCI-H69',
  Prostate: 'LNCaP, VCaP, PC-3, DU145, 22Rv1, LAPC-4, RWPE-1',
  'Digestive tract':
    'HCT 116, LoVo, Caco-2, SW480, SW620, DLD-1, HT-29, COLO 205, COLO 320, LS-180, LS174T, RKO, KATO III, AGS, MKN-45, OE33',
  Kidney: 'HEK293, HEK293T, 786-O, HK-2, ACHN, Caki-1, Caki-2, A-498, G-401',
  Neural:
    'SH-SY5Y, SK-N-SH, SK-N-AS, BE(2)-C, SK-N-BE(2)-C, Kelly, IMR-32, U-87 MG, U-251, T98G, LN-229, Daoy, SH-EP',
  Uterus: 'HeLa, HeLa S3, Ishikawa, ECC-1, SiHa, C-33 A',
  'Pluripotent stem cell': 'hESC H1, hESC H9, NT2-D1, HUES64',
  Bone: 'U-2 OS, Saos-2, MG-63, SJSA-1',
  Epidermis: 'A-375, SK-MEL-28, SK-MEL-5, MeWo, HaCaT, A-431, NHEK, 501-mel',
  Muscle: 'RD, RH4, Rh30, LHCN-M2',
  Cardiovascular: 'HUVEC',
  Pancreas: 'PANC-1, MIA PaCa-2, BxPC-3, Capan-1, AsPC-1, CFPAC-1',
  Gonad: 'KGN, OVCAR-3, A2780, ES-2, Caov-3, IGROV-1, SK-OV-3',
  Placenta: 'BeWo, JEG-3, JAR',
};

/** Names of the lines, and of the classes that they are put into. */
export function cellNames(): { readonly lines: readonly string[]; readonly classes: readonly string[] } {
  return {
    lines: Object.values(CELL_LINES).flatMap((lines) => lines.split(', ')),
    classes: Object.keys(CELL_LINES),
  };
}

let classes: Map<string, string> | undefined;

/** Class of cells of a widely used line, in ChIP-Atlas' words: `MM.1S` is Blood. Undefined for any other name. */
export function classOfCellLine(cell: string): string | undefined {
  classes ??= new Map(
    Object.entries(CELL_LINES).flatMap(([cellClass, lines]) =>
      lines.split(', ').map((line) => [nameKey(line), cellClass] as const),
    ),
  );
  return classes.get(nameKey(cell));
}
