import type { Language } from './language.tsx';

/** Two buttons, one for each language, in that language. */
export function LanguageSwitch(props: { language: Language; onChange: (language: Language) => void }) {
  return (
    <div class="switch" role="group" aria-label="Language / 言語">
      {(['en', 'ja'] as const).map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={props.language === language}
          onClick={() => props.onChange(language)}
        >
          {language === 'en' ? 'English' : '日本語'}
        </button>
      ))}
    </div>
  );
}
