// Values as YAML writes them on one line.

/** Words that mean themselves, in brackets, too; numbers and such words as `true` do not. */
const PLAIN = /^[\p{L}][\p{L}\p{N}._+/-]*(?: [\p{L}\p{N}._+/-]+)*$/u;
/** Words that one YAML or another takes for a truth or for nothing. */
const MEANS_MORE = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as one value of a line: as it is where it means itself, else between quotes, whatever characters it has. */
export function yamlText(text: string): string {
  return PLAIN.test(text) && !MEANS_MORE.test(text) ? text : JSON.stringify(text);
}
