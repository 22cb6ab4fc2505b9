import { useEffect, useState } from 'preact/hooks';
import type { OpenedQuestion } from '../../../src/server/routes/kept.ts';
import { visible, visibleLines } from '../../../src/messages/plain-text.ts';
import { useLanguage } from '../../components/language.tsx';
import { addressOf, placeOf } from '../address.ts';
import type { PageProps } from '../page-props.ts';
import { Question } from '../question.tsx';
import { Refusal } from '../refusal.tsx';
import { kept, resultOf } from './kept-client.ts';

/** A question that was kept, asked anew of the files and the atlas that it was kept with, and whether they are the same still. */
export function KeptQuestionPage(props: PageProps) {
  const { parameters, onFiles } = props;
  const { text } = useLanguage();
  const study = Number(parameters.get('study'));
  const number = Number(parameters.get('kept'));
  const [found, setFound] = useState<OpenedQuestion | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    setFound(null);
    kept.open(study, number).then((opened) => {
      const numbers = new Set(opened.files.map(({ file }) => file));
      onFiles((before) => [...before.filter(({ file }) => !numbers.has(file)), ...opened.files]);
      setFound(opened);
    }, setFailure);
  }, [study, number]);
  return (
    <>
      <aside class="kept" aria-label={text('kept.title')}>
        <p>
          <a href={addressOf('project', { study })}>← {text('kept.title')}</a>
        </p>
        {failure !== null && <Refusal of={failure} />}
        {found !== null && (
          <>
            <p class="fine">
              {text('kept.on', {
                when: new Date(found.of.date).toLocaleString(),
                version: found.of.chipmate,
              })}
            </p>
            {found.of.note !== '' && <p class="kept-note">{visibleLines(found.of.note)}</p>}
            {found.changed.length === 0 && <p>{text('kept.same')}</p>}
            {found.changed.map(({ what, name }) => (
              <p key={name} class="caution">
                {what === 'file'
                  ? text('kept.file-changed', { file: visible(name) })
                  : text('kept.atlas-changed', { atlas: visible(name) })}
              </p>
            ))}
          </>
        )}
        <p>
          <a href={resultOf(study, number)} download>
            {text('kept.table')}
          </a>
        </p>
      </aside>
      {found !== null && (
        <Question
          {...props}
          name={found.question}
          parameters={placeOf(addressOf(found.question, found.chosen)).parameters}
        />
      )}
    </>
  );
}
