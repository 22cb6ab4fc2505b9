import { useState } from 'preact/hooks';
import type { Choice } from '../../src/analyses/inputs/choices.ts';
import type { NamesOf } from '../../src/questions/forms.ts';
import { splitNames } from '../../src/genome/pasted-text.ts';
import { useLanguage } from '../components/language.tsx';
import type { Chosen } from './address.ts';
import { HandOver } from './hand-over.tsx';
import type { Declared, HandedOver, State } from './server.ts';
import { fieldName } from './wording.ts';

interface Props {
  readonly declared: Declared;
  readonly chosen: Chosen;
  /** A file may arrive while another field is filled in: what is changed is what stands there then. */
  readonly onChange: (change: (before: Chosen) => Chosen) => void;
  readonly state: State;
  readonly files: readonly HandedOver[];
  readonly onFiles: (change: (before: readonly HandedOver[]) => readonly HandedOver[]) => void;
}

/** Everything that a question takes, as it is declared: what is inferred is left open and may be filled in. */
export function Form(props: Props) {
  const { text } = useLanguage();
  const { declared, chosen } = props;
  const { choices, given, first } = declared;
  const names = Object.keys(choices).filter((name) => isAsked(choices[name]));
  const isFirst = (name: string): boolean =>
    given.includes(name) || isNeeded(choices[name]) || first.includes(name);
  const more = names.filter((name) => !isFirst(name));
  const changed = more.filter((name) => chosen[name] !== undefined).length;
  return (
    <>
      {names.filter(isFirst).map((name) => (
        <Field key={name} {...props} name={name} />
      ))}
      <details class="more">
        <summary>{text('app.more-choices', { changed })}</summary>
        {more.map((name) => (
          <Field key={name} {...props} name={name} />
        ))}
      </details>
    </>
  );
}

/** Where genomes and reads lie is no choice of a page. */
function isAsked(choice: Choice): boolean {
  if (choice.type === 'files' || choice.type === 'file') return choice.served === undefined;
  return choice.type !== 'folder' || choice.served === true;
}

export function isNeeded(choice: Choice): boolean {
  return 'needed' in choice && choice.needed === true;
}

