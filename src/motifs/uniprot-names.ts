/**
 * Symbols of factors whose UniProt entry goes by another name, as HOCOMOCO calls its motifs: entry name without `_HUMAN`, symbol.
 * **Source:** UniProt's entry names and the symbols of the HUGO Gene Nomenclature Committee.
 */
const ENTRIES = `
ANDR AR, AP2A TFAP2A, AP2B TFAP2B, AP2C TFAP2C, AP2E TFAP2E, ARI1A ARID1A, ATF6A ATF6, BARH1 BARHL1, BARH2 BARHL2, BHA15 BHLHA15,
BSH BSX, COE1 EBF1, COE2 EBF2, COE3 EBF3, COT1 NR2F1, COT2 NR2F2, DMRTA DMRTA1, DMRTB DMRTB1, DMRTD DMRTC2, DMTA2 DMRTA2,
ERR1 ESRRA, ERR2 ESRRB, ERR3 ESRRG, FER3L FERD3L, GCR NR3C1, HEN1 NHLH1, HEN2 NHLH2, HMBX1 HMBOX1, HME1 EN1, HME2 EN2,
HNF6 ONECUT1, HTF4 TCF12, ITF2 TCF4, KAISO ZBTB33, LRRF1 LRRFIP1, MAD4 MXD4, MCR NR3C2, MGAP MGA, MLXPL MLXIPL, MUSC MSC,
MYBA MYBL1, MYBB MYBL2, NDF1 NEUROD1, NDF2 NEUROD2, NF2L1 NFE2L1, NF2L2 NFE2L2, NGN1 NEUROG1, NGN2 NEUROG2, ONEC2 ONECUT2,
ONEC3 ONECUT3, OZF ZNF146, P53 TP53, P5F1B POU5F1B, P63 TP63, P73 TP73, PHX2A PHOX2A, PHX2B PHOX2B, PIT1 POU1F1, PKNX1 PKNOX1,
PKNX2 PKNOX2, PRGR PGR, RHXF1 RHOXF1, RHXF2 RHOXF2, RORG RORC, RX RAX, SOLH2 SOHLH2, SRBP1 SREBF1, SRBP2 SREBF2, STA5A STAT5A,
STA5B STAT5B, STF1 NR5A1, SUH RBPJ, TF2L1 TFCP2L1, TF2LX TGIF2LX, TF2LY TGIF2LY, TF65 RELA, TF7L1 TCF7L1, TF7L2 TCF7L2,
TFE2 TCF3, THA THRA, THB THRB, TWST1 TWIST1, TWST2 TWIST2, TYY1 YY1, TYY2 YY2, TZAP ZBTB48, UBIP1 UBP1, UNC4 UNCX, YBOX1 YBX1,
ZF64B ZFP64, ZF69B ZFP69B, ZSCA1 ZSCAN1, ZSCA4 ZSCAN4`;

/** Families of entry names that are shortened alike. */
const SHORTENED: readonly (readonly [RegExp, string])[] = [
  [/^HX([ABCD]\d+)$/, 'HOX$1'],
  [/^NKX(\d)(\d)$/, 'NKX$1-$2'],
  [/^PO(\dF\d)$/, 'POU$1'],
  [/^PRD(\d+)$/, 'PRDM$1'],
  [/^BHE(\d+)$/, 'BHLHE$1'],
  [/^CR3L(\d)$/, 'CREB3L$1'],
  [/^NFAC(\d)$/, 'NFATC$1'],
  [/^ZBT(\d+[A-Z]?)$/, 'ZBTB$1'],
  [/^ZSC(\d+)$/, 'ZSCAN$1'],
  [/^ZSA(\d+[A-Z]?)$/, 'ZSCAN$1'],
  [/^ZKSC(\d)$/, 'ZKSCAN$1'],
  [/^ZN?(\d+[A-Z]?)$/, 'ZNF$1'],
];

let entries: Map<string, string> | undefined;

/** The symbol behind a UniProt entry name without its species (`PO2F1` -> `POU2F1`); the name itself where they are the same. */
export function symbolOfUniprotEntry(entry: string): string {
  entries ??= new Map(
    ENTRIES.trim()
      .split(/,\s+/)
      .map((pair) => pair.split(' ') as [string, string]),
  );
  const known = entries.get(entry);
  if (known !== undefined) return known;
  const rule = SHORTENED.find(([pattern]) => pattern.test(entry));
  return rule === undefined ? entry : entry.replace(rule[0], rule[1]);
}
