import { PatStatus } from '../../src/domain/enums.ts';
import type { ReadingCase } from './reading-case.ts';

const NO_PATIENT = ['?PatNum=99', 404, 'Patient not found.'] as const;
const deleted = { PatNum: 13, PatStatus: PatStatus.Deleted };

export const peopleCases: readonly ReadingCase[] = [
  {
    page: 'patientraces',
    table: 'patientrace',
    beside: {
      patient: [{ PatNum: 73 }, { PatNum: 74 }, deleted],
      cdcrec: [
        { CdcrecCode: '2066-9', HeirarchicalCode: 'R3.03.006', Description: 'ZAIREAN' },
        { CdcrecCode: '2186-5', HeirarchicalCode: 'E2', Description: 'NOT HISPANIC OR LATINO' },
      ],
    },
    needed: 'PatNum=73',
    more: [
      { PatientRaceNum: 17, PatNum: 74 },
      { PatientRaceNum: 18, CdcrecCode: '2186-5' },
      { PatientRaceNum: 19, CdcrecCode: 'ASKU-ETHNICITY' },
    ],
    lists: [
      ['PatNum=73', [16, 18, 19]],
      ['PatNum=74', [17]],
    ],
    refused: [
      ['', 400, 'PatNum is required.'],
      ['?PatNum=0', 404, 'Patient not found.'],
      NO_PATIENT,
      ['?PatNum=13', 400, 'Patient has been deleted.'],
    ],
  },
  {
    page: 'patfields',
    table: 'patfield',
    single: true,
    beside: { patient: [{ PatNum: 69 }, { PatNum: 70 }] },
    more: [
      { PatFieldNum: 6, PatNum: 70, SecDateTEdit: '2023-01-01 00:00:00' },
      { PatFieldNum: 7, FieldName: 'Deposit' },
    ],
    lists: [
      ['', [5, 6, 7]],
      ['PatNum=0&FieldName=', [5, 6, 7]],
      ['PatNum=69', [5, 7]],
      ['FieldName=Ins%20Verified', [5, 6]],
      ['FieldName=ins%20verified', []],
      ['FieldName=Nobody', []],
      ['SecDateTEdit=2022-12-31%2000:00:00', [6]],
      ['Limit=1&Offset=1', [6]],
    ],
    refused: [['/9', 404, 'PatField not found.'], NO_PATIENT, ['?PatNum=x', 400, 'PatNum is invalid.']],
  },
  {
    page: 'guardians',
    table: 'guardian',
    single: true,
    beside: { patient: [{ PatNum: 30 }, { PatNum: 31 }, { PatNum: 32 }] },
    more: [
      { GuardianNum: 8, PatNumChild: 32 },
      { GuardianNum: 9, PatNumGuardian: 32, Relationship: 17, IsGuardian: 0 },
    ],
    lists: [
      ['', [7, 8, 9]],
      ['PatNumChild=0&PatNumGuardian=0', [7, 8, 9]],
      ['PatNumChild=31', [7, 9]],
      ['PatNumGuardian=30', [7, 8]],
      ['PatNumChild=31&PatNumGuardian=30', [7]],
    ],
    refused: [
      ['/5', 404, 'Guardian not found.'],
      ['?PatNumChild=99', 404, 'PatNumChild not found.'],
      ['?PatNumGuardian=99', 404, 'PatNumGuardian not found.'],
    ],
  },
  {
    page: 'patrestrictions',
    table: 'patrestriction',
    single: true,
    beside: { patient: [{ PatNum: 52 }, { PatNum: 53 }] },
    more: [{ PatRestrictionNum: 5, PatNum: 53 }],
    lists: [
      ['', [4, 5]],
      ['PatNum=0', [4, 5]],
      ['PatNum=53', [5]],
    ],
    refused: [['/9', 404, 'PatRestriction not found.'], NO_PATIENT],
  },
  {
    page: 'patfielddefs',
    table: 'patfielddef',
    more: [{ PatFieldDefNum: 3, FieldName: 'Hobby', IsHidden: 1 }],
    lists: [['', [3, 7]]],
  },
  {
    page: 'employers',
    table: 'employer',
    single: true,
    more: [{ EmployerNum: 3 }],
    lists: [['', [3, 5]]],
    refused: [
      ['/9', 404, 'Employer not found.'],
      ['/x', 400, 'employers GET x is not a valid method.'],
    ],
  },
  {
    page: 'referrals',
    table: 'referral',
    single: true,
    stored: { Specialty: 465 },
    beside: { definition: [{ DefNum: 465, Category: 35, ItemName: 'Endodontics' }] },
    more: [
      { ReferralNum: 2, IsDoctor: 0, NotPerson: 1, IsHidden: 1, BusinessName: '50% Ad_vert' },
      { ReferralNum: 3, IsDoctor: 0, PatNum: 435, IsPreferred: 0 },
    ],
    lists: [
      ['', [1, 2, 3]],
      ['IsHidden=true', [2]],
      ['IsHidden=false', [1, 3]],
      ['NotPerson=true', [2]],
      ['IsDoctor=true', [1]],
      ['IsPreferred=true&isPatient=false', [1, 2]],
      ['isPatient=true', [3]],
      ['BusinessName=ad_', [2]],
      ['BusinessName=0%25%20a', [2]],
      ['BusinessName=_%25', []],
      ['BusinessName=', [1, 2, 3]],
    ],
    refused: [
      ['/9', 404, 'Referral not found.'],
      ['?IsHidden=1', 400, 'IsHidden is invalid.'],
    ],
  },
  {
    page: 'refattaches',
    table: 'refattach',
    beside: {
      patient: [{ PatNum: 25 }, { PatNum: 26 }, deleted],
      referral: [
        { ReferralNum: 3, FName: 'Steve', MName: 'N', LName: 'Stevens', Title: 'DDS' },
        { ReferralNum: 4, LName: 'Yellow Pages', NotPerson: 1, FName: 'x' },
      ],
    },
    more: [
      { RefAttachNum: 2, PatNum: 26, ReferralNum: 4, DateTStamp: '2022-01-05 10:13:13' },
      { RefAttachNum: 3, PatNum: 13 },
    ],
    lists: [
      ['', [1, 2, 3]],
      ['PatNum=0', [1, 2, 3]],
      ['PatNum=26', [2]],
      ['ReferralNum=4', [2]],
      ['ReferralNum=3&PatNum=26', []],
      ['ReferralNum=0', [1, 2, 3]],
      ['DateTStamp=2022-01-05 10:13:13', [2]],
      ['DateTStamp=2022-01-05 10:13:12', [1, 2, 3]],
    ],
    refused: [
      NO_PATIENT,
      ['?ReferralNum=9', 404, 'Referral not found.'],
      ['?PatNum=13', 400, 'Patient has been deleted.'],
    ],
  },
  {
    page: 'usergroups',
    table: 'usergroup',
    more: [{ UserGroupNum: 3, UserGroupNumCEMT: 3 }],
    lists: [
      ['', [1]],
      ['includeCEMT=true', [1, 3]],
      ['includeCEMT=false', [1]],
    ],
    refused: [['?includeCEMT=1', 400, 'includeCEMT is invalid.']],
  },
  {
    page: 'usergroupattaches',
    table: 'usergroupattach',
    beside: { userod: [{ UserNum: 5 }, { UserNum: 6 }], usergroup: [{ UserGroupNum: 5 }, { UserGroupNum: 10 }] },
    more: [
      { UserGroupAttachNum: 14, UserGroupNum: 10 },
      { UserGroupAttachNum: 15, UserNum: 6, UserGroupNum: 10 },
    ],
    lists: [
      ['', [3, 14, 15]],
      ['UserNum=5', [3, 14]],
      ['UserGroupNum=10', [14, 15]],
      ['UserNum=5&UserGroupNum=10', [14]],
      ['UserNum=6&UserGroupNum=5', []],
    ],
    refused: [
      ['?UserNum=9', 404, 'User not found.'],
      ['?UserGroupNum=9', 404, 'UserGroup not found.'],
    ],
  },
  {
    page: 'employees',
    table: 'employee',
    single: true,
    more: [{ EmployeeNum: 34, ReportsTo: 17 }],
    lists: [
      ['', [17, 34]],
      ['ReportsTo=0', [17]],
      ['ReportsTo=17', [34]],
      ['ReportsTo=34', []],
    ],
    refused: [
      ['/9', 404, 'Employee not found.'],
      ['?ReportsTo=9', 404, 'Employee not found.'],
    ],
  },
  { page: 'computers', table: 'computer', more: [{ ComputerNum: 3 }], lists: [['', [1, 3]]] },
];
