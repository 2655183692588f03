import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { askProbe, type ProbeQuestion } from '../support/ask-probe.ts';
import { buildLab } from '../support/build-lab.ts';
import { startProcess } from '../support/hold.ts';
import { iptables, whyNoIptables } from '../support/iptables.ts';
import { buildChain, buildDetour, buildMacvlan, buildRouter, buildVxlan, chainNames, detourNames, macvlanNames, routedNames, vxlanNames } from '../support/path-worlds.ts';
import { runNetnsh } from '../support/run-netnsh.ts';
import { ip, ipJson, worldRing } from '../support/world.ts';

const lab = { names: ['beijing', 'shanghai'], from: 'beijing', to: 'shanghai' } as const;
const labLinks = ['beijing:eth0-b out', 'host:veth-b in', 'host:veth-s out', 'shanghai:eth0-s in', 'shanghai:eth0-s out', 'host:veth-s in', 'host:veth-b out', 'beijing:eth0-b in'];

worldRing('a real packet takes the way that the model gives, and each of its links sees it', () => {
  test.for<readonly [world: string, build: () => void, question: ProbeQuestion]>([
    ['the lab', () => buildLab(), lab],
    ['a chain of three bridges', () => buildChain(), { names: chainNames, from: 'top', to: 'low' }],
    ['two macvlans of one host', () => buildMacvlan(), { names: macvlanNames, from: 'one', to: 'two' }],
    ['a macvlan and the neighbour of its host', () => buildMacvlan(), { names: macvlanNames, from: 'one', to: 'neighbour' }],
    ['a VXLAN and what carries it', () => buildVxlan(), { names: vxlanNames, from: 'left', to: 'right' }],
    ['a router, with a route back', () => buildRouter('ip -n outside route add default via 10.2.0.1'), { names: routedNames, from: 'inside', to: 'outside', destination: '10.2.0.2' }],
    ['an answer by another way', () => buildDetour(), { names: detourNames, from: 'inside', to: 'outside', destination: '10.2.0.2' }],
  ])('%s', async ([, build, question]) => {
    build();
    const { probe, text, sights } = await askProbe(question);
    expect(text).toBe('answered in TIME; the model and the packets agree');
    expect(sights.length).toBeGreaterThan(3);
    expect(sights.filter((sight) => !sight.endsWith(' seen'))).toEqual([]);
    expect(probe).toMatchObject({ agrees: true, isReached: true, disagreement: undefined, loss: undefined, elsewhere: [], deaf: [] });
  });

  test('IPv6, and one way only', async () => {
    buildLab(['ip -n beijing addr add fd00::1/64 dev eth0-b nodad', 'ip -n shanghai addr add fd00::2/64 dev eth0-s nodad']);
    const both = await askProbe({ ...lab, destination: 'fd00::2' });
    expect(both.sights).toEqual(labLinks.map((link) => `${link} seen`));
    const { text, sights } = await askProbe({ ...lab, destination: 'fd00::2', isOneWay: true, size: 1500 });
    expect([text, sights]).toEqual(['answered in TIME; the model and the packets agree', labLinks.slice(0, 4).map((link) => `${link} seen`)]);
  });

  test('to itself, which no link sees that is on a way', async () => {
    buildLab();
    const { probe, text } = await askProbe({ ...lab, to: 'beijing', destination: '10.0.0.1' });
    expect([text, probe.elsewhere]).toEqual(['answered in TIME; the model and the packets agree', []]);
  });

  test.skipIf(iptables === undefined)(`behind NAT, where its address is another one${whyNoIptables}`, async () => {
    buildRouter(`ip netns exec router ${iptables} -t nat -A POSTROUTING -o c1 -j MASQUERADE`);
    for (const terms of [{}, { protocol: 'tcp', port: 80 }, { protocol: 'udp', port: 80 }] as const) {
      const { probe, sights, path } = await askProbe({ names: routedNames, from: 'inside', to: 'outside', destination: '10.2.0.2', hasRules: true, ...terms });
      expect({ agrees: probe.agrees, sights: sights.filter((sight) => !sight.endsWith(' seen')), steps: path.there.steps.map(({ is }) => is) }).toMatchObject({ agrees: true, sights: [], steps: expect.arrayContaining(['nat']) });
    }
  });
});

worldRing('ports', () => {
  const fixture = fileURLToPath(new URL('../fixtures/open-sockets.js', import.meta.url));
  const open = [{ make: 'listener', name: 'one', address: '10.0.0.2', port: 8080 }, { make: 'udp', address: '10.0.0.2', port: 5353 }];

  test('that are open and that are closed, of TCP and UDP', async () => {
    buildLab();
    const server = await startProcess([process.execPath, fixture, JSON.stringify([['/run/netns/shanghai', open]])]);
    try {
      const ask = async (protocol: 'tcp' | 'udp', port: number) => {
        const { text, probe, sights } = await askProbe({ ...lab, protocol, port });
        return { text, isReached: probe.isReached, agrees: probe.agrees, there: sights.slice(0, 4).filter((sight) => !sight.endsWith(' seen')) };
      };
      const well = { isReached: true, agrees: true, there: [] };
      expect(await ask('tcp', 8080)).toEqual({ ...well, text: 'answered in TIME; the model and the packets agree' });
      expect(await ask('tcp', 81)).toEqual({ ...well, text: 'refused in TIME; the model and the packets agree' });
      expect(await ask('udp', 5353)).toEqual({ ...well, text: 'no answer; the model and the packets agree: shanghai:eth0-s saw the packet, and no answer came from there' });
      expect(await ask('udp', 81)).toEqual({ ...well, text: 'refused in TIME; the model and the packets agree' });
    } finally {
      await server.end();
    }
  });

  test('one at which somebody begins to listen after the model was made', async () => {
    buildLab();
    ip('addr add 10.0.0.254/24 dev br0'); // at home, where this process can listen
    const server = createServer((connection) => void connection.on('error', () => {})); // it is reset as soon as it stands
    const meanwhile = async () => await once(server.listen(8080, '10.0.0.254'), 'listening');
    try {
      const { text } = await askProbe({ ...lab, to: 'host', destination: '10.0.0.254', protocol: 'tcp', port: 8080, meanwhile });
      expect(text).toMatch(/^answered in TIME; the model and the packets disagree at step \d+: the model says that nobody listens$/);
    } finally {
      server.close();
    }
  });
});

