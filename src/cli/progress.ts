/** A bar for work of unknown length; it appears on a terminal only, and only after a second. */
export interface Progress {
  /** @param fraction of the work that is done, 0 to 1 */
  update(fraction: number): void;
  stop(): void;
}

const PATIENCE = 1000;

/**
 * Starts to watch a piece of work.
 * @param label what is being done, in a word or two
 * @param options `quiet` shows nothing
 */
export function startProgress(label: string, options: { readonly quiet?: boolean }): Progress {
  if (options.quiet === true || !process.stderr.isTTY)
    return { update: () => undefined, stop: () => undefined };
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
  return {
    update(fraction) {
      if (!asked && Date.now() - start > PATIENCE) {
        asked = true;
        void show();
      }
      bar?.update(Math.round(100 * fraction));
    },
    stop() {
      ended = true;
      bar?.stop();
    },
  };
}
