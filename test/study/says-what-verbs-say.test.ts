// What a verb refuses or warns of, a study refuses or warns of: before anything runs, while it runs, and in its report.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { builtInGenes, readGenes } from '../../src/formats/genes/genes-reader.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { runAndWrite, type RanStudy } from '../../src/report/run-and-write.ts';
import { readStudy } from '../../src/study/file/read-study.ts';
import { chipmate, rowsOf } from '../support/chipmate.ts';
import { plantedPartners } from '../support/planted-partners.ts';
import { buildFromSheet } from '../support/shared-atlases.ts';
import { checkedStudy, ranStudy, saidOf, type Checked } from '../support/studies.ts';

const folder = plantedPartners(3);

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

function run(...call: string[]): ReturnType<typeof chipmate> {
  return chipmate(call, { cwd: folder });
}

const check = (name: string): Promise<Checked> => checkedStudy(folder, name);
const ran = (name: string, output: string): Promise<RanStudy> => ranStudy(folder, name, output);

/** The data of the report of a study of which no step fails. */
async function reportOf(name: string, output: string): Promise<ReportData> {
  const { failed, data } = await ran(name, output);
  expect(failed).toEqual([]);
  return data;
}

function study(peaks: string, more = '', genome = 'hg38'): string {
  return `study: S\nfactor: IKZF1\ngenome: ${genome}\nchip_seq:\n  - { name: A, cell: ONE, peaks: ${peaks} }\n${more}`;
}

beforeAll(async () => {
  const sheet = readFileSync(join(folder, 'sheet.tsv'), 'utf8');
  write('sheet.tsv', `${sheet}mark\tHistone\tH3K27ac\tBlood\tONE\ta.bed\n`);
  await buildFromSheet(join(folder, 'sheet.tsv'), join(folder, 'atlas'));
});

describe('peaks of another build', () => {
  // chr1 and chr17 are longer in hg19: these peaks end beyond them in hg38.
  const foreign = Array.from(
    { length: 12 },
    (_, i) => `chr1\t${249_000_000 + 15_000 * i}\t${249_000_400 + 15_000 * i}\n`,
  );
  const lines = Array.from(
    { length: 40 },
    (_, i) => `chr17\t${1_000_000 + 50_000 * i}\t${1_000_300 + 50_000 * i}\n`,
  );
  const told = /these peaks look like hg19, not hg38/;

  test.each([
    ['with an atlas', 'atlas: atlas\n'],
    ['without one', ''],
  ])('are refused by the study as by the verb, %s', async (_, atlas) => {
    write('foreign.bed', [...lines, ...foreign].join(''));
    const verb = run('partners', 'foreign.bed', '--atlas', 'atlas');
    expect([verb.status, told.test(verb.stderr)]).toEqual([2, true]);
    const line = run('partners', 'foreign.bed', '--atlas', 'atlas', '--json').stderr;
    expect(JSON.parse(line)).toMatchObject({
      severity: 'refusal',
      key: 'query.other-build',
      file: 'foreign.bed',
    });
    const message = verb.stderr.slice(verb.stderr.indexOf('foreign.bed')).trim();
    write('foreign.yaml', study('foreign.bed', atlas));
    const { refused } = await check('foreign.yaml');
    const { failed, data } = await ran('foreign.yaml', 'foreign');
    const problems = failed.map(({ problem }) => problem);
    for (const told of [refused.join('\n'), problems.join('\n')])
      for (const line of message.split('\n')) expect(told).toContain(line.trim());
    expect(data.partners).toEqual([]);
  });

  test('are refused by targets, too', () => {
    const { status, stderr } = run('targets', 'foreign.bed', '--genome', 'hg38');
    expect([status, told.test(stderr)]).toEqual([2, true]);
  });
});

