import type { Choices } from '../../src/analyses/inputs/choices.ts';
import type { Answered } from '../../src/server/routes/questions.ts';
import { nameKey } from '../../src/genome/antigens/antigen-aliases.ts';
import { Definition } from '../components/definition.tsx';
import { useLanguage, type Translator } from '../components/language.tsx';
import type { Chosen } from './address.ts';
import type { HandedOver, State } from './server.ts';

interface Props {
  /** What the question takes: a number stands for a file where one is declared, and there alone. */
  readonly choices: Choices;
  readonly chosen: Chosen;
  readonly answered: Answered;
  readonly files: readonly HandedOver[];
  readonly state: State;
}

type Atlas = Extract<State['atlases'][number], { readonly experiments: number }>;

/** Before an answer: what was compared with what, whether the reader's own factor and cells are in it, and what is not known. */
export function ComparedWith({ choices, chosen, answered, files, state }: Props) {
  const { text } = useLanguage();
  const atlases = [chosen['atlas']]
    .flat()
    .map((number) => state.atlases[Number(number)])
    .filter((atlas) => atlas !== undefined && 'experiments' in atlas);
  const brought = Object.entries(chosen).flatMap(([choice, value]) =>
    isFile(choices, choice) ? [value].flat().flatMap((each) => describedFile(each, files, text)) : [],
  );
  if (brought.length === 0 && atlases.length === 0) return null;
  const names = brought.join(text('compared.and'));
  return (
    <div class="compared">
      <p>
        {atlases.length === 0 && text('compared.brought', { names })}
        {atlases.map((atlas) => {
          const values = {
            atlas: atlas.name,
            genome: atlas.genome,
            experiments: atlas.experiments,
            antigens: atlas.antigens.length,
            cells: atlas.cells.length,
          };
          return (
            (brought.length > 0
              ? text(atlas.simulated ? 'sample.compared' : 'compared.with', { ...values, names })
              : text(atlas.simulated ? 'sample.asked' : 'compared.asked', values)) +
            (atlas.releases.length > 0
              ? text('compared.release', { release: atlas.releases.join(text('compared.and')) })
              : '') +
            text('compared.end')
          );
        })}{' '}
        {atlases.length > 0 && (
          <span class="what-is">
            {text('compared.atlas')}{' '}
            <Definition column={text('compared.atlas')} help={text('app.atlas-is')} />
          </span>
        )}
      </p>
      {atlases.length === 1 && <OwnInAtlas chosen={chosen} answered={answered} atlas={atlases[0]} />}
    </div>
  );
}

export function isFile(choices: Choices, name: string): boolean {
  return Object.hasOwn(choices, name) && (choices[name].type === 'file' || choices[name].type === 'files');
}

/** A file as it was recognised; it may stand behind a word of its own, as in direct:3. */
function describedFile(value: unknown, files: readonly HandedOver[], text: Translator['text']): string[] {
  const number = typeof value === 'string' ? Number(/:(\d+)$/.exec(value)?.[1]) : value;
  const found = files.find(({ file }) => file === number);
  if (found === undefined) return [];
  const { name, recognised } = found;
  if (recognised.kind === 'peaks') return [text('compared.peaks', { file: name, peaks: recognised.peaks })];
  if (recognised.kind === 'list of genes')
    return [text('compared.genes', { file: name, genes: recognised.genes })];
  if (recognised.kind === 'differential table')
    return [text('compared.table', { file: name, rows: recognised.rows })];
  return [name];
}

/** What of the reader's own factor and cells the atlas has. */
function OwnInAtlas({
  chosen,
  answered,
  atlas,
}: Pick<Props, 'chosen' | 'answered'> & { readonly atlas: Atlas }) {
  const { text } = useLanguage();
  const { antigens, cells, isAsked } = ownOf(chosen, answered);
  if (!isAsked) return null;
  const missing = new Set(
    answered.notices.flatMap(({ key, values }) =>
      key === 'identity.no-such-antigen' || key === 'identity.no-such-antigen-near'
        ? [values['antigen']]
        : key === 'identity.no-such-cell'
          ? [values['cell']]
          : [],
    ),
  );
  const say = (name: string, among: Atlas['cells']): string => {
    if (missing.has(name)) return text('compared.none-of', { name });
    const experiments = among.find(([each]) => nameKey(each) === nameKey(name))?.[1];
    // Under another name of the same factor.
    return experiments === undefined
      ? text('compared.some-of', { name })
      : text('compared.many-of', { name, experiments });
  };
  return (
    <ul class="own fine">
      {antigens.length === 0 && <li>{text('compared.no-factor')}</li>}
      {antigens.map((name) => (
        <li key={name}>{say(name, atlas.antigens)}</li>
      ))}
      {cells.length === 0 && <li>{text('compared.no-cell')}</li>}
      {cells.map((name) => (
        <li key={name}>{say(name, atlas.cells)}</li>
      ))}
    </ul>
  );
}

/** The reader's own factor and cells, as they were said or found; `isAsked` where the question goes by them at all. */
function ownOf(chosen: Chosen, { notices }: Answered) {
  const textsIn = (...choices: string[]): string[] =>
    choices.flatMap((choice) => [chosen[choice]].flat().filter((value) => typeof value === 'string'));
  const said = { antigens: textsIn('queryAntigen'), cells: textsIn('queryCell', 'aCell', 'bCell') };
  const twin = notices.find(({ key }) => key.startsWith('identity.twin'))?.values;
  const found = (name: string): string[] => (typeof twin?.[name] === 'string' ? [twin[name]] : []);
  const antigens = said.antigens.length > 0 ? said.antigens : found('antigen');
  const cells = said.cells.length > 0 ? said.cells : found('cell');
  const isUnknown = notices.some(({ key }) => key === 'identity.unknown');
  return { antigens, cells: [...new Set(cells)], isAsked: isUnknown || antigens.length + cells.length > 0 };
}
