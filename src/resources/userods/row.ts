import { flagField, keyField, keyListField, textField, wireRow } from '../../wire/row.ts';

/** Userods page. Passwords and pins never leave the database. */
export const userodRow = wireRow({
  name: 'Userod',
  from:
    'userod u LEFT JOIN employee e ON e.EmployeeNum = u.EmployeeNum ' + 'LEFT JOIN provider p ON p.ProvNum = u.ProvNum',
  key: 'u.UserNum',
  fields: {
    UserNum: keyField({}),
    UserName: textField({}),
    userGroupNums: keyListField({
      sql: '(SELECT GROUP_CONCAT(g.UserGroupNum ORDER BY g.UserGroupNum) FROM usergroupattach g WHERE g.UserNum = u.UserNum)',
    }),
    EmployeeNum: keyField({}),
    employeeName: textField({ sql: nameSql('e.FName', 'e.LName') }),
    ProviderNum: keyField({ sql: 'u.ProvNum' }),
    providerName: textField({
      sql: `CONCAT(${nameSql('p.FName', 'p.MI', 'p.LName')}, CASE WHEN p.Suffix <> '' THEN CONCAT(', ', p.Suffix) ELSE '' END)`,
      description: 'Full name with suffix.',
    }),
    ClinicNum: keyField({}),
    emailAddress: textField({
      sql: '(SELECT m.EmailUsername FROM emailaddress m WHERE m.UserNum = u.UserNum ORDER BY m.EmailAddressNum LIMIT 1)',
    }),
    IsHidden: flagField({}),
    UserNumCEMT: keyField({}),
    IsPasswordResetRequired: flagField({}),
  },
});

/** The parts of a name that are not blank, a blank between them. */
function nameSql(...parts: string[]): string {
  return `CONCAT_WS(' ', ${parts.map((part) => `NULLIF(${part}, '')`).join(', ')})`;
}
