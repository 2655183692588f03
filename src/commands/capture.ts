import { defineArguments, defineCommand } from './define.ts';

export const captureArguments = defineArguments({
  links: { kind: 'positional', many: true, optional: true, shown: '[NS:]LINK', complete: 'capture-source', summary: 'Links to listen on; any is all of a namespace' },
  write: { kind: 'option', short: 'w', shown: 'FILE', complete: 'file', summary: 'Write the packets as pcapng instead; - is the standard output' },
  count: { kind: 'option', short: 'c', shown: 'N', summary: 'End after so many packets' },
  for: { kind: 'option', shown: 'SECONDS', summary: 'End after so long' },
  snapLength: { kind: 'option', short: 's', shown: 'BYTES', summary: 'Keep no more of each packet' },
  filter: { kind: 'positional', optional: true, behindDashes: true, shown: 'FILTER', summary: 'Which packets: icmp, host 10.0.0.2, tcp port 80' },
});

export const capture = defineCommand({
  name: 'capture',
  group: 'see the wiring',
  shape: 'watch',
  summary: 'Watch packets with tcpdump, on links of any namespaces at once',
  description:
    'tcpdump runs inside each namespace until Ctrl-C (status 130, as with any program), --for or --count ends it, and then says what it has counted. ' +
    'any instead of a link is every link of a namespace. What stands behind -- is its filter (pcap-filter(7)); options of its own may be -e, -q, -S, -K.\n\n' +
    '-w writes all packets in the order of time into one pcapng, in which each interface is called NS:LINK; capture beijing:any -w - | wireshark -k -i - shows them at once.',
  args: captureArguments,
  examples: [
    { line: 'capture beijing:eth0-b br0 --for 0.3 -- icmp', shows: 'who pings whom on both links, each line with its link' },
    { line: 'capture beijing:any -w /dev/null --for 0.3', shows: 'nothing; with the name of a file, all packets of beijing are in it' },
    { line: 'capture veth-b --count 1 --for 0.3 -o csv', shows: 'the first packet, for a script' },
  ],
  load: () => import('./capture/body.ts'),
});
