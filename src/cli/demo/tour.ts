export interface TourStep {
  readonly say: string;
  readonly line: string;
}

/** Through the lab: where things are, what is inside, how it is wired, how to change it, how to go on with the data. */
export const tour: readonly TourStep[] = [
  { say: 'There are three network namespaces: beijing, shanghai, and host, in which this shell started.', line: 'ns' },
  { say: 'The host has the bridge br0 with the near ends of two wires; the far ends are elsewhere, and the table says where.', line: 'links' },
  { say: 'As a bridge sees it: its ports, and what is plugged in at their other ends.', line: 'bridges' },
  { say: 'A namespace is entered like a folder. The prompt says where you are.', line: 'cd beijing' },
  { say: 'From here on every command speaks about beijing.', line: 'addrs' },
  { say: 'Its one wire leads back to the bridge outside.', line: 'peer eth0-b' },
  { say: 'Any other word is a program, and it runs in here: this goes over the bridge to shanghai.', line: 'ping -c 2 10.0.0.2' },
  { say: 'So do ip, tcpdump, vim, or a shell.', line: 'ip route' },
  { say: 'Nothing runs in beijing now. What keeps it alive is its name, a mount.', line: 'sharers' },
  { say: 'A process is in namespaces of all kinds; their inode numbers tell which it shares with whom. This is the shell itself.', line: 'nsids host' },
  { say: 'One command elsewhere, without going there.', line: '@shanghai addrs --family inet' },
  { say: 'Or everywhere, and through a pipe.', line: 'links --all | grep veth' },
  { say: 'One word makes a namespace. These are their names now.', line: 'mkns wuhan && ns -o name' },
  { say: 'And one removes it.', line: 'rmns wuhan' },
  { say: 'Back to where you were before.', line: 'cd -' },
  { say: 'Programs get the same data as JSON.', line: 'addrs beijing --link eth0-b --family inet --json' },
];

const farewell = 'That was the tour. To go on by yourself: netnsh demo. On your own machine: sudo netnsh.';

/** What the tour needs of a shell. */
export interface Guide {
  /** Runs a line as if it were typed; gives its status. */
  execute(line: string): Promise<number>;
  print(text: string): Promise<void>;
  promptOf(): string;
}

/** Each step is shown as a sentence, the line behind its prompt, and what comes of it. Ends with 1 at a line that fails. */
export async function runTour(guide: Guide, steps: readonly TourStep[] = tour): Promise<number> {
  for (const { say, line } of steps) {
    await guide.print(`${say}\n${guide.promptOf()}${line}\n`);
    const status = await guide.execute(line);
    if (status !== 0) {
      await guide.print(`\nThe tour ends here: ${line} failed with status ${status}.\n`);
      return 1;
    }
    await guide.print('\n');
  }
  await guide.print(`${farewell}\n`);
  return 0;
}
