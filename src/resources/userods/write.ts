import type { Transaction } from '../../db/handle.ts';
import { deleteRows, insertRow, rowsWhere, updateRow } from '../../db/rows/rows.ts';
import type { Row } from '../../db/schema/tables.ts';
import { PermType } from '../../domain/enums.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { requireClinicIfAny } from '../../practice/office/clinics.ts';
import { requireProviderIfAny } from '../../practice/office/providers.ts';
import { requireReferences, rowIfAny, rowsOf } from '../../practice/office/references.ts';
import { signalSetup } from '../../practice/office/setup-signals.ts';
import { flagInput, keyInput, keyListInput, type ValuesOf } from '../../wire/input.ts';

type Userod = Row<'userod'>;

/** Body of Userods PUT. */
export const userodInputs = {
  userGroupNums: keyListInput({ added: '25.1.10', description: 'Replaces the groups of the user.' }),
  EmployeeNum: keyInput({ description: '0 = none.' }),
  ProviderNum: keyInput({ description: 'provider.ProvNum; 0 = none.' }),
  ClinicNum: keyInput({ description: '0 = none.' }),
  IsHidden: flagInput(),
  IsPasswordResetRequired: flagInput({ added: '25.1.10' }),
};

const REFERENCES = {
  userGroupNums: rowsOf('usergroup', 'UserGroup'),
  EmployeeNum: rowIfAny('employee', 'Employee'),
  ProviderNum: requireProviderIfAny,
  ClinicNum: requireClinicIfAny,
};

/** Who a user is and what the user may do (`companions-people.md` 14). */
export async function updateUserod(
  tx: Transaction,
  user: Userod,
  sent: ValuesOf<typeof userodInputs>,
): Promise<Userod> {
  await requireReferences(tx, sent, REFERENCES);
  const { userGroupNums, ProviderNum, EmployeeNum, ClinicNum, IsHidden, IsPasswordResetRequired } = sent;
  const attached = await rowsWhere(tx, 'usergroupattach', 'UserNum', user.UserNum);
  const groups = userGroupNums ?? attached.map(({ UserGroupNum }) => UserGroupNum);
  await keepAnAdministrator(tx, user, IsHidden ?? user.IsHidden === 1, groups);
  if (userGroupNums) await replaceGroups(tx, user.UserNum, attached, userGroupNums);
  const changed = await updateRow(tx, 'userod', user, {
    ...(EmployeeNum === undefined ? {} : { EmployeeNum }),
    ...(ProviderNum === undefined ? {} : { ProvNum: ProviderNum }),
    ...(ClinicNum === undefined ? {} : { ClinicNum }),
    ...(IsHidden === undefined ? {} : { IsHidden: Number(IsHidden) }),
    ...(IsPasswordResetRequired === undefined ? {} : { IsPasswordResetRequired: Number(IsPasswordResetRequired) }),
  });
  if (tx.changes.length > 0) await signalSetup(tx, 'Security');
  return changed;
}

async function replaceGroups(
  tx: Transaction,
  UserNum: Key,
  attached: readonly Row<'usergroupattach'>[],
  wanted: readonly Key[],
): Promise<void> {
  const gone = attached.filter(({ UserGroupNum }) => !wanted.includes(UserGroupNum));
  await deleteRows(tx, 'usergroupattach', gone);
  const known = attached.map(({ UserGroupNum }) => UserGroupNum);
  for (const UserGroupNum of wanted.filter((group) => !known.includes(group))) {
    await insertRow(tx, 'usergroupattach', { UserNum, UserGroupNum });
  }
}

/** Refuses to remove the last user who may set up security: without one the office could not be repaired. */
async function keepAnAdministrator(
  tx: Transaction,
  user: Userod,
  isHidden: boolean,
  groups: readonly Key[],
): Promise<void> {
  const permissions = await rowsWhere(tx, 'grouppermission', 'PermType', PermType.SecurityAdmin);
  const mayAdminister = new Set(permissions.map(({ UserGroupNum }) => UserGroupNum));
  if (!isHidden && groups.some((group) => mayAdminister.has(group))) return;
  const visible = await tx.db
    .selectFrom('usergroupattach')
    .innerJoin('userod', 'userod.UserNum', 'usergroupattach.UserNum')
    .select(['usergroupattach.UserNum', 'usergroupattach.UserGroupNum'])
    .where('userod.IsHidden', '=', 0)
    .execute();
  const administrators = new Set(
    visible.filter(({ UserGroupNum }) => mayAdminister.has(UserGroupNum)).map(({ UserNum }) => UserNum),
  );
  if (administrators.size === 1 && administrators.has(user.UserNum)) {
    throw badRequest('At least one user with the permission SecurityAdmin must remain.');
  }
}
