// What is taken along: a study as one file, its tracks, and the evidence behind a partner.
import { useState } from 'preact/hooks';
import type { Notice } from '../../../src/messages/message.ts';
import { download, exportName } from '../../components/download.ts';
import { Say, useLanguage } from '../../components/language.tsx';
import type { Chosen } from '../address.ts';
import { Refusal } from '../refusal.tsx';
import { ask } from '../server.ts';

interface TakenProps {
  readonly label: string;
  readonly name: string;
  readonly from: () => Promise<Response>;
}

/** A button that saves what the server puts together, and says what there is to say of it. */
function Take({ label, name, from }: TakenProps) {
  const { text } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const take = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const response = await from();
      const said = response.headers.get('x-chipmate-notices');
      setNotices(said === null ? [] : (JSON.parse(decodeURIComponent(said)) as Notice[]));
      download(name, await response.blob());
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <>
      <button type="button" disabled={busy} onClick={() => void take()}>
        {label}
      </button>{' '}
      {busy && <span role="status">{text('share.making')}</span>}
      {failure !== null && <Refusal of={failure} />}
      <div role="status">
        {notices.length > 0 && (
          <ul class="notes">
            {notices.map((notice, index) => (
              <li key={index} class={notice.severity === 'caution' ? 'caution' : ''}>
                <Say message={notice} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

/** A study as one file for a colleague, and its tracks. */
export function TakeStudy({ study, name, simulated }: { study: number; name: string; simulated: boolean }) {
  const { text } = useLanguage();
  return (
    <section class="take" aria-labelledby="take">
      <h3 id="take">{text('share.title')}</h3>
      <p class="fine">{text('share.bundle-what')}</p>
      <div>
        <Take
          label={text('share.bundle')}
          name={exportName(simulated, name, 'chipmate.zip')}
          from={() => ask(`api/studies/${study}/bundle`)}
        />
      </div>
      <div>
        <Take
          label={text('share.tracks')}
          name={exportName(simulated, `${name} tracks`, 'zip')}
          from={() => ask(`api/studies/${study}/exports`)}
        />
      </div>
    </section>
  );
}

interface EvidenceProps {
  /** What the question of the sites was asked with. */
  readonly asked: Chosen;
  readonly name: string;
  readonly experiments: readonly string[];
}

/** The evidence behind a partner: its sites, and what the genome browser shows, for other browsers. */
export function TakeEvidence({ asked, name, experiments }: EvidenceProps) {
  const { text, simulated } = useLanguage();
  return (
    <div class="take">
      <Take
        label={text('share.evidence')}
        name={exportName(simulated, name, 'zip')}
        from={() =>
          ask('api/evidence', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ ...asked, experiments }),
          })
        }
      />{' '}
      <span class="fine">{text('share.evidence-what')}</span>
    </div>
  );
}
