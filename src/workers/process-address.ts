/** The program of a worker, beside this file; a bundle of the program keeps it beside its own code. */
export const processAddress = new URL('./worker-process.ts', import.meta.url);
