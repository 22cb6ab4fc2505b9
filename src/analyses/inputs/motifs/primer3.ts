import { spawnSync } from 'node:child_process';
import { InputError } from '../../../errors.ts';
import { AMPLICON } from '../../../motifs/loci/amplicon-windows.ts';
import type { PrimerDesign, PrimerPair, PrimerTemplate } from '../loci/amplicons.ts';

const PROGRAM = 'primer3_core';

/** Design by the user's own primer3. @throws InputError where it is not on the PATH */
export function primer3(program = PROGRAM): PrimerDesign {
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore', input: '' });
  if (error !== undefined)
    throw new InputError(`${program} cannot be started`, {
      expected: 'Primer3 on the PATH',
      found: error.message,
      fix: 'install it (Debian and Ubuntu: apt-get install primer3), or leave --primers out',
    });
  return (templates) => {
    if (templates.length === 0) return [];
    const { stdout, status, stderr } = spawnSync(program, [], {
      input: templates.map(boulderOf).join(''),
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    });
    const records = stdout.split(/^=$/m).map(fieldsOf);
    const fault = records.find((fields) => fields.has('PRIMER_ERROR'))?.get('PRIMER_ERROR');
    if (fault !== undefined || records.length <= templates.length)
      throw new InputError(`${program} failed`, {
        found: fault ?? (stderr.trim() || `status ${status ?? '?'}`),
        fix: 'leave --primers out, and design primers by hand',
      });
    return templates.map((_, i) => pairOf(records[i]));
  };
}

/** One question in Primer3's own form: a product of 80 to 150 bp over the target, no primer that ends in a repeat. */
function boulderOf({ template, target }: PrimerTemplate, number: number): string {
  return (
    `SEQUENCE_ID=${number}\nSEQUENCE_TEMPLATE=${template}\nSEQUENCE_TARGET=${target},1\n` +
    `PRIMER_TASK=generic\nPRIMER_PRODUCT_SIZE_RANGE=${AMPLICON.shortest}-${AMPLICON.longest}\n` +
    'PRIMER_MIN_TM=58\nPRIMER_OPT_TM=60\nPRIMER_MAX_TM=62\nPRIMER_PAIR_MAX_DIFF_TM=2\n' +
    'PRIMER_LOWERCASE_MASKING=1\nPRIMER_NUM_RETURN=1\n=\n'
  );
}

function fieldsOf(record: string): Map<string, string> {
  return new Map(
    record.split('\n').flatMap((line): [string, string][] => {
      const at = line.indexOf('=');
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
    }),
  );
}

function pairOf(fields: ReadonlyMap<string, string>): PrimerPair | undefined {
  const left = fields.get('PRIMER_LEFT_0_SEQUENCE');
  const right = fields.get('PRIMER_RIGHT_0_SEQUENCE');
  if (left === undefined || right === undefined) return undefined;
  const whole = (key: string): number => Number(fields.get(key)?.split(',')[0]);
  return {
    ...{ left, right },
    meltingLeft: Number(fields.get('PRIMER_LEFT_0_TM')),
    meltingRight: Number(fields.get('PRIMER_RIGHT_0_TM')),
    // Primer3 names the last base of the right primer.
    start: whole('PRIMER_LEFT_0'),
    end: whole('PRIMER_RIGHT_0') + 1,
  };
}
