import { parseEnrichmentResult } from '../../../src/formats/chip-atlas/enrichment-result-reader.ts';
import { readLightPeaks } from '../../../src/formats/chip-atlas/light-peaks-reader.ts';
import { parseScoreTable } from '../../../src/formats/chip-atlas/result-tables-reader.ts';
import { readTssFile } from '../../../src/formats/chip-atlas/tss-reader.ts';
import { readTextNow } from '../../../src/formats/text/text-file.ts';
import type { FuzzTarget } from '../fuzz/target.ts';
import { decimal, leaveOpen, linesOf, named, place, refuse, slowly, textOf, type Line } from './slow.ts';

const text = (rows: readonly (readonly (string | number)[])[]): Buffer =>
  Buffer.from(rows.map((row) => `${row.join('\t')}\n`).join(''));

/** Lines of a file that is not packed, none of which holds a carriage return. */
function plainLines(bytes: Buffer): Line[] {
  const lines = linesOf(textOf(bytes));
  if (lines.some((line) => line.text.includes('\r'))) leaveOpen('carriage returns inside lines');
  return lines;
}

const ASKED = ['SRX1', 'SRX22', 'ERX3'];

function slowLight(bytes: Buffer): unknown {
  const peaks = plainLines(bytes).flatMap(({ number: line, text: row }) => {
    const fields = row.split('\t');
    if (fields.length !== 5) refuse('a line without five columns', line);
    const [chromosome, start, end, experiment, score] = fields;
    const [accession] = experiment.split('.');
    const asked = ASKED.includes(accession);
    // Peaks of others are passed over; that they are peaks is looked at, not how their chromosome is called.
    if (!asked && (chromosome.trim() === '' || /[^ -~]/.test(chromosome) || chromosome.length > 4_000))
      leaveOpen('an odd chromosome of another experiment');
    const peak = {
      chromosome: named(chromosome, 'chromosome', line),
      start: place(start, 'start', line),
      end: place(end, 'end', line),
    };
    if (peak.end < peak.start) refuse('the end lies before the start', line);
    if (!/^\d{1,400}$/.test(score) || Number(score) > 4_294_967_295)
      refuse('the score is out of range', line);
    return asked ? [{ ...peak, experiment: ASKED.indexOf(accession), score: Number(score) }] : [];
  });
  return bytes.length === 0 ? refuse('the file is empty') : peaks;
}

function slowTss(bytes: Buffer): unknown {
  return plainLines(bytes).flatMap(({ number: line, text: row }) => {
    if (row === '') return [];
    const [chromosome, position, second, symbol, transcript] = row.split('\t') as (string | undefined)[];
    const start = place(position, 'position', line);
    place(second, 'second position', line);
    const names = {
      chromosome: named(chromosome, 'chromosome', line),
      symbol: named(symbol, 'symbol', line),
    };
    if (start === 2_147_483_647) leaveOpen('the last position');
    return [{ ...names, transcript: named(transcript, 'transcript', line), start }];
  });
}

const VALUE = /^(?:NA|-?inf(?:inity)?)$/i;

function slowEnrichment(bytes: Buffer): unknown {
  const rows = plainLines(bytes).flatMap(({ number: line, text: row }, i) => {
    const cells = row.split('\t');
    if (row === '' || (i === 0 && cells[0] === 'experiment' && cells[9] === 'log10_q')) return [];
    if (cells.length !== 11 && cells.length !== 12) refuse('a row without eleven or twelve columns', line);
    for (const share of cells.slice(6, 8))
      if (!/^[^/]+\/[^/]+$/.test(share) || share.split('/').some((part) => decimal(part) === undefined))
        refuse('a share that is none', line);
    for (const value of cells.slice(8, 11))
      if (!VALUE.test(value) && decimal(value) === undefined) refuse('a value that is no number', line);
    named(cells[0], 'experiment', line);
    if (cells[5] !== 'NA' && !/^\d{1,15}$/.test(cells[5])) refuse('a number of peaks that is none', line);
    if (/[\u0001-\u0008\u000b-\u001f\u007f]/.test(row)) refuse('control characters', line);
    return [cells];
  });
  return rows;
}

