// What a page takes with it, and a study that somebody shares, to be read alone.
import { basename } from 'node:path';
import { Hono, type Context } from 'hono';
import { builtInGenes } from '../../formats/genes/genes-reader.ts';
import { readBundle, type Bundle, type BundleAbout } from '../../formats/bundles/bundle-reader.ts';
import { zipOf } from '../../formats/workbooks/zip-parts.ts';
import { geneExtents, genesInWindow, windowOn } from '../../analyses/inputs/window.ts';
import { knownAssembly } from '../../genome/assembly.ts';
import { refused } from '../../messages/refused.ts';
import type { Notice } from '../../messages/message.ts';
import { chosenInBody } from '../question-body.ts';
import { questions } from '../../questions/catalogue.ts';
import { readResult, resultFiles, scriptsOf } from '../../report/report-page.ts';
import { parseReport } from '../../report/bundle/report-in-page.ts';
import type { ReportData } from '../../report/report-data.ts';
import { renderReport } from '../../report/write-report.ts';
import { STUDY_FILES } from '../../report/write-study.ts';
import { answerBody } from '../answer-body.ts';
import { withoutPlaces, type Served } from '../served.ts';
import { atlasFolder, jsonOf } from './questions.ts';
import { policyOf } from './report.ts';

/** A shared study as a page gets it. */
export interface OpenedBundle {
  readonly about: BundleAbout;
  readonly files: Bundle['files'];
  /** Whether it has a report that this chipmate can show. */
  readonly report: boolean;
  /** Lengths of the chromosomes, where chipmate knows the genome by itself. */
  readonly chromosomes: readonly (readonly [name: string, length: number])[];
}

/** Bundles that stay open. */
const KEPT = 2;

/** Bundles among the files that were handed over, opened once. */
class Bundles {
  readonly #uploads: Served['uploads'];
  readonly #open = new Map<number, Bundle>();

  constructor(uploads: Served['uploads']) {
    this.#uploads = uploads;
  }

  /** @throws InputError for a number that no bundle has */
  at(context: Context): Bundle {
    const { number, path, recognised } = this.#uploads.file(Number(context.req.param('file')));
    if (recognised.kind !== 'bundle') throw refused('upload.gone', {});
    const bundle = this.#open.get(number) ?? readBundle(path);
    this.#open.delete(number);
    this.#open.set(number, bundle);
    for (const first of this.#open.keys()) if (this.#open.size > KEPT) this.#open.delete(first);
    return bundle;
  }
}

export function shareRoutes({ studies, uploads, threads, atlases, genomes }: Served): Hono {
  const routes = new Hono();
  const bundles = new Bundles(uploads);
  routes.get('/studies/:study{[0-9]+}/bundle', async (context) => {
    const { study, results, name } = studies.project(Number(context.req.param('study')));
    const { bytes, notices } = await threads.take({ share: { study, results } }, context.req.raw.signal);
    return saved(context, bytes, `${name}.chipmate.zip`, notices);
  });
  routes.get('/studies/:study{[0-9]+}/exports', (context) => {
    const { results, name } = studies.project(Number(context.req.param('study')));
    const paths = resultFiles(results).map(({ path }) => path);
    const exported = paths.filter((path) => path.startsWith('exports/') && !path.includes('/multiqc/'));
    if (exported.length === 0) throw refused('study.no-result', {}, { file: 'exports' });
    const parts = exported.map((path) => [path.slice('exports/'.length), readResult(results, path)] as const);
    return saved(context, new Uint8Array(zipOf(new Map(parts), true)), `${name}-tracks.zip`, []);
  });
  routes.post('/evidence', async (context) => {
    const { experiments, ...body } = (await jsonOf(context)) as Readonly<Record<string, unknown>>;
    const { choices } = await questions['sites']();
    let query = '';
    let simulated = false;
    const chosen = chosenInBody(choices, body, {
      file: (number) => {
        const file = uploads.file(number);
        simulated ||= file.simulated === true;
        if (number === body['query']) query = file.name;
        return file.path;
      },
      atlas: (number) => atlasFolder(number, atlases),
      genomes,
    });
    const names = Array.isArray(experiments) ? experiments.slice(0, 20).map(String) : [];
    const asked = { chosen, experiments: names, query, simulated };
    const { bytes, notices } = await threads.take({ evidence: asked }, context.req.raw.signal);
    return saved(context, bytes, 'evidence.zip', withoutPlaces(notices, uploads));
  });

  routes.get('/bundles/:file{[0-9]+}', (context) => {
    const { about, files } = bundles.at(context);
    const genome = knownAssembly(about.genome);
    return context.json({
      about,
      files,
      report: files.some(({ path }) => path === STUDY_FILES.report),
      chromosomes: genome?.chromosomeNames.map((name, i) => [name, genome.sizes[i]] as const) ?? [],
    } satisfies OpenedBundle);
  });
  routes.get('/bundles/:file{[0-9]+}/files/:at{[0-9]+}', (context) => {
    const { files, read } = bundles.at(context);
    const found = files.at(Number(context.req.param('at')));
    if (found === undefined) return context.notFound();
    return saved(context, read(found.path), basename(found.path), []);
  });
  routes.get('/bundles/:file{[0-9]+}/genes', (context) => {
    const { about } = bundles.at(context);
    const [genome, models] = [knownAssembly(about.genome), builtInGenes(about.genome)];
    if (genome === undefined || models === undefined) return context.json({ columns: [], notices: [] });
    const { chrom = '', start, end } = context.req.query();
    const window = windowOn(genome, chrom, Number(start), Number(end));
    return context.json(answerBody(genesInWindow(geneExtents(models, genome), window)));
  });
  routes.get('/bundles/:file{[0-9]+}/place', (context) => {
    const { about } = bundles.at(context);
    const [genome, models] = [knownAssembly(about.genome), builtInGenes(about.genome)];
    const name = context.req.query('name')?.toLowerCase();
    const extents = genome === undefined || models === undefined ? [] : geneExtents(models, genome);
    const found = extents.find((each) => each.name.toLowerCase() === name);
    if (found === undefined) throw refused('window.no-gene', {}, { found: context.req.query('name') });
    const { chromosome, start, end } = found;
    const columns = Object.entries({ chrom: chromosome, start, end });
    return context.json({
      columns: columns.map(([key, value]) => ({ name: key, values: [value] })),
      notices: [],
    });
  });
  return routes;
}

/**
 * The report of a shared study: its data in this chipmate's own page, so that no script of whoever sent it runs, in the sandbox of every
 * report.
 */
export function sharedReportRoutes({ uploads }: Served): Hono {
  const routes = new Hono();
  const bundles = new Bundles(uploads);
  routes.get('/bundles/:file{[0-9]+}/report', (context) => {
    const page = Buffer.from(bundles.at(context).read(STUDY_FILES.report)).toString('utf8');
    const html = renderReport(parseReport(page, STUDY_FILES.report) as ReportData);
    return context.body(html, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyOf(scriptsOf(html)),
    });
  });
  return routes;
}

/** Whatever a file holds, it is saved and never shown as a page of this server; what is to be said of it stands in a header. */
function saved(
  context: Context,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  notices: readonly Notice[],
): Response {
  return context.body(bytes, 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    ...(notices.length > 0 && { 'x-chipmate-notices': encodeURIComponent(JSON.stringify(notices)) }),
  });
}
