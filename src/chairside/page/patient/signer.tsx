import type { Presentation } from '../answers.ts';
import { isolated } from '../format.ts';
import { useSpeech } from '../speech.tsx';
import type { Method, Relation } from '../words/words.ts';
import type { Draft } from './draft.ts';
import { Pad } from './pad.tsx';

/** What a signature still lacks. */
export type Lack = 'consent' | 'name' | 'strokes' | undefined;

export function whatIsMissing({ agreedTo, name, method, strokes }: Draft, consent: string): Lack {
  if (agreedTo !== consent) return 'consent';
  if (!name.trim()) return 'name';
  return method === 'drawn' && strokes.length === 0 ? 'strokes' : undefined;
}

interface Props {
  readonly draft: Draft;
  readonly missing: Lack;
  change(values: Partial<Draft>): void;
}

/** The text that is agreed to. */
export function Consent({ consent, draft, missing, change }: Props & Pick<Presentation, 'consent'>) {
  const { words } = useSpeech();
  return (
    <>
      <legend>{words.consentTitle}</legend>
      <p class="consent">{consent.text}</p>
      <label class="check">
        <input
          type="checkbox"
          data-for="consent"
          checked={draft.agreedTo === consent.version}
          aria-describedby={missing === 'consent' ? 'missing' : undefined}
          onChange={({ currentTarget }) => change({ agreedTo: currentTarget.checked ? consent.version : '' })}
        />
        {words.consent}
      </label>
      {missing === 'consent' && <Missing>{words.missing.consent}</Missing>}
    </>
  );
}

/** Who signs. `minor` is the name of a patient for whom somebody else is expected to sign. */
export function Signer({ minor, draft, missing, change }: Props & { readonly minor: string | undefined }) {
  const { words } = useSpeech();
  return (
    <>
      <legend>{words.relationTitle}</legend>
      {minor !== undefined && <p class="soft above">{words.minor(isolated(minor))}</p>}
      <Choices<Relation>
        name="relation"
        texts={words.relation}
        chosen={draft.relation}
        choose={(relation) => change({ relation })}
      />
      <label class="field">
        {words.name}
        <input
          type="text"
          dir="auto"
          data-for="name"
          autoComplete="off"
          maxLength={255}
          value={draft.name}
          aria-invalid={missing === 'name'}
          aria-describedby={missing === 'name' ? 'missing' : undefined}
          onInput={({ currentTarget }) => change({ name: currentTarget.value })}
        />
      </label>
      {missing === 'name' && <Missing>{words.missing.name}</Missing>}
    </>
  );
}

/** The signature itself. */
export function Signature({ draft, missing, change }: Props) {
  const { words } = useSpeech();
  return (
    <>
      <legend>{words.methodTitle}</legend>
      <Choices<Method>
        name="method"
        texts={words.method}
        chosen={draft.method}
        choose={(method) => change({ method })}
      />
      {draft.method === 'typed' ? (
        <p class="soft">{words.typedHint}</p>
      ) : (
        <Pad strokes={draft.strokes} change={(strokes) => change({ strokes })} />
      )}
      {missing === 'strokes' && <Missing>{words.missing.strokes}</Missing>}
    </>
  );
}

interface ChoicesProps<Name extends string> {
  readonly name: string;
  readonly texts: Readonly<Record<Name, string>>;
  readonly chosen: Name;
  choose(one: Name): void;
}

function Choices<Name extends string>({ name, texts, chosen, choose }: ChoicesProps<Name>) {
  return (
    <div class="choices">
      {(Object.keys(texts) as Name[]).map((one) => (
        <label class={one === chosen ? 'choice on' : 'choice'}>
          <input type="radio" name={name} checked={one === chosen} onChange={() => choose(one)} />
          {texts[one]}
        </label>
      ))}
    </div>
  );
}

function Missing({ children }: { children: string }) {
  return (
    <p class="problem" role="alert" id="missing">
      {children}
    </p>
  );
}
