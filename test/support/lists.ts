import type { TestPractice } from './test-practice.ts';

/** Preferences by their names. */
export function layPreferences(practice: TestPractice, preferences: Readonly<Record<string, string>>) {
  const rows = Object.entries(preferences).map(([PrefName, ValueString]) => ({ PrefName, ValueString }));
  return practice.lay('preference', ...rows);
}

export type Definition = readonly [category: number, DefNum: number, ItemName: string, ItemValue?: string];

/** Definitions, in this order. */
export function layDefinitions(practice: TestPractice, definitions: readonly Definition[]) {
  const rows = definitions.map(([Category, DefNum, ItemName, ItemValue = ''], ItemOrder) => ({
    Category,
    DefNum,
    ItemName,
    ItemValue,
    ItemOrder,
  }));
  return practice.lay('definition', ...rows);
}
