import { spawnSync } from 'node:child_process';
import { hasFirewallTables } from './firewall-tables.ts';
import { isInWorld } from './world.ts';

const candidates = hasFirewallTables ? ['iptables', 'iptables-legacy'] : ['iptables-legacy'];

/** An iptables that this kernel takes rules of, NAT among them; tried in a namespace that ends with the process. */
export const iptables = isInWorld() ? candidates.find((program) => spawnSync('unshare', ['--net', program, '-t', 'nat', '-A', 'POSTROUTING', '-j', 'MASQUERADE'], { stdio: 'ignore' }).status === 0) : undefined;

/** For the title of a test that is skipped without one. */
export const whyNoIptables = iptables === undefined ? ' (skipped: this kernel takes no rules of iptables)' : '';
