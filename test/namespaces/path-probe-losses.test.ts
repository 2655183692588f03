import { expect, test } from 'vitest';
import { askProbe, type ProbeQuestion } from '../support/ask-probe.ts';
import { buildLab } from '../support/build-lab.ts';
import { runScript } from '../support/ip-script.ts';
import { iptables } from '../support/iptables.ts';
import { buildRouter, routedNames } from '../support/path-worlds.ts';
import { ip, ipJson, runProgram, worldRing } from '../support/world.ts';

const lab = { names: ['beijing', 'shanghai'], from: 'beijing', to: 'shanghai' } as const;

function macOf(namespace: string, link: string): string {
  const [found] = ipJson(['-n', namespace, 'link', 'show', 'dev', link]) as readonly { readonly address: string }[]; // as ip-link(8) prints one link
  return found?.address ?? '';
}

/** Both ends know each other, so that nobody has to be asked. */
function introduce(): void {
  ip(`-n beijing neigh add 10.0.0.2 lladdr ${macOf('shanghai', 'eth0-s')} dev eth0-b nud permanent`);
  ip(`-n shanghai neigh add 10.0.0.1 lladdr ${macOf('beijing', 'eth0-b')} dev eth0-s nud permanent`);
}

/** A queue without room loses all that goes out of a link, and is nothing that the model looks at. */
function clog(link: string): void {
  runProgram(['tc', 'qdisc', 'replace', 'dev', link, 'root', 'pfifo', 'limit', '0']);
}

function inNamespace(name: string, line: string): void {
  runProgram(['ip', 'netns', 'exec', name, ...line.split(' ')]);
}

worldRing('where the model and the packets disagree', () => {
  test('a queue that loses all: the step of its link', async () => {
    buildLab();
    introduce();
    clog('veth-s');
    const { text, sights, probe } = await askProbe({ ...lab, timeoutMs: 300 });
    expect(text).toBe('no answer; the model and the packets disagree at step 6: host:veth-b saw the packet, host:veth-s did not');
    expect(sights.slice(0, 4)).toEqual(['beijing:eth0-b out seen', 'host:veth-b in seen', 'host:veth-s out not seen', 'shanghai:eth0-s in not seen']);
    expect(probe.disagreement).toEqual({ is: 'lost', direction: 'there', step: 6 });
  });

  test('the same where not even the question for the next hop comes through, and where its reply does not', async () => {
    buildLab();
    clog('veth-s');
    const { text, sights } = await askProbe({ ...lab, timeoutMs: 300 });
    expect(text).toBe('no answer; the model and the packets disagree at step 6: host:veth-b saw the question who has the address of the next hop, host:veth-s did not');
    expect(sights.slice(0, 3)).toEqual(['beijing:eth0-b out asked', 'host:veth-b in asked', 'host:veth-s out not seen']);
    runProgram(['tc', 'qdisc', 'del', 'dev', 'veth-s', 'root']);
    clog('veth-b');
    expect((await askProbe({ ...lab, timeoutMs: 300 })).text).toBe('no answer; the model and the packets disagree at step 4: host:veth-s saw the reply to who has the address of the next hop, host:veth-b did not');
  });

  test('an answer that is lost on its way', async () => {
    buildLab();
    introduce();
    clog('veth-b');
    expect((await askProbe({ ...lab, timeoutMs: 300 })).text).toBe('no answer; the model and the packets disagree at step 6 of the way back: host:veth-s saw the answer, host:veth-b did not');
  });

  test('a host that keeps silent', async () => {
    buildLab();
    inNamespace('shanghai', 'sysctl -qw net.ipv4.icmp_echo_ignore_all=1');
    expect((await askProbe({ ...lab, timeoutMs: 300 })).text).toBe('no answer; the model and the packets disagree at step 8: shanghai:eth0-s saw the packet, and no answer came from there');
  });

  test('packets that arrive, since a link has come up that was down', async () => {
    buildLab();
    introduce();
    ip('link set veth-s down');
    expect((await askProbe({ ...lab, meanwhile: () => ip('link set veth-s up') })).text).toMatch(/^answered in TIME; the model and the packets disagree at step \d: the model loses the packet there \(veth-s is down in host\)$/);
  });

  test('an answer that can not be handed on, though the model says so', async () => {
    buildLab();
    ip(`-n beijing neigh add 10.0.0.2 lladdr ${macOf('shanghai', 'eth0-s')} dev eth0-b nud permanent`);
    clog('veth-b');
    expect((await askProbe({ ...lab, timeoutMs: 300 })).text).toBe('no answer; the model and the packets disagree at step 6 of the way back: host:veth-s saw the question who has the address of the next hop, host:veth-b did not');
  });

  test('a packet that goes elsewhere is seen there', async () => {
    buildRouter('ip netns add trap; ip link add t0 netns router up type veth peer name t1 netns trap; ip -n trap link set t1 up; ip -n outside route add default via 10.2.0.1');
    ip(`-n router neigh add 10.2.0.2 lladdr ${macOf('trap', 't1')} dev t0 nud permanent`);
    const meanwhile = (): void => void ip('-n router route add 10.2.0.2/32 dev t0');
    const { text, probe } = await askProbe({ names: [...routedNames, 'trap'], from: 'inside', to: 'outside', destination: '10.2.0.2', timeoutMs: 300, meanwhile });
    expect(probe.elsewhere).toEqual([{ namespace: 'router', link: 't0', direction: 'out' }, { namespace: 'trap', link: 't1', direction: 'in' }]);
    expect(text).toMatch(/^no answer; the model and the packets disagree at step \d+: router:a1 saw the packet, router:c1 did not$/);
  });
}, ['tc', 'sysctl']);

