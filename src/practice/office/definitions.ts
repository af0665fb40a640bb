import type { Handle } from '../../db/handle.ts';
import type { Row } from '../../db/schema/tables.ts';
import { DefCat } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { notFound } from '../../domain/refusal.ts';

export type CategoryName = keyof typeof DefCat;

/** The definitions of a category in the office's order, hidden ones included. */
export function definitionsOf(handle: Handle, category: CategoryName): Promise<Row<'definition'>[]> {
  return handle.fact(`definitions ${category}`, () =>
    handle.db
      .selectFrom('definition')
      .selectAll()
      .where('Category', '=', DefCat[category])
      .orderBy('ItemOrder')
      .orderBy('DefNum')
      .execute(),
  );
}

/** The definition with this number, if it belongs to the category; hidden ones may be named by number. */
export async function findDefinition(handle: Handle, category: CategoryName, defNum: Key) {
  return (await definitionsOf(handle, category)).find((definition) => definition.DefNum === defNum);
}

/** The same, or 404. */
export async function requireDefinition(
  handle: Handle,
  category: CategoryName,
  defNum: Key,
  thing: string,
): Promise<Row<'definition'>> {
  const definition = await findDefinition(handle, category, defNum);
  if (!definition) throw notFound(thing);
  return definition;
}

/** The same. Answers undefined for 0 and for undefined. */
export async function requireDefinitionIfAny(
  handle: Handle,
  category: CategoryName,
  defNum: Key | undefined,
  thing: string,
): Promise<Row<'definition'> | undefined> {
  return defNum ? requireDefinition(handle, category, defNum, thing) : undefined;
}

/** The first visible definition of this name, letter case ignored (`procedures.md` 18.4). */
export async function findDefinitionNamed(handle: Handle, category: CategoryName, itemName: string) {
  const wanted = itemName.toLowerCase();
  const visible = (await definitionsOf(handle, category)).filter((definition) => !definition.IsHidden);
  return visible.find((definition) => (definition.ItemName ?? '').toLowerCase() === wanted);
}

/** The number behind a definition's name, or 404; undefined when no name was sent. */
export async function definitionByName(
  handle: Handle,
  category: CategoryName,
  itemName: string | undefined,
  thing: string,
): Promise<Key | undefined> {
  if (itemName === undefined) return undefined;
  const definition = await findDefinitionNamed(handle, category, itemName);
  if (!definition) throw notFound(thing);
  return definition.DefNum;
}

/** DefNum of the first visible definition, 0 when the category is empty (`procedures.md` 18.3). */
export async function firstDefinition(handle: Handle, category: CategoryName): Promise<Key> {
  return (await definitionsOf(handle, category)).find((definition) => !definition.IsHidden)?.DefNum ?? 0;
}
