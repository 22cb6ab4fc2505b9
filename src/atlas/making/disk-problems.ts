import { InputError } from '../../errors.ts';
import { writeFault } from '../../formats/text/system-fault.ts';

const NEEDS_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** What the system refused while an atlas was written, as the user's mistake that it is; other errors as they are. */
export function asDiskProblem(error: unknown, output: string): unknown {
  const fault = error instanceof InputError ? error : writeFault(error, output);
  if (!(fault instanceof InputError) || fault === error) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  return new InputError(`${fault.problem}: nothing was written`, {
    key: fault.details.key,
    file: output,
    found: error instanceof Error ? error.message.split('\n')[0] : String(error),
    fix: NEEDS_ROOM.has(code)
      ? 'a build needs about 30 bytes per peak while it runs, 7 afterwards'
      : 'choose a place that can be written, or have it made so',
  });
}
