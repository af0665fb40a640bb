import { type ComponentType, render } from 'preact';
import { useState } from 'preact/hooks';
import { firstLanguage, SpeechContext, speechOf } from './speech.tsx';
import { showSize } from './surroundings.tsx';

/** Puts an app in the place of the first paint. */
export function show(App: ComponentType): void {
  function Page() {
    const [language, setLanguage] = useState(firstLanguage);
    const speech = speechOf(language, setLanguage);
    return (
      <SpeechContext.Provider value={speech}>
        <App />
      </SpeechContext.Provider>
    );
  }
  // A page that the browser has kept may show what is locked now.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
  // Another hand-over in the same tab changes the fragment only.
  addEventListener('hashchange', () => location.reload());

  showSize();
  const root = document.getElementById('app')!;
  root.replaceChildren();
  render(<Page />, root);
}
