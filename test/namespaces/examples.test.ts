import { beforeAll, beforeEach, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import type { Kernel } from '../../src/kernel/port.ts';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import { buildLab } from '../support/build-lab.ts';
import { openTestShell } from '../support/test-shell.ts';
import { theLab } from '../support/the-lab.ts';
import { worldRing } from '../support/world.ts';

const examples = commands.flatMap(({ name, shape, examples }) => examples.map(({ line, shows }) => ({ name, shape, line, shows })));
const history = ['cd beijing', 'ping -c 1 10.0.0.2', 'links'];

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
  beforeAll(() => buildLab());
  test.each(examples.filter(({ shape }) => shape !== 'act'))('$line shows $shows', tryExample);
});

worldRing('every example that changes something works in the lab', () => {
  beforeEach(() => buildLab());
  test.each(examples.filter(({ shape }) => shape === 'act'))('$line shows $shows', tryExample);
});

test('every command has an example', () => {
  expect([...new Set(examples.map(({ name }) => name))]).toEqual(commands.map(({ name }) => name));
});

async function tryExample({ line, shows }: { readonly line: string; readonly shows: string }): Promise<void> {
  let printed = '';
  const kernel = createListeningKernel((text) => (printed += text));
  const environment = { PATH: process.env['PATH'] ?? '', HOME: '/tmp' };
  const { shell, executeLine } = await openTestShell({ kernel, history, environment, directory: '/', pid: process.pid }, theLab({ files: { '/dev/null': '' } }));
  const { status, out, err } = await executeLine(line);
  shell.close();
  expect(status).toBe(0);
  // Bridges of some kernels have no VLANs; then the reason is what it shows.
  const reason = line.startsWith('vlans') && err.includes('VLAN filtering') ? err : '';
  expect(out + printed + reason === '').toBe(shows.startsWith('nothing'));
}
