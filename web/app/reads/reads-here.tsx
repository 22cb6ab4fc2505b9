import { useLanguage } from '../../components/language.tsx';
import { addressOf } from '../address.ts';
import type { HandedOver, State } from '../server.ts';
import { offersOf, whatItIs } from '../what-it-is.ts';

interface Props {
  /** Files of the folders that the server was started with. */
  readonly files: readonly HandedOver[];
  readonly state: State;
}

/** Reads and signals that lie in the user's own folders, each with what it can be asked. */
export function ReadsHere({ files, state }: Props) {
  const { text } = useLanguage();
  if (!state.hasReads) return null;
  return (
    <details class="reads-here" open={files.length <= 12}>
      <summary>{text('reads.title', { files: files.length })}</summary>
      <p class="fine">{text(files.length === 0 ? 'reads.empty' : 'reads.where')}</p>
      <ul>
        {files.map(({ file, name, bytes, recognised, simulated }) => (
          <li key={file}>
            {name} {simulated && <span class="simulated">{text('app.simulated')}</span>}{' '}
            <span class="fine">
              {whatItIs(recognised, text)}, {sizeOf(bytes)}
            </span>
            {offersOf(recognised, state).map(({ question, title, as = '' }) => (
              <span key={question}>
                {' '}
                <a
                  class="offer"
                  href={addressOf(question, { [as]: [file], ...sizeFor(question, recognised, state) })}
                >
                  {text(title)}
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Texts of reads do not say of which genome they are: where all atlases are of one, its size is filled in. */
function sizeFor(
  question: string,
  recognised: HandedOver['recognised'],
  { atlases }: State,
): { readonly genomeSize?: string } {
  if (!('format' in recognised) || recognised.format === 'BAM' || question === 'peaks signal') return {};
  const [genome, ...others] = new Set(atlases.flatMap((atlas) => ('genome' in atlas ? [atlas.genome] : [])));
  const isKnown = others.length === 0 && /^(?:hg|mm|ce|dm)\d+$/.test(genome ?? '');
  return isKnown ? { genomeSize: genome } : {};
}

function sizeOf(bytes: number): string {
  const [unit, of] = bytes >= 1e9 ? ['GB', 1e9] : bytes >= 1e6 ? ['MB', 1e6] : ['kB', 1e3];
  const amount = bytes / Number(of);
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${unit}`;
}
