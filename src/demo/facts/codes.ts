import { SubstitutionCondition, ToothPaintingType, TreatArea } from '../../domain/enums.ts';
import { GROUP_NOTE_CODE } from '../../practice/chart/procedure-codes.ts';
import type { Book } from './book.ts';
import type { CodeLine } from './code-line.ts';
import { furtherCodes } from './further-codes.ts';

/**
 * The procedure codes of the invented practice. CDT codes stand here as identifiers only; every description is our own
 * short plain wording. An office with a licence loads its own table: `bitewing import codes FILE.csv`.
 */

/** Category (DefNum of category 11) → its codes. */
const codesByCategory: Record<number, CodeLine[]> = {
  // Exams and X-rays
  1101: [
    ['D0120', 'Check-up exam', 'CheckUp', 'Mouth', { hygiene: true }],
    ['D0140', 'Exam of one problem', 'ProbEx', 'None'],
    ['D0145', 'Exam of a small child', 'ToddlerEx', 'Mouth'],
    ['D0150', 'First full exam', 'FirstEx', 'Mouth', { time: '/XX/' }],
    ['D0160', 'In-depth exam', 'DeepEx', 'Mouth', { time: '/XX/' }],
    ['D0170', 'Follow-up exam', 'FollowEx', 'None'],
    ['D0180', 'Gum exam', 'GumEx', 'Mouth'],
    ['D0210', 'Full set of X-rays', 'FullXr', 'Mouth', { radiology: true }],
    ['D0220', 'Small X-ray, the first', 'SmallXr', 'None', { radiology: true }],
    ['D0230', 'Small X-ray, each further', 'SmallXr+', 'None', { radiology: true }],
    ['D0240', 'X-ray from the biting side', 'BiteSideXr', 'None', { radiology: true }],
    ['D0270', 'Bite X-ray, one', 'Bite1', 'None', { radiology: true }],
    ['D0272', 'Bite X-rays, two', 'Bite2', 'Mouth', { radiology: true, hygiene: true }],
    ['D0273', 'Bite X-rays, three', 'Bite3', 'Mouth', { radiology: true, hygiene: true }],
    ['D0274', 'Bite X-rays, four', 'Bite4', 'Mouth', { radiology: true, hygiene: true }],
    ['D0330', 'Wide X-ray of both jaws', 'WideXr', 'Mouth', { radiology: true }],
    ['D0340', 'Side X-ray of the head', 'HeadXr', 'None', { radiology: true }],
    ['D0350', 'Photographs', 'Photos', 'None'],
    ['D0367', 'Three-dimensional scan', 'Scan3D', 'Mouth', { radiology: true }],
    ['D0431', 'Extra check for cell changes', 'CellCheck', 'Mouth'],
    ['D0460', 'Test of the nerve', 'NerveTest', 'None'],
    ['D0470', 'Models of the teeth', 'Models', 'None'],
  ],
  // Cleaning and prevention
  1102: [
    ['D1110', 'Adult cleaning', 'Clean', 'Mouth', { hygiene: true, time: '/XXX/' }],
    ['D1120', 'Child cleaning', 'CleanCh', 'Mouth', { hygiene: true, time: '/XX/' }],
    ['D1206', 'Fluoride, brushed on', 'FlBrush', 'None', { hygiene: true }],
    ['D1208', 'Fluoride, in a tray', 'FlTray', 'Mouth', { hygiene: true }],
    ['D1310', 'Advice on food', 'Food', 'None', { hygiene: true }],
    ['D1320', 'Help to stop smoking', 'Smoke', 'None', { hygiene: true }],
    ['D1330', 'Brushing lesson', 'Brush', 'None', { hygiene: true }],
    ['D1351', 'Seal over the grooves', 'Seal', 'Tooth', { paint: 'Sealant', hygiene: true }],
    ['D1352', 'Seal with a tiny filling', 'SealFill', 'Tooth', { paint: 'Sealant' }],
    ['D1353', 'Seal repair', 'SealFix', 'Tooth', { paint: 'Sealant' }],
    ['D1354', 'Liquid that stops decay', 'StopDecay', 'Tooth'],
    ['D1510', 'Fixed space keeper, one side', 'Space', 'Quad', { paint: 'SpaceMaintainer' }],
    ['D1516', 'Fixed space keeper, upper', 'SpaceU', 'None', { paint: 'SpaceMaintainer' }],
    ['D1517', 'Fixed space keeper, lower', 'SpaceL', 'None', { paint: 'SpaceMaintainer' }],
  ],
  // Fillings
  1103: [
    ['D2140', 'Silver filling, 1 side', 'Silv1', 'Surf', { paint: 'FillingDark' }],
    ['D2150', 'Silver filling, 2 sides', 'Silv2', 'Surf', { paint: 'FillingDark' }],
    ['D2160', 'Silver filling, 3 sides', 'Silv3', 'Surf', { paint: 'FillingDark' }],
    ['D2161', 'Silver filling, 4 sides', 'Silv4', 'Surf', { paint: 'FillingDark' }],
    ['D2330', 'White filling, front, 1 side', 'WhF1', 'Surf', { paint: 'FillingLight' }],
    ['D2331', 'White filling, front, 2 sides', 'WhF2', 'Surf', { paint: 'FillingLight' }],
    ['D2332', 'White filling, front, 3 sides', 'WhF3', 'Surf', { paint: 'FillingLight' }],
    ['D2335', 'White filling, front, large', 'WhF4', 'Surf', { paint: 'FillingLight' }],
    ['D2390', 'White crown, front', 'WhFCr', 'Tooth', { paint: 'CrownLight' }],
    ['D2391', 'White filling, back, 1 side', 'WhB1', 'Surf', { paint: 'FillingLight', downgrade: ['D2140', 'Always'] }],
    [
      'D2392',
      'White filling, back, 2 sides',
      'WhB2',
      'Surf',
      { paint: 'FillingLight', downgrade: ['D2150', 'Always'] },
    ],
    [
      'D2393',
      'White filling, back, 3 sides',
      'WhB3',
      'Surf',
      { paint: 'FillingLight', downgrade: ['D2160', 'Always'] },
    ],
    [
      'D2394',
      'White filling, back, 4 sides',
      'WhB4',
      'Surf',
      { paint: 'FillingLight', downgrade: ['D2161', 'Always'] },
    ],
    ['D2940', 'Soothing temporary filling', 'Soothe', 'Tooth', { layman: 'Temporary filling' }],
  ],
  // Crowns and bridges
  1104: [
    ['D2644', 'Porcelain onlay', 'Onlay', 'Surf', { paint: 'FillingLight', prosthesis: true }],
    ['D2710', 'Plastic crown', 'PlastCr', 'Tooth', { paint: 'CrownLight', prosthesis: true }],
    ['D2740', 'Porcelain crown', 'PorcCr', 'Tooth', { paint: 'CrownLight', prosthesis: true, time: '/XXXXXX/' }],
    [
      'D2750',
      'Porcelain crown on gold',
      'PorcAuCr',
      'Tooth',
      { paint: 'CrownLight', prosthesis: true, multiVisit: true },
    ],
    ['D2751', 'Porcelain crown on base metal', 'PorcBmCr', 'Tooth', { paint: 'CrownLight', prosthesis: true }],
    ['D2752', 'Porcelain crown on noble metal', 'PorcNmCr', 'Tooth', { paint: 'CrownLight', prosthesis: true }],
    ['D2780', 'Three-quarter gold crown', '3/4Au', 'Tooth', { paint: 'CrownDark', prosthesis: true }],
    ['D2790', 'Full gold crown', 'AuCr', 'Tooth', { paint: 'CrownDark', prosthesis: true }],
    ['D2791', 'Full base-metal crown', 'BmCr', 'Tooth', { paint: 'CrownDark', prosthesis: true }],
    ['D2799', 'Trial crown', 'TrialCr', 'Tooth', { paint: 'CrownLight' }],
    ['D2920', 'Crown glued back', 'Reglue', 'Tooth'],
    ['D2930', 'Steel crown, baby tooth', 'SteelB', 'Tooth', { paint: 'CrownDark' }],
    ['D2931', 'Steel crown, adult tooth', 'SteelA', 'Tooth', { paint: 'CrownDark' }],
    ['D2950', 'Build-up under a crown', 'BuildUp', 'Tooth', { paint: 'PostBU' }],
    ['D2952', 'Cast post and build-up', 'CastPost', 'Tooth', { paint: 'PostBU' }],
    ['D2954', 'Ready-made post and build-up', 'Post', 'Tooth', { paint: 'PostBU' }],
    ['D2962', 'Porcelain veneer', 'Veneer', 'Tooth', { paint: 'Veneer', prosthesis: true, noBill: true }],
    ['D2980', 'Crown repair', 'CrFix', 'Tooth'],
    ['D6240', 'Bridge tooth, porcelain on gold', 'BrTooth', 'Tooth', { paint: 'BridgeLight', prosthesis: true }],
    ['D6245', 'Bridge tooth, porcelain', 'BrToothP', 'Tooth', { paint: 'BridgeLight', prosthesis: true }],
    ['D6740', 'Bridge end crown, porcelain', 'BrEndP', 'Tooth', { paint: 'BridgeLight', prosthesis: true }],
    ['D6750', 'Bridge end crown, porcelain on gold', 'BrEnd', 'Tooth', { paint: 'BridgeLight', prosthesis: true }],
  ],
  // Root canals
  1105: [
    ['D3110', 'Cover over an open nerve', 'NerveCov', 'Tooth'],
    ['D3220', 'Upper part of the nerve removed', 'PartNerve', 'Tooth'],
    ['D3310', 'Root canal, front tooth', 'RootF', 'Tooth', { paint: 'RCT', time: '/XXXX/' }],
    ['D3320', 'Root canal, side tooth', 'RootS', 'Tooth', { paint: 'RCT', time: '/XXXXX/' }],
    ['D3330', 'Root canal, back tooth', 'RootB', 'Tooth', { paint: 'RCT', time: '/XXXXXX/', diagnoses: 'K04.01' }],
    ['D3348', 'Root canal redone, back tooth', 'RootRe', 'Tooth', { paint: 'RCT' }],
    ['D3410', 'Surgery at a root tip, front', 'RootTip', 'Tooth'],
  ],
  // Gums
  1106: [
    ['D4210', 'Gum reshaping, half a jaw', 'GumShape', 'Quad'],
    ['D4249', 'More of the tooth uncovered', 'Uncover', 'Tooth'],
    ['D4260', 'Gum and bone surgery', 'GumBone', 'Quad'],
    [
      'D4341',
      'Deep cleaning, a quarter',
      'DeepCl',
      'Quad',
      { hygiene: true, time: '/XXXX/', layman: 'Deep gum cleaning' },
    ],
    ['D4342', 'Deep cleaning, a few teeth', 'DeepClFew', 'Quad', { hygiene: true, alsoTeeth: true }],
    ['D4346', 'Cleaning of sore gums', 'SoreGum', 'Mouth', { hygiene: true }],
    ['D4355', 'Heavy build-up cleared away', 'HeavyCl', 'Mouth', { hygiene: true }],
    ['D4381', 'Medicine into a gum pocket', 'GumMed', 'Tooth'],
    ['D4910', 'Gum care visit', 'GumCare', 'Mouth', { hygiene: true, time: '/XXX/' }],
  ],
  // Dentures
  1107: [
    ['D5110', 'Full denture, upper', 'DentU', 'None', { paint: 'DentureLight', prosthesis: true }],
    ['D5120', 'Full denture, lower', 'DentL', 'None', { paint: 'DentureLight', prosthesis: true }],
    ['D5130', 'Same-day denture, upper', 'DayDentU', 'None', { paint: 'DentureLight', prosthesis: true }],
    ['D5211', 'Plastic partial, upper', 'PartPU', 'ToothRange', { paint: 'DentureLight', prosthesis: true }],
    ['D5212', 'Plastic partial, lower', 'PartPL', 'ToothRange', { paint: 'DentureLight', prosthesis: true }],
    ['D5213', 'Metal partial, upper', 'PartMU', 'ToothRange', { paint: 'DentureLight', prosthesis: true }],
    ['D5214', 'Metal partial, lower', 'PartML', 'ToothRange', { paint: 'DentureLight', prosthesis: true }],
    ['D5410', 'Upper denture eased', 'EaseU', 'None'],
    ['D5520', 'New tooth in a denture', 'DentTooth', 'Tooth'],
    ['D5730', 'Upper denture relined', 'RelineU', 'None'],
  ],
  // Implants
  1108: [
    ['D6010', 'Implant', 'Implant', 'Tooth', { paint: 'Implant', time: '/XXXXXXXX/' }],
    ['D6057', 'Implant post', 'ImpPost', 'Tooth'],
    ['D6058', 'Porcelain crown on an implant', 'ImpCr', 'Tooth', { paint: 'CrownLight', prosthesis: true }],
    ['D6104', 'Bone added at an implant', 'ImpBone', 'Tooth'],
  ],
  // Surgery
  1109: [
    ['D7111', 'Rest of a baby tooth removed', 'BabyRest', 'Tooth', { paint: 'Extraction' }],
    ['D7140', 'Tooth removed', 'Remove', 'Tooth', { paint: 'Extraction' }],
    ['D7210', 'Tooth removed by surgery', 'RemSurg', 'Tooth', { paint: 'Extraction', time: '/XXXX/' }],
    ['D7220', 'Wisdom tooth under the gum', 'WisGum', 'Tooth', { paint: 'Extraction' }],
    ['D7230', 'Wisdom tooth partly in bone', 'WisPart', 'Tooth', { paint: 'Extraction' }],
    ['D7240', 'Wisdom tooth deep in bone', 'WisBone', 'Tooth', { paint: 'Extraction', diagnoses: 'K01.1,M26.29' }],
    ['D7250', 'Root removed', 'RemRoot', 'Tooth', { paint: 'Extraction' }],
    ['D7310', 'Bone smoothed after removal', 'BoneSm', 'Quad'],
    ['D7510', 'Abscess drained', 'Drain', 'None'],
    ['D7953', 'Bone added after removal', 'BoneAdd', 'Tooth'],
  ],
  // Braces
  1110: [
    ['D8070', 'Braces, child', 'BraceCh', 'Mouth', { provider: 5 }],
    ['D8080', 'Braces, teenager', 'BraceTeen', 'Mouth', { provider: 5 }],
    ['D8090', 'Braces, adult', 'BraceAd', 'Mouth', { provider: 5 }],
    ['D8210', 'Plate against a habit', 'Plate', 'Arch'],
    ['D8660', 'Visit before braces', 'BracePre', 'Mouth', { provider: 5 }],
    ['D8670', 'Braces visit', 'BraceVis', 'Mouth', { provider: 5 }],
    ['D8680', 'Braces off', 'BraceOff', 'Mouth', { provider: 5 }],
  ],
  // Other care
  1111: [
    ['D9110', 'Visit for pain', 'Pain', 'None'],
    ['D9223', 'Deep sleep, 15 minutes', 'Sleep15', 'None', { baseUnits: 2 }],
    ['D9230', 'Laughing gas', 'Gas', 'None'],
    ['D9310', 'Second opinion', 'Opinion', 'None'],
    ['D9944', 'Hard night guard', 'Guard', 'Arch'],
    ['D9951', 'Bite adjusted', 'BiteAdj', 'Mouth'],
    ['D9972', 'Whitening of a jaw', 'Whiten', 'Arch', { alsoTeeth: true, noBill: true }],
    ['D9986', 'Missed visit', 'Missed', 'None', { noBill: true }],
    ['D9987', 'Visit cancelled late', 'CancelLate', 'None', { noBill: true }],
    ['D9995', 'Visit by video', 'Video', 'None'],
    ['N0001', 'Brush and paste', 'BrushKit', 'None', { noBill: true, taxed: true }],
    ['N0002', 'Tooth to watch', 'Watch', 'Tooth', { noBill: true }],
    ['N0003', 'Hairline crack', 'Crack', 'Tooth', { noBill: true }],
    ['N0010', 'Gum check of a sixth', 'GumSixth', 'Sextant'],
    // The blank at the end is meant: office tables hold such codes, and they can be asked for with or without it.
    ['N0021 ', 'Code with a blank at its end', 'BlankEnd', 'None'],
  ],
  // Retired codes, a hidden category
  1112: [['N9001', 'Recall card by mail', 'Card', 'None', { noBill: true }]],
};

