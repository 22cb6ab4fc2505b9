/** Milliseconds after which a bar appears. */
const PATIENCE = 1000;

/**
 * Does a piece of work of unknown length under a bar; it appears on a terminal only, and only after a second.
 * @param label what is being done, in a word or two
 * @param options `quiet` shows nothing
 * @param work is given what it tells the fraction that is done, 0 to 1
 */
export async function watched<Result>(
  label: string,
  options: { readonly quiet?: boolean },
  work: (progress: (fraction: number) => void) => Promise<Result> | Result,
): Promise<Result> {
  if (options.quiet === true || !process.stderr.isTTY) return work(() => undefined);
  const start = Date.now();
  let bar: { update(value: number): void; stop(): void } | undefined;
  let asked = false;
  let ended = false;
  async function show(): Promise<void> {
    const { SingleBar, Presets } = (await import('cli-progress')).default;
    if (ended) return;
    const single = new SingleBar(
      { format: `${label} {bar} {percentage}%`, clearOnComplete: true, stream: process.stderr },
      Presets.shades_classic,
    );
    single.start(100, 0);
    bar = single;
  }
  try {
    return await work((fraction) => {
      if (!asked && Date.now() - start > PATIENCE) {
        asked = true;
        void show();
      }
      bar?.update(Math.round(100 * fraction));
    });
  } finally {
    ended = true;
    bar?.stop();
  }
}
