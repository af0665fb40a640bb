/**
 * The sample answers of the published ProcedureLogs page. `descript` and the notes hold wording of our own. Everything
 * else is as printed, faults included; `slips` names what our answers deliberately do not repeat.
 */

export const single = `{
 "ProcNum": 20,
 "PatNum": 12,
 "AptNum": 1341,
 "ProcDate": "2022-05-05",
 "ProcFee": "130.00",
 "Surf": "MODL",
 "ToothNum": "4",
 "ToothRange": "",
 "Priority": 0,
 "priority": "",
 "ProcStatus": "C",
 "ProvNum": 2,
 "provAbbr": "DOC2",
 "Dx": 0,
 "dxName": "",
 "PlannedAptNum": 0,
 "PlaceService": "Office",
 "Prosthesis": "",
 "DateOriginalProsth": "0001-01-01",
 "ClaimNote": "",
 "DateEntryC": "2022-04-17",
 "ClinicNum": 0,
 "CodeNum": 2,
 "procCode": "D0120",
 "descript": "Recall exam",
 "UnitQty": 1,
 "BaseUnits": 0,
 "DateTP": "2022-04-17",
 "SiteNum": 0,
 "HideGraphics": "false",
 "CanadianTypeCodes": "",
 "ProcTime": "00:00:00",
 "ProcTimeEnd": "00:00:00",
 "DateTStamp": "2022-05-05 07:00:34",
 "Prognosis": 0,
 "IsLocked": "false",
 "BillingNote": "",
 "Discount": 0.0,
 "IsDateProsthEst": "false",
 "SecDateEntry": "2022-04-17 09:38:21",
 "serverDateTime": "2025-06-17 09:00:34"
 }`;

export const listFirst = `{
 "ProcNum": 1,
 "PatNum": 1,
 "AptNum": 12,
 "ProcDate": "2021-04-01",
 "ProcFee": "255.00",
 "Surf": "MODL",
 "ToothNum": "4",
 "ToothRange": "",
 "Priority": 0,
 "priority": "",
 "ProcStatus": "C",
 "ProvNum": 1,
 "provAbbr": "DOC1",
 "Dx": 0,
 "dxName": "",
 "PlannedAptNum": 0,
 "PlaceService": "Office",
 "Prosthesis": "",
 "DateOriginalProsth": "0001-01-01",
 "ClaimNote": "",
 "DateEntryC": "2021-11-03",
 "ClinicNum": 0,
 "CodeNum": 2,
 "procCode": "D0120",
 "descript": "Recall exam",
 "UnitQty": 1,
 "BaseUnits": 0,
 "DateTP": "2021-04-01",
 "SiteNum": 0,
 "HideGraphics": "false",
 "CanadianTypeCodes": "",
 "ProcTime": "13:00:00",
 "ProcTimeEnd": "00:00:00",
 "DateTStamp": "2021-11-03 05:30:06",
 "Prognosis": 0,
 "IsLocked": "false",
 "BillingNote": "",
 "Discount": 15.0,
 "IsDateProsthEst": "false",
 "SecDateEntry": "2021-11-03 05:28:49",
 "serverDateTime": "2021-11-03 09:32:45"
 }`;

export const listSecond = `{
 "ProcNum": 34,
 "PatNum": 46,
 "AptNum": 0,
 "ProcDate": "2022-07-06",
 "ProcFee": "49.99",
 "Surf": "",
 "ToothNum": "",
 "ToothRange": "",
 "Priority": 0,
 "priority": "",
 "ProcStatus": "TP",
 "ProvNum": 1,
 "provAbbr": "DOC1",
 "Dx": 0,
 "dxName": "",
 "PlannedAptNum": 38,
 "PlaceService": "Office",
 "Prosthesis": "",
 "DateOriginalProsth": "0001-01-01",
 "ClaimNote": "",
 "DateEntryC": "2022-03-30",
 "ClinicNum": 0,
 "CodeNum": 176,
 "procCode": "D1110",
 "descript": "Cleaning, adult",
 "UnitQty": 1,
 "BaseUnits": 0,
 "DateTP": "2022-03-30",
 "SiteNum": 0,
 "HideGraphics": "false",
 "CanadianTypeCodes": "",
 "ProcTime": "08:30:00",
 "ProcTimeEnd": "09:30:00",
 "DateTStamp": "2023-02-08 11:37:43",
 "Prognosis": 0,
 "IsLocked": "false",
 "BillingNote": "",
 "Discount": 0.0,
 "IsDateProsthEst": "false",
 "SecDateEntry": "2022-03-30 13:24:08",
 "serverDateTime": "2023-08-19 13:04:27"
 }`;

