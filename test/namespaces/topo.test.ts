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
    const drawn = runProgram([process.execPath, 'bin/netnsh', '-c', 'topo --only host,beijing,shanghai,wuhan,xian --no-loopback']);
    expect(drawn).toBe(`\
╭─ host ──────────────────────╮
│ ● br0 bridge ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌├╌╌╮
`);
  });
});
