import { readdirSync } from 'node:fs';
import { attempt } from './errno.ts';
import { libc } from './libc.ts';
import { decodeBytes, encodeText } from './text.ts';

const MS_RDONLY = 1;
const MS_BIND = 0x1000;
const MNT_DETACH = 2;

/**
 * Covers /sys by one that shows the devices of the network namespace in which this thread is; the old one shows those of the namespace
 * in which it was mounted. What an outer user namespace has mounted can not be taken away but covered, and where it is read-only only
 * by another that is (kernel, fs/namespace.c, mount_too_revealing).
 */
export function mountSysfs(onNotice: (text: string) => void): void {
  attempt(() => libc().umount('/sys', MNT_DETACH));
  let refusal: string | undefined;
  for (const flags of [0, MS_RDONLY]) {
    refusal = undefined;
    attempt(() => libc().mount('sysfs', '/sys', 'sysfs', flags, null), (errno) => (refusal = errno));
    if (refusal === undefined) return;
  }
  onNotice(`/sys does not show the devices of this namespace: mount: ${refusal}`);
}

/** Binds each file of /etc/netns/NAME over the one of the same name in /etc. */
export function bindEtc(name: string, onNotice: (text: string) => void): void {
  const folder = `/etc/netns/${name}`;
  for (const file of attempt(() => readdirSync(encodeText(folder), { encoding: 'buffer' })) ?? []) {
    const [from, to] = [`${folder}/${decodeBytes(file)}`, `/etc/${decodeBytes(file)}`];
    attempt(() => libc().mount(from, to, 'none', MS_BIND, null), (errno) => onNotice(`${from} could not be bound over ${to}: ${errno}`));
  }
}
