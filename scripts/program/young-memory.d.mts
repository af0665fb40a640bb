/** The flag of Node that bounds its memory for new objects. */
export const youngMemory: string;
