// An atlas of the user's own files: the sheet, what is wrong with it, and building it. Files and folders are known by number alone.
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { factorSymbols } from '../../atlas/drafting/unknown-factor.ts';
import { KNOWN_ASSEMBLIES } from '../../genome/assembly.ts';
import { cellNames } from '../../genome/cell-classes.ts';
import { refused } from '../../messages/refused.ts';
import { refusalBody, type RefusalBody } from '../answer-body.ts';
import type { LeftOut, OwnAtlas, OwnAtlasState } from '../own-atlas/own-atlas.ts';
import type { OwnClass, OwnHint, OwnRow } from '../own-atlas/own-sheet.ts';
import { withoutPlaces, type Served } from '../served.ts';
import { jsonOf } from './questions.ts';
import { stateEvents } from './state-events.ts';

/** Most bytes of a sheet. */
const MOST_BYTES = 32 * 1024 * 1024;

/** What is wrong with a sheet, by its rows. */
export interface CheckedSheet {
  readonly faults: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly refusal: RefusalBody['refusal'];
  }[];
  /** Names that may be slips. */
  readonly hints: readonly OwnHint[];
  /** Empty cells that follow from others. */
  readonly classes: readonly OwnClass[];
}

/** What the page of one's own atlases shows. */
export interface OwnAtlasBody {
  /** Name of the folder in which they are made; null where the server was given none. */
  readonly folder: string | null;
  /** Names of folders of peak files that the server was started with. */
  readonly folders: readonly string[];
  readonly genomes: readonly string[];
  /** The assembly that the files fit best. */
  readonly genome: string;
  /** Names that may be meant, by column. */
  readonly names: Readonly<Record<'antigen' | 'cell' | 'cell_class' | 'antigen_class', readonly string[]>>;
  readonly rows: readonly OwnRow[];
  readonly leftOut: readonly LeftOut[];
  readonly state: OwnAtlasState;
}

export function ownAtlasRoutes({ ownAtlas, uploads }: Served): Hono {
  const routes = new Hono();
  const limit = bodyLimit({
    maxSize: MOST_BYTES,
    onError: (context) => context.text('The sheet is too large.', 413),
  });
  const answer = (context: Context): Response => context.json(withoutPlaces(described(ownAtlas), uploads));
  routes.get('/own-atlas', answer);
  routes.delete('/own-atlas', (context) => {
    needed(ownAtlas).clear();
    return answer(context);
  });
  routes.post('/own-atlas/draft', limit, async (context) => {
    const own = needed(ownAtlas);
    const { files, folder } = await bodyOf(context);
    if (folder !== undefined) own.draftFolder(folder);
    else if (!Array.isArray(files) || files.length === 0) throw refused('body.wrong', {});
    else
      own.draftFiles(
        files.map((number: unknown) => {
          const { path, name } = uploads.file(number);
          return { path, shown: name };
        }),
      );
    return answer(context);
  });
  routes.put('/own-atlas/sheet', limit, async (context) => {
    const own = needed(ownAtlas);
    const { rows, genome } = await bodyOf(context);
    own.edit(rows);
    return context.json(withoutPlaces(checked(own, genomeOf(genome)), uploads));
  });
  routes.post('/own-atlas/build', limit, async (context) => {
    const own = needed(ownAtlas);
    const { name, genome } = await bodyOf(context);
    if (typeof name !== 'string') throw refused('body.wrong', {});
    own.build(name.trim(), genomeOf(genome));
    return answer(context);
  });
  routes.post('/own-atlas/stop', async (context) => {
    await needed(ownAtlas).stop();
    return answer(context);
  });
  routes.get('/own-atlas/events', (context) => stateEvents(context, needed(ownAtlas).told));
  return routes;
}

function described(own: OwnAtlas | undefined): OwnAtlasBody {
  const { lines, classes } = cellNames();
  return {
    folder: own?.name ?? null,
    folders: own?.folders ?? [],
    genomes: KNOWN_ASSEMBLIES,
    genome: own?.sheet.likelyGenome ?? 'hg38',
    names: {
      antigen: factorSymbols(),
      cell: lines,
      cell_class: classes,
      antigen_class: ['TFs and others', 'Histone', 'RNA polymerase', 'DNase-seq', 'ATAC-Seq'],
    },
    rows: own?.sheet.rows ?? [],
    leftOut: own?.leftOut ?? [],
    state: own?.told.state ?? { step: 'idle' },
  };
}

function checked(own: OwnAtlas, genome: string): CheckedSheet {
  const { faults, hints, classes } = own.checked(genome);
  return {
    faults: faults.flatMap(({ row, column, error }) => {
      const refusal = refusalBody(error)?.refusal;
      return refusal === undefined ? [] : [{ row, column: column ?? null, refusal }];
    }),
    hints,
    classes,
  };
}

/** @throws InputError for what is no known assembly: a page names no file of sizes */
function genomeOf(said: unknown): string {
  const known = KNOWN_ASSEMBLIES.find((each) => each === said);
  if (known === undefined) throw refused('body.wrong', {});
  return known;
}

async function bodyOf(context: Context): Promise<Partial<Record<string, unknown>>> {
  const body = await jsonOf(context);
  if (typeof body !== 'object' || body === null) throw refused('body.wrong', {});
  return body;
}

function needed(own: OwnAtlas | undefined): OwnAtlas {
  if (own !== undefined) return own;
  throw refused('own-atlas.no-folder', {});
}
