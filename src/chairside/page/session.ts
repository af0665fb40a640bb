import type { Device } from './words/words.ts';

/**
 * The key pair of the staff, in this tab only, until it was not used for ten minutes. When the browser is handed to a
 * patient, all its tabs note that, and every page except the patient's stays closed until somebody signs in.
 */
const PAIR = 'chairside-keys';
const TOUCHED = 'chairside-touched';
const HANDED = 'chairside-handed-over';
const GIVEN = 'chairside-given-away';

const IDLE_MS = 600_000;

/** `ended` means that the server no longer accepts the keys. */
export type Ended = 'locked' | 'idle' | 'ended' | undefined;

/** The header of the staff's requests; undefined when nobody is signed in. */
export function signedIn(): string | undefined {
  const pair = sessionStorage.getItem(PAIR);
  if (!pair || isHandedOver() || isIdle()) return undefined;
  return `ODFHIR ${pair}`;
}

export function signIn(developerKey: string, customerKey: string): void {
  localStorage.removeItem(HANDED);
  sessionStorage.removeItem(GIVEN);
  sessionStorage.setItem(PAIR, `${developerKey}/${customerKey}`);
  touch();
}

export function signOut(): void {
  sessionStorage.removeItem(PAIR);
}

/** From here on this browser is a patient's. */
export function lockForPatient(): void {
  signOut();
  localStorage.setItem(HANDED, 'yes');
}

/** The same by the staff, who then give the device away in this tab. */
export function handDeviceOver(): void {
  lockForPatient();
  sessionStorage.setItem(GIVEN, 'yes');
}

/** Whether the staff gave this device away. A link may have been opened on any device, also on the patient's own. */
export const deviceHere = (): Device => (sessionStorage.getItem(GIVEN) === null ? 'byLink' : 'ofOffice');

export const isHandedOver = () => localStorage.getItem(HANDED) !== null;

const touch = () => sessionStorage.setItem(TOUCHED, String(Date.now()));
const isIdle = () => Date.now() - Number(sessionStorage.getItem(TOUCHED)) > IDLE_MS;

/** Tells when the session is over, by rest or because another tab was handed over; answers how to stop watching. */
export function watchSession(over: (why: Ended) => void): () => void {
  const active = () => {
    if (!isIdle()) touch();
  };
  const look = () => {
    if (isHandedOver()) return end('locked');
    if (sessionStorage.getItem(PAIR) && isIdle()) end('idle');
  };
  const end = (why: Ended) => {
    signOut();
    over(why);
  };
  const timer = setInterval(look, 5_000);
  const signs = ['pointerdown', 'keydown', 'wheel'] as const;
  for (const sign of signs) addEventListener(sign, active, { passive: true });
  addEventListener('storage', look);
  addEventListener('pageshow', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    for (const sign of signs) removeEventListener(sign, active);
    removeEventListener('storage', look);
    removeEventListener('pageshow', look);
    document.removeEventListener('visibilitychange', look);
  };
}
