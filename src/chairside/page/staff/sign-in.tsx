import { useState } from 'preact/hooks';
import { ApiError, fetchFrom } from '../api.ts';
import { type Ended, isHandedOver, signIn } from '../session.ts';
import { useSpeech } from '../speech.tsx';
import { Message, Problem } from '../surroundings.tsx';
import { useOneAtATime } from './one-at-a-time.ts';
import { refusalOf } from './refusal.ts';
import { useStaffWords } from './staff-speech.ts';

/** Asks for the key pair of the office. No data of a patient is loaded before the server has accepted the keys. */
export function SignIn({ why, done }: { why: Ended; done: () => void }) {
  const { words } = useSpeech();
  const staff = useStaffWords();
  const [problem, setProblem] = useState('');
  const { isBusy, start } = useOneAtATime();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    const [developerKey, customerKey] = [String(typed.get('developer')).trim(), String(typed.get('customer')).trim()];
    void start(() => enter(developerKey, customerKey));
  };
  const enter = async (developerKey: string, customerKey: string) => {
    try {
      await fetchFrom(`ODFHIR ${encodeURI(developerKey)}/${encodeURI(customerKey)}`, '/v1/patients?Limit=1');
      signIn(developerKey, customerKey);
      done();
    } catch (refused) {
      if (!(refused instanceof ApiError)) throw refused;
      setProblem(refusalOf(refused, words, staff).sentence);
    }
  };
  // Never after a patient had the device: whoever holds it then must know the pair.
  const [developer, customer] = isHandedOver() ? [] : (document.getElementById('app')!.dataset.demo ?? '').split('/');
  const changed = ({ currentTarget }: Event) => spread(currentTarget as HTMLInputElement);
  return (
    <Message title={words.staffTitle}>
      {why && <p role="status">{staff[why]}</p>}
      <form onSubmit={submit} class="stack">
        <label class="field">
          {staff.developerKey}
          <input
            name="developer"
            type="password"
            autoComplete="off"
            required
            defaultValue={developer}
            onChange={changed}
          />
        </label>
        <label class="field">
          {staff.customerKey}
          <input name="customer" type="password" autoComplete="off" required defaultValue={customer} />
        </label>
        {problem && <Problem>{problem}</Problem>}
        <button type="submit" class="main" aria-disabled={isBusy}>
          {staff.signIn}
        </button>
      </form>
      <p class="soft small">{customer ? staff.demoText : staff.signInText}</p>
    </Message>
  );
}

/** A server prints a pair as one, `Developer/Customer`: given whole in the first field, it is spread over both. */
function spread(developer: HTMLInputElement): void {
  const [, first, second] = /^\s*(?:ODFHIR\s+)?([^/\s]+)\/([^/\s]+)\s*$/i.exec(developer.value) ?? [];
  if (first === undefined || second === undefined) return;
  developer.value = first;
  (developer.form!.elements.namedItem('customer') as HTMLInputElement).value = second;
}
