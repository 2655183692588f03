import { runProgram } from './world.ts';

/** One line of `ss`, taken apart; numbers that it leaves out because they are 0 are missing. */
export interface SsSocket {
  readonly netid: string;
  readonly state: string;
  readonly receiveQueue: number | undefined;
  readonly sendQueue: number | undefined;
  readonly local: string;
  readonly peer: string;
  /** Of unix sockets. */
  readonly peerInode: number | undefined;
  readonly inode: number | undefined;
  readonly cookie: string | undefined;
  readonly mark: number | undefined;
  readonly v6only: boolean | undefined;
  readonly timer: { readonly kind: string; readonly retransmits: number } | undefined;
  readonly shutdown: readonly string[] | undefined;
  /** In its own order. */
  readonly memory: readonly number[] | undefined;
  /** `ver:0`, `flags( running )`, `ring_rx(…)`, `fanout(…)`. */
  readonly packet: string | undefined;
  readonly holders: readonly string[];
  /** Everything with a colon or a blank behind it: `rto:204`, `pacing_rate 99bps`. */
  readonly numbers: ReadonlyMap<string, string>;
  /** `ts`, `sack`, `bbr`. */
  readonly words: readonly string[];
}

/** What `ss` says of a namespace, with all that it can say; in the order of cookies, and without those behind that. */
export function askSs(namespace: string): readonly SsSocket[] {
  const text = runProgram(['ip', 'netns', 'exec', namespace, 'ss', '-O', '-H', '-a', '-tuwxpn0', '-e', '-m', '-i', '--mptcp']);
  return text.split('\n').filter((line) => line.trim() !== '').map(parseLine);
}

function parseLine(line: string): SsSocket {
  const [netid = '', state = '', receiveQueue = '', sendQueue = '', ...rest] = line.trim().split(/\s+/);
  const isUnix = netid.startsWith('u_');
  const [local = '', second = '', third = '', fourth = ''] = rest;
  const more = rest.slice(isUnix ? 4 : 2).join(' ');
  const timer = /timer:\((\w+),[^,]*,(\d+)\)/.exec(more);
  const way = /(?:^| )([<-]-[>-])(?: |$)/.exec(more)?.[1];
  const numbers = new Map([...more.replaceAll(/\w+:?\([^)]*\)|users:\(\(.*?\)\)/g, ' ').matchAll(/([a-z_]+)[: ]([\d.][^ ]*)/g)].map(([, name = '', value = '']) => [name, value]));
  const inode = isUnix ? Number(second) : Number(numbers.get('ino') ?? 0);
  return {
    netid,
    state,
    receiveQueue: Number(receiveQueue),
    sendQueue: Number(sendQueue),
    local,
    peer: isUnix ? third : second,
    peerInode: isUnix ? Number(fourth) || undefined : undefined,
    inode: inode || undefined,
    cookie: /(?:^| )sk:([0-9a-f]+)/.exec(more)?.[1],
    mark: Number(/fwmark:(0x[0-9a-f]+)/.exec(more)?.[1] ?? 0) || undefined,
    v6only: /v6only:(\d)/.exec(more)?.[1] === undefined ? undefined : more.includes('v6only:1'),
    timer: timer === null ? undefined : { kind: timer[1] ?? '', retransmits: Number(timer[2]) },
    shutdown: way === undefined ? undefined : [...(way.startsWith('-') ? ['receive'] : []), ...(way.endsWith('-') ? ['send'] : [])],
    memory: /skmem:\(([^)]*)\)/.exec(more)?.[1]?.split(',').map((word) => Number(word.replace(/^[a-z]+/, ''))),
    packet: /ver:\d+ .*?(?= skmem)/.exec(more)?.[0],
    holders: [...more.matchAll(/pid=(\d+),fd=(\d+)/g)].map(([, pid, descriptor]) => `${pid}:${descriptor}`).sort(),
    numbers,
    words: more.split(' ').filter((word) => /^[a-z]+$/.test(word)),
  };
}
