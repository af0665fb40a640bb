/** Ends a measurement that cannot be made with what is wrong, for the person who asked for it. */
export function endWithSentence(error: unknown): never {
  console.error((error as Error).message);
  process.exit(1);
}