function slowScores(bytes: Buffer): unknown {
  const lines = plainLines(bytes).filter((line) => line.text !== '');
  if (lines.length === 0) refuse('an empty table');
  const header = lines[0].text.split('\t');
  for (const column of header) if (column !== '') named(column, 'name of a column', lines[0].number);
  const names =
    header[0] === 'Target_genes'
      ? 1
      : header[0] === 'Experiment'
        ? 3
        : refuse('another table', lines[0].number);
  if (!(header[names] ?? '').endsWith('|Average') || header.at(-1) !== 'STRING' || header.length < names + 2)
    refuse('another table', lines[0].number);
  const columns = header.slice(names + 1, -1).map((column) => {
    const bar = column.indexOf('|');
    if (bar < 1) refuse('a column without its experiment', lines[0].number);
    return [named(column.slice(0, bar), 'experiment', lines[0].number), column.slice(bar + 1)];
  });
  const rows = lines.slice(1).map(({ number: line, text: row }) => {
    const cells = row.split('\t');
    if (cells.length !== header.length) refuse('a row that does not fit the header', line);
    for (const label of cells.slice(0, names)) if (label !== '') named(label, 'label', line);
    return [
      named(cells[0], 'name of the row', line),
      ...cells.slice(names).map((cell) => decimal(cell) ?? refuse('a value that is no finite number', line)),
    ];
  });
  return { antigen: header[names].slice(0, -8), columns, rows };
}

export const targets: FuzzTarget[] = [
  {
    name: 'light-peaks',
    what: "ChIP-Atlas' light peak file",
    wrappings: ['crlf', 'no-last-line-end', 'gz', 'gz-members', 'gz-stored'],
    make: (random) =>
      text(
        random.several(1, 9, () => {
          const start = random.below(240_000_000);
          return [
            random.pick(['chr1', 'chrX']),
            start,
            start + random.below(900),
            random.pick([...ASKED, 'SRX9', 'SRX1.05']),
            random.below(1_500),
          ];
        }),
      ),
    read: async (path) => {
      const peaks: unknown[] = [];
      await readLightPeaks(path, ASKED, (batch) => {
        for (let i = 0; i < batch.count; i++)
          peaks.push({
            chromosome: batch.chromosomeNames[batch.chromosome[i]],
            start: batch.start[i],
            end: batch.end[i],
            experiment: batch.experiment[i],
            score: batch.score[i],
          });
      });
      return peaks;
    },
    oracle: slowly(slowLight),
  },
  {
    name: 'tss',
    what: "ChIP-Atlas' list of TSS",
    wrappings: ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'],
    make: (random) =>
      text(
        random.several(1, 8, (i) => {
          const position = random.below(240_000_000);
          return ['chr1', position, position, random.pick(['MYC', 'IRF4']), `NM_${i}`];
        }),
      ),
    read: (path) => {
      const genes = readTssFile(path);
      return Array.from({ length: genes.count }, (_, i) => ({
        chromosome: genes.chromosomeNames[genes.chromosome[i]],
        symbol: genes.symbol[i],
        transcript: genes.transcript[i],
        start: genes.tss[i],
      }));
    },
    oracle: slowly(slowTss),
  },
  {
    name: 'enrichment-results',
    what: "results of ChIP-Atlas' Enrichment Analysis",
    wrappings: ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'],
    make: (random) =>
      text(
        random.several(1, 6, (i) => {
          const row = [
            `SRX${i}`,
            'TFs and others',
            'MYC',
            'Blood',
            'K-562',
            random.below(50_000),
            `${random.below(9)}/758`,
            '3/900',
            '-12.5',
            random.pick(['-9.25', 'NA', '0']),
            random.pick(['2.5', 'inf', '1e-3']),
          ];
          return random.chance(0.2) ? [...row, 'TRUE'] : row;
        }),
      ),
    read: (path) => parseEnrichmentResult(readTextNow(path), path),
    oracle: slowly(slowEnrichment),
  },
  {
    name: 'score-tables',
    what: "ChIP-Atlas' tables of colocalization and target genes",
    wrappings: ['crlf', 'no-last-line-end', 'mark', 'gz', 'gz-members', 'gz-stored'],
    make: (random) => {
      const names = random.pick([['Target_genes'], ['Experiment', 'Cell_subclass', 'Protein']]);
      const columns = random.several(1, 4, (i) => `SRX${i}|K-562`);
      const rows = random.several(1, 5, (i) => [
        ...names.map((_, column) => (column === 0 ? `G${i}` : 'x')),
        '1.5',
        ...columns.map(() => random.pick(['0', '12.5', '1000', '1e-3'])),
        '0',
      ]);
      return text([[...names, 'MYC|Average', ...columns, 'STRING'], ...rows]);
    },
    read: (path) => {
      const table = parseScoreTable(readTextNow(path), path);
      const width = table.experiments.length;
      return {
        antigen: table.antigen,
        columns: table.experiments.map((experiment, i) => [experiment, table.cells[i]]),
        rows: table.rows.map((name, i) => [
          name,
          table.average[i],
          ...table.score.subarray(i * width, (i + 1) * width),
          table.interaction[i],
        ]),
      };
    },
    oracle: slowly(slowScores),
  },
];
