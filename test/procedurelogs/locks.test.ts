import { expect, it } from 'vitest';
import { ClaimProcStatus, ProcStatus } from '../../src/domain/enums.ts';
import { codeNums, day, procedure, TODAY } from './fixture.ts';
import { onFixture, refuse, setPreference, succeed } from './on-fixture.ts';

const { NotReceived, Received, Preauth, Supplemental, CapClaim, Estimate, CapComplete } = ClaimProcStatus;

/** A tooth procedure with every lockable value: what it holds, and another value for each. */
const held = {
  ProcDate: day(-5),
  ProcFee: 200,
  CodeNum: codeNums.D2393,
  ToothNum: '4',
  Surf: 'MO',
  DateTP: day(-5),
  ProcTime: '08:00:00',
  ProcTimeEnd: '09:00:00',
  Discount: 3,
};
const others = {
  ProcDate: day(-6),
  ProcFee: '201.00',
  CodeNum: codeNums.D2331,
  ToothNum: '5',
  Surf: 'MOD',
  DateTP: day(-6),
  ProcTime: '08:01:00',
  ProcTimeEnd: '09:01:00',
  Discount: 4,
};
type Lockable = keyof typeof held;
/** Fields no lock touches. */
const free = {
  Priority: 149,
  Dx: 127,
  Prognosis: 170,
  PlaceService: 'School',
  SiteNum: 9,
  ClaimNote: 'c',
  BillingNote: 'b',
  ClinicNum: 2,
  AptNum: 203,
  PlannedAptNum: 202,
  IsDateProsthEst: 'true',
};

const onlyWhenComplete = (name: string) => `${name} cannot be updated when ProcStatus is C.`;
const onClaim = (name: string) => `${name} cannot be updated when the procedure is attached to a claim.`;
const onOrthoCase = () => 'Not allowed to edit specific procedure fields for procedures linked to an ortho case.';

