import type { AdminServer } from '../admin.ts';
import type { Probe } from '../http/pages/probes.ts';
import type { Slot } from './slot.ts';

const REPLACED: Probe = { status: 503, sentence: 'The process that writes is being replaced.' };

/**
 * Listens for those who run the server, and tells the figures of every worker and whether the lead's database answers.
 */
export async function adminOfWorkers(address: string, slots: readonly Slot[], leading: Slot): Promise<AdminServer> {
  const { figuresOf, startAdmin } = await import('../admin.ts');
  const probes = {
    '/livez': async (): Promise<Probe> => ({ status: 200, sentence: 'The process answers.' }),
    '/readyz': async () => ((await leading.worker()?.ask('readiness')) as Probe | undefined) ?? REPLACED,
  };
  const figures = figuresOf(async () => {
    const answers = await Promise.all(slots.map((slot) => slot.worker()?.ask('figures')));
    return answers.filter((answer) => answer !== undefined);
  });
  return startAdmin(address, probes, figures);
}
