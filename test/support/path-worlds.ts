import { runScript } from './ip-script.ts';

/** Two networks, and a router between them that gives what leaves to `outside` its own address. */
export const routedNames = ['inside', 'router', 'outside'] as const;

export function buildRouter(more = ''): void {
  build(`
    ip netns add inside; ip netns add router; ip netns add outside
    ip link add a0 netns inside type veth peer name a1 netns router
    ip link add c0 netns outside type veth peer name c1 netns router
    ip -n router -batch - <<-END
      link set a1 up
      link set c1 up
      addr add 10.1.0.1/24 dev a1
      addr add 10.2.0.1/24 dev c1
	END
    ip -n inside -batch - <<-END
      link set a0 up
      addr add 10.1.0.2/24 dev a0
      route add default via 10.1.0.1
	END
    ip -n outside -batch - <<-END
      link set c0 up
      addr add 10.2.0.2/24 dev c0
	END
    ip netns exec router sysctl -qw net.ipv4.ip_forward=1`, more);
}

/** The two networks again, with a second router through which `outside` answers. */
export const detourNames = [...routedNames, 'second'] as const;

export function buildDetour(more = ''): void {
  buildRouter(`
    ip netns add second
    ip link add d0 netns inside up type veth peer name d1 netns second
    ip link add e0 netns outside up type veth peer name e1 netns second
    ip -n second -batch - <<-END
      link set d1 up
      link set e1 up
      addr add 10.3.0.1/24 dev d1
      addr add 10.4.0.1/24 dev e1
      route add 10.1.0.0/24 via 10.3.0.2
	END
    ip -n inside addr add 10.3.0.2/24 dev d0
    ip -n outside addr add 10.4.0.2/24 dev e0
    ip -n outside route add 10.1.0.0/24 via 10.4.0.1
    ip netns exec second sysctl -qw net.ipv4.ip_forward=1
    ${more}`);
}

/** Three bridges one below the other, in three namespaces; a host at the topmost and one at the lowest. */
export const chainNames = ['top', 'floor1', 'floor2', 'floor3', 'low'] as const;

export function buildChain(more = ''): void {
  build(`
    for name in top floor1 floor2 floor3 low; do ip netns add $name; done
    for floor in 1 2 3; do ip -n floor$floor link add br$floor up type bridge; done
    ip -n floor1 link add up1 up master br1 type veth peer name eth0 netns top
    ip -n floor1 link add down1 up master br1 type veth peer name up2 netns floor2
    ip -n floor2 link add down2 up master br2 type veth peer name up3 netns floor3
    ip -n floor3 link add down3 up master br3 type veth peer name eth0 netns low
    ip -n floor2 link set up2 up master br2
    ip -n floor3 link set up3 up master br3
    ip -n top addr add 10.5.0.1/24 dev eth0; ip -n top link set eth0 up
    ip -n low addr add 10.5.0.2/24 dev eth0; ip -n low link set eth0 up`, more);
}

/** A host whose two containers have macvlans on its link, and a neighbour at the other end of that. */
export const macvlanNames = ['machine', 'one', 'two', 'neighbour'] as const;

export function buildMacvlan(more = ''): void {
  build(`
    for name in machine one two neighbour; do ip netns add $name; done
    ip link add eth0 netns machine up type veth peer name eth0 netns neighbour
    ip -n neighbour link set eth0 up; ip -n neighbour addr add 10.6.0.9/24 dev eth0
    ip -n machine addr add 10.6.0.1/24 dev eth0
    ip -n machine link add mv1 link eth0 netns one type macvlan mode bridge
    ip -n machine link add mv2 link eth0 netns two type macvlan mode bridge
    ip -n one link set mv1 up; ip -n one addr add 10.6.0.2/24 dev mv1
    ip -n two link set mv2 up; ip -n two addr add 10.6.0.3/24 dev mv2`, more);
}

/** The same host with ipvlans, which all have the hardware address of its link. */
export const ipvlanNames = macvlanNames;

export function buildIpvlan(more = ''): void {
  build(`
    for name in machine one two neighbour; do ip netns add $name; done
    ip link add eth0 netns machine up type veth peer name eth0 netns neighbour
    ip -n neighbour link set eth0 up; ip -n neighbour addr add 10.6.0.9/24 dev eth0
    ip -n machine link add iv1 link eth0 netns one type ipvlan mode l2
    ip -n machine link add iv2 link eth0 netns two type ipvlan mode l2
    ip -n one link set iv1 up; ip -n one addr add 10.6.0.2/24 dev iv1
    ip -n two link set iv2 up; ip -n two addr add 10.6.0.3/24 dev iv2`, more);
}

/** Two hosts of an underlay with a VXLAN between their bridges, and a container at each. */
export const vxlanNames = ['left', 'hostl', 'hostr', 'right'] as const;

export function buildVxlan(more = ''): void {
  build(`
    for name in left hostl hostr right; do ip netns add $name; done
    ip link add under netns hostl up type veth peer name under netns hostr
    ip -n hostr link set under up
    ip -n hostl addr add 192.0.2.1/30 dev under; ip -n hostr addr add 192.0.2.2/30 dev under
    ip -n hostl link add br0 up type bridge; ip -n hostr link add br0 up type bridge
    ip -n hostl link add vx type vxlan id 42 local 192.0.2.1 remote 192.0.2.2 dstport 4789 dev under
    ip -n hostr link add vx type vxlan id 42 local 192.0.2.2 remote 192.0.2.1 dstport 4789 dev under
    ip -n hostl link set vx up master br0; ip -n hostr link set vx up master br0
    ip -n hostl link add port up master br0 type veth peer name eth0 netns left
    ip -n hostr link add port up master br0 type veth peer name eth0 netns right
    ip -n left link set eth0 up mtu 1450; ip -n left addr add 10.7.0.1/24 dev eth0
    ip -n right link set eth0 up mtu 1450; ip -n right addr add 10.7.0.2/24 dev eth0`, more);
}

function build(...scripts: readonly string[]): void {
  runScript(['set -e', ...scripts].join('\n'));
}