describe('gene models', () => {
  const genes = 'chr1\t100000\t120000\tAbc\t0\t+\nchr2\t400000\t430000\tXyz\t0\t-\n';
  const peaks = Array.from(
    { length: 30 },
    (_, i) => `chr1\t${99_800 + 60_000 * i}\t${100_100 + 60_000 * i}\n`,
  ).join('');

  test('without any, check and run skip what needs them, and both say so', () => {
    write('p.bed', peaks);
    write('no-genes.yaml', study('p.bed', 'genes_of_interest: [ABC]\n', 'hg19'));
    const check = run('study', 'check', 'no-genes.yaml');
    expect([check.status, check.stderr]).toEqual([0, '']);
    const why = 'there are no gene models for hg19: name a BED6, refFlat or GTF file under genes:';
    expect(check.stdout).toContain(`skipped  targets A: ${why}`);
    expect(check.stdout).not.toContain('would run  targets');
    const { status, stderr } = run('study', 'run', 'no-genes.yaml', '-o', 'no-genes');
    expect(status).toBe(0);
    expect(stderr).toContain(`skipped targets A: ${why}`);
  });

  test('those that an atlas remembers serve a study as they serve the verb', async () => {
    write('p.bed', peaks);
    write('mouse-genes.bed', genes);
    write('mouse.tsv', 'experiment\tantigen\tcell_class\tcell\tfile\nM1\tFos\tBlood\tONE\tp.bed\n');
    await buildFromSheet(join(folder, 'mouse.tsv'), join(folder, 'mouse'), {
      genome: 'mm10',
      genes: await readGenes(join(folder, 'mouse-genes.bed')),
    });
    write('mouse.yaml', study('p.bed', 'atlas: mouse\n', 'mm10'));
    expect((await check('mouse.yaml')).steps).toContain('targets A');
    await reportOf('mouse.yaml', 'mouse-run');
    const verb = rowsOf(run('targets', 'p.bed', '--atlas', 'mouse').stdout);
    const table = rowsOf(readFileSync(join(folder, 'mouse-run', 'tables', 'targets_A.tsv'), 'utf8'));
    expect(table.map((row) => row['gene'])).toEqual(['Abc']);
    expect(verb.map((row) => row['gene'])).toEqual(['Abc']);
  });
});

describe('an atlas that cannot speak for the peaks', () => {
  test('is cautioned against in check, run and Summary, and nothing is advised from it', async () => {
    // A third of the planted sites, and twice as many places where no factor of the atlas binds.
    const own = readFileSync(join(folder, 'a.bed'), 'utf8').trimEnd().split('\n');
    const elsewhere = own.flatMap((line, i) => {
      const [, , , ...rest] = line.split('\t');
      return [0, 1].map((copy) =>
        ['chr8', 300_000 + 20_000 * (2 * i + copy), 300_200 + 20_000 * (2 * i + copy), ...rest].join('\t'),
      );
    });
    write('elsewhere.bed', [...own, ...elsewhere].join('\n') + '\n');
    write('elsewhere.yaml', study('elsewhere.bed', 'atlas: atlas\n').replace('cell: ONE', 'cell: LNCaP'));
    const cautions = [
      'no experiment of the atlas is of LNCaP',
      'more than half of the query lies where no factor of the atlas binds',
    ];
    const verb = run(
      'partners',
      'elsewhere.bed',
      '--atlas',
      'atlas',
      '--query-antigen',
      'IKZF1',
      '--query-cell',
      'LNCaP',
      '-q',
    );
    const { said } = await check('elsewhere.yaml');
    const { notices, data } = await ran('elsewhere.yaml', 'elsewhere');
    for (const caution of cautions)
      for (const told of [verb.stderr, said, saidOf(notices)])
        expect(told).toMatch(new RegExp(`caution: .*${caution}`));
    const { summary, next, partners, evidence } = data;
    // There would be something to advise: some factor passes.
    expect(partners[0].rows.reason).toContain('sites elsewhere');
    expect(partners[0].rows.supported).not.toContain(true);
    expect(evidence.partners.map(({ verdict }) => verdict)).not.toContain('supported');
    const keys = summary.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(['identity.no-such-cell', 'partners.mostly-elsewhere', 'say.partners-doubtful']),
    );
    expect(keys).not.toContain('say.partners');
    // That one file of peaks wants a second does not come from the atlas.
    expect(next.map(({ key }) => key)).toEqual(['next.atlas', 'next.replicate-chip']);
    expect(next[1].values).toEqual({ names: 'A' });
  });
});

