// Short lists of genes whose regulator is textbook knowledge, written down from it: what a test of lists must not lose.

export interface KnownList {
  readonly name: string;
  /** The factor that drives the genes, as the atlas calls it. */
  readonly factor: string;
  /** Among the first so many factors it has to stand. */
  readonly within: number;
  readonly genes: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

export const KNOWN_LISTS: readonly KnownList[] = [
  {
    // Its sites are those of STAT1, with which it binds.
    name: 'interferon',
    factor: 'STAT2',
    within: 2,
    genes:
      words(`IFIT1 IFIT2 IFIT3 IFIT5 ISG15 ISG20 MX1 MX2 OAS1 OAS2 OAS3 OASL IFI6 IFI35 IFI44 IFI44L IFIH1 DDX58
      STAT1 STAT2 IRF7 IRF9 BST2 RSAD2 USP18 UBE2L6 HERC5 HERC6 CMPK2 EPSTI1 XAF1 TRIM22 PARP9 DTX3L SP110 PLSCR1`),
  },
  {
    name: 'E2F genes',
    factor: 'E2F4',
    within: 1,
    genes:
      words(`MCM2 MCM3 MCM4 MCM5 MCM6 MCM7 CDC6 CDT1 CDC45 GINS1 GINS2 PCNA RFC3 RFC4 RPA1 POLA1 POLD1 POLE2 RRM1 RRM2
      TYMS TK1 DHFR CCNE1 CCNE2 CDK1 CCNA2 E2F1 E2F2 RAD51 BRCA1 BRCA2 CHEK1 UHRF1 DNMT1 MYBL2`),
  },
  {
    name: 'cholesterol',
    factor: 'SREBF2',
    within: 3,
    genes:
      words(`HMGCS1 HMGCR MVK PMVK MVD IDI1 FDPS FDFT1 SQLE LSS CYP51A1 TM7SF2 MSMO1 NSDHL HSD17B7 EBP SC5D DHCR7 DHCR24
      LDLR INSIG1 PCSK9 STARD4 ACAT2 SREBF2 FADS1 FADS2 SCD ELOVL6 FASN LPIN1 TMEM97`),
  },
  {
    name: 'NF-kB',
    factor: 'NFKB1',
    within: 3,
    genes:
      words(`NFKBIA NFKBIE NFKB1 NFKB2 REL RELB BCL3 TNFAIP3 TNFAIP2 TNFAIP8 BIRC3 BIRC2 TRAF1 CD83 CD40 ICAM1 CCL3 CCL4 CCL5
      CCL20 CXCL1 CXCL2 CXCL3 CXCL10 IL6 CXCL8 TNF LTA IRF1 IER3 BCL2A1 SOD2 PTGS2 NINJ1 BCL2L1 EBI3`),
  },
];