onFixture('locks (procedures.md 9.3, 22.1, 22.2, 22.4)', (practice) => {
  const change = (body: object) => succeed(practice, 'PUT', '/130', body);
  const refused = (body: object, sentence: string) => refuse(practice, ['PUT', '/130', body], 400, sentence);

  const lay = async (status: number) => {
    await setPreference(practice, 'EasyHidePublicHealth', '0');
    await setPreference(practice, 'ShowFeatureMedicalInsurance', '1');
    await practice.lay('site', { SiteNum: 9 });
    const { CodeNum: _code, ...values } = held;
    await practice.lay('procedurelog', procedure(130, 'D2393', { ...values, ProcStatus: status }));
  };
  const attach = (Status: number, ClaimNum = 701) =>
    practice.lay('claimproc', { ProcNum: 130, PatNum: 10, Status, ClaimNum });
  const linkOrtho = () => practice.lay('orthoproclink', { ProcNum: 130, OrthoCaseNum: 1 });

  /** Every field of `locked` is refused with another value and taken with its own; all other fields are free. */
  async function proveLocked(locked: readonly Lockable[], sentence: (name: string) => string): Promise<void> {
    for (const name of locked) {
      await refused({ [name]: others[name] }, sentence(name));
      await change({ [name]: held[name] });
    }
    if (locked.includes('CodeNum')) {
      await refused({ procCode: 'D2331' }, sentence('procCode'));
      await change({ procCode: 'D2393' });
    }
    for (const name of Object.keys(held) as Lockable[]) {
      if (!locked.includes(name) && name !== 'CodeNum') await change({ [name]: others[name] });
    }
    for (const [name, value] of Object.entries(free))
      expect(await change({ [name]: value })).toHaveProperty(name, value);
  }

  it('locks what says which work was done, once it is complete', async () => {
    await lay(ProcStatus.C);
    await proveLocked(['CodeNum', 'Discount', 'ToothNum', 'Surf'], onlyWhenComplete);
  });

  it('takes an equal value in another spelling, and empty tooth fields', async () => {
    await lay(ProcStatus.C);
    const same = { ToothNum: ' 4 ', Surf: 'om', Discount: '3.001', CodeNum: String(codeNums.D2393), ToothRange: '' };
    expect(await change(same)).toMatchObject({ ToothNum: '4', Surf: 'MO', Discount: 3 });
    expect(await change({ ToothNum: '', Surf: '' })).toMatchObject({ ToothNum: '4', Surf: 'MO' });
  });

  it('locks by the status before the call', async () => {
    await lay(ProcStatus.C);
    await refused({ ProcStatus: 'TP', Discount: 4 }, onlyWhenComplete('Discount'));
    expect(await change({ ProcStatus: 'TP' })).toMatchObject({ Discount: 3 });
    expect(await change({ ProcStatus: 'TP', Discount: 4 })).toMatchObject({ Discount: 4 });
  });

  it('locks a tooth range', async () => {
    await practice.lay(
      'procedurelog',
      procedure(130, 'D5213', { ProcStatus: ProcStatus.C, ToothRange: '2,3', ProcDate: day(-5) }),
    );
    await refused({ ToothRange: '2-4' }, onlyWhenComplete('ToothRange'));
    await change({ ToothRange: '3, 2' });
  });

  it.each([NotReceived, Received, Supplemental, CapClaim])(
    'locks what a claim with a line of status %i took down',
    async (status) => {
      await lay(ProcStatus.EO);
      await setPreference(practice, 'ProcProvChangesClaimProcWithClaim', '0');
      await attach(status);
      const locked = [
        'ProcDate',
        'ProcFee',
        'CodeNum',
        'ToothNum',
        'Surf',
        'DateTP',
        'ProcTime',
        'ProcTimeEnd',
      ] as const;
      // Work that is not complete joins no completed appointment.
      await practice.change('appointment', { AptNum: 203 }, { AptStatus: 1 });
      await proveLocked(locked, onClaim);
      await refused({ ProcStatus: 'TP' }, 'ProcStatus cannot be changed while the procedure is on a claim.');
      await change({ ProcStatus: 'EO', ProvNum: 1 });
    },
  );

  it.each([
    [Preauth, 701],
    [Estimate, 701],
    [CapComplete, 701],
    [NotReceived, 0],
  ])('does not lock for a line of status %i on claim %i', async (status, claimNum) => {
    await lay(ProcStatus.TP);
    await attach(status, claimNum);
    expect(await change({ ProcFee: 1, ProcStatus: 'C' })).toMatchObject({ ProcFee: '1.00', ProcStatus: 'C' });
  });

  it.each([Received, Supplemental, CapClaim])(
    'keeps the provider of a line with status %i, where the office wants it',
    async (status) => {
      await lay(ProcStatus.EO);
      await attach(status);
      const sentence = 'ProvNum cannot be changed while the procedure is on a claim.';
      await refused({ ProvNum: 1 }, sentence);
      await change({ ProvNum: 2 });
      await setPreference(practice, 'ProcProvChangesClaimProcWithClaim', '0');
      expect(await change({ ProvNum: 1 })).toMatchObject({ ProvNum: 1 });
    },
  );

  it('lets the provider of a claim that is not received go', async () => {
    await lay(ProcStatus.EO);
    await attach(NotReceived);
    expect(await change({ ProvNum: 1 })).toMatchObject({ ProvNum: 1 });
  });

  it('does not leave complete while a claim, a payment or an ortho case holds it, in this order', async () => {
    await lay(ProcStatus.C);
    await linkOrtho();
    await practice.lay('paysplit', { ProcNum: 130, SplitAmt: 10 });
    await attach(NotReceived);
    await refused({ ProcStatus: 'TP' }, 'ProcStatus cannot be changed while the procedure is on a claim.');
    await practice.change('claimproc', { ProcNum: 130 }, { Status: Preauth });
    await refused({ ProcStatus: 'TP' }, 'ProcStatus cannot be changed while payments are attached to the procedure.');
    await practice.lay('paysplit', { ProcNum: 130, SplitAmt: -10 });
    await refused({ ProcStatus: 'TP' }, 'ProcStatus cannot be changed while the procedure is linked to an ortho case.');
    await practice.change('orthoproclink', { ProcNum: 130 }, { ProcNum: 131 });
    expect(await change({ ProcStatus: 'TP' })).toMatchObject({ ProcStatus: 'TP' });
  });

  it('locks what an ortho case decides', async () => {
    await lay(ProcStatus.EO);
    await practice.change('appointment', { AptNum: 203 }, { AptStatus: 1 });
    await linkOrtho();
    await proveLocked(['ProcFee', 'CodeNum', 'Discount'], onOrthoCase);
  });

  it('gives no discount on work of an ortho case', async () => {
    await lay(ProcStatus.TP);
    await practice.change('procedurelog', { ProcNum: 130 }, { PatNum: 14, ProcFee: 50 });
    await linkOrtho();
    await change({ ProcStatus: 'C' });
    expect(await practice.rows('adjustment')).toEqual([]);
  });

  it('writes nothing of a refused call', async () => {
    await lay(ProcStatus.C);
    await refused({ ClaimNote: 'x', ProcDate: TODAY, Discount: 99 }, onlyWhenComplete('Discount'));
    expect(await succeed(practice, 'GET', '/130')).toMatchObject({ ClaimNote: '', ProcDate: day(-5) });
  });
});
