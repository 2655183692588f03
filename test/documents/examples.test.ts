import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import type { Kernel } from '../../src/kernel/port.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import { outputOf } from '../../src/commands/help/outputs.ts';
import { isForEverybody, shortened, withoutChance } from '../support/example-output.ts';
import { buildLab } from '../support/build-lab.ts';
import { openTestShell } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';
import { runProgram, worldRing } from '../support/world.ts';

const examples = commands.flatMap(({ name, shape, examples }) => examples.map(({ line, shows }) => ({ name, shape, line, shows })));
const history = ['cd beijing', 'ping -c 1 10.0.0.2', 'links'];

/**
 * What help shows of each, recorded by NETNSH_RECORD_EXAMPLES=1 and compared without it. A kernel that is itself a process has other links and
 * addresses than the one that it was recorded on.
 */
const isRecording = process.env['NETNSH_RECORD_EXAMPLES'] === '1';
const isSecondKernel = readFileSync('/proc/cpuinfo', 'utf8').includes('User Mode Linux');
const recorded = new Map<string, readonly string[]>();

/** The real kernel; what programs print is collected instead of going to the terminal of the tests. */
function createListeningKernel(onOutput: (text: string) => void): Kernel {
  const kernel = createLinuxKernel();
  return {
    ...kernel,
    async run(target, program) {
      const { end, stdout } = await kernel.capture(target, program);
      onOutput(stdout);
      return end;
    },
  };
}

/** Those of commands that change something find a lab of their own; the others share one. */
worldRing('every example that help shows works in the lab', () => {
  beforeAll(async () => {
    buildLab();
    await addressesAreThere();
  });
  test.each(examples.filter(({ shape }) => shape !== 'act'))('$line shows $shows', tryExample);
});

worldRing('every example that changes something works in the lab', () => {
  beforeEach(() => buildLab());
  test.each(examples.filter(({ shape }) => shape === 'act'))('$line shows $shows', tryExample);
});

test('every command has an example', () => {
  expect([...new Set(examples.map(({ name }) => name))]).toEqual(commands.map(({ name }) => name));
});

test('help shows the output of every example that shows something, but of those that depend on the moment', () => {
  const meant = examples.filter(isForEverybody).map(({ line }) => line);
  expect(meant.filter((line) => outputOf(line) === undefined)).toEqual([]);
});

afterAll(() => {
  if (isRecording) writeFileSync('src/commands/help/outputs.json', `${JSON.stringify(Object.fromEntries([...recorded].sort()), undefined, 1)}\n`);
});

async function tryExample(example: (typeof examples)[number]): Promise<void> {
  const { line, shows } = example;
  let printed = '';
  const kernel = createListeningKernel((text) => (printed += text));
  const environment = { PATH: process.env['PATH'] ?? '', HOME: '/tmp' };
  const { shell, executeLine } = await openTestShell({ kernel, width: 76, history, environment, directory: '/', pid: process.pid }, theLab({ files: { '/dev/null': '' } }));
  const { status, out, err } = await executeLine(line);
  if (isForEverybody(example)) compareWithHelp(example.line, out + printed);
  shell.close();
  expect(status).toBe(0);
  // Bridges of some kernels have no VLANs; then the reason is what it shows.
  const reason = line.startsWith('vlans') && err.includes('VLAN filtering') ? err : '';
  expect(out + printed + reason === '').toBe(shows.startsWith('nothing'));
}

/** The kernel makes link-local addresses by and by, and asks whether somebody has them already (RFC 4862). */
async function addressesAreThere(): Promise<void> {
  await vi.waitFor(() => {
    for (const [namespace, count] of [['host', 3], ['beijing', 1], ['shanghai', 1]] as const) {
      const inside = namespace === 'host' ? [] : ['-n', namespace];
      const addresses = runProgram(['ip', ...inside, '-6', '-o', 'addr', 'show', 'scope', 'link']);
      expect({ namespace, count: addresses.trim().split('\n').length, isSettled: !addresses.includes('tentative') }).toEqual({ namespace, count, isSettled: true });
    }
  }, { timeout: 30_000, interval: 100 });
}

function compareWithHelp(line: string, screen: string): void {
  const lines = shortened(screen);
  if (isRecording) recorded.set(line, lines);
  else if (!isSecondKernel) expect(withoutChance(lines)).toBe(withoutChance((outputOf(line) ?? '').split('\n')));
}
