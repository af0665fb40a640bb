import { ToothInitialType, ToothNomenclature } from '../domain/enums.ts';
import type { Key } from '../domain/key.ts';
import { displayTooth, isPrimary, isSupernumerary, PRIMARY_LETTERS, toothOrdinal } from '../domain/teeth.ts';
import { type FindingKind, kindWords } from './kinds.ts';
import { AREAS, type Area, type ChartModel, type ChartProcedure } from './model.ts';
import type { Color, PatternName } from './shapes.ts';
import { type ChartStatus, STATUSES, statusLooks } from './status.ts';
import { areaNames, POSITIONS, predecessorOf, toothName } from './teeth.ts';

export type ToothState = 'present' | 'missing' | 'primary' | 'hidden' | 'implant';

export interface Finding {
  readonly ProcNum: Key;
  readonly ProcTPNum?: Key;
  readonly status: ChartStatus;
  readonly kind: FindingKind;
  readonly surfaces: string;
  readonly range?: string;
  readonly procCode: string;
  /** `Crown, planned`. */
  readonly words: string;
}

export interface ToothFacts {
  readonly tooth: string;
  readonly label: string;
  readonly name: string;
  readonly state: ToothState;
  readonly findings: readonly Finding[];
}

export interface AreaFacts {
  readonly area: Area;
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** The chart as facts (`extensions.md`, Chart). */
export interface ChartFacts {
  readonly PatNum: Key;
  readonly asOf: string;
  readonly dentition: 'permanent' | 'primary' | 'mixed';
  readonly numbering: keyof typeof ToothNomenclature;
  readonly teeth: readonly ToothFacts[];
  readonly areas: readonly AreaFacts[];
  readonly legend: readonly { status: ChartStatus; words: string; color: Color; pattern: PatternName }[];
  readonly sentences: readonly string[];
}

const DONE: readonly ChartStatus[] = ['C', 'EC', 'EO'];
const NUMBERINGS = Object.keys(ToothNomenclature) as (keyof typeof ToothNomenclature)[];

/** The facts of the chart of a patient or a plan. */
export function chartFacts(model: ChartModel): ChartFacts {
  const found = findingsByTooth(model);
  const stateOf = toothStates(model, found);
  const standing = [...PRIMARY_LETTERS].filter((letter) => stateOf(letter) === 'primary');
  const charted = [...PRIMARY_LETTERS].filter((letter) => stateOf(letter) === 'primary' || found.has(letter));
  const extra = [...found.keys()].filter(isSupernumerary).sort((a, b) => toothOrdinal(a) - toothOrdinal(b));
  const teeth = [...POSITIONS, ...charted, ...extra].map((tooth) => ({
    tooth,
    label: displayTooth(tooth, model.numbering),
    name: toothName(tooth),
    state: stateOf(tooth),
    findings: found.get(tooth) ?? [],
  }));
  const hasPermanent = POSITIONS.some((tooth) => ['present', 'implant'].includes(stateOf(tooth)));
  const areas = AREAS.flatMap((area) => {
    const findings = model.procedures.filter((procedure) => procedure.area === area).map(findingOf);
    return findings.length > 0 ? [{ area, name: areaNames[area], findings }] : [];
  });
  return {
    PatNum: model.PatNum,
    asOf: model.asOf,
    dentition: standing.length === 0 ? 'permanent' : hasPermanent ? 'mixed' : 'primary',
    numbering: NUMBERINGS.find((name) => ToothNomenclature[name] === model.numbering)!,
    teeth,
    areas,
    legend: legendOf(model),
    sentences: sentencesOf(teeth, areas),
  };
}

function findingsByTooth(model: ChartModel): Map<string, Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const procedure of model.procedures) {
    for (const tooth of procedure.teeth) {
      const known = found.get(tooth);
      if (known) known.push(findingOf(procedure));
      else found.set(tooth, [findingOf(procedure)]);
    }
  }
  return found;
}

