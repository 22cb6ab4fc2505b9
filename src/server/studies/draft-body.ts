import type { Message, Notice } from '../../messages/message.ts';
import type { Study } from '../../study/file/study-schema.ts';
import { checkDraft } from '../../study/project/draft-study.ts';
import { refusalBody, type RefusalBody } from '../answer-body.ts';

/** A study as somebody is writing it, to be checked. */
export interface Draft {
  readonly text: string;
  /** Path of the study file. */
  readonly path: string;
  /** Paths that the app was started with. */
  readonly served: readonly string[];
}

/** What a page is told of a draft. */
export interface DraftBody {
  readonly problems: readonly RefusalBody['refusal'][];
  readonly notices: readonly Notice[];
  readonly steps: readonly { readonly title: Message; readonly skipped: Message | null }[];
  readonly study: Study | null;
}

export async function draftBody({ text, path, served }: Draft): Promise<DraftBody> {
  const checked = await checkDraft(text, path, served);
  const problems = checked.problems.flatMap((problem) => refusalBody(problem)?.refusal ?? []);
  return { ...checked, problems };
}
