import { expect, test } from 'vitest';
import { startDemo } from '../support/demo.ts';
import { ordinaryUser, worldRing } from '../support/world.ts';

const nobody = ordinaryUser();
const people = [
  { who: 'root', as: [] },
  ...(nobody === undefined ? [] : [{ who: 'an ordinary user', as: nobody }]),
];

/** In the foreground, in the background, in another namespace, in a session of its own, and deaf to polite requests. */
const busy = [
  'cd beijing',
  `sh -c 'trap "" TERM; sleep 1000 & setsid sleep 1000 & unshare --net sleep 1000 & echo ready; wait; wait'`,
].join('; ');

worldRing('the end of the demo', () => {
  test.each(people.flatMap((person) => (['SIGTERM', 'SIGHUP'] as const).map((signal) => ({ ...person, signal }))))(
    'leaves no process behind at $signal, as $who',
    async ({ as, signal }) => {
      const demo = await startDemo(busy, as);
      expect(demo.processes().length).toBeGreaterThan(4);
      process.kill(demo.pid, signal);
      expect(await demo.ended).toBe(signal);
      expect(demo.processes()).toEqual([]);
    },
  );

  test.each(people)('leaves no process behind when its shell is killed, as $who', async ({ as }) => {
    const demo = await startDemo(busy, as);
    process.kill(demo.pid, 'SIGKILL');
    expect(await demo.ended).toBe('SIGKILL');
    await demo.empty();
  });

  test("ends nobody's processes but its own, even when its /run was unmounted and the machine's is there again", async () => {
    const bystander = await startDemo(busy);
    const before = bystander.processes();
    const demo = await startDemo("umount --lazy /run; sh -c 'echo ready; exec sleep 1000'");
    process.kill(demo.pid, 'SIGTERM');
    expect(await demo.ended).toBe('SIGTERM');
    expect(bystander.processes()).toEqual(expect.arrayContaining([...before]));
  });
}, ['setsid']);
