import { setImmediate } from 'node:timers/promises';
import { KernelError, ShellError } from '../errors.ts';
import type { Target } from '../model/namespace.ts';
import { countFirewallTables } from './netlink/firewall-tables.ts';
import { readNetFile } from './net-file.ts';
import { withSocketsIn } from './read-inside.ts';

/** So long may the event loop wait. */
const STRETCH_MS = 20;

/** @see Kernel.readFirewallPresence */
export async function readFirewallPresence(targets: readonly Target[]): Promise<readonly (boolean | undefined)[]> {
  const answers: (boolean | undefined)[] = [];
  let pauseAt = performance.now() + STRETCH_MS;
  for (const target of targets) {
    answers.push(await readOne(target));
    if (performance.now() > pauseAt) {
      await setImmediate();
      pauseAt = performance.now() + STRETCH_MS;
    }
  }
  return answers;
}

async function readOne(target: Target): Promise<boolean | undefined> {
  try {
    if (withSocketsIn(target, ['netfilter'], (socketOf) => countFirewallTables(socketOf('netfilter'))) > 0) return true;
    const names = [await readNetFile(target, 'ip_tables_names'), await readNetFile(target, 'ip6_tables_names')];
    return names.some((text) => text !== undefined && text.trim() !== '');
  } catch (error) {
    if (error instanceof KernelError || error instanceof ShellError) return undefined;
    throw error;
  }
}
