import { defineArguments, defineCommand } from './define.ts';

export const pathArguments = defineArguments({
  from: { kind: 'positional', optional: true, shown: 'FROM', complete: 'path-end', summary: 'Namespace, or NS:ADDRESS, that sends; the current one without it' },
  to: { kind: 'positional', shown: 'TO', complete: 'path-end', summary: 'Namespace, container, address or NS:ADDRESS to send to' },
  source: { kind: 'option', shown: 'ADDRESS', complete: 'address', summary: 'Send from this address' },
  tcp: { kind: 'option', shown: 'PORT', complete: 'port', summary: 'A TCP connection to this port, instead of an ICMP echo' },
  udp: { kind: 'option', shown: 'PORT', complete: 'port', summary: 'A UDP packet to this port' },
  size: { kind: 'option', shown: 'BYTES', summary: 'How long the packet is, with its IP header; 84 without it' },
  oneWay: { kind: 'flag', summary: 'Leave out the way back' },
  probe: { kind: 'flag', summary: 'Send the packet, and compare where it really goes' },
  timeout: { kind: 'option', shown: 'SECONDS', summary: 'How long --probe waits for an answer; 1 without it' },
});

export const path = defineCommand({
  name: 'path',
  group: 'see the wiring',
  shape: 'show',
  summary: 'Show the way of a packet from one namespace to another, and where it is lost',
  description:
    'Step by step: route, neighbour, link, wire, bridge, firewall and NAT, until it arrives or the reason why not; then the way of the answer. Without --probe nothing is sent: the ' +
    'way follows from what the namespaces say. What can not be decided, such as a rule that could match, is said. The status is 1 when the packet or its answer is lost. ' +
    'With --probe the packet is sent, to TO and nobody else, while all links on the way listen: what came back, which links saw it, and at which step the model and the ' +
    'packets disagree, which is status 1 too. Nothing is said into a TCP connection; a UDP packet has no meaning for its server.',
  args: pathArguments,
  examples: [
    { line: 'path beijing shanghai', shows: 'the way through the bridge, and back' },
    { line: 'path beijing 10.0.0.2 --one-way', shows: 'only the way there' },
    { line: 'path shanghai beijing:10.0.0.1 --size 1500 --json', shows: 'the steps as data, of as large a packet as fits' },
    { line: 'path beijing shanghai --probe', shows: 'that a real packet takes the same way' },
  ],
  load: () => import('./path/body.ts'),
});
