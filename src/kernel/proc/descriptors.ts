import { closeSync, type Stats, statSync } from 'node:fs';
import { asInode } from '../../model/namespace.ts';
import { attempt } from '../errno.ts';
import { isNetworkNamespace, nsfsDevice, openNsfs } from '../nsfs.ts';
import { listNumbers } from './folder.ts';
import type { Place, Scan } from './scan.ts';
import { scanSockets } from './sockets.ts';

/** A descriptor that is a socket, with the inode that tells sockets apart. */
export interface SocketDescriptor {
  readonly descriptor: number;
  readonly inode: number;
}

/** Descriptors of nsfs files, and sockets, that keep a namespace alive. */
export function scanDescriptors(scan: Scan, place: Place): void {
  const descriptors = listNumbers(`${place.folder}/fd`);
  if (descriptors === undefined) return;
  const sockets: SocketDescriptor[] = [];
  for (const descriptor of descriptors) {
    const path = `${place.folder}/fd/${descriptor}`;
    // The text of the link is no help: opened through a bind mount it is the path of then, and `/` after a deletion.
    const file = attempt(() => statSync(path, { throwIfNoEntry: false }));
    if (file === undefined) continue;
    if (file.isSocket()) {
      sockets.push({ descriptor, inode: file.ino });
      scan.socketHolders.push({ inode: file.ino, pid: place.pid, descriptor });
    }
    if (file.dev === nsfsDevice() && isNetwork(scan, path, file)) {
      const id = { device: file.dev, inode: asInode(file.ino) };
      scan.holders.push({ id, by: { what: 'descriptor', pid: place.pid, descriptor } });
    }
  }
  scanSockets(scan, place, sockets);
}

/** nsfs holds namespaces of all types; each inode is opened and asked once. */
function isNetwork(scan: Scan, path: string, file: Stats): boolean {
  const known = scan.isNetwork.get(file.ino);
  if (known !== undefined) return known;
  const answer = attempt(() => {
    const descriptor = openNsfs(path);
    try {
      return isNetworkNamespace(descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
  if (answer !== undefined) scan.isNetwork.set(file.ino, answer);
  return answer ?? false;
}
