// The texts of the page in the reader's language: those of the other one are asked of the server when it is chosen.
import { english } from '../../src/messages/english/index.ts';
import { languageFrom, type Language, type Spoken } from '../components/language.tsx';

/** Where the browser keeps the reader's language. */
export const LANGUAGE = 'chipmate.language';

export async function textsIn(language: Language): Promise<Spoken> {
  if (language === 'en') return { language, texts: english };
  return { language, texts: (await import('../../src/messages/japanese/index.ts')).japanese };
}

export function rememberedLanguage(): Language {
  const kept = localStorage.getItem(LANGUAGE);
  return kept === 'en' || kept === 'ja' ? kept : languageFrom(navigator.languages);
}
