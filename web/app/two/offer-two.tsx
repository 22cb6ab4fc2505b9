import { useLanguage } from '../../components/language.tsx';
import { addressOf } from '../address.ts';
import type { HandedOver } from '../server.ts';
import { filesOfPeaks } from './two-files.tsx';

/** Offers to compare, once there are two files of peaks. */
export function OfferTwo({ files }: { files: readonly HandedOver[] }) {
  const { text } = useLanguage();
  if (filesOfPeaks(files).length < 2) return null;
  return (
    <p>
      <a class="offer" href={addressOf('two', {})}>
        {text('two.offer')}
      </a>
    </p>
  );
}
