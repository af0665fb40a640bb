import type { CodeLine } from './code-line.ts';

/** Codes that programs often send and no story of the practice needs: category (DefNum), office fee in dollars, the code. */
export const furtherCodes: [category: number, fee: number, line: CodeLine][] = [
  [1101, 75, ['D0277', 'Bite X-rays, upright', 'BiteUp', 'Mouth', { radiology: true, hygiene: true }]],
  [1105, 90, ['D3120', 'Cover over a nearly open nerve', 'NearNerve', 'Tooth']],
  [1106, 420, ['D4263', 'Bone added at a tooth', 'ToothBone', 'Tooth']],
  [1106, 760, ['D4273', 'Gum laid over a root', 'GumGraft', 'Tooth']],
  [
    1107,
    640,
    ['D5820', 'Temporary partial, upper', 'TempPartU', 'ToothRange', { paint: 'DentureLight', prosthesis: true }],
  ],
  [
    1107,
    640,
    ['D5821', 'Temporary partial, lower', 'TempPartL', 'ToothRange', { paint: 'DentureLight', prosthesis: true }],
  ],
  [
    1108,
    1650,
    ['D6065', 'Porcelain crown fixed to its implant', 'ImpCrFix', 'Tooth', { paint: 'CrownLight', prosthesis: true }],
  ],
  [1109, 310, ['D7251', 'Crown of a wisdom tooth removed', 'WisCrown', 'Tooth']],
  [1111, 40, ['D9215', 'Numbing of one place', 'Numb', 'None']],
  [1111, 210, ['D9222', 'Deep sleep, the first 15 minutes', 'Sleep1', 'None']],
  [1111, 190, ['D9239', 'Drowsy by drip, the first 15 minutes', 'Drip1', 'None']],
  [1111, 160, ['D9243', 'Drowsy by drip, 15 minutes more', 'Drip15', 'None']],
  [1111, 30, ['D9430', 'Visit to look, nothing done', 'LookVisit', 'None']],
  [1111, 95, ['D9440', 'Visit after hours', 'AfterHours', 'None']],
  [1111, 35, ['D9910', 'Varnish for a sore tooth', 'SoreTooth', 'Mouth']],
  [1111, 280, ['D9975', 'Whitening at home, one jaw', 'WhitenHome', 'Arch', { noBill: true }]],
  [1111, 0, ['D9999', 'Other care, told in the note', 'Other', 'None']],
];
