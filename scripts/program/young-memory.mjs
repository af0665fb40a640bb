// Node lets the memory for new objects grow to 128 MB under load, of which a server needs little at a time and gives nothing
// back. With 16 MB a list, a row and a POST take as much of the processor, and the process 40 to 75 MB less (docs/speed.md).
export const youngMemory = '--max-semi-space-size=8';
