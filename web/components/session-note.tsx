import { useContext } from 'preact/hooks';
import { useLanguage } from './language.tsx';
import { BrowserContext } from './place-link.tsx';

/** How the session beside the page is opened, and what it holds. */
export function SessionNote() {
  const { text } = useLanguage();
  const { session } = useContext(BrowserContext);
  if (session === null) return null;
  const { path, partners, leftOut } = session;
  const listed = (names: readonly string[]): string => names.join(', ');
  return (
    <div class="session">
      <h3>{text('session.title')}</h3>
      <p>
        <a href={path}>
          {text('session.link')}: {path}
        </a>
      </p>
      <p>
        {text('session.open', { file: path })}{' '}
        {partners.length === 0 ? text('session.own') : text('session.partners', { names: listed(partners) })}{' '}
        {leftOut.length > 0 && text('session.left-out', { names: listed(leftOut) })}
      </p>
    </div>
  );
}
