/** The flags of Node by which a server uses less memory. */
export const memoryFlags: readonly string[];
/** The environment of a program, with what the C library needs to be told for the same end. */
export function withMemory(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
