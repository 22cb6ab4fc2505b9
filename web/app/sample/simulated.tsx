// Whatever is asked of simulated data says so: on the page, in its figures, and in the files that are saved.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Choices } from '../../../src/analyses/inputs/choices.ts';
import { LanguageContext, useLanguage } from '../../components/language.tsx';
import type { Chosen } from '../address.ts';
import type { HandedOver, State } from '../server.ts';

interface Props {
  readonly choices: Choices;
  readonly chosen: Chosen;
  readonly state: State;
  readonly files: readonly HandedOver[];
  readonly children: ComponentChildren;
}

/** Marks an answer where an atlas or a file that it is made of is simulated. */
export function Simulated({ choices, chosen, state, files, children }: Props) {
  const translator = useLanguage();
  const simulated = isSimulated(choices, chosen, state, files);
  const marked = useMemo(() => ({ ...translator, simulated }), [translator, simulated]);
  return (
    <LanguageContext.Provider value={marked}>
      {simulated && <p class="caution">{translator.text('sample.caution')}</p>}
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
