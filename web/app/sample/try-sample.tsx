import { useState } from 'preact/hooks';
import type { GivenSample } from '../../../src/server/routes/sample.ts';
import { useLanguage } from '../../components/language.tsx';
import { addressOf } from '../address.ts';
import type { PageProps } from '../page-props.ts';
import { Refusal } from '../refusal.tsx';
import { json, server, type HandedOver } from '../server.ts';

/** For who has no data at hand: simulated peaks are put to a simulated atlas. */
export function TrySample({ onFiles, onState }: Pick<PageProps, 'onFiles' | 'onState'>) {
  const { text } = useLanguage();
  const [isMade, setMade] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  // The data take seconds to be made: that begins when a hand or the keyboard comes to the button.
  const prepare = (): void => void json('api/sample/soon', { method: 'POST' }).catch(() => undefined);
  const open = async (): Promise<void> => {
    setMade(true);
    setFailure(null);
    const add = (own: HandedOver): void =>
      onFiles((before) => [...before.filter(({ file }) => own.file !== file), own]);
    try {
      const { atlas, peaks } = await json<GivenSample>('api/sample', { method: 'POST' });
      onState(await server.state());
      add(peaks);
      location.hash = addressOf('partners', {
        query: peaks.file,
        atlas: [atlas],
        queryAntigen: ['IKZF1'],
        queryCell: 'MM.1S',
      });
      // Made after the rest: it is there when the reader comes back to this page. Where it fails, the next click tries again.
      json<HandedOver>('api/sample/table', { method: 'POST' }).then(add, () => undefined);
    } catch (error) {
      setMade(false);
      setFailure(error);
    }
  };
  return (
    <div class="sample">
      <button
        type="button"
        disabled={isMade}
        aria-describedby="sample-is"
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => void open()}
      >
        {text('sample.try')}
      </button>{' '}
      <span id="sample-is" class="fine">
        {text('sample.what')}
      </span>
      {isMade && <p role="status">{text('sample.making')}</p>}
      {failure !== null && <Refusal of={failure} />}
    </div>
  );
}
