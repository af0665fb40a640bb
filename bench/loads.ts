import type { Load } from './load.ts';
import type { BenchPractice } from './practice.ts';

/** Four things clients do all day, spread over the whole practice. */
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
  return [
    {
      name: 'GET list by patient',
      requests: spread(patients).map((n) => ({ method: 'GET', path: `/procedurelogs?PatNum=${n}` })),
    },
    { name: 'GET one', requests: spread(procedures).map((n) => ({ method: 'GET', path: `/procedurelogs/${n}` })) },
    {
      name: 'POST procedure',
      requests: spread(patients).map((n) => ({ method: 'POST', path: '/procedurelogs', body: planned(n) })),
    },
    {
      name: 'POST Saved',
      requests: spread(patients).map((n) => ({
        method: 'POST',
        path: '/treatplans/Saved',
        body: JSON.stringify({ TreatPlanNum: n }),
      })),
    },
  ];
}
