import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Patient } from '../answers.ts';
import { useSpeech } from '../speech.tsx';
import { Problem } from '../surroundings.tsx';
import { findPatients, MOST } from './search.ts';
import type { StaffProps } from './staff-props.ts';
import { useStaffWords } from './staff-speech.ts';

/** The search for a patient by what the staff know. */
export function FindPatient({
  authorization,
  go,
  told,
  sought,
}: StaffProps & { readonly sought: { current: string } }) {
  const { date } = useSpeech();
  const staff = useStaffWords();
  const [found, setFound] = useState<readonly Patient[]>();
  const [problem, setProblem] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const find = async (typed: string) => {
    // An answer that was overtaken is of nobody's interest.
    const isLast = () => typed === sought.current;
    try {
      const people = await findPatients(authorization, typed, new Date().toISOString());
      if (!isLast()) return;
      setFound(people);
      setProblem('');
    } catch (refused) {
      if (!isLast()) return;
      setFound(undefined);
      setProblem(told(refused));
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    sought.current = field.current!.value;
    void find(sought.current);
  };
  useLayoutEffect(() => {
    field.current!.focus({ preventScroll: true });
    // Whoever comes back from a patient finds the others again.
    if (sought.current) void find(sought.current);
  }, []);
  const count = found?.length ?? 0;
  return (
    <>
      <h2>{staff.find}</h2>
      <form class="card finder" onSubmit={submit}>
        <label class="field">
          {staff.sought}
          <input
            ref={field}
            name="sought"
            defaultValue={sought.current}
            type="search"
            dir="auto"
            autoComplete="off"
            maxLength={100}
            aria-describedby="sought-how"
          />
        </label>
        <button type="submit" class="main">
          {staff.search}
        </button>
        <p class="soft small" id="sought-how">
          {staff.soughtHow}
        </p>
      </form>
      {problem && <Problem>{problem}</Problem>}
      <p role="status" class="soft">
        {found && (count === 0 ? staff.none : count < MOST ? staff.patients(count) : staff.most(MOST))}
      </p>
      {found && count > 0 && (
        <ul class="plain card entries">
          {found.slice(0, MOST).map(({ PatNum, LName, FName, Birthdate }) => (
            <li>
              <button type="button" class="entry" onClick={() => go(`/chairside/patients/${PatNum}`)}>
                <bdi>
                  <b>{LName}</b>, {FName}
                </bdi>
                <span class="soft">
                  {[date(Birthdate) && staff.born(date(Birthdate)), staff.number(PatNum)].filter(Boolean).join(' · ')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
