/** Whether a name is an experiment of the public archives (SRA, ENA, DDBJ). */
export function isPublicAccession(name: string): boolean {
  return /^[SED]RX\d{1,12}$/.test(name);
}