describe('genes, bound and changed', () => {
  const models = builtInGenes('hg38');
  const onChr8 = [...(models?.symbol ?? []).keys()].filter(
    (row) => models?.chromosomeNames[models.chromosome[row]] === 'chr8',
  );
  const genes = [...new Set(onChr8.map((row) => models?.symbol[row] ?? ''))].slice(0, 400);
  const tss = new Map(onChr8.map((row) => [models?.symbol[row] ?? '', models?.tss[row] ?? 0]));
  // Every third gene is bound, in no relation to its change; the first gene is bound and not on the array.
  const bed = genes
    .flatMap((gene, i) =>
      i % 3 === 0
        ? [`chr8\t${(tss.get(gene) ?? 0) - 150}\t${(tss.get(gene) ?? 0) + 150}\tp\t${100 + i}\n`]
        : [],
    )
    .join('');
  const rows = genes.slice(1).map((gene, i) => {
    const change = i % 4 === 0 ? -1 : i % 4 === 1 ? 1 : 0.01;
    return `${gene}\t100\t${change}\t0.2\t${change}\t${Math.abs(change) === 1 ? 1e-8 : 0.6}\t${Math.abs(change) === 1 ? 1e-6 : 0.9}\n`;
  });
  const [absent] = genes;
  let report: ReportData;

  beforeAll(async () => {
    write('bound.bed', bed);
    write('deseq.tsv', `gene\tbaseMean\tlog2FoldChange\tlfcSE\tstat\tpvalue\tpadj\n${rows.join('')}`);
    const more = `expression:\n  - { name: drug, table: deseq.tsv, factor_activity: lost }\ngenes_of_interest: [${absent}]\n`;
    write('bound.yaml', study('bound.bed', more));
    report = await reportOf('bound.yaml', 'bound');
  });

  test('a gene that the array does not have is bound all the same, and its amplicon is placed', () => {
    const candidate = report.evidence.targets.find(({ name }) => name === absent);
    const verdicts = candidate?.items.map(({ kind, verdict }) => [kind, verdict]);
    expect(verdicts).toEqual([
      ['binding', 'supported'],
      ['expression change', 'not measured'],
    ]);
    expect(report.loci.find(({ gene }) => gene === absent)?.amplicon).not.toBeNull();
  });

  test('where changed genes are bound no more often than others, none is supported, and observed stands beside expected', () => {
    const flat = report.targets[0].notices.filter(
      ({ key }) => key === 'targets.flat-down' || key === 'targets.flat-up',
    );
    expect(flat.map(({ key }) => key).sort()).toEqual(['targets.flat-down', 'targets.flat-up']);
    for (const { values } of flat) {
      // A tenth of the 50 most changed genes stands above nine tenths of unchanged ones by chance; p is -log10.
      expect([values['changed'], values['expected']]).toEqual([50, '5.0']);
      expect(Number(values['observed']) / Number(values['expected'])).toBeLessThan(1.6);
      expect(Number(values['p'])).toBeLessThan(-Math.log10(0.05));
    }
    const { verdict, reason, effectOfFactor } = report.targets[0].rows;
    // 134 peaks are too few to say that there is no more than chance.
    const byChance = [...reason.keys()].filter((row) => reason[row] === 'too few sites');
    expect(new Set(byChance.map((row) => effectOfFactor[row]))).toEqual(new Set(['activated', 'repressed']));
    expect(new Set(byChance.map((row) => verdict[row]))).toEqual(new Set(['not estimable']));
    expect(byChance.length).toBeGreaterThan(50);
    expect(verdict).not.toContain('supported');
    expect(report.evidence.targets.map(({ verdict }) => verdict)).not.toContain('supported');
    const keys = report.summary.map(({ key }) => key);
    expect(keys).toContain('say.targets-flat');
    expect(keys).not.toContain('say.targets');
    const verb = run('targets', 'bound.bed', '--expression', 'deseq.tsv', '--factor-is', 'lowered', '-q');
    expect(verb.stderr).toMatch(
      /caution: the 50 most changed of 100 genes that go down do not carry significantly more of the factor .*: \d+ of them are bound more than nine tenths of those alike, 5\.0 would be by chance/,
    );
  });

  test('the methods say whose table it was', () => {
    const [method] = report.methods.filter(({ key }) => key.startsWith('method.expression'));
    expect(method.key).toBe('method.expression-table');
    expect(method.values['tables']).toContain('DESeq2');
  });
});

