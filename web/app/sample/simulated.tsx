// Whatever is asked of simulated data says so: on the page, in its figures, and in the files that are saved.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Choices } from '../../../src/analyses/inputs/choices.ts';
import type { MessageKey } from '../../../src/messages/english/index.ts';
import type { Notice } from '../../../src/messages/message.ts';
import { LanguageContext, Say, useLanguage } from '../../components/language.tsx';
import type { Chosen } from '../address.ts';
import type { HandedOver, State } from '../server.ts';

interface Props {
  readonly choices: Choices;
  readonly chosen: Chosen;
  readonly state: State;
  readonly files: readonly HandedOver[];
  /** What was said with the answer, which tells of a simulated atlas; undefined until it is there. */
  readonly notices: readonly Notice[] | undefined;
  readonly children: ComponentChildren;
}

/** What an analysis says of a simulated atlas: shown above the answer, so not among its other cautions. */
export const SIMULATED_ATLAS: MessageKey = 'atlas.simulated';

/** Marks an answer where an atlas or a file that it is made of is simulated. */
export function Simulated({ choices, chosen, state, files, notices, children }: Props) {
  const translator = useLanguage();
  const simulated = isSimulated(choices, chosen, state, files);
  const told = notices?.find(({ key }) => key === SIMULATED_ATLAS);
  const marked = useMemo(() => ({ ...translator, simulated }), [translator, simulated]);
  return (
    <LanguageContext.Provider value={marked}>
      {simulated && notices !== undefined && (
        <p class="caution">
          {told === undefined ? translator.text('sample.caution') : <Say message={told} />}
        </p>
      )}
      {children}
    </LanguageContext.Provider>
  );
}

function isSimulated(
  choices: Choices,
  chosen: Chosen,
  { atlases }: State,
  files: readonly HandedOver[],
): boolean {
  return Object.entries(chosen).some(([name, value]) => {
    if (!Object.hasOwn(choices, name)) return false;
    const { type } = choices[name];
    // A file may stand behind a word of its own, as in direct:3.
    const numbers = [value].flat().map((each) => Number(String(each).split(':').at(-1)));
    if (type === 'file' || type === 'files')
      return files.some(({ file, simulated }) => simulated && numbers.includes(file));
    return (
      (type === 'folder' || type === 'folders') &&
      numbers
        .map((number) => atlases[number])
        .some((each) => each !== undefined && 'simulated' in each && each.simulated)
    );
  });
}
