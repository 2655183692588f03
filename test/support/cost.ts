const ROUNDS = 7;

/**
 * How many times as much processor time `work` takes as `reference`: of each the least of several rounds in turn, in this process, so that
 * neither the machine nor what else it does matters. What is compared with that needs slack all the same: a factor of two.
 */
export async function costBeside(reference: () => unknown, work: () => unknown): Promise<number> {
  const costs = { reference: Infinity, work: Infinity };
  for (let round = 0; round < ROUNDS; round++) {
    costs.reference = Math.min(costs.reference, await processorTime(reference));
    costs.work = Math.min(costs.work, await processorTime(work));
  }
  return costs.work / costs.reference;
}

/** In microseconds. */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
