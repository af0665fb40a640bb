import type { Transaction } from '../../db/handle.ts';
import { insertRow, requireRow } from '../../db/rows/rows.ts';
import { sized } from '../../db/schema/sized.ts';
import type { Row } from '../../db/schema/tables.ts';
import { lockShared } from '../../db/shared-lock.ts';
import type { Key } from '../../domain/key.ts';
import { badRequest } from '../../domain/refusal.ts';
import { isPreferenceOn } from '../../practice/office/preferences.ts';
import { signalSetup } from '../../practice/office/setup-signals.ts';
import { flagInput, keyInput, textInput, type ValuesOf } from '../../wire/input.ts';
import { flagField, keyField, shape, textField } from '../../wire/shape.ts';
import { keptPassword, requireStrong } from './password.ts';

/** Body of Userods POST, in page order. */
export const newUserodInputs = {
  UserName: textInput({ ...sized('userod', 'UserName'), required: true, blank: false, verbatim: true }),
  UserGroupNum: keyInput({ required: true }),
  Password: textInput({
    required: true,
    max: 100,
    verbatim: true,
    description: 'At least 8 characters, with a number, a capital and a lower-case letter.',
  }),
  IsPasswordResetRequired: flagInput({ added: '25.1.10', description: 'Default: false.' }),
};

/** Userods page, POST: the answer has the one group and the password that were sent, instead of the list of groups. */
export const newUserodShape = shape({
  name: 'NewUserod',
  fields: {
    UserNum: keyField({}),
    UserName: textField({}),
    EmployeeNum: keyField({}),
    employeeName: textField({}),
    ProviderNum: keyField({}),
    providerName: textField({}),
    ClinicNum: keyField({}),
    emailAddress: textField({}),
    IsHidden: flagField({}),
    UserGroupNum: keyField({}),
    Password: textField('As it was sent; only its hash is kept.'),
    IsPasswordResetRequired: flagField({}),
  },
});

interface NewUserod {
  readonly user: Row<'userod'>;
  readonly group: Key;
  readonly password: string;
}

/**
 * Creates a user in one group (`companions-people.md` 14). The desktop program cannot read our form of a password, so
 * in its own database nobody could log on as that user: there it is refused.
 */
export async function createUserod(
  tx: Transaction,
  { UserName, UserGroupNum, Password, IsPasswordResetRequired }: ValuesOf<typeof newUserodInputs>,
): Promise<NewUserod> {
  if (tx.tablesInBraces) {
    throw badRequest('A user of an office’s own database is created in its desktop program, which keeps passwords.');
  }
  if (/\s$/.test(UserName)) throw badRequest('UserName cannot end with a blank.');
  const group = await requireRow(tx, 'usergroup', UserGroupNum, 'UserGroup');
  await requireNewName(tx, UserName);
  if (group.UserGroupNumCEMT !== 0) throw badRequest('UserGroupNum is a group of central management.');
  requireStrong(Password, await isPreferenceOn(tx, 'PasswordsStrongIncludeSpecial'));
  const user = await insertRow(tx, 'userod', {
    UserName,
    Password: await keptPassword(Password),
    PasswordIsStrong: 1,
    IsPasswordResetRequired: Number(IsPasswordResetRequired ?? false),
  });
  await insertRow(tx, 'usergroupattach', { UserNum: user.UserNum, UserGroupNum });
  await signalSetup(tx, 'Security');
  return { user, group: UserGroupNum, password: Password };
}

async function requireNewName(tx: Transaction, name: string): Promise<void> {
  await lockShared(tx, 'userod');
  const names = await tx.db.selectFrom('userod').select('UserName').execute();
  const wanted = name.toLowerCase();
  if (names.some(({ UserName }) => UserName?.toLowerCase() === wanted)) throw badRequest('UserName already exists.');
}

/** The values of the answer; nothing is linked to a new user yet. */
export const newUserodValues = ({ user, group, password }: NewUserod) => ({
  ...user,
  employeeName: '',
  ProviderNum: user.ProvNum,
  providerName: '',
  emailAddress: '',
  UserGroupNum: group,
  Password: password,
});
