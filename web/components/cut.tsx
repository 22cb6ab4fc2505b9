import { useLanguage } from './language.tsx';

/** Says that a table was shortened for the page; nothing where it was not. */
export function Cut({ shown, total }: { shown: number; total: number }) {
  const { text } = useLanguage();
  return shown >= total ? null : <p class="fine">{text('table.cut', { shown, total })}</p>;
}
