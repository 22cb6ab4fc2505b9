// A state that changes, as events: each is the whole state, and a page that lags gets the last one.
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Told } from '../making-thread.ts';

/** Milliseconds between two events: a page needs no more. */
const AT_MOST_EVERY = 200;

export function stateEvents<State>(context: Context, told: Told<State>): Response {
  return streamSSE(context, async (stream) => {
    let changed: () => void = () => undefined;
    let isNew = true;
    const stopListening = told.listen(() => {
      isNew = true;
      changed();
    });
    stream.onAbort(() => {
      stopListening();
      changed();
    });
    while (!stream.aborted) {
      if (!isNew) await new Promise<void>((resolve) => (changed = resolve));
      isNew = false;
      await stream.writeSSE({ data: JSON.stringify(told.state) });
      await stream.sleep(AT_MOST_EVERY);
    }
  });
}
