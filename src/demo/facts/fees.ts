import { FeeScheduleType } from '../../domain/enums.ts';
import { DEMO_TODAY } from '../demo-date.ts';
import type { Book } from './book.ts';
import { codeNumOf } from './codes.ts';
import { furtherCodes } from './further-codes.ts';

/** What things cost, by schedule. Amounts are dollars for one unit. */

export const schedules = {
  office: 51,
  specialist: 52,
  northernStarPpo: 53,
  blueHeronPpo: 54,
  stateProgram: 55,
  stateCopays: 56,
  capitationCopays: 57,
  smileClub: 58,
  outOfNetwork: 59,
  fixedBenefit: 60,
  employees: 61,
  global: 62,
  retired: 63,
} as const;

function addSchedules(book: Book): void {
  const { Normal, CoPay, OutNetwork, FixedBenefit } = FeeScheduleType;
  const lines: [
    number: number,
    description: string,
    type: number,
    traits?: { IsHidden?: number; IsGlobal?: number },
  ][] = [
    [schedules.office, 'Office fees', Normal],
    [schedules.specialist, 'Specialist fees', Normal],
    [schedules.northernStarPpo, 'Northern Star PPO', Normal],
    [schedules.blueHeronPpo, 'Blue Heron PPO', Normal],
    [schedules.stateProgram, 'State program', Normal],
    [schedules.stateCopays, 'State program copays', CoPay],
    [schedules.capitationCopays, 'Lakeside copays', CoPay],
    [schedules.smileClub, 'Smile Club', Normal],
    [schedules.outOfNetwork, 'Out of network', OutNetwork],
    [schedules.fixedBenefit, 'Fixed benefits', FixedBenefit],
    [schedules.employees, 'Employees', Normal],
    // Its clinic row below is never used.
    [schedules.global, 'One price everywhere', Normal, { IsGlobal: 1 }],
    [schedules.retired, 'Fees of 2019', Normal, { IsHidden: 1 }],
  ];
  for (const [order, [number, description, type, traits]] of lines.entries()) {
    book.add('feesched', {
      FeeSchedNum: number,
      Description: description,
      FeeSchedType: type,
      ItemOrder: order,
      SecDateEntry: DEMO_TODAY,
      ...traits,
    });
  }
}

/** Code → office fee. The columns after it: Northern Star, Blue Heron, Smile Club; a gap means no fee there. */
const fees: Record<string, [office: number, northernStar?: number, blueHeron?: number, smileClub?: number]> = {
  D0120: [60, 42, 40, 45],
  D0140: [85, 60, 55, 65],
  D0145: [70, 48, 45, 55],
  D0150: [110, 78, 72, 80],
  D0160: [180, 130],
  D0170: [75, 50],
  D0180: [115, 80],
  D0210: [165, 118, 110, 120],
  D0220: [35, 25, 22, 25],
  D0230: [30, 20, 18, 22],
  D0240: [45, 30],
  D0270: [35, 24],
  D0272: [55, 38, 36, 40],
  D0273: [65, 45],
  D0274: [80, 55, 52, 58],
  D0330: [140, 98, 92, 100],
  D0340: [150],
  D0350: [60],
  D0367: [390, 290],
  D0431: [65],
  D0460: [60, 40],
  D0470: [130, 90],
  D1110: [110, 76, 70, 82],
  D1120: [80, 56, 52, 60],
  D1206: [45, 30, 28, 32],
  D1208: [40, 28, 25, 30],
  D1310: [50],
  D1320: [55],
  D1330: [45],
  D1351: [60, 42, 38, 45],
  D1352: [95, 66],
  D1353: [50],
  D1354: [65, 45],
  D1510: [340, 240],
  D1516: [450, 320],
  D1517: [450, 320],
  D2140: [160, 95, 90, 120],
  D2150: [200, 120, 112, 150],
  D2160: [240, 145, 138, 180],
  D2161: [285, 175, 165, 215],
  D2330: [180, 115, 108, 135],
  D2331: [225, 145, 136, 170],
  D2332: [270, 175, 166, 200],
  D2335: [330, 215, 205, 250],
  D2390: [420, 290],
  D2391: [195, 120, 112, 145],
  D2392: [250, 155, 146, 185],
  D2393: [305, 190, 180, 225],
  D2394: [365, 230, 218, 270],
  D2644: [1050, 740],
  D2710: [520],
  D2740: [1300, 900, 850, 1000],
  D2750: [1250, 880, 830, 960],
  D2751: [1100, 760, 720, 850],
  D2752: [1150, 800, 755, 890],
  D2780: [1200, 840],
  D2790: [1280, 890, 840],
  D2791: [1090, 750],
  D2799: [410],
  D2920: [110, 75],
  D2930: [290, 200, 190],
  D2931: [340, 240],
  D2940: [125, 85],
  D2950: [285, 195, 185, 220],
  D2952: [430, 300],
  D2954: [360, 250, 238],
  D2962: [1350],
  D2980: [260],
  D3110: [95, 65],
  D3220: [220, 150],
  D3310: [780, 560, 530, 600],
  D3320: [910, 650, 620, 700],
  D3330: [1120, 800, 760, 870],
  D3348: [1380, 980],
  D3410: [890, 640],
  D4210: [720, 510],
  D4249: [830, 590],
  D4260: [1180, 840],
  D4341: [270, 180, 170, 200],
  D4342: [190, 125, 118, 140],
  D4346: [160, 110],
  D4355: [195, 130, 122, 150],
  D4381: [105, 70],
  D4910: [155, 105, 98, 115],
  D5110: [1950, 1350, 1280, 1500],
  D5120: [1950, 1350, 1280, 1500],
  D5130: [2100, 1480],
  D5211: [1450, 1000],
  D5212: [1450, 1000],
  D5213: [1980, 1380, 1300, 1550],
  D5214: [1980, 1380, 1300, 1550],
  D5410: [95, 65],
  D5520: [180, 125],
  D5730: [360, 250],
  D6010: [2150, 1600, 1500],
  D6057: [780, 560],
  D6058: [1550, 1100],
  D6104: [520, 380],
  D6240: [1240, 870],
  D6245: [1290, 900],
  D6740: [1300, 910],
  D6750: [1260, 880],
  D7111: [130, 90],
  D7140: [195, 130, 122, 145],
  D7210: [320, 215, 205, 240],
  D7220: [360, 250],
  D7230: [440, 310],
  D7240: [520, 370, 350],
  D7250: [330, 230],
  D7310: [340, 240],
  D7510: [250, 175],
  D7953: [480, 340],
  D9110: [135, 90],
  D9223: [180, 130],
  D9230: [85],
  D9310: [145],
  D9944: [620, 430],
  D9951: [170],
  D9972: [350, undefined, undefined, 280],
  D9986: [50],
  D9987: [25],
  D9995: [40],
  N0001: [12],
  N0010: [20],
};

