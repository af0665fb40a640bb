// Node lets the memory for new objects grow to 128 MB under load, of which a server needs little at a time and gives nothing
// back. With 16 MB a list, a row and a POST take as much of the processor, and the process 40 to 75 MB less (docs/speed.md).
// Old objects are cleared away when they have grown by three quarters since the last time; V8 would wait for two or three times
// as much. `--expose-gc` lets the server clear away what is no longer used when nobody asks anything (src/start/resting.ts).
export const memoryFlags = ['--max-semi-space-size=8', '--heap-growing-percent=75', '--expose-gc'];

// The GNU C library gives every thread an area of its own to take memory from, and keeps what such an area has grown to when
// the thread ends. With two areas for all threads some 15 MB less are kept after documents were printed. Other systems do not
// read this variable.
const memoryEnvironment = { MALLOC_ARENA_MAX: '2' };

/** The environment of a program, with what is said there already as it is. */
export const withMemory = (env) => ({ ...memoryEnvironment, ...env });
