// Writes the built-in hg38 gene table: one row per gene with its protein-coding transcripts, from the gene and
// transcript positions (Ensembl) that the `ideogram` package carries under CC0.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const require = createRequire(import.meta.url);

function readTable(path) {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  const release = lines.find((line) => /release-\d+/.test(line))?.match(/release-(\d+)/)?.[1];
  return {
    release,
    rows: lines.filter((line) => line !== '' && line[0] !== '#').map((line) => line.split('\t')),
  };
}

/** Transcripts by gene symbol, each with its offset from the gene's start and its length in bp. */
function readTranscripts(path) {
  const transcripts = new Map();
  for (const [name, offset, biotype, strand, ...features] of readTable(path).rows) {
    const symbol = name.slice(0, name.lastIndexOf('-'));
    const length = Math.max(
      ...features.map((feature) => {
        const [, start, size] = feature.split(';').map(Number);
        return start + size;
      }),
    );
    const list = transcripts.get(symbol) ?? [];
    // Biotypes 1 and 2 are decay products; they are no evidence for a promoter where the gene has coding transcripts.
    list.push({ name, strand, offset: Number(offset), length, coding: biotype !== '1' && biotype !== '2' });
    transcripts.set(symbol, list);
  }
  return transcripts;
}

const spanOf = (transcripts) => Math.max(...transcripts.map(({ offset, length }) => offset + length));

/**
 * Genes that have transcripts. Where several on one chromosome share a name, the transcripts belong to the
 * one whose length fits best (the pseudoautosomal genes of X and Y both keep theirs).
 */
function bestOfEachName(rows, transcripts) {
  const misfit = ([, , length, , symbol]) => Math.abs(Number(length) - spanOf(transcripts.get(symbol)));
  const best = new Map();
  for (const row of rows) {
    if (!transcripts.has(row[4])) continue;
    const key = `${row[0]} ${row[4]}`;
    const other = best.get(key);
    if (other === undefined || misfit(row) < misfit(other)) best.set(key, row);
  }
  return [...best.values()];
}

/**
 * Start and end of each transcript from the gene's start, as NUMBER:START:END (0-based half-open).
 * Offsets count from the first coding transcript, which is not the gene's start where a non-coding transcript
 * begins before it. Then the coding ones are taken to end where the gene ends (at its 3' end), and the gene's
 * own 5' end, which some transcript has, is kept as a row of number 0.
 */
function spans(transcripts, slack, geneLength, symbol) {
  const forward = transcripts[0].strand === '+';
  const shift = slack < -10 || (slack > 10 && forward) ? slack : 0;
  const rows = transcripts.map(
    ({ name, offset, length }) =>
      `${name.slice(symbol.length + 1)}:${Math.max(0, offset + shift)}:${offset + shift + length + 1}`,
  );
  return slack > 10 ? [`0:0:${geneLength + 1}`, ...rows] : rows;
}

/** @param outputs paths of the compressed table */
export function buildGenes(outputs) {
  const ideogram = dirname(require.resolve('ideogram/package.json'));
  const cache = join(ideogram, 'dist', 'data', 'cache');
  const { version } = JSON.parse(readFileSync(join(ideogram, 'package.json'), 'utf8'));
  const { release, rows } = readTable(join(cache, 'genes', 'homo-sapiens-genes.tsv.gz'));
  const transcripts = readTranscripts(join(cache, 'gene-structures', 'homo-sapiens-gene-structures.tsv.gz'));
  const table = [];
  const onMainChromosomes = rows.filter(([chromosome]) => /^(?:\d+|[XY]|MT)$/.test(chromosome));
  for (const [chromosome, start, length, id, symbol] of bestOfEachName(onMainChromosomes, transcripts)) {
    const all = transcripts.get(symbol);
    const coding = all.filter((transcript) => transcript.coding);
    const name = chromosome === 'MT' ? 'chrM' : `chr${chromosome}`;
    table.push({
      chromosome: name,
      start: Number(start),
      line: [
        symbol,
        `ENSG${id.padStart(11, '0')}`,
        name,
        all[0].strand,
        Number(start) - 1,
        spans(coding.length > 0 ? coding : all, Number(length) - spanOf(all), Number(length), symbol).join(
          ' ',
        ),
      ].join('\t'),
    });
  }
  table.sort((a, b) =>
    a.chromosome < b.chromosome ? -1 : a.chromosome > b.chromosome ? 1 : a.start - b.start,
  );
  const source = `Ensembl ${release}, protein-coding transcripts (ideogram ${version})`;
  const text = `${source}\n${table.map(({ line }) => line).join('\n')}\n`;
  const packed = gzipSync(text, { level: 9 });
  for (const output of outputs) {
    mkdirSync(dirname(output), { recursive: true });
    writeFileSync(output, packed);
  }
}