export const insuranceHistory = `[
 {
 "insHistPrefName": "InsHistBWCodes",
 "procDate": "2021-12-12",
 "ProcNum": 13073
 },
 {
 "insHistPrefName": "InsHistPanoCodes",
 "procDate": "2023-03-08",
 "ProcNum": 17068
 },
 {
 "insHistPrefName": "InsHistExamCodes",
 "procDate": "No History",
 "ProcNum": 0
 },
 {
 "insHistPrefName": "InsHistProphyCodes",
 "procDate": "2023-03-07",
 "ProcNum": 17064
 },
 {
 "insHistPrefName": "InsHistPerioURCodes",
 "procDate": "No History",
 "ProcNum": 0
 },
 {
 "insHistPrefName": "InsHistPerioULCodes",
 "procDate": "Not Set",
 "ProcNum": 0
 },
 {
 "insHistPrefName": "InsHistPerioLRCodes",
 "procDate": "No History",
 "ProcNum": 0
 },
 {
 "insHistPrefName": "InsHistPerioLLCodes",
 "procDate": "2009-06-19",
 "ProcNum": 1074
 },
 {
 "insHistPrefName": "InsHistPerioMaintCodes",
 "procDate": "No History",
 "ProcNum": 0
 },
 {
 "insHistPrefName": "InsHistDebridementCodes",
 "procDate": "2023-03-01",
 "ProcNum": 17067
 }
 ]`;

export const groupNotes = `[
 {
 "PatNum": 26,
 "ProvNum": 3
 "ProcNum": 1470,
 "ProcNums": [1471, 1472],
 "Note": "Health as before",
 "isSigned": "False"
 },
 {
 "PatNum": 26,
 "ProvNum": 3
 "ProcNum": 1453,
 "ProcNums": [1454, 1455],
 "Note": "Book the next visit soon",
 "isSigned": "True"
 }
 ]`;

export const created = `{
 "ProcNum": 301,
 "PatNum": 29,
 "AptNum": 0,
 "ProcDate": "2021-04-25",
 "ProcFee": "125.95",
 "Surf": "MO",
 "ToothNum": "4",
 "ToothRange": "",
 "Priority": 148,
 "priority": "Low",
 "ProcStatus": "TP",
 "ProvNum": 1,
 "provAbbr": "DOC 1",
 "Dx": 126,
 "dxName": "Cracked Tooth",
 "PlannedAptNum": 0,
 "PlaceService": "Office",
 "Prosthesis": "",
 "DateOriginalProsth": "0001-01-01",
 "ClaimNote": "",
 "DateEntryC": "2021-04-17",
 "ClinicNum": "0",
 "CodeNum": 33,
 "procCode": "D2331",
 "descript": "Front filling, two sides",
 "UnitQty": 1,
 "BaseUnits": 0,
 "DateTP": "2021-04-17",
 "SiteNum": 0,
 "HideGraphics": "false",
 "CanadianTypeCodes": "",
 "ProcTime": "13:45:00",
 "ProcTimeEnd": "00:00:00",
 "DateTStamp": "",
 "Prognosis": 0,
 "IsLocked": "false",
 "BillingNote": "A thank-you discount, agreed with the dentist.",
 "Discount": 25.99,
 "IsDateProsthEst": "false",
 "SecDateEntry": "2021-04-17 09:38:21",
 "serverDateTime": ""
 }`;

export const createdGroupNote = `{
 "PatNum": 52,
 "ProvNum":3,
 "ProcNum": 1473,
 "ProcNums": [1470, 1472],
 "Note": "Health as before \\r\\nNo questions asked",
 "isSigned": "false"
 }`;

