// Answers the process that started this one, whenever it asks what was used so far. Plain JavaScript, so that a server it is
// loaded into holds nothing that only reads TypeScript.
process.on('message', (message) => {
  if (message !== 'usage') return;
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system, memory: process.memoryUsage.rss() });
});
// An open channel alone would keep the process from ending.
process.channel?.unref();
