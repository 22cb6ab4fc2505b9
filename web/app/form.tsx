import type { Choice } from '../../src/analyses/inputs/choices.ts';
import { splitNames } from '../../src/genome/pasted-text.ts';
import { useLanguage } from '../components/language.tsx';
import type { Chosen } from './address.ts';
import { HandOver } from './hand-over.tsx';
import type { Declared, HandedOver, State } from './server.ts';

interface Props {
  readonly declared: Declared;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly state: State;
  readonly files: readonly HandedOver[];
  readonly onFiles: (change: (before: readonly HandedOver[]) => readonly HandedOver[]) => void;
}

/** Choices that most people look at; the others are folded away. */
const FIRST: ReadonlySet<string> = new Set([
  'queryAntigen',
  'queryCell',
  'partner',
  'cell',
  'a',
  'b',
  'expression',
  'places',
  'antigen',
  'gene',
  'aCell',
  'bCell',
  'factorIs',
  'design',
  'contrast',
  'words',
  'motifs',
  'elements',
  'map',
]);

/** Everything that a question takes, as it is declared: what is inferred is left open and may be filled in. */
export function Form(props: Props) {
  const { text } = useLanguage();
  const { declared, chosen } = props;
  const { choices, given } = declared;
  const names = Object.keys(choices).filter((name) => isAsked(choices[name]));
  const isFirst = (name: string): boolean =>
    given.includes(name) || isNeeded(choices[name]) || FIRST.has(name);
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

/** Where genomes lie is no choice of a page. */
function isAsked(choice: Choice): boolean {
  return choice.type !== 'folder' || choice.served === true;
}

export function isNeeded(choice: Choice): boolean {
  return 'needed' in choice && choice.needed === true;
}

function Field({ name, declared, chosen, onChange, state, files, onFiles }: Props & { name: string }) {
  const { text } = useLanguage();
  const choice = declared.choices[name];
  const value = chosen[name];
  const set = (to: unknown): void => {
    const others = Object.entries(chosen).filter(([key]) => key !== name);
    onChange(Object.fromEntries(to === undefined ? others : [...others, [name, to]]));
  };
  const id = `choice-${name}`;
  const label = (
    <label for={id}>
      <span class="name">{readable(name)}</span>
      {isNeeded(choice) && <span class="needed"> {text('app.needed')}</span>}
      <span class="fine"> {text(choice.help)}</span>
    </label>
  );
  const field = (() => {
    switch (choice.type) {
      case 'flag':
        return (
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
          <input
            id={id}
            type="number"
            step={choice.type === 'integer' ? 1 : 'any'}
            min={choice.min}
            max={choice.max}
            placeholder={String(choice.default ?? '')}
            value={typeof value === 'number' ? value : ''}
            onChange={(event) =>
              set(event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))
            }
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
            files={files}
            onFiles={onFiles}
          />
        );
      case 'folder':
        return <AtlasField id={id} value={value} onChange={set} needed={isNeeded(choice)} state={state} />;
      case 'folders':
        return (
          <AtlasField
            id={id}
            value={[value].flat()[0]}
            onChange={(number) => set(number === undefined ? undefined : [number])}
            needed={isNeeded(choice)}
            state={state}
          />
        );
      case 'texts':
        return (
          <input
            id={id}
            type="text"
            list={`${id}-names`}
            value={Array.isArray(value) ? value.join(', ') : ''}
            onChange={(event) => {
              const names = splitNames(event.currentTarget.value);
              set(names.length === 0 ? undefined : names);
            }}
          />
        );
      case 'text':
        return (
          <input
            id={id}
            type="text"
            list={`${id}-names`}
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => set(event.currentTarget.value.trim() || undefined)}
          />
        );
    }
  })();
  return (
    <div class={`field ${choice.type === 'flag' ? 'flag' : ''}`}>
      {label}
      {field}
      <Names id={`${id}-names`} of={namesFor(name, chosen, state)} />
    </div>
  );
}

/** `queryAntigen` -> `query antigen`: the words of the option. */
function readable(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
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
function namesFor(name: string, chosen: Chosen, state: State): readonly string[] {
  const [number] = [chosen['atlas']].flat();
  const atlas = typeof number === 'number' ? state.atlases[number] : undefined;
  if (atlas === undefined || 'refusal' in atlas) return [];
  const of = {
    antigen: atlas.antigens,
    cell: atlas.cells,
    cellClass: atlas.cellClasses,
    antigenClass: atlas.antigenClasses,
  };
  const list = {
    antigen: of.antigen,
    queryAntigen: of.antigen,
    partner: of.antigen,
    cell: of.cell,
    queryCell: of.cell,
    aCell: of.cell,
    bCell: of.cell,
    of: of.antigen,
    conditionOn: of.cell,
    a: of.cell,
    b: of.cell,
    cellClass: of.cellClass,
    queryCellClass: of.cellClass,
    antigenClass: of.antigenClass,
  }[name];
  return (list ?? []).map(([each]) => each);
}

interface FileFieldProps {
  readonly id: string;
  readonly several: boolean;
  /** Words that stand for no file; those with a colon stand before one. */
  readonly words: readonly string[];
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly files: readonly HandedOver[];
  readonly onFiles: (change: (before: readonly HandedOver[]) => readonly HandedOver[]) => void;
}

function FileField({ id, several, words, value, onChange, files, onFiles }: FileFieldProps) {
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
      <details>
        <summary>{text('app.another-file')}</summary>
        <HandOver
          anyKind
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
  readonly value: unknown;
  readonly onChange: (value: number | undefined) => void;
  readonly needed: boolean;
  readonly state: State;
}

function AtlasField({ id, value, onChange, needed, state }: AtlasFieldProps) {
  const { text } = useLanguage();
  return (
    <select
      id={id}
      value={typeof value === 'number' ? String(value) : ''}
      onChange={(event) => {
        const { value: number } = event.currentTarget;
        onChange(number === '' ? undefined : Number(number));
      }}
    >
      {!needed && <option value="">{text('app.without-atlas')}</option>}
      {state.atlases.map((atlas, number) => (
        <option key={atlas.name} value={String(number)} selected={value === number}>
          {atlas.name}
          {'genome' in atlas ? ` (${atlas.genome})` : ''}
        </option>
      ))}
    </select>
  );
}
