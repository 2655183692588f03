import { defineArguments } from '../define.ts';

/** What else a packet has that is asked for, and how help tells of it. */
export const questionArguments = defineArguments({
  from: { kind: 'option', shown: 'ADDRESS', complete: 'address', summary: 'With a DESTINATION: where the packet comes from' },
  iif: { kind: 'option', shown: 'LINK', complete: 'link', summary: 'With a DESTINATION: it came in here, instead of being sent' },
  mark: { kind: 'option', shown: 'N', summary: 'With a DESTINATION: its firewall mark' },
  uid: { kind: 'option', shown: 'N', summary: 'With a DESTINATION: whose program sends it' },
  tos: { kind: 'option', shown: 'TOS', summary: 'With a DESTINATION: its type of service, such as 0x10' },
  protocol: { kind: 'option', choices: ['tcp', 'udp', 'icmp'], shown: 'PROTOCOL', summary: 'With a DESTINATION: its protocol' },
  sport: { kind: 'option', shown: 'PORT', summary: 'With a DESTINATION: the port it comes from' },
  dport: { kind: 'option', shown: 'PORT', summary: 'With a DESTINATION: the port it goes to' },
});
