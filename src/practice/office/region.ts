import type { Handle } from '../../db/handle.ts';
import { badRequest } from '../../domain/refusal.ts';
import { preference } from './preferences.ts';

/** Whether the office is in the USA, where states, postal codes and social security numbers have one form. */
export async function isInUsa(handle: Handle): Promise<boolean> {
  return (await preference(handle, 'LanguageAndRegion')).toUpperCase().endsWith('US');
}

/** 400 for a state that is not two capital letters, in the USA (Patients, Laboratories pages). */
export async function refuseState(handle: Handle, state: string | undefined): Promise<void> {
  if (state && !/^[A-Z]{2}$/.test(state) && (await isInUsa(handle))) {
    throw badRequest('State must be two capital letters.');
  }
}
