import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { aContainerHost } from '../support/container-host.ts';
import { firewallPrograms, someNft } from '../support/fake-firewall.ts';
import { tcpdump } from '../support/fake-tcpdump.ts';
import { theLab } from '../support/the-lab.ts';
import { playCalls, playDialogue } from './transcript.ts';

/*
 * Whole dialogues, as a person or a script has them with the lab. Each file is played again, line by line, and compared with what it
 * says; `npm test -- test/transcripts -u` writes it anew. To add to one, write a line behind a prompt and do that.
 */

const busyLab = () =>
  theLab({
    namespaces: { web: { processes: [{ pid: 70, command: 'nginx: master process', user: 'www-data', uid: 33 }] }, nameless: { names: [], inode: 4026532300, processes: [{ pid: 80, command: 'sleep 600' }] } },
    broken: [{ name: 'stale', reason: 'an empty file with no namespace bound to it, as a crash leaves behind', repair: 'rmns stale' }],
    unseen: [{ count: 12, what: 'processes', why: 'looking into them needs CAP_SYS_PTRACE there' }],
  });

const lockedLab = () => theLab({ namespaces: { locked: { access: 'forbidden' } } });

const guardedLab = () => theLab({ namespaces: { locked: { access: 'forbidden' } }, programs: firewallPrograms({ beijing: { nft: someNft } }) });

/** Files that save did not write, and files that something happened to. */
const labWithFiles = () =>
  theLab({
    files: {
      '/home/me/loop.txt': 'source loop.txt',
      '/home/me/bad.txt': 'pwd\n\nlinks nowhere\npwd',
      '/home/me/notes.txt': 'call the provider',
      '/home/me/old.json': '[]',
      '/home/me/newer.json': '{"format":"netnsh state","version":2,"savedBy":"3.1.0"}',
      '/home/me/cut.json': '{"format":"netnsh state","version":1',
      '/home/me/broken.json': '{"format":"netnsh state","version":1,"savedAt":5}',
    },
  });

/** As an ordinary user sees it: root's namespaces may not be entered, and the process in one of them not be looked into. */
const ordinaryLab = () =>
  theLab({
    namespaces: {
      beijing: { access: 'forbidden' },
      shanghai: { access: 'forbidden' },
      web: { names: [], access: 'outside', processes: [{ pid: 71, command: 'nginx: master process' }], links: [{ name: 'lo' }, { name: 'eth0', kind: 'veth' }], addresses: [{ link: 'eth0', address: '10.0.0.7', prefixLength: 24 }], routes: [{ destination: 'default', gateway: '10.0.0.1', link: 'eth0' }], sockets: [{ localPort: 80, sendQueue: 511 }] },
    },
    unseen: [{ count: 1, what: "processes' threads and open files", why: 'they belong to other users' }],
  });

const watchedLab = () => theLab({ namespaces: { locked: { access: 'forbidden' } }, programs: { tcpdump } });

const lockedNames = () => theLab({ namespaces: { locked: { access: 'forbidden' } }, files: { '/etc/resolv.conf': 'nameserver 10.0.0.53\n' } });

test.each([
  ['thirty-seconds', theLab, {}],
  ['mistakes', lockedLab, { width: 90 }],
  ['wrong-links', lockedLab, { width: 90 }],
  ['wrong-owners', aContainerHost, { width: 90 }],
  ['wrong-qdiscs', lockedLab, { width: 90 }],
  ['wrong-routes', lockedLab, { width: 90 }],
  ['wrong-reach-capture', watchedLab, { width: 90 }],
  ['wrong-events', lockedLab, { width: 90 }],
  ['wrong-live', lockedLab, { width: 90 }],
  ['wrong-search', lockedLab, { width: 90 }],
  ['wrong-sockets', lockedLab, { width: 90 }],
  ['wrong-firewall', guardedLab, { width: 90 }],
  ['wrong-saved', labWithFiles, { width: 90 }],
  ['wrong-topo', lockedLab, { width: 90 }],
  ['wrong-path', lockedLab, { width: 90 }],
  ['wrong-alias-set', labWithFiles, { width: 90 }],
  ['wrong-dns', lockedNames, { width: 90 }],
  ['wrong-rules-neighbours', lockedLab, { width: 90 }],
  ['wrong-fdb-vlans', lockedLab, { width: 90 }],
  ['making-and-removing', busyLab, { answers: ['n', 'y'] }],
  ['ordinary-user', ordinaryLab, { width: 80 }],
  ['everywhere', theLab, { width: 80 }],
] as const)('%s', async (name, world, options) => {
  const file = fileOf(name);
  await expect(await playDialogue(readFileSync(new URL(file, import.meta.url), 'utf8'), world(), options)).toMatchFileSnapshot(file);
});

test.each([['scripts', theLab]] as const)('%s', async (name, world) => {
  const file = fileOf(name);
  await expect(await playCalls(readFileSync(new URL(file, import.meta.url), 'utf8'), world)).toMatchFileSnapshot(file);
});

function fileOf(name: string): string {
  return `./${name}.txt`;
}
