import { useEffect, useState } from 'preact/hooks';
import { PLACES, type PlaceName } from '../../../src/study/drafting/places.ts';
import { Say, useLanguage } from '../../components/language.tsx';
import { addressOf } from '../address.ts';
import type { PageProps } from '../page-props.ts';
import { Refusal } from '../refusal.tsx';
import { today } from '../studies/today.ts';
import { kindText } from '../what-it-is.ts';
import { drafts, type PlacedUpload, type Settled } from './drafts-client.ts';
import './drafting.css';
import { OfferTwo } from '../two/offer-two.tsx';
import { MOST_TOGETHER } from './files-together.ts';
import { lastNotTaken } from './not-taken.ts';

/** Places whose files have a factor and a condition, and places whose files have cells. */
const WITH_FACTOR: ReadonlySet<PlaceName> = new Set(['peaks']);
const WITH_CELL: ReadonlySet<PlaceName> = new Set([
  'peaks',
  'matrix',
  'design',
  'table',
  'up',
  'down',
  'changed',
]);

/** Several files that were handed over together: what each is, where it goes, and a study of them. */
export function DraftedStudy({ parameters, state, files }: PageProps) {
  const { text } = useLanguage();
  const numbers = parameters.getAll('file').map(Number);
  const [placed, setPlaced] = useState<readonly PlacedUpload[] | null>(null);
  const [settled, setSettled] = useState<readonly Settled[]>([]);
  const [title, setTitle] = useState('');
  const [genome, setGenome] = useState('');
  const [atlas, setAtlas] = useState(state.atlases.findIndex((each) => 'genome' in each));
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const key = numbers.join(' ');
  useEffect(() => {
    setPlaced(null);
    drafts.places(numbers).then((all) => {
      setPlaced(all);
      setSettled(
        all.map(({ file, place, factor, cell, condition }) => ({ file, place, factor, cell, condition })),
      );
      setTitle((before) => (before === '' ? titleOf(all) : before));
    }, setFailure);
  }, [key]);
  const put = (index: number, change: Partial<Settled>): void =>
    setSettled((before) => before.map((each, at) => (at === index ? { ...each, ...change } : each)));
  /** Names all peaks whose own names leave a part open. */
  const say = (part: NamedPart, name: string): void =>
    setSettled((before) =>
      before.map((each, at) =>
        placed !== null && isOpen(placed[at], part) ? { ...each, [part]: name } : each,
      ),
    );
  const make = (event: Event): void => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    const study = {
      ...{ title, date: today(), files: settled },
      ...(genome.trim() !== '' && { genome: genome.trim() }),
      ...(atlas >= 0 && { atlas }),
    };
    drafts
      .make(study)
      .then(({ study: made }) => (location.hash = addressOf('study', { study: made })), setFailure)
      .finally(() => setBusy(false));
  };
  return (
    <>
      <p class="back">
        <a href="#/">← {text('app.start')}</a>
      </p>
      <h2>{text('drafted.title')}</h2>
      <p class="fine">{text('drafted.what')}</p>
      <OfferTwo files={files.filter(({ file }) => numbers.includes(file))} />
      <NotTakenList />
      {failure !== null && <Refusal of={failure} />}
      {placed === null && failure === null && <p role="status">{text('drafted.telling')}</p>}
      {placed !== null && (
        <form onSubmit={make}>
          <OpenNames placed={placed} onSay={say} />
          <PlacesTable placed={placed} settled={settled} onChange={put} />
          <Names id="draft-factors" of={settled.map(({ factor }) => factor)} />
          <Names id="draft-cells" of={settled.map(({ cell }) => cell)} />
          <label class="field">
            <span class="name">{text('studies.field-title')}</span>
            <input
              id="draft-title"
              type="text"
              required
              value={title}
              onInput={(event) => setTitle(event.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span class="name">{text('studies.field-atlas')}</span>
            <select value={atlas} onChange={(event) => setAtlas(Number(event.currentTarget.value))}>
              <option value={-1}>{text('app.without-atlas')}</option>
              {state.atlases.map(({ name }, index) => (
                <option key={name} value={index}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {atlas < 0 && (
            <label class="field">
              <span class="name">{text('drafted.genome')}</span>
              <input
                type="text"
                value={genome}
                placeholder="hg38"
                onInput={(event) => setGenome(event.currentTarget.value)}
              />
            </label>
          )}
          <p>
            <button type="submit" class="primary" disabled={busy}>
              {text('drafted.make')}
            </button>
          </p>
        </form>
      )}
    </>
  );
}

type NamedPart = 'factor' | 'cell';

/** Whether nothing names the factor, or the cells, of a file of peaks. */
function isOpen({ place, ...named }: PlacedUpload, part: NamedPart): boolean {
  return place === 'peaks' && named[part] === '';
}

interface OpenProps {
  readonly placed: readonly PlacedUpload[];
  readonly onSay: (part: NamedPart, name: string) => void;
}

/** What no name tells of the peaks, asked once for all of them. */
function OpenNames({ placed, onSay }: OpenProps) {
  const { text } = useLanguage();
  return (
    <>
      {(['factor', 'cell'] as const).map(
        (part) =>
          placed.some((each) => isOpen(each, part)) && (
            <label class="field open" key={part}>
              <span class="name">
                {text(`drafted.open-${part}`)} <strong class="needed">{text('studies.to-say')}</strong>
              </span>
              <input
                id={`draft-open-${part}`}
                type="text"
                list={`draft-${part}s`}
                onInput={(event) => onSay(part, event.currentTarget.value.trim())}
              />
            </label>
          ),
      )}
    </>
  );
}

/** What was given and is not among the files. */
function NotTakenList() {
  const { text } = useLanguage();
  const { refused, passed, all } = lastNotTaken();
  return (
    <>
      {all > MOST_TOGETHER && (
        <p class="caution">{text('drafted.too-many', { files: all, most: MOST_TOGETHER })}</p>
      )}
      {passed.length > 0 && <p class="fine">{text('drafted.passed', { names: passed.join(', ') })}</p>}
      {refused.length > 0 && (
        <details open>
          <summary>{text('drafted.refused')}</summary>
          {refused.map(({ name, error }) => (
            <div key={name}>
              <p class="muted">{name}</p>
              <Refusal of={error} />
            </div>
          ))}
        </details>
      )}
    </>
  );
}

/** Names that were found in some files may be meant for others. */
function Names({ id, of }: { readonly id: string; readonly of: readonly string[] }) {
  return (
    <datalist id={id}>
      {[...new Set(of)]
        .filter((name) => name !== '')
        .map((name) => (
          <option key={name} value={name} />
        ))}
    </datalist>
  );
}

interface TableProps {
  readonly placed: readonly PlacedUpload[];
  readonly settled: readonly Settled[];
  readonly onChange: (index: number, change: Partial<Settled>) => void;
}

const COLUMNS = ['file', 'is', 'place', 'factor', 'cell', 'condition', 'remark'] as const;

/** One row for each file; on narrow windows one card. */
function PlacesTable({ placed, settled, onChange }: TableProps) {
  const { text } = useLanguage();
  return (
    <table class="draft-files">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {text(`drafted.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {placed.map((each, index) => (
          <Row
            key={each.file}
            placed={each}
            settled={settled[index]}
            onChange={(change) => onChange(index, change)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly placed: PlacedUpload;
  readonly settled: Settled;
  readonly onChange: (change: Partial<Settled>) => void;
}

function Row({ placed, settled, onChange }: RowProps) {
  const { text } = useLanguage();
  const { name, kind, assay, counts, samples, doubts, reason } = placed;
  const isMoved = settled.place !== placed.place;
  const what = kindText(kind, assay, counts, text);
  const label = (column: (typeof COLUMNS)[number]): string =>
    text('drafted.field', { what: text(`drafted.${column}`), file: name });
  const field = (part: 'factor' | 'cell' | 'condition', taken: boolean) => (
    <td data-label={text(`drafted.${part}`)} class={taken ? '' : 'empty'}>
      {taken && (
        <input
          type="text"
          aria-label={label(part)}
          list={part === 'condition' ? undefined : `draft-${part}s`}
          value={settled[part]}
          onInput={(event) => onChange({ [part]: event.currentTarget.value })}
        />
      )}
    </td>
  );
  // What a person has changed is no longer unsure.
  const remarks = isMoved
    ? []
    : doubts.filter(
        ({ key }) =>
          !(key === 'draft.no-factor' && settled.factor !== '') &&
          !(key === 'draft.no-cell' && settled.cell !== ''),
      );
  return (
    <tr class={settled.place === 'none' ? 'out' : remarks.length > 0 ? 'unsure' : ''}>
      <th scope="row">{name}</th>
      <td data-label={text('drafted.is')}>
        {samples > 0 ? text('kind.of-samples', { what, samples }) : what}
      </td>
      <td data-label={text('drafted.place')}>
        <select
          aria-label={label('place')}
          value={settled.place}
          onChange={(event) => onChange({ place: event.currentTarget.value as PlaceName })}
        >
          {PLACES.map((place) => (
            <option key={place} value={place}>
              {text(`place.${place}`)}
            </option>
          ))}
        </select>
      </td>
      {field('factor', WITH_FACTOR.has(settled.place))}
      {field('cell', WITH_CELL.has(settled.place))}
      {field('condition', WITH_FACTOR.has(settled.place))}
      <td
        data-label={text('drafted.remark')}
        class={remarks.length > 0 || (reason !== null && !isMoved) ? 'remark' : 'empty'}
      >
        {remarks.map((doubt, index) => (
          <p key={index}>
            <Say message={doubt} />
          </p>
        ))}
        {reason !== null && !isMoved && <Say message={reason} />}
      </td>
    </tr>
  );
}

/** The factor of most files, and their cells. */
function titleOf(placed: readonly PlacedUpload[]): string {
  const peaks = placed.filter(({ place }) => place === 'peaks');
  const cells = [...new Set(peaks.map(({ cell }) => cell).filter((cell) => cell !== ''))];
  const factor = peaks.find((each) => each.factor !== '')?.factor ?? '';
  return [factor, cells.slice(0, 3).join(' ')].filter((part) => part !== '').join(' ');
}