/** A procedure as one finding. */
export function findingOf(procedure: ChartProcedure): Finding {
  const { ProcNum, ProcTPNum, status, kind, surfaces, range, procCode, description } = procedure;
  const what = kind === 'other' && description ? description : kindWords[kind];
  return {
    ProcNum,
    ...(ProcTPNum === undefined ? {} : { ProcTPNum }),
    status,
    kind,
    surfaces,
    ...(range === undefined ? {} : { range }),
    procCode,
    words: `${what}, ${lowerFirst(statusLooks[status].words)}`,
  };
}

/**
 * The state of every place. A mark Primary names the permanent position or the primary tooth itself. A position that
 * never has a primary tooth is empty as long as it has this mark. Planned work on a primary tooth without a mark means
 * that the tooth is there, unless its successor has work of its own; with past work only, the tooth has fallen out.
 */
function toothStates(model: ChartModel, found: ReadonlyMap<string, readonly Finding[]>): (tooth: string) => ToothState {
  const marked = (tooth: string, type: ToothInitialType) =>
    model.marks.some((mark) => mark.tooth === tooth && mark.type === type);
  const successors = new Map(POSITIONS.map((tooth) => [predecessorOf(tooth), tooth]));
  const isPlanned = (letter: string) => (found.get(letter) ?? []).some(({ status }) => !DONE.includes(status));
  const stands = (letter: string): boolean => {
    const successor = successors.get(letter)!;
    if (marked(letter, ToothInitialType.Missing) || marked(letter, ToothInitialType.Hidden)) return false;
    if (marked(letter, ToothInitialType.Primary) || marked(successor, ToothInitialType.Primary)) return true;
    return isPlanned(letter) && !found.has(successor);
  };
  const hasImplant = (tooth: string) =>
    (found.get(tooth) ?? []).some(({ kind, status }) => kind === 'implant' && DONE.includes(status));
  return (tooth) => {
    if (isPrimary(tooth) && !isSupernumerary(tooth)) {
      if (stands(tooth)) return 'primary';
      return marked(tooth, ToothInitialType.Hidden) ? 'hidden' : 'missing';
    }
    if (hasImplant(tooth)) return 'implant';
    if (marked(tooth, ToothInitialType.Missing)) return 'missing';
    const predecessor = predecessorOf(tooth);
    const notYet = predecessor ? stands(predecessor) : marked(tooth, ToothInitialType.Primary);
    return notYet || marked(tooth, ToothInitialType.Hidden) ? 'hidden' : 'present';
  };
}

function legendOf(model: ChartModel): ChartFacts['legend'] {
  return STATUSES.filter((status) => model.procedures.some((procedure) => procedure.status === status)).map(
    (status) => ({
      status,
      words: statusLooks[status].words,
      color: model.colors[status].dark,
      pattern: statusLooks[status].pattern,
    }),
  );
}

/** One sentence for every tooth and area with a finding or a special state, in the order of the mouth. */
function sentencesOf(teeth: readonly ToothFacts[], areas: readonly AreaFacts[]): string[] {
  const told = teeth.filter(({ state, findings }) => findings.length > 0 || state === 'missing' || state === 'primary');
  return [
    ...told.map((tooth) => {
      const isPlain = tooth.state === 'present' || tooth.state === 'hidden';
      return toothSentence(tooth, isPlain ? '' : stateWords[tooth.state]);
    }),
    ...areas.map(({ name, findings }) => `${upperFirst(name)}: ${wordsOf(findings).join('; ')}.`),
  ];
}

/** `Upper right first molar (3): missing; implant, planned.` */
export function toothSentence({ name, label, findings }: ToothFacts, state: string): string {
  return `${upperFirst(name)} (${label}): ${[...(state ? [state] : []), ...wordsOf(findings)].join('; ')}.`;
}

export const stateWords: Readonly<Record<ToothState, string>> = {
  present: 'present',
  missing: 'missing',
  primary: 'a baby tooth',
  hidden: 'not in sight',
  implant: 'on an implant',
};

/** `crown, planned`, with the surfaces or the range it covers. */
function wordsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ words, surfaces, range }) => {
    const where = surfaces ? ` (surfaces ${surfaces})` : range ? ` (teeth ${range})` : '';
    return `${lowerFirst(words)}${where}`;
  });
}

const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);
const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
