import { type Chart, type Procedure, planned } from '../words/chart.ts';

/** A crown and a filling on molars: enough to show a deductible, two percentages and a write-off. */
export async function crownAndFilling(chart: Chart): Promise<{ crown: Procedure; filling: Procedure }> {
  const crown = await planned(chart, 'D2740', {
    tooth: '3',
    priority: 'Urgent',
    dx: 'Cracked tooth',
    prognosis: 'Good',
  });
  const filling = await planned(chart, 'D2392', { tooth: '30', surf: 'MO', priority: 'Next visit', dx: 'Caries' });
  return { crown, filling };
}
