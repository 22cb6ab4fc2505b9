import { useId } from 'preact/hooks';
import { useLanguage } from './language.tsx';

/**
 * A button that opens what a word means: by touch, mouse or keyboard. Escape or a tap elsewhere closes it, as the browser
 * does for every popover; the focus goes to the text, so that it is read aloud, and back.
 */
export function Definition({ column, help }: { column: string; help: string }) {
  const { text } = useLanguage();
  const id = useId();
  return (
    <>
      <button type="button" class="what" popovertarget={id} aria-label={text('help.open', { column })}>
        ?
      </button>
      <div
        id={id}
        class="definition"
        popover="auto"
        tabIndex={-1}
        onToggle={(event) => {
          if (event.newState === 'open') event.currentTarget.focus();
        }}
      >
        <b>{column}</b> {help}
      </div>
    </>
  );
}
