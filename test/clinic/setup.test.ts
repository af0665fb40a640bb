import { expect, it } from 'vitest';
import { TODAY } from '../people/office.ts';
import { requestTable } from '../people/request-table.ts';
import type { ListedRequest } from '../support/listed-requests.ts';

const code = { ProcCode: 'G0140', Descript: 'limited evaluation', AbbrDesc: 'LimEx', ProcCat: 83 };
const fee = { Amount: '99.99', FeeSched: 54, CodeNum: 1 };

/** How an office is set up (`companions-people.md` 14, rows 149 to 151). */
const rows: readonly ListedRequest[] = [
  // definitions
  [
    'POST',
    '/definitions',
    { ItemName: 'Cash Discount', ItemValue: '-', category: 'AdjTypes', isHidden: 'false' },
    201,
    { ItemName: 'Cash Discount', ItemValue: '-', Category: 1, category: 'AdjTypes', isHidden: 'false' },
  ],
  ['POST', '/definitions', { ItemName: 'Call', category: 'apptconfirmed', Category: 4 }, 201, { Category: 2 }],
  ['POST', '/definitions', { ItemName: 'x', category: 'AdjTypes' }, 400, 'ItemValue is required.'],
  ['POST', '/definitions', { ItemName: 'x', category: 'AdjTypes', ItemValue: '*' }, 400, 'ItemValue is invalid.'],
  ['POST', '/definitions', { ItemName: 'x', category: 'CommLogTypes', ItemValue: 'APPT' }, 400],
  ['POST', '/definitions', { ItemName: 'x', category: 'Nothing' }, 400, 'category is invalid.'],
  ['POST', '/definitions', { ItemName: 'x' }, 400, 'category is required.'],
  ['POST', '/definitions', { category: 'AdjTypes' }, 400, 'ItemName is required.'],
  [
    'PUT',
    '/definitions/83',
    { ItemName: 'Braces', ItemValue: 'x', ItemOrder: 7, ItemColor: '1,2,3', IsHidden: 'true' },
    200,
    { ItemName: 'Braces', ItemValue: 'x', Category: 11, isHidden: 'true' },
  ],
  ['PUT', '/definitions/83', { ItemName: ' ' }, 400, 'ItemName is required.'],
  ['PUT', '/definitions/83', { ItemOrder: 65536 }, 400, 'ItemOrder is invalid.'],
  ['PUT', '/definitions/83', { ItemColor: -1 }, 400, 'ItemColor is invalid.'],
  ['PUT', '/definitions/400', { ItemValue: '+' }, 400, 'ItemValue of this category cannot be changed.'],
  ['PUT', '/definitions/400', { ItemValue: '-', ItemName: 'Gift' }, 200, { ItemName: 'Gift', ItemValue: '-' }],
  ['PUT', '/definitions/401', { ItemValue: 'TEA' }, 400, 'ItemValue is invalid.'],
  ['PUT', '/definitions/401', { ItemValue: 'MISC' }, 400, 'ItemValue is used by another definition.'],
  ['PUT', '/definitions/401', { ItemValue: '' }, 200, { ItemValue: '' }],
  ['PUT', '/definitions/9999', {}, 404, 'Definition not found.'],
  // feescheds: POST answers 200
  [
    'POST',
    '/feescheds',
    { Description: 'BCBS', FeeSchedType: 'normal' },
    200,
    { FeeSchedType: 'Normal', ItemOrder: 5, IsHidden: 'false', IsGlobal: 'true', SecDateEntry: TODAY },
  ],
  ['POST', '/feescheds', { Description: 'BCBS' }, 400, 'FeeSchedType is required.'],
  ['POST', '/feescheds', { FeeSchedType: 'Normal' }, 400, 'Description is required.'],
  [
    'PUT',
    '/feescheds/53',
    { Description: 'Old', IsHidden: 'true', FeeSchedType: 'CoPay' },
    200,
    { Description: 'Old', IsHidden: 'true', FeeSchedType: 'Normal' },
  ],
  ['PUT', '/feescheds/54', { IsGlobal: 'true' }, 400],
  ['PUT', '/feescheds/99', {}, 404, 'FeeSched not found.'],
  // fees, row 149: POST answers 200
  ['POST', '/fees', fee, 200, { Amount: '99.99', FeeSched: 54, CodeNum: 1, ClinicNum: 0, SecDateEntry: TODAY }],
  ['POST', '/fees', { ...fee, ClinicNum: 2, ProvNum: 1 }, 200, { ClinicNum: 2, ProvNum: 1 }],
  [
    'POST',
    '/fees',
    { ...fee, FeeSched: 53, ClinicNum: 1 },
    400,
    'ClinicNum and ProvNum can only be set for a non-global FeeSched.',
  ],
  [
    'POST',
    '/fees',
    { ...fee, CodeNum: 2, ClinicNum: 1 },
    400,
    'A fee with that information already exists in the database.',
  ],
  ['POST', '/fees', { ...fee, Amount: -1 }, 400, 'Amount is invalid.'],
  ['POST', '/fees', { ...fee, FeeSched: 99 }, 404, 'FeeSched not found.'],
  ['POST', '/fees', { ...fee, CodeNum: 99 }, 404, 'CodeNum not found.'],
  ['POST', '/fees', { ...fee, ClinicNum: 99 }, 404, 'Clinic not found.'],
  ['POST', '/fees', { ...fee, ProvNum: 99 }, 404, 'Provider not found.'],
  ['POST', '/fees', { FeeSched: 54, CodeNum: 1 }, 400, 'Amount is required.'],
  ['PUT', '/fees/70', { Amount: '79.99' }, 200, { Amount: '79.99' }],
  ['PUT', '/fees/70', {}, 400, 'Amount is required.'],
  ['PUT', '/fees/99', { Amount: 1 }, 404, 'Fee not found.'],
  ['DELETE', '/fees/70', undefined, 200],
  ['DELETE', '/fees/99', undefined, 404, 'Fee not found.'],
  // procedurecodes, row 150
  [
    'POST',
    '/procedurecodes',
    { ...code, DiagnosticCodes: 'B08.09' },
    201,
    { ProcTime: '/X/', ProcCat: 83, procCat: 'Ortho', TreatArea: 'None', PaintType: 'None', DiagnosticCodes: 'B08.09' },
  ],
  ['POST', '/procedurecodes', { ...code, ProcCat: undefined, procCat: 'ORTHO' }, 201, { ProcCat: 83 }],
  ['POST', '/procedurecodes', { ...code, procCat: 'Ortho' }, 400],
  ['POST', '/procedurecodes', { ...code, ProcCat: undefined }, 400, 'ProcCat or procCat is required.'],
  ['POST', '/procedurecodes', { ...code, ProcCat: 40 }, 404, 'ProcCat not found.'],
  ['POST', '/procedurecodes', { ...code, ProcCode: 'D0120' }, 400, 'ProcCode already exists.'],
  ['POST', '/procedurecodes', { ...code, ProcCode: 'd0120' }, 201, { ProcCode: 'd0120' }],
  ['POST', '/procedurecodes', { ...code, PaintText: 'W' }, 400, 'PaintText can only be set when PaintType is Text.'],
  ['POST', '/procedurecodes', { ...code, PaintType: 'Text', PaintText: 'W' }, 201, { PaintText: 'W' }],
  ['POST', '/procedurecodes', { ...code, AreaAlsoToothRange: 'true' }, 400],
  ['POST', '/procedurecodes', { ...code, TreatArea: 'Arch', AreaAlsoToothRange: 'true' }, 201],
  ['POST', '/procedurecodes', { ...code, MedicalCode: 'X' }, 404, 'MedicalCode not found.'],
  [
    'POST',
    '/procedurecodes',
    { ...code, SubstitutionCode: 'D2740', SubstOnlyIf: 'Molar' },
    201,
    { SubstOnlyIf: 'Molar' },
  ],
  ['POST', '/procedurecodes', { ...code, SubstOnlyIf: 'Molar' }, 201, { SubstOnlyIf: 'Always' }],
  ['POST', '/procedurecodes', { ...code, ProvNumDefault: 99 }, 404, 'Provider not found.'],
  ['POST', '/procedurecodes', { ...code, ProcTime: '/x/' }, 400, 'ProcTime is invalid.'],
  ['POST', '/procedurecodes', { ...code, DrugNDC: '123' }, 400, 'DrugNDC is invalid.'],
  ['POST', '/procedurecodes', { ...code, DiagnosticCodes: 'a,b,c,d,e' }, 400, 'DiagnosticCodes is invalid.'],
  ['POST', '/procedurecodes', { ...code, BaseUnits: 256 }, 400, 'BaseUnits is invalid.'],
  [
    'PUT',
    '/procedurecodes/1',
    { PaintType: 'Text', PaintText: 'Watch', ProcCode: 'X' },
    200,
    { ProcCode: 'D0120', PaintType: 'Text', PaintText: 'Watch' },
  ],
  ['PUT', '/procedurecodes/1', { Descript: '' }, 400, 'Descript cannot be blank.'],
  ['PUT', '/procedurecodes/99', {}, 404, 'ProcedureCode not found.'],
  // providers
  [
    'POST',
    '/providers',
    { Abbr: 'DOCE', LName: 'Fisher', FName: 'Ethan', SSN: '123859778', BirthDate: '1987-07-17' },
    201,
    {
      Abbr: 'DOCE',
      FeeSched: 53,
      Specialty: 263,
      UsingTIN: 'true',
      SigOnFile: 'false',
      provColor: '0,0,0',
      ProvStatus: 'Active',
      Birthdate: '1987-07-17',
      serverDateTime: '',
    },
  ],
  ['POST', '/providers', {}, 400, 'Abbr is required.'],
  ['POST', '/providers', { Abbr: 'X', SSN: '123-45-6789' }, 400, 'SSN is invalid.'],
  ['POST', '/providers', { Abbr: 'X', IsNotPerson: 'true', FName: 'A' }, 400],
  ['POST', '/providers', { Abbr: 'X', IsNotPerson: 'true', LName: 'Group' }, 201, { IsNotPerson: 'true' }],
  ['POST', '/providers', { Abbr: 'X', FeeSched: 99 }, 404, 'FeeSched not found.'],
  ['POST', '/providers', { Abbr: 'X', Specialty: 40 }, 404, 'Specialty not found.'],
  [
    'PUT',
    '/providers/1',
    { FName: 'Philip', NationalProvId: '1245319599', IsHidden: 'true' },
    200,
    { Abbr: 'DOC1', FName: 'Philip', NationalProvID: '1245319599', IsHidden: 'false', serverDateTime: '' },
  ],
  ['PUT', '/providers/1', { NationalProvID: '1245319599' }, 200, { NationalProvID: '1245319599' }],
  ['PUT', '/providers/1', { Abbr: '' }, 400, 'Abbr cannot be blank.'],
  ['PUT', '/providers/99', {}, 404, 'Provider not found.'],
  // clinics, row 151
  ['PUT', '/clinics/1', { IsHidden: 'true' }, 400, 'Clinic cannot be hidden because patients are attached.'],
  ['PUT', '/clinics/1', { Phone: '503-555-0100' }, 400, 'Phone is invalid.'],
  ['PUT', '/clinics/1', { Phone: '5035550100', BillingCity: ' Austin' }, 200, { Phone: '5035550100' }],
  ['PUT', '/clinics/3', { IsHidden: 'true', BillingAddress: 'PO Box 7' }, 400],
  ['PUT', '/clinics/3', { IsHidden: 'true' }, 200, { IsHidden: 'true' }],
  ['PUT', '/clinics/99', {}, 404, 'Clinic not found.'],
  // userods
  [
    'PUT',
    '/userods/2',
    { userGroupNums: [3, '1'], EmployeeNum: 3, ProviderNum: 2, ClinicNum: 1 },
    200,
    { userGroupNums: [1, 3], EmployeeNum: 3, employeeName: 'Beth Assistant', ProviderNum: 2, ClinicNum: 1 },
  ],
  ['PUT', '/userods/2', { IsHidden: 'true' }, 200, { IsHidden: 'true', userGroupNums: [2] }],
  ['PUT', '/userods/1', { IsHidden: 'true' }, 400, 'At least one user with the permission SecurityAdmin must remain.'],
  ['PUT', '/userods/1', { userGroupNums: [2] }, 400],
  ['PUT', '/userods/2', { userGroupNums: [] }, 400, 'userGroupNums is required.'],
  ['PUT', '/userods/2', { userGroupNums: [9] }, 404, 'UserGroup not found.'],
  ['PUT', '/userods/2', { EmployeeNum: 9 }, 404, 'Employee not found.'],
  ['PUT', '/userods/2', { ProviderNum: 99 }, 404, 'Provider not found.'],
  ['PUT', '/userods/2', { ClinicNum: 99 }, 404, 'Clinic not found.'],
  ['PUT', '/userods/9', {}, 404, 'User not found.'],
  // autonotes and autonotecontrols
  [
    'POST',
    '/autonotes',
    { AutoNoteName: 'Allergens', MainText: 'Allergies: [Prompt:"Allergies"]', Category: 399 },
    201,
    { MainText: 'Allergies: [Prompt:"Allergies"]', Category: 399, category: 'Patient Information' },
  ],
  ['POST', '/autonotes', { AutoNoteName: 'x' }, 400, 'MainText is required.'],
  ['POST', '/autonotes', { AutoNoteName: 'x', MainText: 'y', Category: 40 }, 404, 'Category not found.'],
  ['PUT', '/autonotes/1', { Category: 0 }, 200, { AutoNoteName: 'SOAP', Category: 0, category: '' }],
  ['PUT', '/autonotes/9', {}, 404, 'AutoNote not found.'],
  [
    'POST',
    '/autonotecontrols',
    { Descript: 'Drugs', ControlType: 'MultiResponse', ControlLabel: 'Drugs', ControlOptions: 'Zantac\r\nValium' },
    201,
    { ControlType: 'MultiResponse', ControlOptions: 'Zantac\r\nValium' },
  ],
  ['POST', '/autonotecontrols', { Descript: 'x', ControlType: 'Text', ControlLabel: 'x' }, 201, { ControlOptions: '' }],
  [
    'POST',
    '/autonotecontrols',
    { Descript: 'x', ControlType: 'OneResponse', ControlLabel: 'x' },
    400,
    'ControlOptions is required.',
  ],
  ['PUT', '/autonotecontrols/1', { ControlType: 'MultiResponse' }, 400, 'ControlOptions is required.'],
  ['PUT', '/autonotecontrols/1', { ControlType: 'OneResponse', ControlOptions: 'a' }, 200, { ControlOptions: 'a' }],
  ['PUT', '/autonotecontrols/9', {}, 404, 'AutoNoteControl not found.'],
];

