import { useLanguage, type Translator } from '../components/language.tsx';
import { english, type MessageKey } from '../../src/messages/english/index.ts';
import { PLACEHOLDER } from '../../src/messages/message.ts';
import { visible } from '../../src/messages/plain-text.ts';
import type { RefusalBody } from '../../src/server/answer-body.ts';
import { partOf, thingOf } from './refusal-parts.ts';
import { Refused } from './server.ts';
import { withFields } from './wording.ts';

interface Words {
  readonly words: string;
  readonly lang: 'en' | 'ja';
}

/** What could not be done: what, where, what was expected and found, and how to mend it. */
export function Refusal({ of }: { of: unknown }) {
  const translator = useLanguage();
  const { text, language } = translator;
  if (!(of instanceof Refused) || of.kind === 'bug')
    return (
      <p class="caution" role="alert">
        {text('app.bug')}
      </p>
    );
  const { refusal } = of;
  if (refusal === undefined)
    return (
      <p class="caution" role="alert">
        {text(of.kind === 'unknown' ? 'app.unknown' : 'app.unreachable')}
      </p>
    );
  const { file, line } = refusal;
  const { problem, fix } = inWords(refusal, translator);
  const place = file === null ? '' : `${file}${line === null ? '' : ` ${text('app.line', { line })}`}`;
  const parts: readonly { readonly label: string; readonly said: Words }[] = [
    { label: text('app.where'), said: { words: place, lang: language } },
    { label: text('app.expected'), said: partInWords(refusal.expected ?? '', translator) },
    { label: text('app.found'), said: partInWords(refusal.found ?? '', translator) },
    { label: text('app.fix'), said: fix },
  ];
  const shown = ({ words }: Words): string => visible(withFields(words, language));
  return (
    <div class="caution refusal" role="alert">
      <p>
        <strong>{text('app.refused')}</strong> <span lang={problem.lang}>{shown(problem)}</span>
      </p>
      <dl>
        {parts
          .filter(({ said }) => said.words !== '')
          .map(({ label, said }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd lang={said.lang}>{shown(said)}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}

/** What was expected or found, where the catalogue knows it; else as it was said, which is English or a quotation. */
function partInWords(said: string, { text, language }: Translator): Words {
  const part = partOf(said);
  if (language === 'en' || part === undefined) return { words: said, lang: 'en' };
  return { words: text(part.key, part.values), lang: language };
}

/** What could not be done, in one sentence. */
export function RefusalSentence({ of }: { of: RefusalBody['refusal'] }) {
  const translator = useLanguage();
  const { words, lang } = inWords(of, translator).problem;
  return <span lang={lang}>{visible(withFields(words, translator.language))}</span>;
}

/** The sentences of the catalogue where it has them with all their values; else those of the command line, which are English. */
function inWords(
  { key, values, problem, fix }: RefusalBody['refusal'],
  { text, language: lang }: Translator,
): { problem: Words; fix: Words } {
  const thing = typeof values['what'] === 'string' ? thingOf(values['what']) : undefined;
  const named = thing === undefined ? values : { ...values, what: text(thing) };
  const of = (name: string, otherwise: string): Words => {
    if (!Object.hasOwn(english, name)) return { words: otherwise, lang: 'en' };
    const known = name as MessageKey;
    const names = Array.from(english[known].matchAll(PLACEHOLDER), ([, each]) => each);
    const isWhole = names.every((each) => Object.hasOwn(values, each));
    return isWhole ? { words: text(known, named), lang } : { words: otherwise, lang: 'en' };
  };
  return { problem: of(`refused.${key}`, problem), fix: of(`fix.${key}`, fix ?? '') };
}
