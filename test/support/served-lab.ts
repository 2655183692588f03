import { parseMemory } from '../../src/kernel/netlink/diag/memory.ts';
import { parseTcpInfo } from '../../src/kernel/netlink/diag/tcp-info.ts';
import type { FakeKernel } from './fake-kernel.ts';
import { theLab } from './the-lab.ts';
import type { WorldPlan } from './world-plan.ts';

const someMemory = parseMemory(Buffer.alloc(36), 0, 36);
const someTcp = parseTcpInfo(Buffer.alloc(232), 0, 232);
const aRing = { blockSize: 4096, blocks: 2, frameSize: 2048, frames: 4 };
const somePacket = { version: 0, flags: ['running'], receiveRing: aRing, transmitRing: aRing, fanout: { id: 1, mode: 'hash' } };

/** The lab with something that listens: nginx and a resolver in shanghai, held by its workers, and a socket of beijing that a process outside has. */
export function theServedLab(more: WorldPlan = {}): FakeKernel {
  return theLab({
    unseen: [{ count: 2, what: 'processes', why: 'they belong to other users' }],
    ...more,
    namespaces: {
      shanghai: {
        links: [{ name: 'lo' }, { name: 'eth0-s', index: 4 }],
        processes: [
          { pid: 70, command: 'nginx: master process /usr/sbin/nginx', user: 'root' },
          { pid: 71, command: 'nginx: worker process', user: 'www-data', uid: 33 },
          { pid: 90, command: '/usr/sbin/dnsmasq --conf-file=/etc/lab.conf', user: 'me', uid: 1000 },
        ],
        sockets: [
          { localPort: 8080, sendQueue: 511, heldBy: [70, 71] },
          { localPort: 80, localAddress: '::', receiveQueue: 1, sendQueue: 511, heldBy: [70, 71] },
          { state: 'ESTAB', localAddress: '10.0.0.2', localPort: 8080, peerAddress: '10.0.0.1', peerPort: 40_000, uid: 33, memory: someMemory, tcp: someTcp, heldBy: [71] },
          { state: 'TIME-WAIT', localAddress: '10.0.0.2', localPort: 8080, peerAddress: '10.0.0.1', peerPort: 39_998, inode: undefined, timer: { kind: 'timewait', expiresMs: 45_000, retransmits: 0 } },
          { type: 'udp', localAddress: '10.0.0.2', localPort: 53, linkIndex: 4, uid: 1000, heldBy: [90] },
          { type: 'raw', family: 'inet6', localAddress: '::', protocol: 58, heldBy: [90] },
          { type: 'packet', protocol: 0x0800, linkIndex: 4, packet: somePacket, heldBy: [90] },
          { type: 'unix', localAddress: '@lab\x1b[2J', heldBy: [90] },
          { type: 'unix', localAddress: '/run/dnsmasq.sock', heldBy: [90] },
        ],
      },
      beijing: { links: [{ name: 'lo' }, { name: 'eth0-b', index: 3 }], sockets: [{ localAddress: '10.0.0.1', localPort: 2222, heldBy: [900] }, { localAddress: '::1', localPort: 631, v6only: true }] },
      ...more.namespaces,
    },
  });
}
