import type { Expressed } from '../../src/expression/expressed-here.ts';
import type { MessageKey } from '../../src/messages/english/index.ts';
import type { TableColumn } from './table/table-column.ts';
import { useLanguage } from './language.tsx';

const WORDS: Readonly<Record<Expressed, MessageKey>> = {
  yes: 'expressed.word-yes',
  unclear: 'expressed.word-unclear',
  'not seen': 'expressed.word-not-seen',
  'not measured': 'expressed.word-not-measured',
  unknown: 'expressed.word-unknown',
};

/** How a column of what is known of the factors' expression is shown: in words. */
export function inWords(values: readonly Expressed[]): Pick<TableColumn, 'show' | 'wordOf'> {
  return {
    show: (row) => <Word of={values[row]} />,
    wordOf: (value) => (Object.hasOwn(WORDS, value) ? WORDS[value as Expressed] : undefined),
  };
}

/** Whether anything is known of any row. */
export function isKnown(values: readonly Expressed[]): boolean {
  return values.some((value) => value !== 'unknown');
}

function Word({ of }: { of: Expressed }) {
  const { text } = useLanguage();
  return <>{text(WORDS[of])}</>;
}
