import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { ShellError } from '../../errors.ts';
import { readOwnNamespace } from '../../kernel/own-namespace.ts';
import { readInside } from '../../kernel/read-inside.ts';
import { labSteps, type LabStep } from './lab-steps.ts';

/** Builds the lab in the namespaces we are in. Resolves when a first ping gets through. */
export async function buildLab(): Promise<void> {
  for (const step of labSteps) takeStep(step);
  await waitForCarrier();
}

function takeStep({ words: [program, ...rest] }: LabStep): void {
  const { status, stderr, error } = spawnSync(program, rest, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status === 0) return;
  if (error !== undefined) throw new ShellError(`the demo needs the program ${program}`, { status: 127, hint: 'on Debian and Ubuntu: sudo apt-get install iproute2' });
  const said = stderr.trim().split('\n').at(-1);
  const isUnknownKind = /Unknown device type|not supported/i.test(stderr);
  throw new ShellError(`the lab can not be built: ${[program, ...rest].join(' ')}: ${said}`, {
    hint: isUnknownKind ? 'this kernel lacks the module; try: sudo modprobe -a bridge veth' : undefined,
  });
}

const outside = ['br0', 'veth-b', 'veth-s'];
const PATIENCE_MS = 2000;

/** The kernel tells links of their carrier in its own time. Mostly they have it by now; without it the lab still works, a moment later. */
async function waitForCarrier(): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isUp()) && performance.now() < deadline) await pause(5);
}

async function isUp(): Promise<boolean> {
  const [reading] = await readInside([readOwnNamespace()], ['links']);
  if (reading === undefined || 'failure' in reading) return true; // whoever looks at the links next says why
  return reading.inside.links.every(({ name, state }) => !outside.includes(name) || state === 'up');
}