/** Fees of schedules that list a few codes only. */
const shortLists: [schedule: number, fees: Record<string, number>][] = [
  [schedules.specialist, { D0120: 75, D0140: 120, D7140: 260, D7210: 410, D7240: 690, D9310: 190, D8660: 90 }],
  [schedules.specialist, { D8070: 3900, D8080: 5200, D8090: 5800, D8210: 850, D8670: 180, D8680: 600, D3330: 1450 }],
  [schedules.stateProgram, { D0120: 28, D0140: 35, D0150: 40, D1110: 50, D1120: 38, D1206: 20, D7140: 80 }],
  [schedules.stateProgram, { D2391: 75, D2392: 95, D2140: 60, D2150: 75, D2740: 480, D2751: 400, D4341: 110 }],
  // 0 means a copay of $0; D2740 has no row at all.
  [schedules.stateCopays, { D0120: 0, D1110: 5, D1120: 0, D2391: 15, D2392: 20, D7140: 20, D2751: 120 }],
  [schedules.capitationCopays, { D0120: 0, D1110: 0, D0274: 0, D2392: 35, D2740: 350, D3330: 280, D7140: 25 }],
  [schedules.outOfNetwork, { D0120: 50, D1110: 90, D2392: 190, D2740: 1000, D3330: 900 }],
  [schedules.fixedBenefit, { D0120: 30, D1110: 50, D2392: 80, D2740: 400, D3330: 0 }],
  [schedules.employees, { D0120: 20, D1110: 35, D2392: 90, D2740: 500 }],
  [schedules.global, { D0120: 58, D1110: 99 }],
  [schedules.retired, { D0120: 41, D1110: 70 }],
];

/** Rows of a clinic, of a provider, and of both. The provider's row counts before the clinic's. */
const specialRows: [schedule: number, code: string, amount: number, clinic: number, provider: number][] = [
  [schedules.office, 'D0120', 64, 2, 0],
  [schedules.office, 'D0120', 68, 0, 2],
  [schedules.office, 'D0120', 72, 2, 2],
  [schedules.office, 'D2740', 1390, 2, 0],
  [schedules.office, 'D1110', 118, 2, 0],
  [schedules.office, 'D1110', 105, 0, 4],
  // Blank on purpose: at School Hill this code has no fee, and no more general row counts.
  [schedules.office, 'D0350', -1, 2, 0],
  [schedules.northernStarPpo, 'D2740', 940, 2, 0],
  [schedules.global, 'D0120', 77, 2, 0],
];

export function addFees(book: Book): void {
  addSchedules(book);
  const columns = [schedules.office, schedules.northernStarPpo, schedules.blueHeronPpo, schedules.smileClub];
  const add = (schedule: number, code: string, amount: number, clinic = 0, provider = 0) =>
    book.add('fee', {
      FeeSched: schedule,
      CodeNum: codeNumOf(code),
      Amount: amount,
      ClinicNum: clinic,
      ProvNum: provider,
      SecDateEntry: DEMO_TODAY,
    });
  for (const [code, amounts] of Object.entries(fees)) {
    for (const [index, amount] of amounts.entries()) if (amount !== undefined) add(columns[index]!, code, amount);
  }
  for (const [schedule, list] of shortLists) {
    for (const [code, amount] of Object.entries(list)) add(schedule, code, amount);
  }
  for (const row of specialRows) add(...row);
  for (const [, fee, [code]] of furtherCodes) add(schedules.office, code, fee);
}