worldRing('the MTU along the way', () => {
  test('is the size that a packet may just have: silence behind a bridge', async () => {
    buildLab(['ip link set veth-s mtu 1400']);
    const fitting = await askProbe({ ...lab, size: 1400 });
    expect([fitting.text, fitting.path.there.mtu]).toEqual(['answered in TIME; the model and the packets agree', { namespace: 'host', link: 'veth-s', bytes: 1400 }]);
    const larger = await askProbe({ ...lab, size: 1405, timeoutMs: 300 }); // kernels leave room for the tag of a VLAN, some of them
    expect([larger.path.there.cause, larger.probe.agrees]).toMatchObject([{ is: 'mtu', link: 'veth-s', mtu: 1400, size: 1405 }, true]);
    expect(larger.text).toMatch(/^no answer; the model and the packets agree: host:veth-b saw the packet last$/);
  });

  test('and a word from the router that can not send it on', async () => {
    buildRouter('ip -n outside route add default via 10.2.0.1; ip -n router link set c1 mtu 1400; ip -n outside link set c0 mtu 1400');
    const routed = { names: routedNames, from: 'inside', to: 'outside', destination: '10.2.0.2' } as const;
    const fitting = await askProbe({ ...routed, size: 1400 });
    expect([fitting.text, fitting.path.there.mtu]).toEqual(['answered in TIME; the model and the packets agree', { namespace: 'router', link: 'c1', bytes: 1400 }]);
    expect((await askProbe({ ...routed, size: 1401 })).text).toMatch(/^fragmentation needed, says 10.1.0.1; the model and the packets agree/);
  });
});

worldRing('path --probe as a command', () => {
  test('0 where all agree; JSON says what each link saw', () => {
    buildLab();
    const { status, stdout } = runNetnsh(['-c', 'path beijing shanghai --probe --json']);
    const [row] = JSON.parse(stdout) as readonly [{ readonly probe: object; readonly there: { readonly steps: readonly object[] } }]; // the shape is that of docs/json.md
    expect(status).toBe(0);
    expect(row.probe).toMatchObject({ answer: 'answered', agrees: true, isReached: true, disagreement: null, loss: null, elsewhere: [], deaf: [] });
    expect(row.there.steps).toMatchObject([{ seen: null }, { seen: null }, { seen: 'seen' }, { seen: 'seen' }, { seen: null }, { seen: 'seen' }, { seen: 'seen' }, { seen: null }, { seen: null }]);
  });

  test('leaves nothing open, and the neighbour tables as they were', async () => {
    buildLab(['ip -n beijing neigh add 10.0.0.77 lladdr 02:00:00:00:00:77 dev eth0-b nud stale']);
    await askProbe(lab); // what is loaded and opened once
    const before = readdirSync('/proc/self/fd').length;
    await askProbe(lab);
    expect(readdirSync('/proc/self/fd').length).toBe(before);
    expect(lab.names.map((name) => ipJson(['-n', name, 'neigh']))).toMatchObject([[{ dst: '10.0.0.77' }], []]);
  });

  test('who may not enter the namespace that sends hears of that', () => {
    buildLab();
    const as = ['setpriv', '--bounding-set=-sys_admin', '--inh-caps=-sys_admin'];
    expect(runNetnsh(['-c', 'path beijing shanghai --probe'], { as })).toMatchObject({ status: 1, stderr: expect.stringContaining('needs CAP_SYS_ADMIN') });
  });

  test('without CAP_NET_RAW nobody listens, and what is missing is said; the packet is sent all the same, where it may be', () => {
    buildLab();
    const lines = ['path beijing shanghai --probe', 'path beijing shanghai --probe --tcp 81 --one-way', '@beijing sysctl -qw "net.ipv4.ping_group_range=0 0"', 'path beijing shanghai --probe --one-way'];
    const { status, stdout, stderr } = runNetnsh(['--keep-going', ...lines.flatMap((line) => ['-c', line])], { as: ['setpriv', '--bounding-set=-net_raw', '--inh-caps=-net_raw'] });
    expect(stderr).toContain('no echo can be sent from beijing: this needs CAP_NET_RAW, or a group of net.ipv4.ping_group_range');
    expect({ status, said: stdout.split('\n').filter((line) => /^(?:packets|not everything)/.test(line)).map((line) => line.replace(/[\d.]+ ms/, 'TIME')) }).toEqual({
      status: 0,
      said: [
        'packets: refused in TIME; the model and the packets agree',
        'not everything could be heard in host, beijing, shanghai: this needs CAP_NET_RAW',
        'packets: answered in TIME; the model and the packets agree',
        'not everything could be heard in host, beijing, shanghai: this needs CAP_NET_RAW',
      ],
    });
  });
}, ['setpriv', 'sysctl']);