function Field({ name, declared, chosen, onChange, state, files, onFiles }: Props & { name: string }) {
  const { text, language } = useLanguage();
  const choice = declared.choices[name];
  const value = chosen[name];
  const set = (to: unknown): void => {
    onChange((before) => {
      const others = Object.entries(before).filter(([key]) => key !== name);
      return Object.fromEntries(to === undefined ? others : [...others, [name, to]]);
    });
  };
  const id = `choice-${name}`;
  const [called, help] = [fieldName(name, language), text(choice.help)];
  const label = (
    <label for={id}>
      <span class="name">{called}</span>
      {isNeeded(choice) && <span class="needed"> {text('app.needed')}</span>}
      {help !== called && <span class="fine"> {help}</span>}
    </label>
  );
  const field = (() => {
    switch (choice.type) {
      case 'flag':
        // Where silence is neither yes nor no, all three can be said.
        return choice.off !== undefined ? (
          <select
            id={id}
            value={typeof value === 'boolean' ? String(value) : ''}
            onChange={({ currentTarget: { value: said } }) => set(said === '' ? undefined : said === 'true')}
          >
            <option value="">{text('app.as-it-comes')}</option>
            <option value="true">{text('app.yes')}</option>
            <option value="false">{text('app.no')}</option>
          </select>
        ) : (
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            onChange={(event) => set(event.currentTarget.checked ? true : undefined)}
          />
        );
      case 'one of':
        return (
          <select
            id={id}
            value={typeof value === 'string' ? value : (choice.default ?? '')}
            onChange={(event) => set(event.currentTarget.value)}
          >
            {choice.values.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        );
      case 'integer':
      case 'number':
        return (
          <Typed
            id={id}
            type="number"
            step={choice.type === 'integer' ? 1 : 'any'}
            min={choice.min}
            max={choice.max}
            placeholder={String(choice.default ?? '')}
            value={typeof value === 'number' ? String(value) : ''}
            onTyped={(typed) => set(typed === '' ? undefined : Number(typed))}
          />
        );
      case 'file':
      case 'files':
        return (
          <FileField
            id={id}
            several={choice.type === 'files'}
            words={choice.words ?? []}
            value={value}
            onChange={set}
            files={files.filter(({ inPlace }) => !inPlace || OF_READS.includes(choice.unit ?? ''))}
            ofReads={OF_READS.includes(choice.unit ?? '')}
            onFiles={onFiles}
            mostBytes={state.mostBytes}
          />
        );
      case 'folder':
      case 'folders':
        return (
          <AtlasField
            id={id}
            several={choice.type === 'folders'}
            value={[value].flat().filter((each) => typeof each === 'number')}
            onChange={set}
            needed={isNeeded(choice)}
            state={state}
          />
        );
      case 'texts':
        return (
          <Typed
            id={id}
            type="text"
            list={`${id}-names`}
            value={Array.isArray(value) ? value.join(', ') : ''}
            onTyped={(typed) => {
              const names = splitNames(typed);
              set(names.length === 0 ? undefined : names);
            }}
          />
        );
      case 'text':
        return (
          <Typed
            id={id}
            type="text"
            list={`${id}-names`}
            value={typeof value === 'string' ? value : ''}
            onTyped={(typed) => set(typed.trim() || undefined)}
          />
        );
    }
  })();
  return (
    <div class={`field ${choice.type === 'flag' && choice.off === undefined ? 'flag' : ''}`}>
      {label}
      {field}
      <Names id={`${id}-names`} of={namesFor(declared.names[name], chosen, state)} />
    </div>
  );
}

interface TypedProps {
  readonly id: string;
  readonly type: 'text' | 'number';
  readonly list?: string;
  readonly step?: number | 'any';
  readonly min?: number;
  readonly max?: number;
  readonly placeholder?: string;
  /** As it is written once the field is left. */
  readonly value: string;
  readonly onTyped: (typed: string) => void;
}

/** A field that tells every letter, so that the question can be asked at once; what is typed stays as it is until the field is left. */
function Typed({ value, onTyped, ...input }: TypedProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      {...input}
      value={typed ?? value}
      onInput={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onTyped(currentTarget.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

function Names({ id, of }: { id: string; of: readonly string[] }) {
  return (
    <datalist id={id}>
      {of.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}

/** Names of the atlas that may be meant. */
function namesFor(list: NamesOf | undefined, chosen: Chosen, state: State): readonly string[] {
  const [number] = [chosen['atlas']].flat();
  const atlas = typeof number === 'number' ? state.atlases[number] : undefined;
  if (list === undefined || atlas === undefined || 'refusal' in atlas) return [];
  return atlas[list].map(([each]) => each);
}

/** Units of choices that take files of the folders of reads. */
const OF_READS: readonly string[] = ['reads', 'signal'];

interface FileFieldProps {
  readonly id: string;
  readonly several: boolean;
  /** Words that stand for no file; those with a colon stand before one. */
  readonly words: readonly string[];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly files: readonly HandedOver[];
  /** Whether reads or signals are chosen, which are never handed over. */
  readonly ofReads: boolean;
  readonly onFiles: (change: (before: readonly HandedOver[]) => readonly HandedOver[]) => void;
  readonly mostBytes: number;
}

function FileField(props: FileFieldProps) {
  const { id, several, words, value, onChange, files, ofReads, onFiles, mostBytes } = props;
  const { text } = useLanguage();
  const chosen = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as (number | string)[];
  const choose = (next: readonly (number | string)[]): void =>
    onChange(next.length === 0 ? undefined : several ? next : next[0]);
  const options: readonly { readonly value: number | string; readonly name: string }[] = [
    ...words.filter((word) => !word.endsWith(':')).map((word) => ({ value: word, name: word })),
    ...files.map(({ file, name }) => ({ value: file, name })),
    ...words
      .filter((word) => word.endsWith(':'))
      .flatMap((word) =>
        files.map(({ file, name }) => ({ value: `${word}${file}`, name: `${word} ${name}` })),
      ),
  ];
  return (
    <>
      <select
        id={id}
        multiple={several}
        value={several ? undefined : String(chosen[0] ?? '')}
        onChange={(event) => {
          const picked = Array.from(event.currentTarget.selectedOptions, (option) => option.value);
          choose(
            options.filter(({ value: each }) => picked.includes(String(each))).map((each) => each.value),
          );
        }}
      >
        {!several && <option value="">{text('app.no-file')}</option>}
        {options.map(({ value: each, name }) => (
          <option key={each} value={String(each)} selected={chosen.includes(each)}>
            {name}
          </option>
        ))}
      </select>
      {ofReads && !files.some(({ inPlace }) => inPlace) && <p class="fine">{text('reads.no-folder')}</p>}
      <details>
        <summary>{text('app.another-file')}</summary>
        <HandOver
          anyKind
          mostBytes={mostBytes}
          onFiles={(more) => {
            onFiles((before) => [...before, ...more]);
            const added = more.map(({ file }) => file);
            choose(several ? [...chosen, ...added] : added.slice(-1));
          }}
        />
      </details>
    </>
  );
}

interface AtlasFieldProps {
  readonly id: string;
  /** Whether several atlases are asked as one. */
  readonly several: boolean;
  readonly value: readonly number[];
  readonly onChange: (value: number | readonly number[] | undefined) => void;
  readonly needed: boolean;
  readonly state: State;
}

function AtlasField({ id, several, value, onChange, needed, state }: AtlasFieldProps) {
  const { text } = useLanguage();
  const severalThere = several && state.atlases.length > 1;
  const choose = (numbers: readonly number[]): void =>
    onChange(numbers.length === 0 ? undefined : several ? numbers : numbers[0]);
  return (
    <>
      <select
        id={id}
        multiple={severalThere}
        aria-describedby={severalThere ? `${id}-several` : undefined}
        onChange={(event) =>
          choose(
            Array.from(event.currentTarget.selectedOptions, (option) => option.value)
              .filter((number) => number !== '')
              .map(Number),
          )
        }
      >
        {!severalThere && (!needed || value.length === 0) && (
          <option value="" selected={value.length === 0}>
            {text('app.without-atlas')}
          </option>
        )}
        {state.atlases.map((atlas, number) => (
          <option key={number} value={String(number)} selected={value.includes(number)}>
            {atlas.name}
            {'genome' in atlas ? ` (${atlas.genome})` : ''}
          </option>
        ))}
      </select>
      {severalThere && (
        <span class="fine" id={`${id}-several`}>
          {text('app.several-atlases')}
        </span>
      )}
    </>
  );
}
