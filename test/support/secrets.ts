/** Addresses of the help and of refusals that show where a password goes. */
const EXAMPLES = ['user:password@', 'reader:secret@'];

/** The pair that tests send (`test-practice.ts`). */
const KEYS = /\bTest(?:Developer|Customer)\b/g;

/**
 * What no program may print and no log may hold: an address with a password, a password that the program was given in an
 * address, and a key of the tests.
 */
export function secretsIn(printed: string, given = ''): string[] {
  const addresses = [...printed.matchAll(/\/\/([^\s/:@]+:[^\s/@]+@)/g)].map(([, whole]) => whole!);
  const passwords = [...given.matchAll(/\/\/[^\s/:@]*:([^\s/]+)@/g)].map(([, password]) => password!);
  return [
    ...(printed.match(KEYS) ?? []),
    ...addresses.filter((address) => !EXAMPLES.includes(address)),
    // That of the test's own database server is a word which every banner has.
    ...passwords.filter((password) => password !== 'bitewing' && password !== 'secret' && printed.includes(password)),
  ];
}
