import { sumsOf, type Treatment } from '../plan-view.ts';
import { useSpeech } from '../speech.tsx';
import { Problem } from '../surroundings.tsx';
import type { Draft } from './draft.ts';

interface Props {
  readonly treatments: readonly Treatment[];
  readonly draft: Draft;
  change(values: Partial<Draft>): void;
}

/** A check box for every treatment; those that are not ticked are declined. */
export function Accept({ treatments, draft: { declined }, change }: Props) {
  const { words, money } = useSpeech();
  const toggle = (id: number) =>
    change({ declined: declined.includes(id) ? declined.filter((one) => one !== id) : [...declined, id] });
  return (
    <>
      {treatments.length > 1 && <p class="soft">{words.acceptHint}</p>}
      <ul class="plain accept">
        {treatments.map(({ id, name, place, PatAmt }) => {
          const isDeclined = declined.includes(id);
          return (
            <li class={isDeclined ? 'aside' : ''}>
              <label class="check">
                <input
                  type="checkbox"
                  checked={!isDeclined}
                  disabled={treatments.length === 1}
                  onChange={() => toggle(id)}
                />
                <span>
                  {name}
                  {place && <span class="where">{place}</span>}
                </span>
                <span class="amount">{isDeclined ? words.setAside : money(PatAmt)}</span>
              </label>
            </li>
          );
        })}
      </ul>
      <p class="accept-sum" role="status">
        {words.youPay} <b>{money(sumsOf(treatments.filter(({ id }) => !declined.includes(id))).PatAmt)}</b>
      </p>
      {declined.length > 0 && declined.length === treatments.length && <Problem>{words.acceptSome}</Problem>}
    </>
  );
}
