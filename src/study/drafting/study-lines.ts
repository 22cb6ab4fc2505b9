import { inEnglish, type Message } from '../../messages/message.ts';
import { visible } from '../../messages/plain-text.ts';

/** Something to look at. */
export interface Question {
  /** Line of the study file, from 1. */
  readonly line: number;
  readonly doubt: Message;
}

/** Lines of a study file with what is not sure of each. */
export class StudyLines {
  readonly #lines: { text: string; doubts: Message[] }[] = [];

  add(text: string, ...doubts: readonly Message[]): void {
    this.#lines.push({ text, doubts: [...doubts] });
  }

  /** @param line from 1 */
  doubt(line: number, doubt: Message): void {
    const at = this.#lines.at(line - 1) ?? this.#lines[0];
    const said = inEnglish(doubt);
    if (!at.doubts.some((each) => inEnglish(each) === said)) at.doubts.push(doubt);
  }

  /** Line of the first that holds a text, from 1; 0 where none does. */
  lineWith(text: string): number {
    return this.#lines.findIndex((line) => line.text.includes(text)) + 1;
  }

  get text(): string {
    return this.#lines
      .map(({ text, doubts }) =>
        doubts.length === 0
          ? `${text}\n`
          : `${text}   # unsure: ${doubts.map((doubt) => visible(inEnglish(doubt))).join('; ')}\n`,
      )
      .join('');
  }

  get questions(): Question[] {
    return this.#lines.flatMap(({ doubts }, at) => doubts.map((doubt) => ({ line: at + 1, doubt })));
  }
}
