import { spawnSync } from 'node:child_process';
import { isInWorld } from './world.ts';

/** Whether nft can make a table: a kernel may have nf_tables, and none of its families. Tried in a namespace that ends with the process. */
export const hasFirewallTables = isInWorld() && spawnSync('unshare', ['--net', 'nft', 'add', 'table', 'inet', 'probe'], { stdio: 'ignore' }).status === 0;
