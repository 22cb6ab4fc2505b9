import type { OpenedStudy } from '../../../src/server/routes/studies.ts';
import type { EditValue } from '../../../src/study/file/edit-study.ts';
import { isSaid } from '../../../src/messages/message.ts';
import type { MessageKey } from '../../../src/messages/english/index.ts';
import { useLanguage } from '../../components/language.tsx';
import { HandOver } from '../hand-over.tsx';
import type { HandedOver, State } from '../server.ts';
import type { Edit } from './studies-client.ts';

type Place = readonly (string | number)[];

interface Props {
  readonly view: NonNullable<OpenedStudy['view']>;
  readonly words: OpenedStudy['words'];
  readonly state: State;
  readonly onEdit: (edits: readonly Edit[]) => void;
  /** Copies files into the study and puts their names, behind those that are there already. */
  readonly onFiles: (place: Place, before: readonly string[] | null, files: readonly number[]) => void;
  /** Told of what was handed over, for the other pages. */
  readonly onHandedOver: (files: readonly HandedOver[]) => void;
}

/** The study as a form: what it covers most often. Every other key is changed in the text; what is changed here is changed there. */
export function StudyForm({ view, words, state, onEdit, onFiles, onHandedOver }: Props) {
  const { text } = useLanguage();
  const put = (place: Place, value: EditValue): void => onEdit([{ place, value }]);
  const line = (label: MessageKey, place: Place, value: string | undefined, options?: readonly string[]) => (
    <Line key={place.join(' ')} {...{ label, place, value, options }} onPut={(next) => put(place, next)} />
  );
  const list = (label: MessageKey, place: Place, value: readonly string[] = []) => (
    <Line
      key={place.join(' ')}
      {...{ label, place }}
      value={value.join(', ')}
      onPut={(next) => {
        const names = String(next ?? '')
          .split(',')
          .map((name) => name.trim());
        const kept = names.filter((name) => name !== '');
        put(place, kept.length === 0 ? null : kept);
      }}
    />
  );
  const files = (
    label: MessageKey,
    place: Place,
    value: readonly string[] | string | undefined,
    several: boolean,
  ) => (
    <Files
      key={place.join(' ')}
      {...{ label, several, onHandedOver }}
      mostBytes={state.mostBytes}
      names={value === undefined ? [] : [value].flat()}
      onFiles={(given) => onFiles(place, several ? [value ?? []].flat() : null, given)}
      onLeave={(name) => {
        const left = [value ?? []].flat().filter((each) => each !== name);
        put(place, several && left.length > 0 ? left : null);
      }}
    />
  );
  const leave = (place: Place) => (
    <button type="button" onClick={() => put(place, null)}>
      {text('studies.leave-out')}
    </button>
  );
  const add = (label: MessageKey, place: Place, value: EditValue) => (
    <p>
      <button type="button" onClick={() => put(place, value)}>
        {text(label)}
      </button>
    </p>
  );
  return (
    <div class="study-form">
      {line('studies.field-title', ['study'], view.study)}
      {list('studies.field-factor', ['factor'], view.factor)}
      {line('studies.field-genome', ['genome'], view.genome)}
      <label class="field">
        <span class="name">{text('studies.field-atlas')}</span>
        <select
          value="kept"
          onChange={(event) => {
            const { value } = event.currentTarget;
            onEdit([value === 'none' ? { place: ['atlas'], value: null } : { atlas: Number(value) }]);
          }}
        >
          <option value="kept">{view.atlas?.join(', ') ?? text('app.without-atlas')}</option>
          {state.atlases.map(({ name }, index) => (
            <option key={name} value={index}>
              {name}
            </option>
          ))}
          {view.atlas !== undefined && <option value="none">{text('app.without-atlas')}</option>}
        </select>
      </label>
      <h4>{text('studies.chip-seq')}</h4>
      {view.chip_seq.map((entry, index) => (
        <fieldset key={index} class="study-part">
          <legend>{entry.name}</legend>
          {line('studies.field-name', ['chip_seq', index, 'name'], entry.name)}
          {line('studies.field-cell', ['chip_seq', index, 'cell'], entry.cell)}
          {line('studies.field-cell-class', ['chip_seq', index, 'cell_class'], entry.cell_class)}
          {files('studies.field-peaks', ['chip_seq', index, 'peaks'], entry.peaks, true)}
          {leave(['chip_seq', index])}
        </fieldset>
      ))}
      {add('studies.add-chip-seq', ['chip_seq', view.chip_seq.length], {
        name: freshName(view.chip_seq, text('studies.another-cell')),
        cell: text('studies.another-cell'),
      })}
      <h4>{text('studies.expression')}</h4>
      {view.expression.map((entry, index) => {
        const at = (...keys: string[]): Place => ['expression', index, ...keys];
        return (
          <fieldset key={index} class="study-part">
            <legend>{entry.name}</legend>
            {line('studies.field-name', at('name'), entry.name)}
            {files('studies.field-table', at('table'), entry.table, false)}
            {files('studies.field-matrix', at('matrix'), entry.matrix, true)}
            {files('studies.field-platform', at('platform'), entry.platform, false)}
            {files('studies.field-design', at('design'), entry.design, false)}
            {line('studies.field-contrast', at('contrast'), entry.contrast)}
            {list('studies.field-perturbs', at('arm', 'perturbs'), entry.arm?.perturbs)}
            {line('studies.field-how', at('arm', 'how'), entry.arm?.how, words.how)}
            {line('studies.field-cell', at('arm', 'cell'), entry.arm?.cell)}
            {line('studies.field-agent', at('arm', 'agent'), entry.arm?.agent)}
            {line('studies.field-time', at('arm', 'time'), entry.arm?.time)}
            {leave(['expression', index])}
          </fieldset>
        );
      })}
      {add('studies.add-expression', ['expression', view.expression.length], {
        name: freshName(view.expression, text('studies.another-treatment')),
      })}
      <h4>{text('studies.candidates')}</h4>
      {list('studies.field-partners', ['partners_of_interest'], view.partners_of_interest)}
      {list('studies.field-targets', ['genes_of_interest'], view.genes_of_interest)}
      <h4>{text('studies.bench')}</h4>
      {view.assays.map((entry, index) => {
        const at = (...keys: string[]): Place => ['assays', index, ...keys];
        return (
          <fieldset key={index} class="study-part">
            <legend>{entry.name ?? entry.file}</legend>
            {line('studies.field-type', at('type'), entry.type, words.assays)}
            {line('studies.field-name', at('name'), entry.name)}
            {files('studies.field-file', at('file'), entry.file, false)}
            {files('studies.field-map', at('map'), entry.map, false)}
            {list('studies.field-control', at('control'), entry.control)}
            {list('studies.field-reference', at('reference'), entry.reference)}
            {list('studies.field-perturbs', at('arm', 'perturbs'), entry.arm?.perturbs)}
            {line('studies.field-how', at('arm', 'how'), entry.arm?.how, words.how)}
            {line('studies.field-cell', at('arm', 'cell'), entry.arm?.cell)}
            {leave(['assays', index])}
          </fieldset>
        );
      })}
      <Files
        {...{ label: 'studies.add-bench' }}
        several
        mostBytes={state.mostBytes}
        names={[]}
        onHandedOver={onHandedOver}
        onFiles={(given) => onFiles(['assays', view.assays.length, 'file'], null, given)}
        onLeave={() => undefined}
      />
    </div>
  );
}

