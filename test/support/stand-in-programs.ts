// Stand-ins for the programs that align reads: they pass on what they are given, and count nothing.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What each does with its arguments; all of them tell their version. */
const PROGRAMS: Readonly<Record<string, string>> = {
  fastp: `echo '{"summary": {"fastp_version": "1.2.3", "before_filtering": {"total_reads":'"$READS"',"total_bases":1}}}' > fastp.json
/bin/cat reads_1.fastq*`,
  bowtie2: 'if [ "$WAITING" ]; then echo $$ > "$WAITING"; exec /bin/sleep 600; fi\n/bin/cat',
  'bowtie2-build': 'for part in 1 2 3 4 rev.1 rev.2; do /bin/cat sequence.fa > "$4.$part.bt2"; done',
  samtools: `case "$1" in
markdup) /bin/cat > aligned.bam ;;
index) echo index > aligned.bam.bai ;;
flagstat) echo '{"QC-passed reads": {"primary": '"$KEPT"', "primary mapped": 4, "properly paired": 2, "primary duplicates": 1}}' ;;
*) /bin/cat ;;
esac`,
};

/**
 * Writes stand-ins into a folder. With `FAILING=PROGRAM` in the environment that program writes half of what it has and fails, with
 * `KILLED=PROGRAM` it is killed then; with `WAITING=FILE` bowtie2 writes its number there and does not end. `READS` are those that fastp counts, `KEPT` those in the BAM file.
 * @param without programs that are not there
 */
export function standInPrograms(folder: string, without: readonly string[] = []): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, script] of Object.entries(PROGRAMS)) {
    if (without.includes(name)) continue;
    const path = join(folder, name);
    const half = 'echo half; echo half > half.tmp; echo "first line" >&2; echo "the reason" >&2';
    writeFileSync(
      path,
      `#!/bin/sh
if [ "$1" = --version ]; then echo "${name} 1.2.3"; exit 0; fi
if [ "$FAILING" = "${name}" ]; then ${half}; exit 3; fi
if [ "$KILLED" = "${name}" ]; then ${half}; kill -9 $$; fi
${script}
`,
    );
    chmodSync(path, 0o755);
  }
}
