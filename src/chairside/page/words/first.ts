/** What the page says before its script runs. The server knows these words and no others. */
export const first = {
  en: {
    title: 'Treatment plan',
    loading: 'Loading …',
    yourPlan: 'Your treatment plan',
    staffTitle: 'Chairside',
    nowhere: 'This page does not exist.',
    start: 'To the start page',
  },
  es: {
    title: 'Plan de tratamiento',
    loading: 'Cargando …',
    yourPlan: 'Su plan de tratamiento',
    staffTitle: 'Chairside',
    nowhere: 'Esta página no existe.',
    start: 'Al inicio',
  },
} as const;
