import type { PlacedUpload } from '../../../src/server/routes/drafts.ts';
import type { PlaceName } from '../../../src/study/drafting/places.ts';
import { json } from '../server.ts';

export type { PlacedUpload } from '../../../src/server/routes/drafts.ts';

/** Where a person puts a file. */
export interface Settled {
  readonly file: number;
  readonly place: PlaceName;
  readonly factor: string;
  readonly cell: string;
  readonly condition: string;
}

const send = <Body>(path: string, body: unknown): Promise<Body> =>
  json<Body>(`api/drafts/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export const drafts = {
  places: (files: readonly number[]) => send<readonly PlacedUpload[]>('places', { files }),
  make: (study: {
    readonly title: string;
    readonly genome?: string;
    readonly date: string;
    readonly atlas?: number;
    readonly files: readonly Settled[];
  }) => send<{ study: number }>('study', study),
};
