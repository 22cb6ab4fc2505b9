/** Where a probe lies, 0-based half-open; null where the platform does not say. */
export type ProbePlace = { readonly chromosome: string; readonly start: number; readonly end: number } | null;

/**
 * Places of probes from a platform's annotation, as the makers of arrays write them: one column with
 * `chr6:391739-391798` (Agilent, Affymetrix), or columns for chromosome, first and last base (GEO's RANGE columns,
 * Illumina, Affymetrix transcript arrays). Positions are 1-based and inclusive there. Whether they belong to the
 * study's assembly is not said in the table: the caller has to compare them with the gene.
 * @param columns annotation columns of n probes
 * @returns n places, or undefined where no column holds any
 */
export function probePlaces(columns: ReadonlyMap<string, readonly string[]>): ProbePlace[] | undefined {
  const byName = new Map(
    [...columns].map(([name, values]) => [name.toLowerCase().replace(/[ _.]+/g, '_'), values]),
  );
  const first = (...names: string[]): readonly string[] | undefined =>
    names.map((name) => byName.get(name)).find((values) => values !== undefined);
  const whole = first('chromosomal_location', 'genomic_coordinates', 'alignments', 'location');
  const chromosome = first('seqname', 'chromosome', 'chr', 'chrom', 'range_chr');
  const start = first('range_start', 'start', 'chromstart', 'probe_start');
  const stop = first('range_end', 'range_stop', 'stop', 'end', 'chromend', 'probe_end');
  const coordinates = first('probe_coordinates');
  let places: ProbePlace[] | undefined;
  if (whole !== undefined) places = whole.map((text) => placeOf(text));
  else if (chromosome !== undefined && start !== undefined && stop !== undefined)
    places = chromosome.map((name, row) => placeOf(`${name}:${start[row]}-${stop[row]}`));
  else if (chromosome !== undefined && coordinates !== undefined)
    places = chromosome.map((name, row) => placeOf(`${name}:${spanOf(coordinates[row])}`));
  return places?.some((place) => place !== null) === true ? places : undefined;
}

/** `chr6:391739-391798` in either direction, with or without `chr` and what follows. */
function placeOf(text: string): ProbePlace {
  const match = /^\s*(?:hs\|)?(chr)?([0-9A-Za-z]{1,5}):\s*(\d+)\s*-\s*(\d+)/.exec(text);
  if (match === null) return null;
  const [from, to] = [Number(match[3]), Number(match[4])].sort((a, b) => a - b);
  return from < 1 ? null : { chromosome: `chr${match[2]}`, start: from - 1, end: to };
}

/** Illumina writes a probe over a splice site as `100-120:300-330`: from its first base to its last. */
function spanOf(text: string): string {
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  return numbers.length < 2 ? '' : `${Math.min(...numbers)}-${Math.max(...numbers)}`;
}
