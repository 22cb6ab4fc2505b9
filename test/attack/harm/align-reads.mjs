// Aligns reads with the programs of the folder `programs`, as `peaks align` does: align-reads.mjs BAM.
import { delimiter, join } from 'node:path';
const { alignReads } = await import(
  new URL('../../../dist/analyses/inputs/alignment/align-reads.js', import.meta.url).href
);

Object.assign(process.env, {
  PATH: [join(process.cwd(), 'programs'), process.env.PATH].join(delimiter),
  READS: '1',
  KEPT: '10',
});
const [bam] = process.argv.slice(2);
try {
  await alignReads({ reads: ['reads.fastq'], genome: 'toy1', genomes: 'genomes', bam, threads: 1 });
} catch (error) {
  const isRefusal = error.name === 'InputError';
  process.stderr.write(isRefusal ? `chipmate: ${error.message}\n` : `${error.stack}\n`);
  process.exitCode = isRefusal ? 2 : 1;
}
