import type { Notice } from '../../src/messages/message.ts';
import { Say } from './language.tsx';

/** What was said of an analysis: cautions at once, notes where they are asked for. @param record what the folded notes are called */
export function Notices({
  notices,
  record,
}: {
  readonly notices: readonly Notice[];
  readonly record: string;
}) {
  const notes = notices.filter(({ severity }) => severity === 'note');
  return (
    <>
      {notices
        .filter(({ severity }) => severity === 'caution')
        .map((notice, index) => (
          <p class="caution" key={index}>
            <Say message={notice} />
          </p>
        ))}
      {notes.length > 0 && (
        <details class="record">
          <summary>{record}</summary>
          <ul class="notes">
            {notes.map((notice, index) => (
              <li key={index}>
                <Say message={notice} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
