/** Where the process's own program is. The built package has it among its code, and rewrites this address. */
export const processAddress = new URL('./sftp-process.ts', import.meta.url);