describe('promoters', () => {
  test('whether odds ratios are conditional on them is said by verb and study, and stands in the methods', async () => {
    write('promoters.yaml', study('a.bed', 'atlas: atlas\n'));
    const said =
      'Blood: odds ratios are conditional on promoters (of the genes that the atlas was built with)';
    expect(run('partners', 'a.bed', '--atlas', 'atlas').stderr).toContain(said);
    expect((await check('promoters.yaml')).said).toContain(said);
    const { methods, partners, targets } = await reportOf('promoters.yaml', 'promoters');
    // Without an expression experiment nobody asked whether a bound gene changes.
    expect(new Set(targets[0].rows.effectOfFactor)).toEqual(new Set(['not tested']));
    expect(methods.map(({ key }) => key)).toContain('method.partners');
    // The atlas has one experiment more, of a histone mark.
    expect(methods.find(({ key }) => key === 'method.partners')?.values['experiments']).toBe(38);
    expect([partners[0].ranked, partners[0].atlas[0].experiments]).toEqual([38, 39]);
  });
});

describe('what a study keeps and refuses', () => {
  test('an atlas of another genome is refused by check and run alike, and nothing is written', () => {
    write('p19.bed', 'chr1\t100000\t100300\nchr2\t200000\t200300\n');
    write('other.yaml', study('p19.bed', 'atlas: atlas\n', 'hg19'));
    for (const call of [['check'], ['run', '-o', 'other']]) {
      const [subverb, ...rest] = call;
      const { status, stderr } = run('study', subverb, 'other.yaml', ...rest);
      expect([status, /atlas is of another genome/.test(stderr)]).toEqual([2, true]);
    }
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });

  test('check tells a faulty genes file and faulty peaks in one go', async () => {
    write('nonsense.bed', 'chr1\tten\ttwenty\n');
    write('nonsense.gtf', 'nothing of the kind\n');
    write('two.yaml', study('nonsense.bed', 'genes: nonsense.gtf\n'));
    const refused = (await check('two.yaml')).refused.join('\n');
    expect(refused).toContain('these are no gene models');
    expect(refused).toMatch(/nonsense\.bed, line 1/);
  });

  test('replicates that share no peak are refused', async () => {
    write('here.bed', 'chr1\t100000\t100300\n');
    write('there.bed', 'chr1\t900000\t900300\n');
    write('disjoint.yaml', study('[here.bed, there.bed]'));
    const { refused } = await check('disjoint.yaml');
    expect(refused.join('\n')).toContain('no peak of here.bed overlaps one of another replicate');
  });

  test('sites that were made again are heeded by the next run', async () => {
    const kept = async (): Promise<boolean> => {
      let reused = false;
      await runAndWrite(readStudy(join(folder, 'promoters.yaml')), join(folder, 'promoters'), {
        threads: 1,
        onEnd: (outcome) => (reused ||= outcome.step.name === 'partners A' && outcome.reused),
      });
      return reused;
    };
    expect(await kept()).toBe(true);
    const place = join(folder, 'atlas', 'sites.bin');
    const sites = readFileSync(place);
    writeFileSync(place, Buffer.concat([sites, Buffer.from('more')]));
    expect(await kept()).toBe(false);
    writeFileSync(place, sites);
    expect(await kept()).toBe(true);
  });

  test('a misspelt gene of interest is a caution of check and run', async () => {
    write('misspelt.yaml', study('here.bed', 'genes_of_interest: [IRF44]\n'));
    for (const call of [['check'], ['run', '-o', 'misspelt']]) {
      const [subverb, ...rest] = call;
      const { status, stderr } = run('study', subverb, 'misspelt.yaml', ...rest, '-q');
      expect([status, /caution: the gene models have no gene called IRF44/.test(stderr)]).toEqual([0, true]);
    }
    const data = await reportOf('misspelt.yaml', 'misspelt');
    expect(data.summary.map(({ key }) => key)).toContain('genes.no-such-gene-near');
  });
});

