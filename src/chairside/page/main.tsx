import { render } from 'preact';
import { useState } from 'preact/hooks';
import { PatientApp } from './patient/patient-app.tsx';
import { firstLanguage, SpeechContext, speechOf } from './speech.tsx';
import { StaffApp } from './staff/staff-app.tsx';

const isPatient = location.pathname.startsWith('/chairside/present');

function Page() {
  const [language, setLanguage] = useState(firstLanguage);
  const speech = speechOf(language, setLanguage);
  return <SpeechContext.Provider value={speech}>{isPatient ? <PatientApp /> : <StaffApp />}</SpeechContext.Provider>;
}

// A page that the browser kept from before may show what is locked by now.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});
// Another hand-over in the same tab changes the fragment only.
addEventListener('hashchange', () => location.reload());

const root = document.getElementById('app')!;
root.replaceChildren();
render(<Page />, root);
