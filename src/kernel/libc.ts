import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { KernelError } from '../errors.ts';
import { encodeText } from './text.ts';

/**
 * The system calls that Node does not offer, through koffi. Loading it takes some 8 ms, so it is loaded by the first call:
 * `pwd` and `--help` never need it.
 *
 * Every function throws a KernelError that names the call and the errno, unless its comment says otherwise.
 */
export interface Libc {
  /** setns(2): moves the calling thread. */
  setns(descriptor: number, kind: number): void;
  /** unshare(2): moves the calling thread. */
  unshare(kinds: number): void;
  mount(source: string, target: string, type: string | null, flags: number, data: string | null): void;
  umount(target: string, flags: number): void;
  fchdir(descriptor: number): void;
  chroot(path: string): void;
  flock(descriptor: number, operation: number): void;
  /** socket(2); gives a descriptor. */
  socket(domain: number, type: number, protocol: number): number;
  setsockopt(descriptor: number, level: number, option: number, value: Uint8Array): void;
  send(descriptor: number, bytes: Uint8Array): void;
  /** recv(2) with `flags`; gives the length, with MSG_TRUNC the true length of the datagram. */
  recv(descriptor: number, into: Uint8Array, flags: number): number;
  /** The same of struct sockaddr, which is written into `address`. */
  recvFrom(descriptor: number, into: Uint8Array, address: Uint8Array, flags: number): number;
  sendTo(descriptor: number, bytes: Uint8Array, address: Uint8Array): void;
  connect(descriptor: number, address: Uint8Array): void;
  getsockopt(descriptor: number, level: number, option: number, into: Uint8Array): void;
  /** getsockname(2); writes a struct sockaddr. */
  getsockname(descriptor: number, into: Uint8Array): void;
  /** setsockopt(2) with SO_ATTACH_FILTER: only packets for which the program of struct sock_filter gives a length come in. */
  attachFilter(descriptor: number, program: Uint8Array): void;
  /** poll(2) over an array of struct pollfd, whose `revents` are written; gives how many are ready. */
  poll(entries: Uint8Array, count: number, timeoutMs: number): number;
  /** ioctl(2) with an integer argument; gives its result. */
  ioctl(descriptor: number, request: number, argument: number): number;
  /** ioctl(2) that writes what it has to tell into `into`. */
  ioctlInto(descriptor: number, request: number, into: Uint8Array): void;
  pidfdOpen(pid: number): number;
  /** A duplicate of another process's descriptor (pidfd_getfd(2), Linux 5.6). */
  pidfdGetfd(pidfd: number, descriptor: number): number;
  /** _exit(2): ends the process at once; no handler runs. */
  exitNow(status: number): void;
  /** execvp(3): the process goes on as another program, found through PATH. Comes back only by throwing. */
  exec(file: string, words: readonly string[]): void;
  /** signal(2) with SIG_DFL: what the kernel does when a process has not said otherwise. */
  restoreSignal(signal: number): void;
  /** fcntl(2) with an integer argument; gives its result. */
  fcntl(descriptor: number, command: number, argument: number): number;
  /** bind(2) with a struct sockaddr. */
  bind(descriptor: number, address: Uint8Array): void;
  /** The same as `recv`, and never waits: -1 where nothing has come. */
  recvNow(descriptor: number, into: Uint8Array, flags: number): number;
  /** inotify_init1(2), closed on exec, which never lets anybody wait. */
  inotify(): number;
  /** inotify_add_watch(2); gives the watch descriptor, the same one for the same folder. */
  inotifyAdd(descriptor: number, path: string, mask: number): number;
  /** eventfd(2), closed on exec, which never lets anybody wait. */
  eventfd(): number;
  /** write(2); gives how much was written. */
  write(descriptor: number, bytes: Uint8Array): number;
  /** epoll_create1(2), closed on exec. */
  epollCreate(): number;
  /** epoll_ctl(2); `event` is a struct epoll_event. */
  epollControl(epoll: number, operation: number, descriptor: number, event: Uint8Array): void;
  /** epoll_wait(2) for what is ready now; gives how many events were written to `events`, which has room for `most`. */
  epollNow(epoll: number, events: Uint8Array, most: number): number;
  /** The same on a thread of the pool, for as long as it takes: the event loop goes on. Never rejects. */
  epollLater(epoll: number): Promise<void>;
  /** close(2) by number, for the descriptors that these calls give; Node's own closeSync does as well. */
  close(descriptor: number): void;
}