describe('expression tables that cannot be tested', () => {
  const peaks = 'chr6\t391600\t391900\nchr8\t127736000\t127736300\nchr18\t63319300\t63319600\n';

  test('where every gene changes there is nothing to compare with: a caution, and none is supported', async () => {
    write('three.bed', peaks);
    const header = 'gene\tlog2_fold_change\tminus_log10_p\tadj_p\n';
    const lowered = (genes: readonly string[]): string =>
      header + genes.map((gene) => `${gene}\t-2\t8\t1e-6\n`).join('');
    const said = (table: string): string =>
      run('targets', 'three.bed', '--expression', table, '--factor-is', 'lowered', '-q').stderr;
    write('few.tsv', lowered(['IRF4', 'MYC', 'BCL2']));
    expect(said('few.tsv')).toContain('caution: 3 genes go down: too few to be tested, 5 are needed');
    write('all.tsv', lowered(['IRF4', 'MYC', 'BCL2', 'GAPDH', 'ACTB', 'CDK4']));
    expect(said('all.tsv')).toContain(
      'caution: 6 genes go down and none was measured that does not change: whether changed genes carry more of the factor cannot be tested',
    );
    write(
      'all.yaml',
      study('three.bed', 'expression:\n  - { name: t, table: all.tsv, factor_activity: lost }\n'),
    );
    const { evidence, summary } = await reportOf('all.yaml', 'all');
    const verdicts = evidence.targets.map(({ name, verdict }) => [name, verdict]);
    for (const bound of ['IRF4', 'MYC', 'BCL2']) expect(verdicts).toContainEqual([bound, 'not estimable']);
    expect(verdicts.map(([, verdict]) => verdict)).not.toContain('supported');
    expect(summary.map(({ key }) => key)).toContain('targets.alone-down');
  });

  test('a gene whose row has no p-value is bound all the same', async () => {
    write(
      'na.tsv',
      'gene\tbaseMean\tlog2FoldChange\tlfcSE\tstat\tpvalue\tpadj\nIRF4\t0\tNA\tNA\tNA\tNA\tNA\nMYC\t9\t-1\t0.1\t-9\t1e-9\t1e-8\nBCL2\t9\t0.1\t0.1\t1\t0.5\t0.6\n',
    );
    const more = 'expression:\n  - { name: t, table: na.tsv }\ngenes_of_interest: [IRF4]\n';
    write('na.yaml', study('three.bed', more));
    const { evidence, targets } = await reportOf('na.yaml', 'na');
    const binding = evidence.targets
      .find(({ name }) => name === 'IRF4')
      ?.items.find(({ kind }) => kind === 'binding');
    expect(binding?.verdict).toBe('supported');
    // What the contrast does to the factor is not stated: MYC changes, and what the factor does to it stays open.
    const { gene, effectOfFactor: direction } = targets[0].rows;
    expect(direction[gene.indexOf('MYC')]).toBe('changed');
    expect(direction[gene.indexOf('BCL2')]).toBe('unchanged');
  });
});
