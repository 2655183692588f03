import { expect, test } from 'vitest';
import { labSteps } from '../../src/cli/demo/lab-steps.ts';
import { ip, runProgram, worldRing } from '../support/world.ts';

worldRing('topo on a real kernel', () => {
  test('draws the lab with a macvlan, a vxlan on it and a bridge behind it, as ip made them', () => {
    for (const { words: [, ...words] } of labSteps) ip(words);
    ip('netns add wuhan');
    ip('netns add xian');
    ip('link add link br0 name mac0 netns wuhan type macvlan mode bridge');
    ip('-n wuhan addr add 10.0.0.9/24 dev mac0');
    ip('-n wuhan link set mac0 up');
    ip('-n wuhan link add to-xian type veth peer name to-wuhan netns xian');
    ip('-n wuhan link set to-xian up');
    ip('-n xian link set to-wuhan up');
    ip('-n wuhan link add vx7 type vxlan id 7 remote 10.0.0.1 dev mac0 dstport 4789');
    ip('-n xian link add br9 type bridge');
    ip('-n xian link set to-wuhan master br9');
    // What can be drawn depends on the locale, and the test's own may be the plain one.
    const drawn = runProgram(['env', 'LC_ALL=C.UTF-8', 'TERM=xterm', process.execPath, 'bin/netnsh', '-c', 'topo --only host,beijing,shanghai,wuhan,xian --no-loopback']);
    expect(drawn).toBe(`\
╭─ host ───────╮    ╭─ wuhan ────────────────────────────╮
│ ● br0 bridge ├╌╌╌╌┤ ● mac0 macvlan bridge  10.0.0.9/24 │    ╭─ xian ────────────────╮
│ │            │    │ ╰╴○ vx7 vxlan 7 to 10.0.0.1 down   │    │ ○ br9 bridge down     │
│ │            │    │ ● to-xian ─────────────────────────┼────┤ ╰╴○ to-wuhan disabled │
│ │            │    ╰────────────────────────────────────╯    ╰───────────────────────╯
│ │            │    ╭─ beijing ──────────────────────────╮
│ ├╴● veth-b ──┼────┤ ● eth0-b  10.0.0.1/24              │
│ │            │    ╰────────────────────────────────────╯
│ │            │    ╭─ shanghai ─────────────────────────╮
│ ╰╴● veth-s ──┼────┤ ● eth0-s  10.0.0.2/24              │
╰──────────────╯    ╰────────────────────────────────────╯

not drawn: 8 link-local or loopback addresses (--full draws all)
`);
  });

  test('says the same of links and addresses as links and addrs do', () => {
    for (const { words: [, ...words] } of labSteps) ip(words);
    const read = (line: string): readonly (Row & Address)[] => JSON.parse(runProgram([process.execPath, 'bin/netnsh', '-c', `${line} --json`]));
    for (const label of ['host', 'beijing', 'shanghai']) {
      const [place] = read(`topo --only ${label}`);
      const inside: readonly Row[] = place?.links ?? [];
      const told = new Map(read(`links ${label}`).map((link) => [link.name, link]));
      for (const { addresses: _, ...link } of inside) expect({ namespace: label, ...link }).toEqual(pick(told.get(link.name), ['namespace', ...Object.keys(link)]));
      const linked = inside.flatMap(({ name, index, addresses = [] }) => addresses.map((address) => ({ namespace: label, link: name, linkIndex: index, ...address })));
      expect(settled(linked)).toEqual(settled(read(`addrs ${label}`)));
    }
  });
});

interface Row {
  readonly name?: string;
  readonly index?: number;
  readonly links?: readonly Row[];
  readonly addresses?: readonly Address[];
}

interface Address {
  readonly link?: string | undefined;
  readonly address?: string | undefined;
  readonly flags?: readonly string[] | undefined;
}

/** In one order, and without the flag that a fresh IPv6 address loses between two readings (RFC 4862, duplicate address detection). */
function settled(addresses: readonly Address[]): readonly Address[] {
  const placeOf = ({ link, address }: Address): string => `${link} ${address}`;
  const kept = addresses.map((one) => ({ ...one, flags: one.flags?.filter((flag) => flag !== 'tentative') }));
  return kept.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

function pick(row: Row | undefined, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => names.includes(name)));
}