let loaded: Libc | undefined;

export function libc(): Libc {
  return (loaded ??= load());
}

/** The name of an errno: 1 is `EPERM`. */
export function errnoName(errno: number): string {
  return Object.entries(constants.errno).find(([, value]) => value === errno)?.[0] ?? `errno ${errno}`;
}

// pidfd_open and pidfd_getfd have the same numbers on every architecture (Documentation: asm-generic/unistd.h), and glibc 2.35 lacks
// wrappers for them.
const SYS_PIDFD_OPEN = 434;
const SYS_PIDFD_GETFD = 438;
const MSG_DONTWAIT = 0x40;
const O_CLOEXEC = 0x8_0000;
const O_NONBLOCK = 0x800;
const SOL_SOCKET = 1;
const SO_ATTACH_FILTER = 26;
const SOCK_FILTER = 8;
const EPOLL_EVENT = 16; // the larger of the two forms that struct epoll_event has

function load(): Libc {
  const koffi: typeof import('koffi') = createRequire(import.meta.url)('koffi');
  const library = koffi.load(null);
  type Call = ((...words: unknown[]) => number) & { async(...words: unknown[]): void };
  const declare = (signature: string): Call => library.func(signature) as Call; // koffi knows the types only at run time

  /** What a call gave; -1 becomes an error. A plain function, since some of them are called thousands of times in one reading. */
  const check = (name: string, result: number): number => {
    if (result < 0) throw new KernelError(name, errnoName(koffi.errno()));
    return result;
  };

  const setns = declare('int setns(int fd, int kind)');
  const unshare = declare('int unshare(int kinds)');
  const mount = declare('int mount(const uint8_t *source, const uint8_t *target, const char *type, ulong flags, const char *data)');
  const umount = declare('int umount2(const uint8_t *target, int flags)');
  const fchdir = declare('int fchdir(int fd)');
  const chroot = declare('int chroot(const char *path)');
  const flock = declare('int flock(int fd, int operation)');
  const socket = declare('int socket(int domain, int type, int protocol)');
  const setsockopt = declare('int setsockopt(int fd, int level, int name, void *value, uint length)');
  const send = declare('long send(int fd, void *bytes, size_t length, int flags)');
  const recv = declare('long recv(int fd, void *bytes, size_t length, int flags)');
  const recvFrom = declare('long recvfrom(int fd, void *bytes, size_t length, int flags, void *address, void *address_length)');
  const sendTo = declare('long sendto(int fd, void *bytes, size_t length, int flags, void *address, uint address_length)');
  const connect = declare('int connect(int fd, void *address, uint length)');
  const getsockopt = declare('int getsockopt(int fd, int level, int name, void *value, void *length)');
  const getsockname = declare('int getsockname(int fd, void *address, void *length)');
  const fprog = koffi.struct({ count: 'uint16', program: 'uint8_t *' }); // struct sock_fprog (linux/filter.h)
  const setFilter = library.func('setsockopt', 'int', ['int', 'int', 'int', koffi.pointer(fprog), 'uint']) as Call; // as above
  const ioctlInto = declare('int ioctl(int fd, ulong request, void *into)');
  const poll = declare('int poll(void *entries, ulong count, int timeout)');
  const ioctl = declare('int ioctl(int fd, ulong request, long argument)');
  const pidfdOpen = declare('long syscall(long number, long pid, long flags, long unused)');
  const pidfdGetfd = declare('long syscall(long number, long pidfd, long fd, long flags)');
  const exitNow = declare('void _exit(int status)');
  const exec = declare('int execvp(const char *file, const char **words)');
  const restoreSignal = declare('void *signal(int signal, void *action)');
  const fcntl = declare('int fcntl(int fd, int command, long argument)');
  const close = declare('int close(int fd)');
  const bind = declare('int bind(int fd, void *address, uint length)');
  const inotify = declare('int inotify_init1(int flags)');
  const inotifyAdd = declare('int inotify_add_watch(int fd, void *path, uint mask)');
  const eventfd = declare('int eventfd(uint start, int flags)');
  const write = declare('long write(int fd, void *bytes, size_t length)');
  const epollCreate = declare('int epoll_create1(int flags)');
  const epollControl = declare('int epoll_ctl(int epoll, int operation, int fd, void *event)');
  const epollWait = declare('int epoll_wait(int epoll, void *events, int most, int timeout)');

  return {
    setns: (descriptor, kind) => void check('setns', setns(descriptor, kind)),
    unshare: (kinds) => void check('unshare', unshare(kinds)),
    mount: (source, target, type, flags, data) => void check('mount', mount(pathBytes(source), pathBytes(target), type, flags, data)),
    umount: (target, flags) => void check('umount', umount(pathBytes(target), flags)),
    fchdir: (descriptor) => void check('fchdir', fchdir(descriptor)),
    chroot: (path) => void check('chroot', chroot(path)),
    flock: (descriptor, operation) => void check('flock', flock(descriptor, operation)),
    socket: (domain, type, protocol) => check('socket', socket(domain, type, protocol)),
    setsockopt: (descriptor, level, option, value) => void check('setsockopt', setsockopt(descriptor, level, option, value, value.length)),
    send: (descriptor, bytes) => void check('send', send(descriptor, bytes, bytes.length, 0)),
    recv: (descriptor, into, flags) => check('recv', recv(descriptor, into, into.length, flags)),
    recvFrom: (descriptor, into, address, flags) => check('recvfrom', recvFrom(descriptor, into, into.length, flags, address, lengthOf(address))),
    sendTo: (descriptor, bytes, address) => void check('sendto', sendTo(descriptor, bytes, bytes.length, 0, address, address.length)),
    connect: (descriptor, address) => void check('connect', connect(descriptor, address, address.length)),
    getsockopt: (descriptor, level, option, into) => void check('getsockopt', getsockopt(descriptor, level, option, into, lengthOf(into))),
    getsockname: (descriptor, into) => void check('getsockname', getsockname(descriptor, into, lengthOf(into))),
    attachFilter: (descriptor, program) => void check('setsockopt', setFilter(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, { count: program.length / SOCK_FILTER, program }, koffi.sizeof(fprog))),
    poll: (entries, count, timeoutMs) => check('poll', poll(entries, count, timeoutMs)),
    ioctl: (descriptor, request, argument) => check('ioctl', ioctl(descriptor, request, argument)),
    ioctlInto: (descriptor, request, into) => void check('ioctl', ioctlInto(descriptor, request, into)),
    pidfdOpen: (pid) => check('pidfd_open', pidfdOpen(SYS_PIDFD_OPEN, pid, 0, 0)),
    pidfdGetfd: (pidfd, descriptor) => check('pidfd_getfd', pidfdGetfd(SYS_PIDFD_GETFD, pidfd, descriptor, 0)),
    exitNow: (status) => void exitNow(status),
    exec: (file, words) => void check('execvp', exec(file, [...words, null])),
    restoreSignal: (signal) => void restoreSignal(signal, null),
    fcntl: (descriptor, command, argument) => check('fcntl', fcntl(descriptor, command, argument)),
    bind: (descriptor, address) => void check('bind', bind(descriptor, address, address.length)),
    recvNow: (descriptor, into, flags) => {
      const length = recv(descriptor, into, into.length, flags | MSG_DONTWAIT);
      return length < 0 && koffi.errno() === constants.errno.EAGAIN ? -1 : check('recv', length);
    },
    inotify: () => check('inotify_init1', inotify(O_CLOEXEC | O_NONBLOCK)),
    inotifyAdd: (descriptor, path, mask) => check('inotify_add_watch', inotifyAdd(descriptor, pathBytes(path), mask)),
    eventfd: () => check('eventfd', eventfd(0, O_CLOEXEC | O_NONBLOCK)),
    write: (descriptor, bytes) => check('write', write(descriptor, bytes, bytes.length)),
    epollCreate: () => check('epoll_create1', epollCreate(O_CLOEXEC)),
    epollControl: (epoll, operation, descriptor, event) => void check('epoll_ctl', epollControl(epoll, operation, descriptor, event)),
    epollNow: (epoll, events, most) => check('epoll_wait', epollWait(epoll, events, most, 0)),
    epollLater: (epoll) =>
      new Promise((resolve) => {
        const scratch = Buffer.alloc(EPOLL_EVENT); // of its own, and kept until the call is back
        epollWait.async(epoll, scratch, 1, -1, () => resolve(void scratch.length)); // interrupted or not: whoever waits looks again
      }),
    close: (descriptor) => void check('close', close(descriptor)),
  };
}

/** A socklen_t that says how much room there is. */
function lengthOf(room: Uint8Array): Uint32Array {
  return new Uint32Array([room.length]);
}

/** A NUL-terminated path; koffi's own strings would lose bytes that are not UTF-8. */
function pathBytes(path: string): Uint8Array {
  return encodeText(`${path}\0`);
}
