import { beforeAll, describe, expect, it } from 'vitest';
import { engines } from '../../../test/support/engines.ts';
import { asSent } from '../../../test/support/page-samples.ts';
import { testPractice } from '../../../test/support/test-practice.ts';

/** The page's sample; its first user has ClinicNum before ProviderNum, unlike the others and unlike POST and PUT. */
const USERS = `[
{
"UserNum": 1,
"UserName": "Lynda",
"userGroupNums": [2],
"EmployeeNum": 0,
"employeeName": "",
"ProviderNum": 9,
"providerName": "Lynda Larson, DMD",
"ClinicNum": 1,
"emailAddress": "LyndaLarson@email.com",
"IsHidden": "false",
"UserNumCEMT": 0,
"IsPasswordResetRequired": "false"
},
{
"UserNum": 2,
"UserName": "Charlie",
"userGroupNums": [1,5,7],
"EmployeeNum": 3,
"employeeName": "Charles Sorenson",
"ProviderNum": 0,
"providerName": "",
"ClinicNum": 1,
"emailAddress": "Chuck@hotmail.com",
"IsHidden": "true",
"UserNumCEMT": 0,
"IsPasswordResetRequired": "false"
},
{
"UserNum": 3,
"UserName": "Becca",
"userGroupNums": [3,4],
"EmployeeNum": 4,
"employeeName": "Becca Alexandria",
"ProviderNum": 6,
"providerName": "Becca Alexandria",
"ClinicNum": 2,
"emailAddress": "BAlexandria@gmail.com",
"IsHidden": "false",
"UserNumCEMT": 0,
"IsPasswordResetRequired": "true"
}
]`;

describe.each(engines)('users on %s', (engine) => {
  const practice = testPractice({ engine });
  beforeAll(async () => {
    await practice.lay(
      'userod',
      { UserNum: 3, UserName: 'Becca', EmployeeNum: 4, ProvNum: 6, ClinicNum: 2, IsPasswordResetRequired: 1 },
      { UserNum: 2, UserName: 'Charlie', EmployeeNum: 3, ClinicNum: 1, IsHidden: 1 },
      { UserNum: 1, UserName: 'Lynda', Password: 'a hash', ProvNum: 9, ClinicNum: 1 },
      { UserNum: 4, UserName: 'Central', UserNumCEMT: 12 },
    );
    await practice.lay(
      'provider',
      { ProvNum: 9, FName: 'Lynda', LName: 'Larson', Suffix: 'DMD' },
      { ProvNum: 6, FName: 'Becca', LName: 'Alexandria' },
    );
    await practice.lay(
      'employee',
      { EmployeeNum: 3, FName: 'Charles', LName: 'Sorenson', MiddleI: 'Q' },
      { EmployeeNum: 4, FName: 'Becca', LName: 'Alexandria' },
    );
    await practice.lay(
      'emailaddress',
      { EmailUsername: 'LyndaLarson@email.com', UserNum: 1 },
      { EmailUsername: 'Chuck@hotmail.com', UserNum: 2 },
      { EmailUsername: 'BAlexandria@gmail.com', UserNum: 3 },
      { EmailUsername: 'second@gmail.com', UserNum: 3 },
    );
    for (const [UserNum, UserGroupNum] of [
      [1, 2],
      [2, 7],
      [2, 1],
      [2, 5],
      [3, 4],
      [3, 3],
    ]) {
      await practice.lay('usergroupattach', { UserNum: UserNum!, UserGroupNum: UserGroupNum! });
    }
  });

  it('answer as the page shows', async () => {
    expect((await practice.get('/userods?includeHidden=true')).text).toBe(asSent(USERS));
  });

  it.each([
    ['', [1, 3]],
    ['?includeHidden=false', [1, 3]],
    ['?includeCEMT=true', [1, 3, 4]],
    ['?includeHidden=true&includeCEMT=true', [1, 2, 3, 4]],
    ['?Limit=1&Offset=1', [3]],
  ])('%s finds %j', async (query, userNums) => {
    const { body } = await practice.get(`/userods${query}`);
    expect(body.map((user: { UserNum: number }) => user.UserNum)).toEqual(userNums);
  });

  it('without group, person or address have empty ones', async () => {
    const { body } = await practice.get('/userods?includeCEMT=true&Offset=2');
    expect(body).toMatchObject([{ userGroupNums: [], employeeName: '', providerName: '', emailAddress: '' }]);
  });

  it('show the middle initial of a provider', async () => {
    await practice.change('provider', { ProvNum: 9 }, { MI: 'B' });
    const { body } = await practice.get('/userods?Limit=1');
    expect(body).toMatchObject([{ providerName: 'Lynda B Larson, DMD' }]);
  });

  it.each([
    ['?includeHidden=yes', 'includeHidden is invalid.'],
    ['?includeCEMT=', 'includeCEMT is invalid.'],
  ])('%s is refused: %s', async (query, sentence) => {
    expect(await practice.get(`/userods${query}`)).toMatchObject({ status: 400, body: sentence });
  });
});
