import { ClaimProcStatus, OrthoProcType, ToothInitialType } from '../../domain/enums.ts';
import { addProcedure, addRow, completed, planned } from '../words/chart.ts';
import { claim } from '../words/claims.ts';
import { groupNote, note } from '../words/notes.ts';
import { visit } from '../words/visits.ts';
import type { Story } from './story.ts';

export const chartingStories: Story[] = [
  {
    patNum: 1150,
    story: 'Group notes: 115003 open, 115004 locked and signed, 115005 invalidated. 115006 is a locked procedure.',
    request: 'GET /procedurelogs/GroupNotes?PatNum=1150',
    answer: 200,
    async write(chart) {
      const exam = await completed(chart, 'D0120', '2026-05-04');
      const cleaning = await completed(chart, 'D1110', '2026-05-04');
      await groupNote(chart, [exam, cleaning], 'Gums calm, no new findings.', { at: '2026-05-04 16:00:00' });
      const locked = await groupNote(chart, [exam], 'Patient asked about whitening.', {
        at: '2026-05-04 16:10:00',
        locked: true,
      });
      await note(chart, locked, 'Patient asked about whitening.\r\n\r\nPrice list handed out.', {
        at: '2026-05-05 09:00:00',
        signed: true,
      });
      await groupNote(chart, [cleaning], 'Entered for the wrong patient.', {
        at: '2026-05-04 16:20:00',
        locked: true,
        invalidated: true,
      });
      const filling = await completed(chart, 'D2391', '2026-05-11', {
        tooth: '28',
        surf: 'O',
        columns: { IsLocked: 1 },
      });
      await note(chart, filling, 'One carpule. Rubber dam.', { signed: true });
      // Same clinic and provider but another day: not to be grouped with the first two.
      await completed(chart, 'D0220', '2026-05-12');
    },
  },
  {
    patNum: 1160,
    story: 'Insurance history: an exam and a deep cleaning elsewhere, bite X-rays known from a paid claim.',
    request: 'GET /procedurelogs/InsuranceHistory?PatNum=1160&InsSubNum=11601',
    answer: 200,
    async write(chart) {
      const elsewhere = [
        await addProcedure(chart, 'EO', 'D0120', { date: '2024-11-05', fee: 0 }),
        await addProcedure(chart, 'EO', 'D4341', { date: '2023-02-14', surf: 'LR', fee: 0 }),
      ];
      for (const { ProcNum, PatNum, ProcDate, ProvNum, ClinicNum } of elsewhere) {
        const row = { ProcNum, PatNum, ProcDate, ProvNum, ClinicNum, DateCP: ProcDate };
        await addRow(chart, 'claimproc', { ...row, PlanNum: 403, InsSubNum: 11601, Status: ClaimProcStatus.InsHist });
      }
      const xrays = await completed(chart, 'D0274', '2025-10-20');
      await claim(chart, { type: 'P', subscription: 11601, sent: '2025-10-20', received: '2025-11-10' }, [
        { procedure: xrays, estimate: 80, paid: 80 },
      ]);
      // Charted, but never told to the insurer: no history.
      await addProcedure(chart, 'EO', 'D1110', { date: '2024-11-05', fee: 0 });
    },
  },
  {
    patNum: 1161,
    story: 'No primary provider: a plain procedure goes to the practice default, insurance history to the second one.',
    request:
      'POST /procedurelogs/InsuranceHistory {"PatNum":1161,"InsSubNum":11601,"insHistPrefName":"InsHistExamCodes","ProcDate":"2025-01-20"}',
    answer: 201,
    async write() {},
  },
  {
    patNum: 1170,
    story:
      'Appointments: 11701 done, 11702 in 2031, 11703 in 2035, 11704 planned, 11705 broken, 11706 unscheduled, 11707 a note.',
    request: 'PUT /procedurelogs/117003 {"ProcStatus":"C"}',
    answer: 400,
    async write(chart) {
      const exam = await completed(chart, 'D0120', '2026-04-14');
      const cleaning = await completed(chart, 'D1110', '2026-04-14', { provider: 3 });
      await visit(chart, 'Complete', '2026-04-14 09:00:00', [exam, cleaning], { hygienist: 3 });
      const filling = await planned(chart, 'D2392', { tooth: '5', surf: 'OD', priority: 'Urgent', dx: 'Caries' });
      await visit(chart, 'Scheduled', '2031-06-10 10:00:00', [filling], { provider: 2, clinic: 2, hygienist: 4 });
      const nextCleaning = await planned(chart, 'D1110', { provider: 3, priority: 'Next visit' });
      await visit(chart, 'Scheduled', '2035-01-15 08:30:00', [nextCleaning], { hygienist: 3 });
      const crown = await planned(chart, 'D2740', { tooth: '12', priority: 'Wait' });
      await visit(chart, 'Planned', '', [crown]);
      await visit(chart, 'Broken', '2026-03-02 14:00:00', []);
      await visit(chart, 'UnschedList', '', []);
      await visit(chart, 'PtNote', '2026-06-22 08:00:00', [], { note: 'Call about the crown.' });
      // On no appointment yet: attach it, move it, detach it.
      await planned(chart, 'D0220', { priority: 'Next visit' });
    },
  },
  {
    patNum: 1171,
    story: 'Another patient’s appointment, 11711 in 2031: procedures of 1170 may not go on it.',
    request: 'PUT /procedurelogs/117006 {"AptNum":11711}',
    answer: 400,
    async write(chart) {
      await visit(chart, 'Scheduled', '2031-06-10 11:00:00', [
        await planned(chart, 'D0120', { priority: 'Next visit' }),
      ]);
    },
  },
  {
    patNum: 1180,
    story: 'Ortho case with banding and a visit linked; the fee, code and discount of 118001 are locked.',
    request: 'PUT /procedurelogs/118001 {"ProcFee":"10.00"}',
    answer: 400,
    async write(chart) {
      const { patient } = chart;
      const banding = await completed(chart, 'D8080', '2026-01-26', { provider: 5, fee: 1800 });
      const firstVisit = await completed(chart, 'D8670', '2026-03-30', { provider: 5, fee: 120 });
      const orthoCase = await addRow(chart, 'orthocase', {
        PatNum: patient.PatNum,
        ProvNum: 5,
        ClinicNum: patient.ClinicNum,
        Fee: 5200,
        FeeInsPrimary: 1500,
        FeePat: 3700,
        BandingDate: banding.ProcDate,
        DebondDateExpected: '2032-01-26',
        IsActive: 1,
        SecDateTEntry: '2026-01-26 09:00:00',
      });
      for (const [procedure, ProcLinkType] of [
        [banding, OrthoProcType.Banding],
        [firstVisit, OrthoProcType.Visit],
      ] as const) {
        await addRow(chart, 'orthoproclink', {
          OrthoCaseNum: orthoCase.OrthoCaseNum,
          ProcNum: procedure.ProcNum,
          ProcLinkType,
          SecDateTEntry: `${procedure.ProcDate} 09:00:00`,
        });
      }
      await planned(chart, 'D8670', { provider: 5, priority: 'Next visit' });
      await planned(chart, 'D8680', { provider: 5, priority: 'Wait' });
    },
  },
  {
    patNum: 1191,
    story: 'Deleted patient: nothing new may be charted or planned.',
    request: 'POST /treatplans {"PatNum":1191}',
    answer: 400,
    async write(chart) {
      await completed(chart, 'D0140', '2022-05-05');
    },
  },
  {
    patNum: 1192,
    story: 'Archived patient, still charted; 1193 has died and 1194 is inactive.',
    request: 'GET /procedurelogs?PatNum=1192',
    answer: 200,
    async write(chart) {
      await completed(chart, 'D0120', '2021-09-09');
      await planned(chart, 'D2391', { date: '2021-09-09', tooth: '21', surf: 'O', priority: 'Wait' });
    },
  },
  {
    patNum: 1200,
    story: 'Every treatment area: surface, tooth, mouth, quadrant, sextant, arch, range, and none.',
    request: 'GET /procedurelogs?PatNum=1200',
    answer: 200,
    async write(chart) {
      await planned(chart, 'D2332', { tooth: '8', surf: 'MIF', priority: 'Urgent', dx: 'Caries' });
      await planned(chart, 'D2740', {
        tooth: '4',
        priority: 'Urgent',
        columns: { Prosthesis: 'R', DateOriginalProsth: '2011-06-01' },
      });
      await planned(chart, 'D1110', { priority: 'Next visit', provider: 3 });
      await planned(chart, 'D4341', { surf: 'UR', priority: 'Urgent', dx: 'Gum disease' });
      await planned(chart, 'D4342', { surf: 'LL', teeth: '18,19', priority: 'Next visit', dx: 'Gum disease' });
      await planned(chart, 'N0010', { surf: '5', priority: 'Next visit' });
      await planned(chart, 'D9944', { surf: 'U', priority: 'Someday' });
      await planned(chart, 'D9972', { surf: 'L', teeth: '22,23,24,25,26,27', priority: 'Someday' });
      await planned(chart, 'D5214', { teeth: '18,19,20,30,31', priority: 'Wait', dx: 'Missing tooth' });
      await planned(chart, 'D9230', { priority: 'Someday' });
      await planned(chart, 'D9223', { priority: 'Someday' });
      // A tooth too many, between 8 and 9.
      await planned(chart, 'D7140', { tooth: '58', priority: 'Wait' });
    },
  },
  {
    patNum: 1201,
    story: 'Baby teeth, tooth initials and a baby tooth taken out.',
    request: 'GET /toothinitials?PatNum=1201',
    answer: 200,
    async write(chart) {
      const { patient } = chart;
      await completed(chart, 'D7111', '2026-05-06', { tooth: 'E' });
      await planned(chart, 'D2930', { tooth: 'S', priority: 'Urgent', dx: 'Caries' });
      await planned(chart, 'D2391', { tooth: 'B', surf: 'O', priority: 'Next visit' });
      await planned(chart, 'D7140', { tooth: 'FS', priority: 'Wait' });
      const marks: [tooth: string, type: keyof typeof ToothInitialType][] = [
        ['E', 'Missing'],
        ['3', 'Hidden'],
        ['4', 'Primary'],
        ['5', 'Primary'],
        ['28', 'Primary'],
      ];
      for (const [tooth, type] of marks) {
        await addRow(chart, 'toothinitial', {
          PatNum: patient.PatNum,
          ToothNum: tooth,
          InitialType: ToothInitialType[type],
          SecDateTEntry: '2026-05-06 09:00:00',
        });
      }
    },
  },
  {
    patNum: 1202,
    story: 'Few teeth left: missing ones, a shifted and a rotated one, a full upper denture.',
    request: 'GET /toothinitials?PatNum=1202',
    answer: 200,
    async write(chart) {
      const { patient } = chart;
      for (let tooth = 1; tooth <= 16; tooth++) {
        await addRow(chart, 'toothinitial', { PatNum: patient.PatNum, ToothNum: String(tooth) });
      }
      for (const [tooth, type, movement] of [
        ['18', 'ShiftM', 2],
        ['27', 'Rotate', 15],
        ['22', 'TipB', -3],
      ] as const) {
        const InitialType = ToothInitialType[type];
        await addRow(chart, 'toothinitial', {
          PatNum: patient.PatNum,
          ToothNum: tooth,
          InitialType,
          Movement: movement,
        });
      }
      await completed(chart, 'D5110', '2025-08-18', { columns: { Prosthesis: 'I' } });
      await planned(chart, 'D5730', { priority: 'Next visit' });
    },
  },
  {
    patNum: 1230,
    story: 'Fees: at School Hill with DOC2 an exam costs 72, by the row of both; plain 60, clinic 64, provider 68.',
    request: 'POST /procedurelogs {"PatNum":1230,"ProcDate":"2026-06-15","ProcStatus":"TP","procCode":"D0120"}',
    answer: 201,
    async write(chart) {
      await planned(chart, 'D0120', { priority: 'Next visit' });
      await planned(chart, 'D0120', { priority: 'Next visit', provider: 1 });
      await planned(chart, 'D0120', { priority: 'Next visit', provider: 1, clinic: 1 });
      await planned(chart, 'D0120', { priority: 'Next visit', clinic: 1 });
      await planned(chart, 'D0350', { priority: 'Someday' });
    },
  },
  {
    patNum: 1231,
    story: 'A fee schedule of his own; 1232 has one price everywhere, 1233 a provider without fees, 1234 a hidden one.',
    request: 'POST /procedurelogs {"PatNum":1231,"ProcDate":"2026-06-15","ProcStatus":"TP","procCode":"D0120"}',
    answer: 201,
    async write(chart) {
      await planned(chart, 'D2740', { tooth: '19', priority: 'Wait' });
    },
  },
  {
    patNum: 1242,
    story: 'Crown over two visits, in process: both procedures are one multi-visit group.',
    request: 'PUT /procedurelogs/124202 {"ProcStatus":"C"}',
    answer: 200,
    async write(chart) {
      const { patient } = chart;
      const started = await completed(chart, 'D2950', '2026-06-02', { tooth: '30' });
      const crown = await planned(chart, 'D2750', { tooth: '30', priority: 'Urgent', date: '2026-06-02' });
      for (const { ProcNum, ProcStatus } of [started, crown]) {
        await addRow(chart, 'procmultivisit', {
          GroupProcMultiVisitNum: 1,
          ProcNum,
          ProcStatus,
          IsInProcess: 1,
          PatNum: patient.PatNum,
          SecDateTEntry: '2026-06-02 09:00:00',
        });
      }
    },
  },
];
