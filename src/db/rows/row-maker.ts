export type Values = Record<string, unknown>;

/**
 * Makes an object of a row that came as an array, by a function that is made once for a statement: an object that is
 * filled name by name is slow to make and to read. Names are written as computed ones, which mean themselves also where
 * a literal would not (`__proto__`). `repairs` put values of their columns right.
 */
export function rowMaker(
  names: readonly string[],
  repairs: readonly (((value: never) => unknown) | undefined)[] = [],
): (values: readonly unknown[]) => Values {
  const fields = names.map((name, index) => {
    const value = `values[${index}]`;
    return `[${JSON.stringify(name)}]: ${repairs[index] ? `repairs[${index}](${value})` : value}`;
  });
  const make = new Function('repairs', `return (values) => ({ ${fields.join(', ')} });`);
  return make(repairs) as (values: readonly unknown[]) => Values;
}
