/** One command that builds a part of the lab, and why it is there. */
export interface LabStep {
  readonly say: string;
  readonly words: readonly [string, ...string[]];
}

/**
 * The lab, as anybody would build it by hand: two namespaces, each wired to a bridge outside. The bridge's ends are up before the far
 * ones, so that every port has its carrier as soon as the wire has; the other way round the kernel takes up to a second to tell
 * the bridge (net/core/link_watch.c).
 */
export const labSteps: readonly LabStep[] = [
  step('a namespace for beijing', 'ip netns add beijing'),
  step('and one for shanghai', 'ip netns add shanghai'),
  step('outside, a bridge: a switch in software', 'ip link add br0 up type bridge'),
  step('a wire from the bridge into beijing', 'ip link add veth-b up master br0 type veth peer name eth0-b netns beijing'),
  step('and one into shanghai', 'ip link add veth-s up master br0 type veth peer name eth0-s netns shanghai'),
  step('every namespace has a loopback link of its own', 'ip link set lo up'),
  step('which starts down', 'ip -n beijing link set lo up'),
  step('everywhere', 'ip -n shanghai link set lo up'),
  step("beijing's address", 'ip -n beijing addr add 10.0.0.1/24 dev eth0-b'),
  step("shanghai's address, in the same network", 'ip -n shanghai addr add 10.0.0.2/24 dev eth0-s'),
  step("beijing's end of the wire goes up", 'ip -n beijing link set eth0-b up'),
  step("shanghai's too, and they reach each other", 'ip -n shanghai link set eth0-s up'),
];

function step(say: string, line: string): LabStep {
  const [program = '', ...rest] = line.split(' ');
  return { say, words: [program, ...rest] };
}
