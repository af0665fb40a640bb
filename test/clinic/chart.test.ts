import { expect, it } from 'vitest';
import { day } from '../people/office.ts';
import { requestTable } from '../people/request-table.ts';
import type { ListedRequest } from '../support/listed-requests.ts';

/** Teeth, allergies, problems and medications (`companions-people.md` 12, rows 136 to 141 and 159). */
const rows: readonly ListedRequest[] = [
  // toothinitials, rows 136 and 137
  [
    'POST',
    '/toothinitials',
    { PatNum: 10, ToothNum: 32, InitialType: 'Missing' },
    201,
    { ToothNum: '32', InitialType: 'Missing', Movement: '0', DrawingSegment: '', ColorDraw: '0,0,0', DrawText: '' },
  ],
  ['POST', '/toothinitials', { PatNum: 10, ToothNum: 'a', InitialType: 'primary' }, 201, { ToothNum: 'A' }],
  ['POST', '/toothinitials', { PatNum: 10, ToothNum: '33', InitialType: 'Missing' }, 400, 'ToothNum is invalid.'],
  ['POST', '/toothinitials', { PatNum: 10, ToothNum: '08', InitialType: 'Missing' }, 400, 'ToothNum is invalid.'],
  ['POST', '/toothinitials', { PatNum: 10, ToothNum: '51', InitialType: 'Missing' }, 400, 'ToothNum is invalid.'],
  ['POST', '/toothinitials', { PatNum: 10, ToothNum: '32', InitialType: 'Rotate' }, 400, 'InitialType is invalid.'],
  ['POST', '/toothinitials', { PatNum: 10, ToothNum: '32' }, 400, 'InitialType is required.'],
  ['POST', '/toothinitials', { PatNum: 15, ToothNum: '32', InitialType: 'Hidden' }, 400, 'Patient has been deleted.'],
  ['POST', '/toothinitials', { PatNum: 99, ToothNum: '32', InitialType: 'Hidden' }, 404, 'Patient not found.'],
  ['DELETE', '/toothinitials/900', undefined, 400, 'Only InitialTypes of Missing, Hidden, or Primary can be deleted.'],
  ['DELETE', '/toothinitials/901', undefined, 200],
  ['DELETE', '/toothinitials/902', undefined, 400, 'Patient has been deleted.'],
  ['DELETE', '/toothinitials/999', undefined, 404, 'ToothInitial not found.'],
  // allergies, row 138
  [
    'POST',
    '/allergies',
    { PatNum: 10, defDescription: 'penicillin' },
    201,
    { AllergyDefNum: 44, defDescription: 'Penicillin', StatusIsActive: 'true', DateAdverseReaction: '0001-01-01' },
  ],
  [
    'POST',
    '/allergies',
    { PatNum: 10, defDescription: 'Latex', Reaction: 'Hives', DateAdverseReaction: '2019-09-23' },
    201,
    { defDescription: 'Latex', defSnomedType: 'None', Reaction: 'Hives', DateAdverseReaction: '2019-09-23' },
  ],
  ['POST', '/allergies', { PatNum: 10, AllergyDefNum: '44', defDescription: 'Latex' }, 201, { AllergyDefNum: 44 }],
  ['POST', '/allergies', { PatNum: 10 }, 400, 'defDescription is required.'],
  ['POST', '/allergies', { defDescription: 'Latex' }, 400, 'PatNum is required.'],
  ['POST', '/allergies', { PatNum: 10, AllergyDefNum: 9 }, 404, 'AllergyDef not found.'],
  ['POST', '/allergies', { PatNum: 10, defDescription: 'Latex', DateAdverseReaction: 'May' }, 400],
  ['POST', '/allergies', { PatNum: 15, defDescription: 'Latex' }, 400, 'Patient has been deleted.'],
  [
    'PUT',
    '/allergies/1',
    { Reaction: 'Rash', DateAdverseReaction: '', StatusIsActive: 'false' },
    200,
    { AllergyNum: 1, Reaction: 'Rash', DateAdverseReaction: '0001-01-01', StatusIsActive: 'false' },
  ],
  ['PUT', '/allergies/2', { Reaction: 'Rash' }, 400, 'Patient has been deleted.'],
  ['PUT', '/allergies/9', { Reaction: 'Rash' }, 404, 'Allergy not found.'],
  ['DELETE', '/allergies/1', undefined, 200],
  ['DELETE', '/allergies/2', undefined, 400, 'Patient has been deleted.'],
  ['DELETE', '/allergies/9', undefined, 404, 'Allergy not found.'],
  // allergydefs, row 139
  ['POST', '/allergydefs', { Description: 'Tylenol' }, 201, { Description: 'Tylenol', SnomedType: '', UniiCode: '' }],
  ['POST', '/allergydefs', {}, 400, 'Description is required.'],
  ['POST', '/allergydefs', { Description: 'PENICILLIN' }, 400, 'An AllergyDef with that name already exists.'],
  // diseases, row 141
  [
    'POST',
    '/diseases',
    { PatNum: 10, DiseaseDefName: 'Asthma' },
    201,
    { diseaseDefName: 'Asthma', ProbStatus: 'Active', PatNote: '', DateStart: '0001-01-01', DateStop: '0001-01-01' },
  ],
  [
    'POST',
    '/diseases',
    { PatNum: 10, diseaseDefName: 'copd', ProbStatus: 'Resolved', DateStart: '2016-01-01', DateStop: '2019-04-30' },
    201,
    { DiseaseDefNum: 58, diseaseDefName: 'COPD', ProbStatus: 'Resolved', DateStop: '2019-04-30' },
  ],
  [
    'POST',
    '/diseases',
    { PatNum: 10, DiseaseDefNum: 58, DateStart: '2020-02-01', DateStop: '2020-01-01' },
    400,
    'DateStop cannot be before DateStart.',
  ],
  ['POST', '/diseases', { PatNum: 10 }, 400, 'diseaseDefName is required.'],
  ['POST', '/diseases', { PatNum: 10, DiseaseDefNum: 9 }, 404, 'DiseaseDef not found.'],
  ['POST', '/diseases', { PatNum: 15, DiseaseDefNum: 58 }, 400, 'Patient has been deleted.'],
  ['PUT', '/diseases/1', { DateStart: '', PatNote: 'x' }, 200, { DateStart: '0001-01-01', PatNote: 'x' }],
  ['PUT', '/diseases/1', { DateStop: '2019-12-31' }, 400, 'DateStop cannot be before DateStart.'],
  ['PUT', '/diseases/1', { ProbStatus: '1' }, 400, 'ProbStatus is invalid.'],
  ['PUT', '/diseases/9', { PatNote: 'x' }, 404, 'Disease not found.'],
  ['DELETE', '/diseases/1', undefined, 200],
  // diseasedefs
  ['POST', '/diseasedefs', { DiseaseName: 'Shingles' }, 201, { DiseaseName: 'Shingles', IsHidden: 'false' }],
  ['POST', '/diseasedefs', { DiseaseName: ' ' }, 400, 'DiseaseName is required.'],
  ['POST', '/diseasedefs', { DiseaseName: 'copd' }, 400, 'A DiseaseDef with that name already exists.'],
  // medications
  ['POST', '/medications', { MedName: 'Lisinopril' }, 201, { MedName: 'Lisinopril', genericName: 'Lisinopril' }],
  [
    'POST',
    '/medications',
    { MedName: 'Glucophage', genericName: 'metformin', Notes: 'Antidiabetic agent' },
    201,
    { GenericNum: 12, genericName: 'Metformin', Notes: 'Antidiabetic agent' },
  ],
  [
    'POST',
    '/medications',
    { MedName: 'Glucophage', genericName: 'Nothing' },
    404,
    'No Medication with that genericName was found.',
  ],
  ['POST', '/medications', { MedName: 'METFORMIN' }, 400, 'A Medication with that name already exists.'],
  ['POST', '/medications', {}, 400, 'MedName is required.'],
  // medicationpats, row 140
  [
    'POST',
    '/medicationpats',
    { PatNum: 10, medName: 'metformin', PatNote: 'Twice a day', DateStart: '2006-02-01', ProvNum: 1 },
    201,
    { MedicationNum: 12, medName: 'Metformin', PatNote: 'Twice a day', DateStop: '0001-01-01', ProvNum: 1 },
  ],
  ['POST', '/medicationpats', { PatNum: 10, medName: 'Metformin', ProvNum: 99 }, 404, 'Provider not found.'],
  ['POST', '/medicationpats', { PatNum: 10, MedicationNum: 99 }, 404, 'Medication not found.'],
  ['POST', '/medicationpats', { PatNum: 99, medName: 'Metformin' }, 404, 'Patient not found.'],
  ['POST', '/medicationpats', { PatNum: 10 }, 400, 'medName is required.'],
  ['POST', '/medicationpats', { PatNum: 15, medName: 'x' }, 400, 'Patient has been deleted.'],
  ['PUT', '/medicationpats/1', { DateStart: '', DateStop: '2022-05-11' }, 200, { DateStop: '2022-05-11' }],
  ['PUT', '/medicationpats/1', { ProvNum: 99 }, 404, 'Provider not found.'],
  ['PUT', '/medicationpats/9', {}, 404, 'MedicationPat not found.'],
  ['DELETE', '/medicationpats', undefined, 400, 'MedicationPatNum is required.'],
  ['PUT', '/medicationpats', {}, 400, 'medicationpats PUT  is not a valid method.'],
  ['DELETE', '/diseases', undefined, 400, 'diseases DELETE  is not a valid method.'],
  ['DELETE', '/medicationpats/1', undefined, 200],
  ['DELETE', '/medicationpats/9', undefined, 404, 'MedicationPat not found.'],
];

