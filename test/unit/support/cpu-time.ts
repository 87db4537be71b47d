/** How long the processor works on something, in milliseconds: what else the machine does takes none of it. */
export function cpuTimeOf(work: () => unknown): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}
