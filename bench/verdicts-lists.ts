// False alarms of random lists of genes. Run: npx tsx bench/verdicts-lists.ts ATLAS TABLE... [--lists 4]
// ATLAS is one of the real ENCODE experiments (hg19); the tables have mean expression.
import { parseArgs } from 'node:util';
import { readNamedTable } from '../src/analyses/inputs/genes/matched-table.ts';
import { openAtlas } from '../src/atlas/open-atlas.ts';
import { readGenes } from '../src/formats/genes/genes-reader.ts';
import { KnownNames } from '../src/genome/antigen-aliases.ts';
import { dataFile } from './partners/truth.ts';
import { listsText } from './verdicts/lists.ts';

const { values, positionals } = parseArgs({
  options: { lists: { type: 'string', default: '4' } },
  allowPositionals: true,
});
const [folder, ...paths] = positionals;
const atlas = await openAtlas(folder);
const models = await readGenes(dataFile('genes', 'hg19', 'beta.refseq.tsv.gz'));
const tables = await Promise.all(paths.map((path) => readNamedTable(path, undefined)));
const input = { atlas, names: new KnownNames(), genes: { models, assembly: 'hg19' } };
console.log(await listsText(input, tables, Number(values.lists), (line) => console.error(line)));
await atlas.close();
