import { useLanguage } from '../components/language.tsx';
import { visible } from '../../src/messages/plain-text.ts';
import { Refused } from './server.ts';

/** What could not be done: what, where, what was expected and found, and how to mend it. */
export function Refusal({ of }: { of: unknown }) {
  const { text } = useLanguage();
  if (!(of instanceof Refused) || of.kind === 'bug')
    return (
      <p class="caution" role="alert">
        {text('app.bug')}
      </p>
    );
  const { refusal } = of;
  if (refusal === undefined)
    return (
      <p class="caution" role="alert">
        {text(of.kind === 'unknown' ? 'app.unknown' : 'app.unreachable')}
      </p>
    );
  const { file, line, problem, expected, found, fix } = refusal;
  const place = file === null ? '' : `${file}${line === null ? '' : ` ${text('app.line', { line })}`}`;
  const parts = [
    { label: text('app.where'), words: place === '' ? null : place },
    { label: text('app.expected'), words: expected },
    { label: text('app.found'), words: found },
    { label: text('app.fix'), words: fix },
  ];
  return (
    <div class="caution refusal" role="alert">
      <p>
        <strong>{text('app.refused')}</strong> <span lang="en">{visible(problem)}</span>
      </p>
      <dl>
        {parts.map(({ label, words }) =>
          words === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd lang="en">{visible(words)}</dd>
            </div>
          ),
        )}
      </dl>
    </div>
  );
}
