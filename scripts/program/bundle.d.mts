/** The program to start; `make` runs a script that builds it. */
export function programFile(make: (script: string) => Promise<unknown>): Promise<string>;
