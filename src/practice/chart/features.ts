import type { Handle } from '../../db/handle.ts';
import { badRequest } from '../../domain/refusal.ts';
import { isPreferenceOn } from '../office/preferences.ts';

interface GatedFields {
  readonly PlaceService?: unknown;
  readonly SiteNum?: unknown;
  readonly ProcTimeEnd?: unknown;
}

/**
 * Refuses fields of features that the office has switched off, whatever their value (`procedures.md` 18.5; the
 * preference for Public Health is stored inverted).
 */
export async function refuseGatedFields(handle: Handle, sent: GatedFields): Promise<void> {
  for (const name of ['PlaceService', 'SiteNum'] as const) {
    if (sent[name] !== undefined && (await isPreferenceOn(handle, 'EasyHidePublicHealth'))) {
      throw badRequest(`${name} cannot be set unless the Public Health feature is enabled.`);
    }
  }
  if (sent.ProcTimeEnd !== undefined && !(await isPreferenceOn(handle, 'ShowFeatureMedicalInsurance'))) {
    throw badRequest('ProcTimeEnd cannot be set unless the Medical Insurance feature is enabled.');
  }
}