export const createdInsuranceHistory = `{
 "ProcNum": 19087,
 "PatNum": 572,
 "AptNum": 0,
 "ProcDate": "2023-01-23",
 "ProcFee": "0.00",
 "Surf": "",
 "ToothNum": "",
 "ToothRange": "",
 "Priority": 0,
 "priority": "",
 "ProcStatus": "EO",
 "ProvNum": 1,
 "provAbbr": "DOC1",
 "Dx": 0,
 "dxName": "",
 "PlannedAptNum": 0,
 "PlaceService": "Office"
 "Prosthesis": "",
 "DateOriginalProsth": "0001-01-01",
 "ClaimNote": "",
 "DateEntryC": "2025-06-24",
 "ClinicNum": 3,
 "CodeNum": 2,
 "procCode": "D0120",
 "descript": "Recall exam",
 "UnitQty": 1,
 "BaseUnits": 0,
 "DateTP": "2023-01-23",
 "SiteNum": 0,
 "HideGraphics": "false",
 "CanadianTypeCodes": "",
 "ProcTime": "00:00:00",
 "ProcTimeEnd": "00:00:00",
 "DateTStamp": "2025-06-24 15:33:24",
 "Prognosis": 0,
 "IsLocked": "false",
 "BillingNote": "",
 "Discount": 0.0,
 "IsDateProsthEst": "false",
 "SecDateEntry": "2025-06-24 15:33:24",
 "serverDateTime": ""
 }`;

export const updated = `{
 "ProcNum": 179,
 "PatNum": 23,
 "AptNum": "1023",
 "ProcDate": "2022-04-25",
 "ProcFee": "250.00",
 "Surf": "MO",
 "ToothNum": "14",
 "ToothRange": "",
 "Priority": 153,
 "priority": "3",
 "ProcStatus": "TP",
 "ProvNum": 2,
 "provAbbr": "HYG1",
 "Dx": 139,
 "dxName": "None",
 "PlannedAptNum": "0",
 "PlaceService": "PublicHealthClinic",
 "Prosthesis": "",
 "DateOriginalProsth": "0001-01-01",
 "ClaimNote": "",
 "DateEntryC": "2022-03-02",
 "ClinicNum": "2",
 "CodeNum": 193,
 "procCode": "D2393",
 "descript": "Back filling, three sides",
 "UnitQty": 1,
 "BaseUnits": 0,
 "DateTP": "2022-04-26",
 "SiteNum": 9,
 "HideGraphics": "false",
 "CanadianTypeCodes": "",
 "ProcTime": "12:10:00",
 "ProcTimeEnd": "00:00:00",
 "DateTStamp": "2022-04-26 13:44:55",
 "Prognosis": 0,
 "IsLocked": "false",
 "BillingNote": "",
 "Discount": 0.0,
 "IsDateProsthEst": "false",
 "SecDateEntry": "2022-03-02 11:27:25",
 "serverDateTime": ""
 }`;

export const updatedGroupNote = `{
 "PatNum": 30,
 "ProvNum":3,
 "ProcNum": 1473,
 "ProcNums": [1470, 1472],
 "Note": "Dental exam",
 "isSigned": "false"
 }`;

/** Where the samples contradict themselves or the rules, and what our answer says instead. */
const slips: readonly (readonly [printed: string, ours: string, reason: string])[] = [
  ['"ClinicNum": "0"', '"ClinicNum": 0', 'keys are numbers in every GET sample (procedures.md 1.5)'],
  ['"ClinicNum": "2"', '"ClinicNum": 2', 'as above'],
  ['"AptNum": "1023"', '"AptNum": 1023', 'as above'],
  ['"PlannedAptNum": "0"', '"PlannedAptNum": 0', 'as above'],
  ['"isSigned": "False"', '"isSigned": "false"', 'the prose of the page says lower case (procedures.md 5)'],
  ['"isSigned": "True"', '"isSigned": "true"', 'as above'],
  ['"ProvNum": 3\n', '"ProvNum": 3,\n', 'the printed text lacks a comma and is no JSON'],
  ['"PlaceService": "Office"\n', '"PlaceService": "Office",\n', 'as above'],
  [
    '"serverDateTime": "2021-11-03 09:32:45"',
    '"serverDateTime": "2023-08-19 13:04:27"',
    'one list has one clock reading (procedures.md 3)',
  ],
];

/** A sample without its slips: what our server must send, apart from blanks between the fields. */
export function withoutSlips(sample: string): string {
  return slips.reduce((text, [printed, ours]) => text.replaceAll(printed, ours), sample);
}