requestTable(
  'teeth, allergies, problems and medications',
  rows,
  async (practice) => {
    const tooth = { PatNum: 10, ToothNum: '3' };
    await practice.lay(
      'toothinitial',
      { ...tooth, ToothInitialNum: 900, InitialType: 6 },
      { ...tooth, ToothInitialNum: 901, InitialType: 0 },
      { ...tooth, ToothInitialNum: 902, InitialType: 0, PatNum: 15 },
    );
    await practice.lay('allergydef', { AllergyDefNum: 44, Description: 'Penicillin' });
    await practice.lay(
      'allergy',
      { AllergyNum: 1, AllergyDefNum: 44, PatNum: 10, DateAdverseReaction: day(-9), StatusIsActive: 1 },
      { AllergyNum: 2, AllergyDefNum: 44, PatNum: 15 },
    );
    await practice.lay('diseasedef', { DiseaseDefNum: 58, DiseaseName: 'COPD', ItemOrder: 3 });
    await practice.lay('disease', { DiseaseNum: 1, PatNum: 10, DiseaseDefNum: 58, DateStart: '2020-01-01' });
    await practice.lay('medication', { MedicationNum: 12, MedName: 'Metformin', GenericNum: 12, RxCui: 6809 });
    await practice.lay('medicationpat', { MedicationPatNum: 1, PatNum: 10, MedicationNum: 12 });
  },
  (practice) => {
    it('marks a tooth once, however often it is said', async () => {
      const missing = { PatNum: 10, ToothNum: '32', InitialType: 'Missing' };
      const first = await practice().post('/toothinitials', missing);
      const second = await practice().post('/toothinitials', missing);
      expect(second.body.ToothInitialNum).not.toBe(first.body.ToothInitialNum);
      expect(await practice().rows('toothinitial', ({ ToothNum }) => ToothNum === '32')).toHaveLength(1);
      expect(await practice().rows('securitylog')).toEqual([]);
    });

    it('adds to the office’s lists once', async () => {
      await practice().post('/allergies', { PatNum: 10, defDescription: 'Lätex' });
      await practice().post('/allergies', { PatNum: 11, defDescription: 'LÄTEX' });
      await practice().post('/diseases', { PatNum: 10, diseaseDefName: 'Ásthma' });
      await practice().post('/diseases', { PatNum: 11, diseaseDefName: 'ásthma' });
      await practice().post('/medicationpats', { PatNum: 10, medName: 'Инсулин' });
      await practice().post('/medicationpats', { PatNum: 11, medName: 'ИНСУЛИН' });
      expect(await practice().rows('allergydef')).toMatchObject([{}, { Description: 'Lätex' }]);
      expect(await practice().rows('diseasedef')).toMatchObject([{}, { DiseaseName: 'Ásthma', ItemOrder: 4 }]);
      const [, insulin] = await practice().rows('medication');
      expect(insulin).toMatchObject({ MedName: 'Инсулин', GenericNum: insulin!.MedicationNum });
    });

    it('copies the code of a medication, and keeps an audit that names what was written', async () => {
      const { body: taken } = await practice().post('/medicationpats', { PatNum: 10, medName: 'Metformin' });
      expect(await practice().rows('medicationpat', ({ RxCui }) => RxCui === 6809)).toHaveLength(1);
      await practice().put('/allergies/1', { Reaction: 'Rash' });
      await practice().put('/allergies/1', { Reaction: 'Rash' });
      await practice().delete('/allergies/1');
      await practice().delete(`/medicationpats/${taken.MedicationPatNum}`);
      const { body: problem } = await practice().post('/diseases', { PatNum: 10, diseaseDefName: 'Asthma' });
      await practice().put(`/diseases/${problem.DiseaseNum}`, { PatNote: 'Mild' });
      const by = 'by Amazing Smiles through API.';
      expect(await practice().rows('securitylog')).toMatchObject([
        { PermType: 72, PatNum: 10, LogText: `Created ${by} Metformin added` },
        { PermType: 73, PatNum: 10, FKey: 1, LogText: `Updated ${by} Penicillin edited` },
        { PermType: 73, PatNum: 10, FKey: 1, LogText: `Deleted ${by} Penicillin deleted` },
        { PermType: 72, PatNum: 10, LogText: `Deleted ${by} Metformin deleted` },
        { PermType: 71, PatNum: 10, LogText: `Created ${by} Asthma added` },
        { PermType: 71, PatNum: 10, LogText: `Updated ${by} Asthma edited` },
      ]);
    });
  },
);
