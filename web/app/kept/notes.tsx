import { useEffect, useRef, useState } from 'preact/hooks';
import type { StudyText } from '../../../src/study/project/draft-study.ts';
import { useLanguage } from '../../components/language.tsx';
import { Refusal } from '../refusal.tsx';
import { Refused } from '../server.ts';
import { kept } from './kept-client.ts';

/** Milliseconds without a letter after which notes are saved. */
const QUIET = 600;

/** The notes of a project: saved while they are typed, never over what somebody else wrote there meanwhile. */
export function Notes({ study, notes }: { study: number; notes: StudyText }) {
  const { text } = useLanguage();
  const [mine, setMine] = useState(notes.text);
  const [saved, setSaved] = useState(notes);
  const [theirs, setTheirs] = useState<StudyText | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  /** What the next save goes by, also after the page has gone on. */
  const latest = useRef({ mine, saved, stopped: false });
  latest.current = { mine, saved, stopped: theirs !== null };
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const save = (): void => {
    // One after the other: each goes by the version that the one before has made.
    saving.current = saving.current.then(async () => {
      const { mine: now, saved: before, stopped } = latest.current;
      if (stopped || now === before.text) return;
      try {
        const made = await kept.saveNotes(study, now, before.version);
        latest.current = { ...latest.current, saved: made };
        setSaved(made);
        setFailure(null);
      } catch (error) {
        setFailure(error);
        const isOther = error instanceof Refused && error.refusal?.key === 'notes.changed-meanwhile';
        if (isOther) await kept.list(study).then((found) => setTheirs(found.notes), setFailure);
      }
    });
  };
  useEffect(() => {
    if (mine === saved.text || theirs !== null) return undefined;
    const soon = setTimeout(save, QUIET);
    return () => clearTimeout(soon);
  }, [mine, saved, theirs]);
  // What was typed last is saved when the page is left.
  useEffect(() => save, []);
  const settle = (found: StudyText, now: string): void => {
    setSaved(found);
    setMine(now);
    setTheirs(null);
    setFailure(null);
  };
  return (
    <section aria-labelledby="kept-notes" class="kept-notes">
      <h3 id="kept-notes">{text('kept.notes')}</h3>
      <p class="fine" id="kept-notes-what">
        {text('kept.notes-what', { file: 'notes.md' })}{' '}
        <span role="status">{text(mine === saved.text ? 'kept.notes-saved' : 'kept.notes-saving')}</span>
      </p>
      <textarea
        rows={6}
        aria-labelledby="kept-notes"
        aria-describedby="kept-notes-what"
        value={mine}
        onInput={(event) => setMine(event.currentTarget.value)}
      />
      {failure !== null && <Refusal of={failure} />}
      {theirs !== null && (
        <div>
          <h4>{text('kept.theirs')}</h4>
          <pre tabIndex={0}>{theirs.text}</pre>
          <p>
            <button type="button" onClick={() => settle(theirs, `${theirs.text.trimEnd()}\n\n${mine}`)}>
              {text('kept.both')}
            </button>{' '}
            <button type="button" onClick={() => settle(theirs, theirs.text)}>
              {text('kept.take-theirs')}
            </button>
          </p>
        </div>
      )}
    </section>
  );
}
