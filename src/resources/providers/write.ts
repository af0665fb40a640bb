import type { Transaction } from '../../db/handle.ts';
import { insertRow, requireRow, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { firstDefinition, requireDefinitionIfAny } from '../../practice/office/definitions.ts';
import { lastPlace } from '../../practice/office/last-place.ts';
import { signalSetup } from '../../practice/office/setup-signals.ts';
import { asColumns } from '../../wire/as-columns.ts';
import type { ValuesOf } from '../../wire/input.ts';
import type { newProviderInputs, providerInputs } from './inputs.ts';

type Provider = Row<'provider'>;

/** A provider, a billing entity or a dummy provider; last in the office's order (`companions-people.md` 14). */
export async function createProvider(tx: Transaction, sent: ValuesOf<typeof newProviderInputs>): Promise<Provider> {
  if (sent.FeeSched) await requireRow(tx, 'feesched', sent.FeeSched, 'FeeSched');
  await requireDefinitionIfAny(tx, 'ProviderSpecialties', sent.Specialty, 'Specialty');
  for (const name of ['FName', 'MI'] as const) {
    if (sent.IsNotPerson && sent[name]) throw badRequest(`${name} cannot be set when IsNotPerson is true.`);
  }
  const created = await insertRow(tx, 'provider', {
    UsingTIN: 1,
    SigOnFile: 0,
    ...asColumns(sent),
    FeeSched: sent.FeeSched || (await firstFeeSched(tx)),
    Specialty: sent.Specialty || (await firstDefinition(tx, 'ProviderSpecialties')),
    ItemOrder: await lastPlace(tx, 'provider'),
  });
  await signalSetup(tx, 'Providers');
  return created;
}

export async function updateProvider(
  tx: Transaction,
  provider: Provider,
  sent: ValuesOf<typeof providerInputs>,
): Promise<Provider> {
  const { NationalProvId, ...columns } = sent;
  await requireDefinitionIfAny(tx, 'ProviderSpecialties', sent.Specialty, 'Specialty');
  for (const name of ['FName', 'MI'] as const) {
    if (provider.IsNotPerson && sent[name]) throw badRequest(`${name} cannot be set when IsNotPerson is true.`);
  }
  const changed = await updateRow(tx, 'provider', provider, {
    ...asColumns(columns),
    ...(NationalProvId === undefined ? {} : { NationalProvID: NationalProvId }),
  });
  if (changed !== provider) await signalSetup(tx, 'Providers');
  return changed;
}

async function firstFeeSched(tx: Transaction): Promise<Key> {
  const first = await tx.db
    .selectFrom('feesched')
    .select('FeeSchedNum')
    .where('IsHidden', '=', 0)
    .orderBy('ItemOrder')
    .orderBy('FeeSchedNum')
    .limit(1)
    .executeTakeFirst();
  return first?.FeeSchedNum ?? 0;
}
