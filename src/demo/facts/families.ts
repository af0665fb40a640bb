import type { Row } from '../../db/schema/tables.ts';
import { addMonths } from '../../domain/calendar.ts';
import { Gender, GuardianRelationship, PatStatus, Position } from '../../domain/enums.ts';
import type { Book } from './book.ts';

/**
 * The families of the invented practice. Family 101 has patients 1010, 1011, …; the one ending in 0 is the guarantor.
 * Nobody here exists: telephone numbers are 555-01xx, mail goes to example.com, social security numbers are empty.
 */

type Person = [
  patNum: number,
  firstName: string,
  lastName: string,
  gender: 'F' | 'M' | 'X',
  birthdate: string,
  traits?: Partial<Row<'patient'>>,
];

const people: Person[] = [
  [1010, 'Ngozi', 'Okafor', 'F', '1979-04-12'],
  [1011, 'Chidi', 'Okafor', 'M', '1977-09-30'],
  [1012, 'Adaeze', 'Okafor', 'F', '2014-02-08'],
  [1013, 'Obinna', 'Okafor', 'M', '2018-11-21'],
  [1020, 'Åsa', 'Lindgren', 'F', '1968-07-03'],
  [1021, 'Björn', 'Lindgren', 'M', '1966-01-19'],
  [1022, 'Elsa', 'Lindgren', 'F', '2010-05-27'],
  [1030, 'Hiroshi', 'Nakamura', 'M', '1983-03-15', { Preferred: '浩' }],
  [1031, 'Yuki', 'Nakamura', 'F', '1985-12-02'],
  [1032, 'Sora', 'Nakamura', 'X', '2016-08-09'],
  [1040, 'Layla', 'Haddad', 'F', '1990-10-10', { Preferred: 'ليلى' }],
  [1041, 'Omar', 'Haddad', 'M', '1988-06-25'],
  [1050, 'Zofia', 'Kowalczyk', 'F', '1972-02-14'],
  [1051, 'Stanisław', 'Kowalczyk', 'M', '1971-08-08'],
  [1052, 'Łucja', 'Kowalczyk', 'F', '2012-12-12'],
  [1060, 'João', 'Ferreira', 'M', '1995-05-05'],
  [1061, 'Inês', 'Ferreira', 'F', '1996-09-17'],
  [1070, 'Thị Mai', 'Nguyễn', 'F', '1987-11-11'],
  [1071, 'Văn Long', 'Nguyễn', 'M', '1985-04-04'],
  [1072, 'Minh', 'Nguyễn', 'M', '2015-07-23'],
  [1080, 'Siobhán', "O'Brien", 'F', '1981-01-31'],
  [1081, 'Declan', "O'Brien", 'M', '1980-03-17'],
  [1082, 'Aoife', "O'Brien", 'F', '2013-06-06'],
  [1090, 'Милан', 'Петровић', 'M', '1975-05-20', { Preferred: 'Milan' }],
  [1091, 'Јелена', 'Петровић', 'F', '1978-08-15'],
  [1100, 'Lucía', 'García López', 'F', '1992-02-29'],
  [1101, 'Mateo', 'García López', 'M', '2019-03-03'],
  [1110, 'Ayşe', 'Yılmaz', 'F', '1970-10-29'],
  [1111, 'Emre', 'Yılmaz', 'M', '2000-04-23'],
  [1120, 'Desmond', 'Brown', 'M', '1965-12-24'],
  [1121, 'Althea', 'Brown', 'F', '1967-03-09'],
  [1122, 'Marcus', 'Brown', 'M', '2009-09-09'],
  [1123, 'Joy', 'Brown', 'F', '1990-06-26'],
  [1130, 'Jonas', 'Weber', 'M', '1984-06-18'],
  [1131, 'Klara', 'Weber', 'F', '1986-02-02'],
  [1140, 'Kwame', 'Mensah', 'M', '1978-03-06'],
  [1141, 'Efua', 'Mensah', 'F', '1982-07-01', { ClinicNum: 2 }],
  [1142, 'Kojo', 'Mensah', 'M', '2011-10-05'],
  [1150, 'Giulia', 'Rossi', 'F', '1993-08-28'],
  [1151, 'Paolo', 'Rossi', 'M', '1990-01-12'],
  [1160, 'Éloïse', 'Dubois', 'F', '1989-04-01'],
  [1161, 'Rémi', 'Dubois', 'M', '1987-11-05', { PriProv: 0, SecProv: 4 }],
  [1170, 'Ingrid', 'Larsen', 'F', '1974-09-14'],
  [1171, 'Sven', 'Larsen', 'M', '1973-05-30'],
  [1180, 'Ji-woo', 'Kim', 'F', '2011-01-15', { Preferred: '지우' }],
  [1181, 'Min-jun', 'Kim', 'M', '1979-06-30'],
  [1190, 'Harpreet', 'Singh', 'F', '1976-04-13'],
  [1191, 'Arjan', 'Singh', 'M', '1974-02-20', { PatStatus: PatStatus.Deleted }],
  [1192, 'Simran', 'Singh', 'F', '1999-08-31', { PatStatus: PatStatus.Archived }],
  [
    1193,
    'Gurdev',
    'Singh',
    'M',
    '1940-01-01',
    { PatStatus: PatStatus.Deceased, DateTimeDeceased: '2025-02-10 00:00:00' },
  ],
  [1194, 'Jasleen', 'Singh', 'F', '2003-07-07', { PatStatus: PatStatus.Inactive }],
  [1200, 'Noa', 'Cohen', 'F', '1988-12-07'],
  [1201, 'Ari', 'Cohen', 'M', '2019-05-16'],
  [1202, 'Tal', 'Cohen', 'X', '1961-03-21'],
  [1210, 'Beatriz', 'Silva', 'F', '1985-10-02'],
  [1211, 'Rui', 'Silva', 'M', '1983-09-09'],
  [1220, 'Farah', 'Ahmed', 'F', '1994-01-25'],
  [1221, 'Yusuf', 'Ahmed', 'M', '1991-07-19'],
  [1230, 'Edith', 'Clarke', 'F', '1958-02-11'],
  [1231, 'Winston', 'Clarke', 'M', '1957-11-30', { FeeSched: 61 }],
  [1232, 'Pearl', 'Clarke', 'F', '1997-06-14', { FeeSched: 62 }],
  [1233, 'Roy', 'Clarke', 'M', '1999-12-31', { PriProv: 8 }],
  [1234, 'Grace', 'Clarke', 'F', '2002-08-20', { FeeSched: 63 }],
  [1240, 'Océane', 'Tremblay', 'F', '1991-05-09'],
  [1241, 'Luc', 'Tremblay', 'M', '1989-02-17'],
  [1242, 'Zoé', 'Tremblay', 'F', '1998-03-30'],
  [1250, 'Ruth', 'Kaplan', 'F', '1952-04-19'],
  [1251, 'Saul', 'Kaplan', 'M', '1950-10-23', { PriProv: 0 }],
  [1260, 'Wanjiru', 'Mwangi', 'F', '1986-03-28'],
  [1261, 'Kamau', 'Mwangi', 'M', '1984-12-15'],
  [1262, 'Njeri', 'Mwangi', 'F', '2017-09-02'],
  [1270, 'Jiří', 'Novák', 'M', '1969-06-11'],
  [1271, 'Šárka', 'Novák', 'F', '1971-01-07'],
  [1280, 'Ελένη', 'Σταύρου', 'F', '1980-08-19', { Preferred: 'Eleni' }],
  [1281, 'Νίκος', 'Σταύρου', 'M', '1978-05-13', { Preferred: 'Nikos' }],
];

