/** What a server process has used so far: CPU time in microseconds, memory in bytes. */
export interface Usage {
  readonly cpu: number;
  readonly memory: number;
}

/** Answers the process that started this one, whenever it asks. */
export function tellUsage(): void {
  process.on('message', (message) => {
    if (message !== 'usage') return;
    const { user, system } = process.cpuUsage();
    process.send!({ cpu: user + system, memory: process.memoryUsage.rss() } satisfies Usage);
  });
  // An open channel alone would keep the process from ending.
  process.channel?.unref();
}
