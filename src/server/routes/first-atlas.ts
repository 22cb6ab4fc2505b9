import { Hono } from 'hono';
import {
  STARTER_LIMITS,
  STARTER_NAMES,
  starterCells,
  starterNamed,
  type StarterName,
} from '../../atlas/catalogue/starters.ts';
import type { FirstAtlas, FirstAtlasState } from '../first-atlas.ts';
import type { Served } from '../served.ts';
import { refused } from '../../messages/refused.ts';
import { stateEvents } from './state-events.ts';

/** What the page of first atlases shows. */
export interface FirstAtlases {
  /** Name of the folder in which they are made; null where the server was given none. */
  readonly folder: string | null;
  /** The host that is asked. */
  readonly host: string;
  readonly limits: typeof STARTER_LIMITS;
  readonly starters: readonly {
    readonly name: StarterName;
    readonly cells: readonly string[];
    readonly isMade: boolean;
  }[];
  readonly state: FirstAtlasState;
}

/** First atlases: what there are, beginning, stopping, and how far it is. */
export function firstAtlasRoutes({ firstAtlas }: Served): Hono {
  const routes = new Hono();
  routes.get('/first-atlas', (context) => context.json(described(firstAtlas)));
  routes.post('/first-atlas/start/:starter', (context) => {
    const given = needed(firstAtlas);
    given.start(starterNamed(context.req.param('starter')));
    return context.json(given.state);
  });
  routes.post('/first-atlas/stop', async (context) => {
    const given = needed(firstAtlas);
    await given.stop();
    return context.json(given.state);
  });
  routes.get('/first-atlas/events', (context) => {
    return stateEvents(context, needed(firstAtlas).told);
  });
  return routes;
}

function described(firstAtlas: FirstAtlas | undefined): FirstAtlases {
  return {
    folder: firstAtlas?.name ?? null,
    host: firstAtlas === undefined ? '' : new URL(firstAtlas.base).host,
    limits: STARTER_LIMITS,
    starters: STARTER_NAMES.map((name) => ({
      name,
      cells: starterCells(name),
      isMade: firstAtlas?.isMade(name) ?? false,
    })),
    state: firstAtlas?.state ?? { step: 'idle' },
  };
}

function needed(firstAtlas: FirstAtlas | undefined): FirstAtlas {
  if (firstAtlas !== undefined) return firstAtlas;
  throw refused('first-atlas.no-folder', {});
}
