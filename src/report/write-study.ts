import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ATLAS_FILES } from '../atlas/manifest.ts';
import { removePartialFiles, writeFileAtomically } from '../formats/text/file-writer.ts';
import { formatTable } from '../formats/text/table-writer.ts';
import type { StudyRun } from '../study/run-study.ts';
import { resultsOf } from '../study/study-results.ts';
import { sessionTracks } from './browser-links.ts';
import { FILE_LOOK } from '../figures/svg.ts';
import { browserTracks } from './browser-tracks.ts';
import { buildReportData } from './build-report-data.ts';
import { figurePath, studyFigures } from './figures/study-figures.ts';
import { multiqcFiles } from './multiqc.ts';
import type { ReportData } from './report-data.ts';
import { researchObject, type WrittenFile } from './research-object.ts';
import { resultTables } from './result-tables.ts';
import { tablePath } from '../study/table-names.ts';
import { trackHub } from './track-hub.ts';
import { renderReport } from './write-report.ts';

/** What a run left in its folder. */
export interface WrittenStudy {
  readonly report: string;
  readonly data: ReportData;
}

/** Folders that a run writes as a whole: files of an earlier run that no longer belong there go. */
const OWN_FOLDERS = ['tables', 'figures', 'exports'];
const LOCK = 'atlas.lock.json';

/**
 * Writes the report, the tables, the figures, the exports and the provenance of a run. Equal runs give equal bytes.
 * @param toPng makes a PNG copy of every figure
 */
export function writeStudy(run: StudyRun, folder: string, toPng?: (svg: string) => Uint8Array): WrittenStudy {
  const data = buildReportData(run);
  const results = resultsOf(run);
  const { simulated, version } = run.provenance;
  const files = new Map<string, string | Uint8Array>();
  files.set('report.html', renderReport(data));
  for (const { name, table } of resultTables(run, data.evidence, simulated))
    files.set(tablePath(name, simulated), formatTable(table));
  for (const figure of studyFigures(data)) {
    const svg = figure.draw({ ...FILE_LOOK, simulated });
    files.set(figurePath(figure, simulated), svg);
    if (toPng !== undefined) files.set(figurePath(figure, simulated, 'png'), toPng(svg));
  }
  const label = simulated ? 'simulated' : '';
  const tracks = sessionTracks(results, data.evidence.partners);
  const exported = [
    ...browserTracks({ ...results, partners: tracks, genome: run.assembly.name, label }),
    ...trackHub(results.peaks, run.assembly, data.title, label),
    ...multiqcFiles(results, version, simulated),
  ];
  for (const { path, content } of exported) files.set(`exports/${path}`, content);
  const lock = atlasLock(run);
  if (lock === undefined) rmSync(join(folder, LOCK), { force: true });
  else files.set(LOCK, lock);
  files.set('provenance.json', `${JSON.stringify(run.provenance, null, 2)}\n`);
  const written = [...files].map(([path, content]): WrittenFile => {
    const bytes = Buffer.byteLength(content);
    return { path, bytes, sha256: createHash('sha256').update(content).digest('hex') };
  });
  files.set('ro-crate-metadata.json', researchObject(data.title, run.provenance, written));
  removePartialFiles(folder);
  for (const own of OWN_FOLDERS) rmSync(join(folder, own), { recursive: true, force: true });
  for (const [path, content] of files) {
    const target = join(folder, ...path.split('/'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileAtomically(target, content);
  }
  return { report: join(folder, 'report.html'), data };
}

/** What a colleague needs to have the same atlas: its description, with the checksums of all its files. */
function atlasLock(run: StudyRun): string | undefined {
  const atlases = (run.file.study.atlas ?? []).flatMap((folder) => {
    const manifest = join(run.file.locate(folder), ATLAS_FILES.manifest);
    if (!existsSync(manifest)) return [];
    const { chipmate, genome, counts, sources, files, sha256 } = JSON.parse(
      readFileSync(manifest, 'utf8'),
    ) as Record<string, unknown> & { genome: { name: string } };
    return [{ folder, chipmate, genome: genome.name, counts, sources, files, sha256 }];
  });
  if (atlases.length === 0) return undefined;
  return `${JSON.stringify({ format: 'chipmate atlas lock 1', simulated: run.provenance.simulated, atlases }, null, 2)}\n`;
}