/** D2740 → 2740, N0010 → 20010: the number of a code can be told from the code. */
export function codeNumOf(code: string): number {
  if (code === GROUP_NOTE_CODE) return 10001;
  return Number(code.slice(1)) + (code.startsWith('N') ? 20000 : 0);
}

export function addCodes(book: Book): void {
  for (const [category, lines] of Object.entries(codesByCategory)) {
    for (const line of lines) addCode(book, Number(category), line);
  }
  for (const [category, , line] of furtherCodes) addCode(book, category, line);
  book.add('procedurecode', {
    CodeNum: codeNumOf(GROUP_NOTE_CODE),
    ProcCode: GROUP_NOTE_CODE,
    Descript: 'Group Note',
    AbbrDesc: 'GrpNote',
    ProcTime: '/X/',
    ProcCat: 1111,
  });
}

function addCode(book: Book, category: number, [code, description, abbreviation, area, traits = {}]: CodeLine): void {
  const [substitute = '', onlyIf = 'Always'] = traits.downgrade ?? [];
  book.add('procedurecode', {
    CodeNum: codeNumOf(code),
    ProcCode: code,
    Descript: description,
    AbbrDesc: abbreviation,
    LaymanTerm: traits.layman ?? '',
    ProcTime: traits.time ?? '/X/',
    ProcCat: category,
    TreatArea: TreatArea[area],
    AreaAlsoToothRange: Number(traits.alsoTeeth ?? false),
    IsHygiene: Number(traits.hygiene ?? false),
    IsProsth: Number(traits.prosthesis ?? false),
    IsRadiology: Number(traits.radiology ?? false),
    IsMultiVisit: Number(traits.multiVisit ?? false),
    NoBillIns: Number(traits.noBill ?? false),
    IsTaxed: Number(traits.taxed ?? false),
    PaintType: ToothPaintingType[traits.paint ?? 'None'],
    SubstitutionCode: substitute,
    SubstOnlyIf: SubstitutionCondition[onlyIf],
    BaseUnits: traits.baseUnits ?? 0,
    ProvNumDefault: traits.provider ?? 0,
    DiagnosticCodes: traits.diagnoses ?? '',
  });
}
