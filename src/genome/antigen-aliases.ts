/**
 * Names under which factors stand in papers and sheets, beside their approved symbols. Names that two
 * factors share (AP-1, TCF-4) are left out on purpose: they would match the wrong experiments.
 * **Source:** symbols, aliases and previous symbols of the HUGO Gene Nomenclature Committee (genenames.org,
 * CC0) and NCBI Gene.
 */
const TABLE = `
AHR bHLHe76|AR NR3C4|BMAL1 ARNTL|BHLHE40 DEC1 Stra13|BRD4 HUNK1 MCAP|BSG CD147 Basigin EMMPRIN|CBX5 HP1-alpha HP1A
CEBPA C/EBP-alpha|CEBPB C/EBP-beta NF-IL6|CEBPD C/EBP-delta|CREB1 CREB|CREBBP CBP KAT3A|CTNNB1 beta-catenin
DDIT3 CHOP GADD153|EBF1 EBF OLF1 COE1|EGR1 Krox-24 NGFI-A Zif268|EP300 p300 KAT3B|ESR1 ER-alpha ERa NR3A1
ESR2 ER-beta ERb NR3A2|ESRRA ERR-alpha ERRa NR3B1|EZH2 KMT6|FOS c-Fos|FOSL1 FRA1|FOSL2 FRA2|FOXA1 HNF3A HNF-3-alpha
FOXA2 HNF3B HNF-3-beta|FOXO3 FOXO3A FKHRL1|GABPA NRF2A E4TF1A|GATA1 GF-1|GATA2 NFE1B|GFI1 ZNF163|HDAC1 RPD3L1
HIF1A HIF1 HIF-1-alpha MOP1|HNF1A LFB1|HNF4A HNF4 NR2A1|HSF1 HSTF1|IKZF1 Ikaros LYF1 ZNFN1A1 IK1|IKZF2 Helios ZNFN1A2
IKZF3 Aiolos ZNFN1A3|IRF4 LSIRF MUM1|IRF8 ICSBP ICSBP1|JUN c-Jun|KAT2A GCN5 GCN5L2|KAT2B PCAF|KDM1A LSD1 AOF2 KDM1
KDM4A JMJD2A|KDM5B JARID1B PLU-1|KLF4 GKLF EZF|KMT2A MLL MLL1|MAZ Pur-1 ZF87|MECOM EVI1 PRDM3|MYB c-Myb|MYC c-Myc bHLHe39
MYOD1 MyoD MYF3|NCOR1 N-CoR|NFATC1 NFAT2|NFATC2 NFAT1|NFE2L2 NRF2|NFKB1 p50|NFKB2 p52|NFYA CBF-B|NFYB CBF-A
NR1H2 LXRB|NR1H3 LXRA|NR2C2 TR4|NR2F1 COUP-TF1 COUP-TFI|NR2F2 COUP-TF2 COUP-TFII|NR3C1 GR GCCR|NR3C2 MR|NR5A1 Ad4BP
NR5A2 LRH1|PAX5 BSAP|PGR NR3C3|PML TRIM19|POU2AF1 OBF1 OCA-B BOB1|POU2F1 OCT1 OTF1|POU2F2 OCT2 OTF2
POU5F1 OCT4 OCT3 Oct3/4 OTF3|PPARG NR1C3 PPAR-gamma|PRDM1 Blimp-1|RARA RAR-alpha NR1B1|RB1 pRb p105-Rb
RBPJ CBF1 CSL RBPJK|RELA p65 NFKB3|RELB I-REL|REST NRSF XBR|RUNX1 AML1 CBFA2|RUNX2 CBFA1 AML3 OSF2|RUNX3 AML2 CBFA3
RXRA NR2B1|SETDB1 ESET KMT1E|SMARCA4 BRG1 BAF190|SMARCB1 SNF5 INI1 BAF47|SMAD4 DPC4 MADH4|SNAI2 SLUG|SPI1 PU.1 SFPI1
SREBF1 SREBP1|SREBF2 SREBP2|STAT1 ISGF-3 STAT91|TAL1 SCL TCL5|TBX21 T-bet|TBXT Brachyury|TCF12 HEB HTF4
TCF3 E2A E47|TCF4 E2-2 ITF2|TEAD1 TEF-1|TEAD4 TEF-3 RTEF1|TFAP2A AP-2 AP2TF|TFAP2C AP2-GAMMA|TP53 p53|TP63 p63 KET
TP73 p73|TRIM28 KAP1 TIF1B|USF1 UEF|VDR NR1I1|YY1 UCRBP|ZBTB7A LRF pokemon FBI-1|ZBTB33 kaiso|ZEB1 AREB6|ZEB2 SIP1`;

/** Approved symbols with their aliases. */
export const antigenAliases: readonly (readonly [symbol: string, ...aliases: string[]])[] = TABLE.trim()
  .split(/[|\n]/)
  .map((entry) => entry.trim().split(' ') as [string, ...string[]]);

/** The form in which two spellings of a name are equal: no case, hyphens, spaces, dots, slashes or underscores. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[-\s._/]+/g, '');
}

/** Tells whether two names mean the same factor. */
export class AntigenNames {
  readonly #symbolOf = new Map<string, string>();

  /** @param further the user's own lists: a symbol and its aliases; they win over the built-in ones */
  constructor(further: readonly (readonly string[])[] = []) {
    for (const [symbol, ...aliases] of [...antigenAliases, ...further])
      for (const alias of aliases) this.#symbolOf.set(nameKey(alias), nameKey(symbol));
  }

  /** One key for all names of a factor. */
  key(name: string): string {
    const key = nameKey(name);
    return this.#symbolOf.get(key) ?? key;
  }
}
