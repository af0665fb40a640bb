import type { Load } from './load.ts';
import { type BenchPractice, isInsured } from './practice.ts';

/** What clients do all day, spread over the whole practice. */
export function loadsOn({ patients, procedures }: BenchPractice): Load[] {
  const spread = (size: number) => Array.from({ length: 400 }, (_, i) => ((i * 7919) % size) + 1);
  const planned = (PatNum: number) =>
    JSON.stringify({
      PatNum,
      ProcDate: '2026-01-05',
      ProcStatus: 'TP',
      CodeNum: 7,
      ProcFee: '87.00',
      Priority: 1,
      Dx: 3,
    });
  const patientNums = spread(patients);
  const insured = patientNums.filter(isInsured);
  const uninsured = patientNums.filter((n) => !isInsured(n));
  const gets = (name: string, paths: string[]): Load => ({
    name: `GET ${name}`,
    forPeers: true,
    requests: paths.map((path) => ({ method: 'GET', path })),
  });
  const posts = (name: string, path: string, bodies: string[]): Load => ({
    name: `POST ${name}`,
    requests: bodies.map((body) => ({ method: 'POST', path, body })),
  });
  const save = (TreatPlanNum: number) => JSON.stringify({ TreatPlanNum });
  return [
    gets(
      'list by patient',
      patientNums.map((n) => `/procedurelogs?PatNum=${n}`),
    ),
    gets(
      'one',
      spread(procedures).map((n) => `/procedurelogs/${n}`),
    ),
    gets(
      'treatplans',
      patientNums.map((n) => `/treatplans?PatNum=${n}`),
    ),
    { ...posts('procedure', '/procedurelogs', uninsured.map(planned)), forPeers: true },
    posts('procedure, insured', '/procedurelogs', insured.map(planned)),
    posts('Saved', '/treatplans/Saved', uninsured.map(save)),
    posts('Saved, insured', '/treatplans/Saved', insured.map(save)),
  ];
}
