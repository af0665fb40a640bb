import type { ComponentChildren } from 'preact';
import { LanguageChoice, useSpeech } from './speech.tsx';

const SIZES = ['', 'larger', 'largest'];

/** The size of the letters stays with the tab, through a reload, too. */
const SIZE = 'chairside-size';
const keptSize = () => sessionStorage.getItem(SIZE) ?? '';

export function showSize(): void {
  document.documentElement.dataset.size = keptSize();
}

/** The head of every screen. */
export function TopBar({ title, children }: { title: string; children?: ComponentChildren }) {
  const { words } = useSpeech();
  const grow = () => {
    const next = SIZES[(SIZES.indexOf(keptSize()) + 1) % SIZES.length]!;
    sessionStorage.setItem(SIZE, next);
    showSize();
  };
  return (
    <header class="top">
      <Mark />
      <h1 tabIndex={-1}>{title}</h1>
      <div class="top-tools">
        <LanguageChoice />
        <button type="button" class="quiet letters" onClick={grow}>
          <span aria-hidden="true">
            A<b>A</b>
          </span>
          <span class="hidden">{words.largerText}</span>
        </button>
      </div>
      {children && <nav class="top-tools">{children}</nav>}
    </header>
  );
}

/** A tooth in one line. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 5c-2-1.5-4-2-5.5-1.2C4 5 3.8 8 4.6 10.5c.6 2 .9 3.5 1.2 6C6 19 6.5 21 8 21c1.6 0 1.5-2.5 2-5 .3-1.5.9-2.5 2-2.5s1.7 1 2 2.5c.5 2.5.4 5 2 5 1.5 0 2-2 2.2-4.5.3-2.5.6-4 1.2-6C20.2 8 20 5 17.5 3.8 16 3 14 3.5 12 5Z" />
    </svg>
  );
}

/** The outlines of the coming screen, so that nothing jumps when it is there. */
export function Loading({ bar }: { bar: ComponentChildren }) {
  const { words } = useSpeech();
  return (
    <>
      {bar}
      <main class="loading" aria-busy="true">
        <p class="hidden" role="status">
          {words.loading}
        </p>
        <div class="ghost tall" />
        <div class="ghost" />
      </main>
    </>
  );
}

/** The server cannot be reached at all. */
export function Away({ retry }: { retry: () => void }) {
  const { words } = useSpeech();
  return (
    <Message title={words.title}>
      <p>{words.away}</p>
      <button type="button" class="main" onClick={retry}>
        {words.awayRetry}
      </button>
    </Message>
  );
}

/** A screen that says one thing. */
export function Message({ title, sign, children }: { title: string; sign?: string; children: ComponentChildren }) {
  return (
    <main class="message">
      <div class="card">
        {sign ? (
          <p class="tick" aria-hidden="true">
            {sign}
          </p>
        ) : (
          <Mark />
        )}
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </div>
      <div class="message-tools no-print">
        <LanguageChoice />
      </div>
    </main>
  );
}

/** Something that went wrong, read out at once. */
export function Problem({ children }: { children: ComponentChildren }) {
  return (
    <p class="problem" role="alert">
      {children}
    </p>
  );
}
