import { useState } from 'preact/hooks';
import type { Patient } from '../answers.ts';
import { ask } from '../api.ts';
import { useSpeech } from '../speech.tsx';
import { Problem } from '../surroundings.tsx';
import type { StaffProps } from './staff-props.ts';

const MOST = 50;

/** Patients by the beginning of their names. */
export function FindPatient({ authorization, go, told }: StaffProps) {
  const { words, date } = useSpeech();
  const [found, setFound] = useState<readonly Patient[]>();
  const [problem, setProblem] = useState('');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    const query = new URLSearchParams({ Limit: String(MOST) });
    for (const name of ['LName', 'FName']) {
      const text = String(typed.get(name)).trim();
      if (text) query.set(name, text);
    }
    try {
      setFound(await ask<Patient[]>(authorization, `/v1/patients?${query}`));
      setProblem('');
    } catch (refused) {
      setProblem(told(refused));
    }
  };
  return (
    <>
      <h2>{words.staff.find}</h2>
      <form class="card finder" onSubmit={submit}>
        <label class="field">
          {words.staff.lastName}
          <input name="LName" type="search" autoComplete="off" maxLength={100} />
        </label>
        <label class="field">
          {words.staff.firstName}
          <input name="FName" type="search" autoComplete="off" maxLength={100} />
        </label>
        <button type="submit" class="main">
          {words.staff.search}
        </button>
      </form>
      {problem && <Problem>{problem}</Problem>}
      <p role="status" class="soft">
        {found && (found.length > 0 ? words.staff.patients(found.length) : words.staff.none)}
      </p>
      {found && found.length > 0 && (
        <ul class="plain card entries">
          {found.map(({ PatNum, LName, FName, Birthdate }) => (
            <li>
              <button type="button" class="entry" onClick={() => go(`/chairside/patients/${PatNum}`)}>
                <span>
                  <b>{LName}</b>, {FName}
                </span>
                <span class="soft">{date(Birthdate) && words.staff.born(date(Birthdate))}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
