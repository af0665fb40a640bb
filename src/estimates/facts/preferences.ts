import { type Key, toKey } from '../../domain/key.ts';

/** The preferences that change an estimate, with their shipped defaults (`insurance-estimates.md` 3). */
export const DEFAULT_PREFERENCES = {
  InsChecksFrequency: true,
  CoPay_FeeSchedule_BlankLikeZero: true,
  FixedBenefitBlankLikeZero: false,
  InsOutOfNetworkBlankLikeZero: false,
  InsPpoAlwaysUseUcrFee: false,
  InsPlanUseUcrFeeForExclusions: false,
  InsPlanExclusionsMarkDoNotBillIns: false,
  InsPPOsecWriteoffs: false,
  InsPlansZeroWriteOffsOnAnnualMax: false,
  InsPlansZeroWriteOffsOnFreqOrAging: false,
  InsEstRecalcReceived: false,
  ClaimProcsAllowedToBackdate: false,
  TreatPlanSortByTooth: true,
  SalesTaxPercentage: 0,
  /** 0: the first provider of the input. */
  PracticeDefaultProv: 0 as Key,
};

export type EstimatePreferences = Readonly<typeof DEFAULT_PREFERENCES>;

/**
 * Reads the preferences from stored text (`"1"`, `"0"`, `"7.5"`) or from plain values. A preference that is missing or
 * cannot be read keeps its shipped default; other names are ignored.
 */
export function preferencesFrom(stored: Readonly<Record<string, unknown>>): EstimatePreferences {
  const read: Record<string, boolean | Key> = { ...DEFAULT_PREFERENCES };
  for (const [name, shipped] of Object.entries(DEFAULT_PREFERENCES)) {
    const value = stored[name];
    if (value === undefined || value === null || value === '') continue;
    if (typeof shipped === 'boolean') read[name] = isOn(value, shipped);
    else if (name === 'PracticeDefaultProv') read[name] = /^\d+$/.test(String(value)) ? toKey(String(value)) : shipped;
    else if (Number.isFinite(Number(value))) read[name] = Number(value);
  }
  return read as EstimatePreferences;
}

function isOn(value: unknown, shipped: boolean): boolean {
  const text = String(value).toLowerCase();
  if (text === '1' || text === 'true') return true;
  return text === '0' || text === 'false' ? false : shipped;
}
