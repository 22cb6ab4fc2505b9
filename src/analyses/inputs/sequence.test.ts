import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { refusal } from '../../../test/support/answers.ts';
import { fasta, twoBit, type Letters } from '../../../test/support/sequence-files.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import { inEnglish } from '../../messages/message.ts';
import { needGenes, promoterGenes } from './genes/gene-models.ts';
import { checkGenesOnSequence, findSequence, needSequence } from './sequence.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chipmate-genomes-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

/** Yeast's smallest chromosomes; their lengths are known. */
const yeast = (...chromosomes: readonly string[]): Letters[] =>
  chromosomes.map((name) => {
    const assembly = knownAssembly('sacCer3');
    const size = assembly?.sizes[assembly.find(name)] ?? 0;
    return { name, letters: 'ACGT'.repeat(size / 4 + 1).slice(0, size) };
  });

function write(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes);
  return path;
}

test('a file comes first, then the genomes folder; which was used is said', async () => {
  const own = write('own.fa', fasta(yeast('VI')).text);
  write('sacCer3/sacCer3.2bit', twoBit(yeast('chrI', 'chrVI')));
  const first = await findSequence({ file: own, genomes: folder, assembly: 'sacCer3' });
  expect(first?.notices.map(inEnglish)).toEqual([`sequence: ${own} (FASTA, 1 sequence, sacCer3)`]);
  expect([...(first?.sequenceOf(['chrVI', '6', 'chrI', 'chr9']) ?? [])]).toEqual([0, 0, -1, -1]);
  // Without a name the lengths tell the assembly.
  expect((await findSequence({ file: own }))?.assembly).toBe('sacCer3');
  const second = await needSequence({ genomes: folder, assembly: 'R64-1-1' });
  expect([first?.input, second.input]).toEqual([own, 'genomes:sacCer3/sacCer3.2bit']);
  expect(second.sequences.file).toBe(join(folder, 'sacCer3/sacCer3.2bit'));
  expect([...second.sequenceOf(['VI', 'I'])]).toEqual([1, 0]);
  second.sequences.close();
  expect(await findSequence({ genomes: folder, assembly: 'hg19' })).toBeUndefined();
});

test('without a sequence the command that brings it is told', async () => {
  expect(await refusal(() => needSequence({ genomes: folder, assembly: 'GRCh37' }))).toMatch(
    /no sequence of GRCh37[^]*fix: +give it: --sequence FILE \(2bit or FASTA\), or bring it: chipmate genome fetch hg19/,
  );
  expect(await refusal(() => needSequence({ genomes: folder, assembly: 'my-fish' }))).toMatch(
    /fix: +give it: --sequence FILE \(2bit or FASTA\)$/,
  );
  expect(await refusal(() => needSequence({ genomes: folder }))).toMatch(/not said of which genome/);
});

test('the sequence of another build is refused by the lengths of its chromosomes', async () => {
  const file = write('own.fa', fasta(yeast('VI')).text);
  const short = write('short.fa', `>chrI\n${'ACGT'.repeat(1000)}\n`);
  const region = write('region.fa', '>22:20000001-21000000\nACGT\n');
  const asked = (path: string, assembly: string): Promise<string> =>
    refusal(() => findSequence({ file: path, assembly }));
  expect(await asked(short, 'sacCer3')).toMatch(/not that of sacCer3[^]*chrI of 4000 bp \(230218\)/);
  expect(await asked(region, 'hg19')).toMatch(/sequences named 22:20000001-21000000/);
  expect(await asked(file, 'hg19')).toMatch(/lengths of sacCer3: give the sequence of hg19, or bring it/);
});

test('gene models are taken from the genomes folder before those that are built in', async () => {
  const text = 'GENE1\tNM_1\tchr1\t+\t1000\t2000\t1000\t2000\t1\t1000,\t2000,\n';
  write('hg38/genes.refflat.gz', gzipSync(text));
  const { models } = await needGenes({ genomes: folder, assembly: 'hg38' });
  expect([models.source, models.symbol]).toEqual(['hg38/genes.refflat.gz of the genomes folder', ['GENE1']]);
  expect((await promoterGenes(undefined, 'hg38', folder))()?.count).toBe(1);
  const file = write('other.bed', 'chr1\t5\t9\tOTHER\t0\t+\n');
  expect((await needGenes({ file, genomes: folder, assembly: 'hg38' })).models.symbol).toEqual(['OTHER']);
  // Models that end beyond the chromosomes are of another build, whatever their folder is called.
  write('hg19/genes.refflat.gz', text.replaceAll('2000', '2000000000').repeat(5));
  expect(await refusal(() => needGenes({ genomes: folder, assembly: 'hg19' }))).toMatch(/not those of hg19/);
  expect(await refusal(() => needGenes({ genomes: folder, assembly: 'mm10' }))).toMatch(
    /fix: +give them: --genes FILE \(BED6, refFlat, GTF\), or bring it: chipmate genome fetch mm10/,
  );
});

test('genes whose starts have no more CpG than what lies between them are doubted, in mammals alone', async () => {
  // One kilobase of CpG for each gene in sequence without any.
  const period = 'CG'.repeat(150).padEnd(3000, 'CATGA');
  const letters = period.repeat(40);
  const file = write('own.fa', `>chr1\n${letters}\n`);
  const found = await findSequence({ file, assembly: undefined });
  if (found === undefined) throw new Error('no sequence');
  const genes = async (shift: number) => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `chr1\t${i * 3000 + 150 + shift}\t${i * 3000 + 900}\tG${i}\t0\t+\n`,
    );
    return (await needGenes({ file: write('genes.bed', rows.join('')), assembly: 'none' })).models;
  };
  const human = { ...found, assembly: 'hg19' };
  expect(checkGenesOnSequence(human, await genes(0))).toEqual([]);
  const said = checkGenesOnSequence(human, await genes(700));
  expect(said.map(({ severity }) => severity)).toEqual(['caution']);
  expect(inEnglish(said[0])).toMatch(/^40 TSSs of genes\.bed \(BED\) hold only 0\.0 times as many CpG/);
  expect(checkGenesOnSequence({ ...found, assembly: 'sacCer3' }, await genes(700))).toEqual([]);
});