worldRing('of a loss that the model knows the packets tell the same', () => {
  const meet = 'ip netns exec beijing ping -qc 1 -W 2 10.0.0.2 >/dev/null';
  const agreed = (answer: string, last?: string): string => `${answer}; the model and the packets agree${last === undefined ? '' : `: ${last} last`}`;

  test.for<readonly [fault: string, harm: readonly string[], terms: Partial<ProbeQuestion>, cause: string, text: string]>([
    ['a link that is down', ['ip link set veth-s down'], {}, 'link-down', agreed('no answer')],
    ['the far end down', [meet, 'ip -n shanghai link set eth0-s down'], {}, 'link-down', agreed('no answer', 'host:veth-b saw the packet')],
    ['no route', ['ip -n beijing route del 10.0.0.0/24'], {}, 'no-route', agreed('not sent: no route')],
    ['no route back', ['ip -n shanghai addr del 10.0.0.2/24 dev eth0-s', 'ip -n shanghai addr add 10.0.0.2/32 dev eth0-s'], {}, 'no-route', 'no answer; the model and the packets agree: shanghai:eth0-s saw the packet, and no answer came from there'],
    ['a port that is not forwarding', [meet, 'bridge link set dev veth-s state 0'], {}, 'port-state', agreed('no answer', 'host:veth-b saw the packet')],
    ['a wrong entry in the forwarding database', ['bridge fdb replace MAC dev veth-b master static sticky'], {}, 'wrong-fdb', agreed('no answer', 'host:veth-b saw the packet')],
    ['a neighbour that does not answer', ['ip -n shanghai link set eth0-s arp off'], {}, 'no-neighbour', agreed('no answer')],
    ['a packet that is too large', [], { size: 1501 }, 'mtu', agreed('not sent: it does not fit the MTU of its link')],
  ])('%s', async ([, harm, terms, cause, text]) => {
    buildLab();
    const mac = macOf('shanghai', 'eth0-s');
    runScript(['set -e', ...harm.map((line) => line.replace('MAC', mac))].join('\n'));
    const asked = await askProbe({ ...lab, destination: '10.0.0.2', timeoutMs: 300, ...terms });
    expect([(asked.path.there.cause ?? asked.path.back?.cause)?.is, asked.text]).toEqual([cause, text]);
    expect(asked.probe.agrees).toBe(true);
  });

  test.for<readonly [fault: string, harm: string, cause: string, text: string]>([
    ['forwarding that is off', 'ip netns exec router sysctl -qw net.ipv4.ip_forward=0', 'forwarding-off', agreed('no answer', 'router:a1 saw the packet')],
    ...(iptables === undefined ? [] : [
      ['a policy', `ip netns exec router ${iptables} -P FORWARD DROP`, 'drop-policy', agreed('no answer', 'router:a1 saw the packet')] as const,
      ['a rule that rejects', `ip netns exec router ${iptables} -A FORWARD -j REJECT`, 'drop-rule', agreed('port unreachable, says 10.1.0.1', 'router:a1 saw the packet')] as const,
      ['a rule at home', `ip netns exec inside ${iptables} -A OUTPUT -p icmp -j DROP`, 'drop-rule', agreed('not sent: its own firewall drops it')] as const,
    ]),
  ])('at a router: %s', async ([, harm, cause, text]) => {
    buildRouter(harm);
    const asked = await askProbe({ names: routedNames, from: 'inside', to: 'outside', destination: '10.2.0.2', timeoutMs: 300, hasRules: cause.startsWith('drop') });
    expect([asked.path.there.cause?.is, asked.text]).toEqual([cause, text]);
  });
}, ['bridge', 'ping', 'sysctl']);
