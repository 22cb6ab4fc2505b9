import { useEffect, useState } from 'preact/hooks';
import type { ListedStudy } from '../../../src/server/routes/studies.ts';
import { useLanguage } from '../../components/language.tsx';
import { addressOf, type Chosen } from '../address.ts';
import { Refusal } from '../refusal.tsx';
import { studies } from '../studies/studies-client.ts';
import { kept } from './kept-client.ts';

interface Props {
  readonly question: string;
  readonly chosen: Chosen;
  /** What a new project would be called. */
  readonly called: string;
}

/** No project: a new one is made. */
const NEW = 0;

/** Keeps an answer with everything that it came from in a project. */
export function Keep({ question, chosen, called }: Props) {
  const { text } = useLanguage();
  const [open, setOpen] = useState(false);
  const [projects, setProjects] = useState<readonly ListedStudy[]>([]);
  const [into, setInto] = useState(NEW);
  const [name, setName] = useState(called);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<{ readonly study: number; readonly name: string } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    if (open) studies.list().then((found) => setProjects(found.studies), setFailure);
  }, [open]);
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      setDone(await kept.keep({ question, chosen, note, into: into === NEW ? { name } : { study: into } }));
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <details class="keep" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text('kept.keep')}</summary>
      <p class="fine">{text('kept.keep-what')}</p>
      <form onSubmit={(event) => void keep(event)}>
        <label class="field">
          <span class="name">{text('kept.into')}</span>
          <select value={into} onChange={(event) => setInto(Number(event.currentTarget.value))}>
            <option value={NEW}>{text('kept.new-project')}</option>
            {projects.map((each) => (
              <option key={each.study} value={each.study}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        {into === NEW && (
          <label class="field">
            <span class="name">{text('kept.project-name')}</span>
            <input
              type="text"
              required
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
        )}
        <label class="field">
          <span class="name">{text('kept.note')}</span>
          <textarea rows={3} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        </label>
        <p>
          <button type="submit" class="primary" disabled={busy}>
            {text('kept.do-keep')}
          </button>
        </p>
      </form>
      <p role="status">
        {busy && text('kept.keeping')}
        {!busy && done !== null && (
          <>
            {text('kept.is-kept')} <a href={addressOf('project', { study: done.study })}>{done.name}</a>
          </>
        )}
      </p>
      {failure !== null && <Refusal of={failure} />}
    </details>
  );
}