/** A name that no entry has yet. */
function freshName(entries: readonly { readonly name: string }[], name: string): string {
  const taken = new Set(entries.map((entry) => entry.name));
  let fresh = name;
  for (let count = 2; taken.has(fresh); count++) fresh = `${name} ${count}`;
  return fresh;
}

interface LineProps {
  readonly label: MessageKey;
  readonly place: Place;
  readonly value: string | undefined;
  readonly options?: readonly string[];
  readonly onPut: (value: string | null) => void;
}

/** A value on one line; an empty one is left out. */
function Line({ label, place, value = '', options, onPut }: LineProps) {
  const { text } = useLanguage();
  const id = `study-${place.join('-')}`;
  const isOpen = !value.split(',').every(isSaid);
  const changed = (next: string): void => {
    if (next !== value) onPut(next === '' ? null : next);
  };
  return (
    <label class={isOpen ? 'field open' : 'field'}>
      <span class="name">
        {text(label)}
        {isOpen && <strong class="needed"> {text('studies.to-say')}</strong>}
      </span>
      {options === undefined ? (
        <input
          id={id}
          type="text"
          value={value}
          onChange={(event) => changed(event.currentTarget.value.trim())}
        />
      ) : (
        <select id={id} value={value} onChange={(event) => changed(event.currentTarget.value)}>
          {['', ...options].map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      )}
    </label>
  );
}

interface FilesProps {
  readonly label: MessageKey;
  readonly names: readonly string[];
  readonly several: boolean;
  readonly mostBytes: number;
  readonly onFiles: (files: readonly number[]) => void;
  readonly onLeave: (name: string) => void;
  readonly onHandedOver: Props['onHandedOver'];
}

/** Files of the study by name, and others that are handed over. */
function Files({ label, names, several, mostBytes, onFiles, onLeave, onHandedOver }: FilesProps) {
  const { text } = useLanguage();
  return (
    <div class="field">
      <span class="name">{text(label)}</span>
      {names.length > 0 && (
        <ul class="study-files">
          {names.map((name) => (
            <li key={name}>
              {name}{' '}
              <button
                type="button"
                onClick={() => onLeave(name)}
                aria-label={text('studies.leave-out-file', { file: name })}
              >
                {text('studies.leave-out')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{text(several ? 'studies.hand-over-several' : 'studies.hand-over')}</summary>
        <HandOver
          anyKind
          mostBytes={mostBytes}
          onFiles={(given) => {
            onHandedOver(given);
            onFiles(given.map(({ file }) => file));
          }}
        />
      </details>
    </div>
  );
}
