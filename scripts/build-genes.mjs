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

/** @param outputs paths of the compressed table */
export function buildGenes(outputs) {
  const ideogram = dirname(require.resolve('ideogram/package.json'));
  const cache = join(ideogram, 'dist', 'data', 'cache');
  const { version } = JSON.parse(readFileSync(join(ideogram, 'package.json'), 'utf8'));
  const { release, rows } = readTable(join(cache, 'genes', 'homo-sapiens-genes.tsv.gz'));
  const transcripts = readTranscripts(join(cache, 'gene-structures', 'homo-sapiens-gene-structures.tsv.gz'));
  const table = [];
  for (const [chromosome, start, length, id, symbol] of rows) {
    if (!/^(?:\d+|[XY]|MT)$/.test(chromosome)) continue;
    const all = transcripts.get(symbol) ?? [];
    const coding = all.filter((transcript) => transcript.coding);
    // A transcript that does not fit belongs to another gene of that name.
    const fitting = (coding.length > 0 ? coding : all).filter(
      (transcript) => transcript.offset + transcript.length <= Number(length) + 10,
    );
    if (fitting.length === 0) continue;
    table.push({
      chromosome: chromosome === 'MT' ? 'chrM' : `chr${chromosome}`,
      start: Number(start),
      line: [
        symbol,
        `ENSG${id.padStart(11, '0')}`,
        chromosome === 'MT' ? 'chrM' : `chr${chromosome}`,
        fitting[0].strand,
        Number(start) - 1,
        fitting
          .map(
            ({ name, offset, length: span }) =>
              `${name.slice(symbol.length + 1)}:${offset}:${offset + span + 1}`,
          )
          .join(' '),
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
