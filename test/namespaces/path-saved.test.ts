import { expect, test } from 'vitest';
import { createLinuxKernel } from '../../src/kernel/linux.ts';
import { buildLab } from '../support/build-lab.ts';
import { runScript } from '../support/ip-script.ts';
import { iptables, whyNoIptables } from '../support/iptables.ts';
import { buildDetour, buildRouter, buildVxlan, detourNames, routedNames, vxlanNames } from '../support/path-worlds.ts';
import { readWorld } from '../support/read-state.ts';
import { openSavedShell } from '../support/saved-shell.ts';
import { openTestShell } from '../support/test-shell.ts';
import { worldRing } from '../support/world.ts';

/** What both say to each line, of the machine and of what was saved of it a moment before; they must agree. */
async function compare(names: readonly string[], lines: readonly string[], withFirewall = false): Promise<readonly string[]> {
  const kernel = createLinuxKernel();
  const saved = await openSavedShell(await readWorld(names, kernel, withFirewall), { as: 'script' });
  const live = await openTestShell({ as: 'script', kernel, pid: process.pid });
  const verdicts: string[] = [];
  for (const line of lines) {
    const [ours, theirs] = [await saved.executeLine(`${line} --json`), await live.executeLine(`${line} --json`)];
    expect({ line, status: ours.status, rows: rowsOf(ours.out) }).toEqual({ line, status: theirs.status, rows: rowsOf(theirs.out) });
    verdicts.push(rowsOf(ours.out)[0]?.verdict ?? ours.err);
  }
  for (const { shell } of [saved, live]) shell.close();
  return verdicts;
}

/** The states of neighbours go on while one looks. */
function rowsOf(text: string): readonly { readonly verdict: string }[] {
  return JSON.parse(text, (name, value: unknown) => (name === 'states' ? undefined : value));
}

const arrives = 'it arrives, and the answer comes back';

worldRing('path on a saved machine says what it said on the living one', () => {
  test('of the lab, and of a wrong neighbour in it', async () => {
    buildLab();
    expect(await compare(['beijing', 'shanghai'], ['path beijing shanghai', 'path host beijing --one-way', 'path shanghai 192.0.2.1'])).toEqual([arrives, 'it is lost: host has no route to 10.0.0.1', 'it is lost: shanghai has no route to 192.0.2.1']);
    runScript('ip -n beijing neigh replace 10.0.0.2 lladdr 02:00:00:00:00:99 dev eth0-b nud permanent');
    expect((await compare(['beijing', 'shanghai'], ['path beijing shanghai']))[0]).toMatch(/^it is lost: beijing has a wrong neighbour entry on eth0-b/);
  });

  test('of a router that does not forward, and of one that filters by the reverse path', async () => {
    buildRouter();
    const lines = ['path inside outside', 'path outside inside', 'path inside router:10.2.0.1'];
    expect(await compare(routedNames, lines)).toEqual([expect.stringMatching(/no NAT/), 'it is lost: outside has no route to 10.1.0.2', arrives]);
    runScript('ip netns exec router sysctl -qw net.ipv4.conf.a1.rp_filter=1 && ip -n router route add 10.1.0.2/32 dev c1');
    expect((await compare(routedNames, lines))[0]).toBe('it is lost: rp_filter drops it in router: 10.1.0.2 is expected on c1, and came in on a1 (net.ipv4.conf.a1.rp_filter)');
    runScript('ip -n router route del 10.1.0.2/32 dev c1 && ip netns exec router sysctl -qw net.ipv4.ip_forward=0');
    expect((await compare(routedNames, lines))[0]).toBe('it is lost: router does not forward: net.ipv4.ip_forward is 0');
  });

  test('of an asymmetric route', async () => {
    buildDetour('ip netns exec inside sysctl -qw net.ipv4.conf.d0.rp_filter=1');
    expect((await compare(detourNames, ['path inside outside']))[0]).toMatch(/\(an asymmetric route\), and is lost: rp_filter drops it in inside/);
    runScript('ip netns exec inside sysctl -qw net.ipv4.conf.d0.rp_filter=2');
    expect((await compare(detourNames, ['path inside outside']))[0]).toMatch(/comes back by another way/);
  });

  test.skipIf(iptables === undefined)(`of rules that were saved with it${whyNoIptables}`, async () => {
    buildRouter(`ip netns exec router ${iptables} -t nat -A POSTROUTING -o c1 -j MASQUERADE`);
    expect(await compare(routedNames, ['path inside outside', 'path inside outside --tcp 80'], true)).toEqual([arrives, 'it is lost: nothing listens on tcp port 80 in outside']);
    runScript(`ip netns exec router ${iptables} -P FORWARD DROP`);
    expect(await compare(routedNames, ['path inside outside'], true)).toEqual(['it is lost: FORWARD policy is drop in router (table ip filter)']);
  });

  test('of a VXLAN', async () => {
    buildVxlan();
    expect(await compare(vxlanNames, ['path left right', 'path right left'])).toEqual([arrives, arrives]);
  });
}, ['sysctl']);
