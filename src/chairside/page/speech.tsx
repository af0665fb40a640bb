import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Formats, formatsFor } from './format.ts';
import { LANGUAGES, type Language, languageFor } from './language.ts';
import { messages } from './messages.ts';
import type { Words } from './words/words.ts';

interface Speech extends Formats {
  readonly language: Language;
  readonly words: Words;
  choose(language: Language): void;
}

export const SpeechContext = createContext<Speech | undefined>(undefined);

/** The words and formats of the language that is spoken. */
export const useSpeech = (): Speech => useContext(SpeechContext)!;

const KEPT = 'chairside-language';

export const firstLanguage = (): Language => languageFor(sessionStorage.getItem(KEPT) ?? navigator.languages.join(','));

export function speechOf(language: Language, choose: (language: Language) => void): Speech {
  document.documentElement.lang = language;
  document.title = messages[language].title;
  return {
    ...formatsFor(language),
    language,
    words: messages[language],
    choose(next) {
      sessionStorage.setItem(KEPT, next);
      choose(next);
    },
  };
}

/** One button per other language, named in that language. */
export function LanguageChoice() {
  const { language, choose } = useSpeech();
  return (
    <>
      {(Object.keys(LANGUAGES) as Language[])
        .filter((other) => other !== language)
        .map((other) => (
          <button type="button" class="quiet" lang={other} onClick={() => choose(other)}>
            {LANGUAGES[other]}
          </button>
        ))}
    </>
  );
}
