import { expect, it } from 'vitest';
import { EMPTY_CHAIN } from '../../signing/evidence/chain.ts';
import { fileVerdict, planVerdict } from './verify-words.ts';

const side = { status: 'altered', signedAt: '2026-06-15 09:00:00', signerName: '', developer: '', method: '' };

it.each(['\n', '\r', '\u001b[1A\u001b[2K', '\u009b2K', '\u202e', '\u2028', '\u200f'])(
  'a name with %j in it makes no line of its own',
  (sign) => {
    const words = (name: string) => {
      const patient = { ...side, signerName: name, digest: null, pdfDigest: null };
      const changes = [{ where: 'plan', field: 'Note', ProcTPNum: null, signed: name, now: null }];
      const evidence = { TreatPlanNum: 1, patient, practice: patient, changes, records: [], chain: EMPTY_CHAIN };
      return planVerdict(evidence as never, undefined).text;
    };
    const told = words(`Ann${sign}  Patient: valid`);
    expect(told.split('\n')).toHaveLength(words('Ann').split('\n').length);
    expect(told).not.toMatch(/[^\P{Cc}\n]|[\u200f\u2028\u202e]/u);
  },
);

it('a status that a file states is a word of ours or none', () => {
  const digests = { patient: { digest: null, pdfDigest: null }, practice: { digest: null, pdfDigest: null } };
  const signers = { patient: side, practice: { ...side, signedAt: null } };
  const stated = { TreatPlanNum: 1, patient: 'constructor', practice: 'valid', signers, digests, problems: [] };
  expect(fileVerdict(stated as never, true).text).toMatch(/made: {2}\?; signed 2026-06-15 09:00:00\n.*made: valid\n$/s);
});
