/** Numbers names from 1 in the order they are met; no name is 0. */
export function numbering() {
  const numbers = new Map<string, number>();
  const numberOf = (name: string | null | undefined): number => {
    if (name === null || name === undefined || name === '') return 0;
    if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
    return numbers.get(name)!;
  };
  return { numberOf, all: () => [...numbers] };
}

export type Numbering = ReturnType<typeof numbering>;

/** The stored number of a name; of `absent` if the name is missing or unknown. */
export function stored<T extends Readonly<Record<string, number>>>(names: T, name: unknown, absent: keyof T): number {
  return typeof name === 'string' && Object.hasOwn(names, name) ? names[name]! : names[absent]!;
}