requestTable(
  'the set-up of an office',
  rows,
  async (practice) => {
    await practice.lay(
      'definition',
      { DefNum: 83, Category: 11, ItemName: 'Ortho' },
      { DefNum: 399, Category: 41, ItemName: 'Patient Information' },
      { DefNum: 400, Category: 1, ItemName: 'Discount', ItemValue: '-' },
      { DefNum: 401, Category: 27, ItemName: 'Text', ItemValue: 'TEXT' },
      { DefNum: 402, Category: 27, ItemName: 'Other', ItemValue: 'MISC' },
    );
    await practice.lay(
      'feesched',
      { FeeSchedNum: 52, Description: 'Hidden', IsHidden: 1, ItemOrder: 0 },
      { FeeSchedNum: 53, Description: 'Standard', IsGlobal: 1, ItemOrder: 1 },
      { FeeSchedNum: 54, Description: 'Own', ItemOrder: 4 },
    );
    await practice.lay('fee', { FeeNum: 70, Amount: 10, FeeSched: 54, CodeNum: 2, ClinicNum: 1 });
    await practice.lay('clinic', { ClinicNum: 3, Abbr: 'West', Description: 'West', UseBillAddrOnClaims: 1 });
    await practice.lay('userod', { UserNum: 1, UserName: 'Lynda' }, { UserNum: 2, UserName: 'Charlie' });
    await practice.lay('usergroup', { UserGroupNum: 1 }, { UserGroupNum: 2 }, { UserGroupNum: 3 });
    await practice.lay('usergroupattach', { UserNum: 1, UserGroupNum: 1 }, { UserNum: 2, UserGroupNum: 2 });
    await practice.lay('grouppermission', { UserGroupNum: 1, PermType: 24 });
    await practice.lay('employee', { EmployeeNum: 3, FName: 'Beth', LName: 'Assistant' });
    await practice.lay('autonote', { AutoNoteNum: 1, AutoNoteName: 'SOAP', MainText: 'x', Category: 399 });
    await practice.lay('autonotecontrol', { AutoNoteControlNum: 1, Descript: 'BP', ControlType: 'Text' });
  },
  (practice) => {
    it('uses a new fee with the next procedure', async () => {
      await practice().change('provider', { ProvNum: 1 }, { FeeSched: 54 });
      const procedure = { PatNum: 16, ProcDate: TODAY, ProcStatus: 'TP', procCode: 'D0120' };
      expect((await practice().post('/procedurelogs', procedure)).body.ProcFee).toBe('0.00');
      await practice().post('/fees', fee);
      expect((await practice().post('/procedurelogs', procedure)).body.ProcFee).toBe('99.99');
    });

    it('tells workstations and the audit, and neither when nothing changed', async () => {
      await practice().put('/fees/70', { Amount: 10 });
      await practice().put('/providers/1', { Abbr: 'DOC1' });
      await practice().put('/userods/2', { userGroupNums: [2] });
      await practice().put('/definitions/83', { ItemName: 'Ortho' });
      expect(await practice().rows('signalod')).toEqual([]);
      expect(await practice().rows('securitylog')).toEqual([]);
      await practice().put('/fees/70', { Amount: 11 });
      await practice().put('/providers/1', { Abbr: 'DOC9' });
      expect(await practice().rows('signalod')).toMatchObject([
        { IType: 16, FKeyType: 'FeeSched', FKey: 54, SigDateTime: `${TODAY} 09:00:00` },
        { IType: 22, FKeyType: 'Undefined', FKey: 0 },
      ]);
      const log = await practice().rows('securitylog');
      expect(log.map(({ PermType }) => PermType)).toEqual([64, 154, 51]);
      expect(log[0]!.LogText).toContain('Procedure: D1110, Fee: 11.00, Fee Schedule: Own');
    });

    it('leaves the fees of a group of clinics alone', async () => {
      await practice().lay('preference', { PrefName: 'ShowFeeSchedGroups', ValueString: '1' });
      await practice().lay('feeschedgroup', { FeeSchedNum: 54, ClinicNums: '1,2' });
      for (const [verb, path, body, done] of [
        ['POST', '/fees', { ...fee, ClinicNum: 2 }, 'created'],
        ['PUT', '/fees/70', { Amount: 1 }, 'updated'],
        ['DELETE', '/fees/70', undefined, 'deleted'],
      ] as const) {
        const { status, text } = await practice().send(verb, path, body);
        expect([status, text]).toEqual([400, `Fees associated with a FeeSchedGroup cannot be ${done}.`]);
      }
      expect(await practice().rows('fee')).toMatchObject([{ Amount: 10 }]);
    });
  },
);