/** Where each family goes; clinic 0 is headquarters. */
const homes: Record<number, { clinic: number; provider: number }> = {
  101: { clinic: 1, provider: 1 },
  102: { clinic: 1, provider: 2 },
  103: { clinic: 1, provider: 1 },
  104: { clinic: 2, provider: 2 },
  105: { clinic: 1, provider: 1 },
  106: { clinic: 2, provider: 2 },
  107: { clinic: 1, provider: 1 },
  108: { clinic: 1, provider: 2 },
  109: { clinic: 1, provider: 1 },
  110: { clinic: 2, provider: 1 },
  111: { clinic: 1, provider: 2 },
  112: { clinic: 1, provider: 1 },
  113: { clinic: 1, provider: 1 },
  114: { clinic: 1, provider: 1 },
  115: { clinic: 1, provider: 2 },
  116: { clinic: 2, provider: 2 },
  117: { clinic: 1, provider: 1 },
  118: { clinic: 1, provider: 5 },
  119: { clinic: 1, provider: 1 },
  120: { clinic: 1, provider: 2 },
  121: { clinic: 2, provider: 1 },
  122: { clinic: 1, provider: 1 },
  123: { clinic: 2, provider: 2 },
  124: { clinic: 1, provider: 1 },
  125: { clinic: 0, provider: 1 },
  126: { clinic: 2, provider: 2 },
  127: { clinic: 1, provider: 1 },
  128: { clinic: 2, provider: 2 },
};

