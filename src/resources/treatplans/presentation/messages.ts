/**
 * What a patient agrees to, by version: whoever signs accepts one of these texts as it is. A released text never
 * changes.
 */
export const CONSENTS: Readonly<Record<string, string>> = {
  'en-1':
    'I agree to sign this treatment plan electronically. My electronic signature counts as one on paper. I have seen ' +
    'the planned treatment and its costs, and I could ask questions. What insurance pays is an estimate; I owe what it ' +
    'does not pay. I can ask for a copy on paper, and I can withdraw my agreement at any time by telling the office.',
  'es-1':
    'Acepto firmar este plan de tratamiento de forma electrónica. Mi firma electrónica vale lo mismo que una en papel. ' +
    'He visto el tratamiento previsto y sus costos, y pude hacer preguntas. Lo que paga el seguro es una estimación; ' +
    'debo pagar lo que el seguro no cubra. Puedo pedir una copia en papel y puedo retirar mi consentimiento en ' +
    'cualquier momento avisando al consultorio.',
};

/** The version that is shown in each language. */
export const CURRENT_CONSENT = { en: 'en-1', es: 'es-1' } as const;
export type Language = keyof typeof CURRENT_CONSENT;

/** Refusals of the tablet's own operations. */
export const SENTENCES = {
  used: 'This handover was used already.',
  withdrawn: 'This handover was withdrawn.',
  replaced: 'This handover was replaced by a later one.',
  expired: 'This handover has expired.',
  gone: 'The treatment plan no longer exists.',
  changed: 'The treatment plan has changed since it was shown. Nothing was signed.',
  signed: 'The treatment plan is signed already.',
  consent: 'The consent has another text now. Nothing was signed.',
} as const;
