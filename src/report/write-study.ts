import { createHash } from 'node:crypto';
import { isAtlasFolder, readManifest } from '../atlas/manifest.ts';
import { InputError } from '../errors.ts';
import type { ResultFolder } from '../formats/folders/result-folder.ts';
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

/** Files that stand in a study's folder itself. */
export const STUDY_FILES = {
  report: 'report.html',
  atlases: 'atlas.lock.json',
  provenance: 'provenance.json',
  crate: 'ro-crate-metadata.json',
} as const;

/** Copies of a figure in other formats, by their suffix. */
export type FigureCopies = Readonly<Record<string, (svg: string) => Uint8Array>>;

/**
 * Writes the report, the tables, the figures, the exports and the provenance of a run, all of them or none. Equal runs give equal
 * bytes.
 * @param copies make copies of every figure, by their suffix
 * @throws InputError where two results have one file, or somebody else's file is in the place of one
 */
export function writeStudy(run: StudyRun, folder: ResultFolder, copies: FigureCopies = {}): ReportData {
  const data = buildReportData(run);
  const results = resultsOf(run);
  const { simulated, version } = run.provenance;
  const files = new Map<string, string | Uint8Array>();
  const add = (path: string, content: string | Uint8Array): void => {
    const other = files.get(path);
    // A gene that the study names under two of its names has one picture.
    if (other !== undefined && digest(other) !== digest(content)) throw oneFile(path);
    files.set(path, content);
  };
  add(STUDY_FILES.report, renderReport(data));
  for (const { name, table } of resultTables(run, data, simulated))
    add(tablePath(name, simulated), formatTable(table));
  for (const figure of studyFigures(data)) {
    const svg = figure.draw({ ...FILE_LOOK, simulated });
    add(figurePath(figure, simulated), svg);
    for (const [suffix, copy] of Object.entries(copies))
      add(figurePath(figure, simulated, suffix), copy(svg));
  }
  const label = simulated ? 'simulated' : '';
  const tracks = sessionTracks(results, data.evidence.partners);
  const exported = [
    ...browserTracks({ ...results, partners: tracks, genome: run.assembly.name, label }),
    ...trackHub(results.peaks, run.assembly, data.title, label),
    ...multiqcFiles(results, version, simulated),
  ];
  for (const { path, content } of exported) add(`exports/${path}`, content);
  const atlases = atlasLock(run);
  if (atlases !== undefined) add(STUDY_FILES.atlases, atlases);
  add(STUDY_FILES.provenance, `${JSON.stringify(run.provenance, null, 2)}\n`);
  const written = [...files].map(([path, content]): WrittenFile => ({
    path,
    bytes: Buffer.byteLength(content),
    sha256: digest(content),
  }));
  add(STUDY_FILES.crate, researchObject(data.title, run.provenance, written));
  for (const [path, content] of files) folder.stage(path, content);
  folder.commit();
  return data;
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function oneFile(path: string): InputError {
  return new InputError('two results of this study would be one file', {
    found: path,
    fix: 'give its entries names that differ in letters or digits',
  });
}

/** What a colleague needs to have the same atlas: its description, with the checksums of all its files. */
function atlasLock(run: StudyRun): string | undefined {
  const atlases = (run.file.study.atlas ?? []).flatMap((folder) => {
    const place = run.file.locate(folder);
    if (!isAtlasFolder(place)) return [];
    const { chipmate, genome, counts, sources, files, shards, sha256 } = readManifest(place);
    return [{ folder, chipmate, genome: genome.name, counts, sources, files, shards, sha256 }];
  });
  if (atlases.length === 0) return undefined;
  return `${JSON.stringify({ format: 'chipmate atlas lock 1', simulated: run.provenance.simulated, atlases }, null, 2)}\n`;
}