const genders = { F: Gender.Female, M: Gender.Male, X: Gender.Other };

/** Telephone numbers reserved for stories, in turn: 555-0110 to 555-0199. */
const phone = (place: number) => `50355501${String(10 + (place % 90)).padStart(2, '0')}`;

export function addFamilies(book: Book): void {
  for (const person of people) addPerson(book, person);
  for (const { PatNum, Guarantor, Position: position } of book.rows('patient')) {
    if (position === Position.Child) addParents(book, PatNum, Guarantor);
  }
}

/** The adults of a child's family who are of an age to be its parents decide for it. */
function addParents(book: Book, PatNumChild: Row<'patient'>['PatNum'], family: Row<'patient'>['Guarantor']): void {
  const adults = book
    .rows('patient')
    .filter(
      ({ Guarantor, Position: position, Birthdate }) =>
        Guarantor === family && position !== Position.Child && Birthdate > '1964' && Birthdate < '1993',
    );
  for (const { PatNum: PatNumGuardian, Gender: gender } of adults) {
    const Relationship = gender === Gender.Female ? GuardianRelationship.Mother : GuardianRelationship.Father;
    book.add('guardian', { PatNumChild, PatNumGuardian, Relationship, IsGuardian: 1 });
  }
}

function addPerson(book: Book, [patNum, firstName, lastName, gender, birthdate, traits]: Person): void {
  const family = Math.floor(patNum / 10);
  const { clinic, provider } = homes[family]!;
  const isChild = birthdate > '2008';
  const isFamily = people.filter(([other]) => Math.floor(other / 10) === family).length > 1;
  const joined = `20${18 + (family % 7)}-0${1 + (family % 9)}-1${patNum % 10}`;
  const firstVisit = joined > addMonths(birthdate, 36) ? joined : addMonths(birthdate, 36);
  book.add('patient', {
    PatNum: patNum,
    LName: lastName,
    FName: firstName,
    Gender: genders[gender],
    Position: isChild ? Position.Child : isFamily ? Position.Married : Position.Single,
    Birthdate: birthdate,
    Guarantor: family * 10,
    Address: `${family} Made-up Lane`,
    City: 'Invented Bay',
    State: 'OR',
    Zip: '97000',
    WirelessPhone: isChild ? '' : phone(book.rows('patient').length),
    Email: isChild ? '' : `patient${patNum}@example.com`,
    PriProv: provider,
    SecProv: clinic === 2 ? 4 : 3,
    ClinicNum: clinic,
    BillingType: 401,
    DateFirstVisit: firstVisit,
    AdmitDate: firstVisit,
    SecDateEntry: firstVisit,
    DateTStamp: `${firstVisit} 08:00:00`,
    ...traits,
  });
}
