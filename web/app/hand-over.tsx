import { useState } from 'preact/hooks';
import { pastedText } from '../../src/genome/pasted-text.ts';
import { useLanguage } from '../components/language.tsx';
import { chosenFiles, droppedFiles, type GivenTogether } from './drafting/files-together.ts';
import type { NotTaken } from './drafting/not-taken.ts';
import { Refusal } from './refusal.tsx';
import { Refused, server, type HandedOver } from './server.ts';

interface Props {
  /** Most bytes that the server takes of a file. */
  readonly mostBytes: number;
  /** Whether it is known what the files are for, so that one of no kind of its own is taken, too. */
  readonly anyKind?: boolean;
  /** Told once of all that were handed over together. */
  readonly onFiles: (files: readonly HandedOver[]) => void;
  /** Told instead of several files, or those of a folder, and of what was not taken; without it they are files like any. */
  readonly onSeveral?: (files: readonly HandedOver[], rest: NotTaken) => void;
}

/** Drop files, choose them, or paste text; each is told what it is, or why it cannot be read. */
export function HandOver({ mostBytes, anyKind = false, onFiles, onSeveral }: Props) {
  const { text } = useLanguage();
  const [busy, setBusy] = useState<string | null>(null);
  const [failures, setFailures] = useState<readonly { name: string; error: unknown }[]>([]);
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const take = async (
    given: readonly { content: Blob; name: string; path?: string }[],
    rest: Pick<NotTaken, 'passed' | 'all'> = { passed: [], all: given.length },
  ): Promise<void> => {
    setFailures([]);
    const isSeveral = onSeveral !== undefined && given.length > 1;
    const taken: HandedOver[] = [];
    const refused: { name: string; error: unknown }[] = [];
    for (const { content, name, path } of given) {
      setBusy(name);
      try {
        refuseUnsent(content, name, mostBytes);
        taken.push(await server.handOver(content, name, anyKind || isSeveral, path));
      } catch (error) {
        refused.push({ name: path ?? name, error });
        // The others would not get there, either.
        if (error instanceof Refused && error.kind === 'unreachable') break;
      }
    }
    setBusy(null);
    if (isSeveral && taken.length > 0) return onSeveral(taken, { ...rest, refused });
    setFailures(refused);
    if (taken.length > 0) onFiles(taken);
  };
  const takeTogether = ({ files, ...rest }: GivenTogether): void => void take(files, rest);
  return (
    <div class="hand-over">
      <label
        class={`drop ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (event.dataTransfer !== null) void droppedFiles(event.dataTransfer).then(takeTogether);
        }}
      >
        <strong>{text('app.drop')}</strong>
        {!anyKind && <span class="fine">{text('app.drop-kinds')}</span>}
        <input
          type="file"
          multiple
          onChange={(event) => {
            takeTogether(chosenFiles(event.currentTarget.files));
            event.currentTarget.value = '';
          }}
        />
      </label>
      {onSeveral !== undefined && (
        <label class="folder-choice">
          {text('drafted.folder')}{' '}
          <input
            type="file"
            multiple
            {...{ webkitdirectory: true }}
            onChange={(event) => {
              takeTogether(chosenFiles(event.currentTarget.files));
              event.currentTarget.value = '';
            }}
          />
        </label>
      )}
      <details>
        <summary>{text('app.paste')}</summary>
        <textarea
          rows={6}
          aria-label={text('app.paste')}
          placeholder={'chr6\t391600\t391900\nIRF4'}
          value={pasted}
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
        <button
          type="button"
          disabled={pasted.trim() === ''}
          onClick={() => void take([{ content: new Blob([pastedText(pasted)]), name: 'pasted.txt' }])}
        >
          {text('app.use-pasted')}
        </button>
      </details>
      {busy !== null && <p role="status">{text('app.reading', { file: busy })}</p>}
      {failures.map(({ name, error }) => (
        <div key={name}>
          {!isNamed(error, name) && <p class="muted">{name}</p>}
          <Refusal of={error} />
        </div>
      ))}
    </div>
  );
}

/** Whether a refusal says itself which file it is about. */
function isNamed(error: unknown, name: string): boolean {
  return error instanceof Refused && error.refusal?.file === name;
}

/** Names of files of reads: gigabytes that are sent in vain. */
const READS = /\.(bam|cram|sam|fastq|fq)(?:\.gz)?$/i;

/** What is known to be refused before anything is sent. @throws Refused */
function refuseUnsent({ size }: Blob, name: string, most: number): void {
  const reads = READS.exec(name)?.[1];
  const refuse = (key: string, values: Readonly<Record<string, string | number>>): never => {
    const place = { file: name, line: null, expected: null, found: null, fix: null };
    throw new Refused('input', { problem: key, key, values, ...place });
  };
  if (reads !== undefined) refuse('file.reads', { format: reads.toUpperCase().replace('FQ', 'FASTQ') });
  if (size > most) refuse('upload.too-large', { megabytes: Math.floor(most / 1024 / 1024) });
}
