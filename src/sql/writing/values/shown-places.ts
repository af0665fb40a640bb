import type { Printed } from '../dialect.ts';
import { choicesOf, pickedFrom } from './choices.ts';
import { commonFraction, DIVIDED, fractionOfCall, fractionOfOperation, placesAsked } from './fractions.ts';
import { fractionOfSigns, isCallUnsigned, isOperationUnsigned, isUnsigned } from './signs.ts';

/**
 * With how many places a number stands in a text, as in CONCAT('$', ROUND(ProcFee, 2)). MySQL gives a decimal all its
 * places, and a double those that ROUND left it; any other double gets as many as it takes. SQLite knows none of this, so
 * the query has to tell.
 */
type Shown = Pick<Printed, 'type' | 'fraction' | 'literal' | 'shown' | 'unsigned'>;

/** undefined = as many as it takes. */
export function placesInText({ type, fraction, shown }: Shown): number | undefined {
  if (type !== 'number') return undefined;
  if (shown !== undefined || fraction === 'double') return shown;
  return fraction?.places ?? 0;
}

/** What a choice between numbers shows: as many places as the one with the most. */
function commonShown(values: readonly Shown[]): number | undefined {
  // NULL has no type.
  const places = values.filter(({ type }) => type !== 'unknown').map(placesInText);
  return places.length === 0 || places.includes(undefined) ? undefined : Math.max(...(places as number[]));
}

function shownOfOperation(operator: string, operands: readonly Shown[]): number | undefined {
  const places = operands.map(placesInText);
  const most = commonShown(operands);
  if (most === undefined || places.includes(undefined)) return undefined;
  // Decimals have their own places.
  if (!operands.some(({ fraction }) => fraction === 'double')) return undefined;
  if (operator === '*') return (places as number[]).reduce((sum, one) => sum + one, 0);
  return operator === '/' ? most + DIVIDED : most;
}

function shownOfCall(name: string, args: readonly Shown[]): number | undefined {
  const [first, by] = args;
  if (name === 'ROUND' || name === 'TRUNCATE')
    return first?.fraction || first?.type === 'text' ? placesAsked(by) : undefined;
  const picked = pickedFrom(name, args);
  if (picked.length > 0) return commonShown(picked);
  if (!first || !/^(SUM|ABS|NULLIF|NTH_VALUE|AVG)$/.test(name)) return undefined;
  const places = first.fraction === 'double' ? first.shown : undefined;
  return places !== undefined && name === 'AVG' ? places + DIVIDED : places;
}

/** The form of a number: with which fraction it is told, and how it stands in a text. */
type NumberForm = Pick<Printed, 'fraction' | 'shown' | 'unsigned'>;

type Form = NumberForm & Pick<Printed, 'type' | 'caseSensitive'>;

/** The type of a value, its form as a number and how it compares as a text. */
export const formOf = ({ type, fraction, shown, unsigned, caseSensitive }: Form): Form => ({
  type,
  fraction,
  shown,
  unsigned,
  caseSensitive,
});

export const formOfChoice = (values: readonly Shown[]): NumberForm => ({
  fraction: fractionOfSigns(values) ?? commonFraction(values),
  shown: commonShown(values),
  unsigned: values.every(isUnsigned),
});

export const formOfOperation = (operator: string, operands: readonly Shown[]): NumberForm => ({
  fraction: fractionOfOperation(operator, operands),
  shown: shownOfOperation(operator, operands),
  unsigned: isOperationUnsigned(operator, operands),
});

export const formOfCall = (name: string, args: readonly Shown[]): NumberForm => ({
  fraction: fractionOfSigns(choicesOf(name, args)) ?? fractionOfCall(name, args),
  shown: shownOfCall(name, args),
  unsigned: isCallUnsigned(name, args),
});
