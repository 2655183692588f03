import type { Process } from '../process.ts';
import { nearestName, type Match } from './match.ts';
import type { Sought } from './sought.ts';

/** Processes by their pid, their name or their command. `callers` have the word only because it was typed there (`sudo netnsh search web`): they are found by their names alone. */
export function matchProcesses(processes: readonly Process[], sought: Sought, callers: ReadonlySet<number>): readonly Match[] {
  return processes.flatMap(({ pid, name, command, user }): readonly Match[] => {
    const isPid = sought.number === pid;
    const named = isPid ? { nearness: 'exact' as const } : nearestName([name, programOf(command), ...(callers.has(pid) ? [] : [command])], sought);
    if (named === undefined) return [];
    return [{ kind: 'process', nearness: named.nearness, found: name, link: undefined, pid, detail: `${command}, of ${user}` }];
  });
}

/** `nginx` of `/usr/sbin/nginx -g daemon off;`. */
function programOf(command: string): string {
  return (command.split(' ')[0] ?? '').replace(/^.*\//, '');
}
