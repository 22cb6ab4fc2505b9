import { useState } from 'preact/hooks';
import { useLanguage } from '../../components/language.tsx';
import type { Chosen } from '../address.ts';
import { Refusal } from '../refusal.tsx';
import { server, type HandedOver } from '../server.ts';

interface Props {
  readonly name: string;
  readonly chosen: Chosen;
  readonly files: readonly HandedOver[];
  readonly onFiles: (change: (before: readonly HandedOver[]) => readonly HandedOver[]) => void;
}

/** Peaks that were called become a file like one that was dropped: all other questions take it. */
export function GoOn({ name, chosen, files, onFiles }: Props) {
  const { text } = useLanguage();
  const [failure, setFailure] = useState<unknown>(null);
  if (name !== 'peaks call') return null;
  const goOn = async (): Promise<void> => {
    const table = await (await server.file(name, chosen, 'text/tab-separated-values')).text();
    const lines = table.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const [chip] = [chosen['chip']].flat();
    const of = files.find(({ file }) => file === chip)?.name ?? 'reads';
    const stem = of.replace(/\.(?:bam|bed|bedpe|tagalign)(?:\.gz)?$/i, '');
    const suffix = chosen['shape'] === 'broad' ? 'broadPeak' : 'narrowPeak';
    // The first line names the columns, which a file of peaks does not.
    const content = new Blob([`${lines.slice(1).join('\n')}\n`]);
    const made = await server.handOver(content, `${stem}.${suffix}`, false);
    onFiles((before) => [...before, made]);
    location.hash = '#/';
  };
  return (
    <p>
      <button type="button" class="primary go-on" onClick={() => void goOn().catch(setFailure)}>
        {text('reads.go-on')}
      </button>
      {failure !== null && <Refusal of={failure} />}
    </p>
  );
}
