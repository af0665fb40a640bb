/** Where the thread's own program is. The built package has it among its code, and rewrites this address. */
export const workerAddress = new URL('./print-worker.ts', import.meta.url);
