import type { AdminServer } from '../admin.ts';
import type { Probe } from '../http/pages/probes.ts';
import type { Worker } from './worker.ts';

/** The workers that serve at this moment. */
interface Overseen {
  all(): readonly Worker[];
  lead(): Worker | undefined;
}

const REPLACED: Probe = { status: 503, sentence: 'The process that writes is being replaced.' };

/**
 * Listens for those who run the server, and tells the figures of every worker and whether the lead's database answers.
 */
export async function adminOf(address: string, { all, lead }: Overseen): Promise<AdminServer> {
  const { figuresOf, startAdmin } = await import('../admin.ts');
  const probes = {
    '/livez': async (): Promise<Probe> => ({ status: 200, sentence: 'The process answers.' }),
    '/readyz': async () => ((await lead()?.ask('readiness')) as Probe | undefined) ?? REPLACED,
  };
  const figures = figuresOf(async () => {
    const answers = await Promise.all(all().map((worker) => worker.ask('figures')));
    return answers.filter((answer) => answer !== undefined);
  });
  return startAdmin(address, probes, figures);
}
