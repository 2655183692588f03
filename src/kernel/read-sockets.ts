import { KernelError, ShellError } from '../errors.ts';
import type { Target } from '../model/namespace.ts';
import { isListening, listeningStates, type Socket, type SocketState, type SocketType } from '../model/socket.ts';
import { dumpInetSockets, inetRequest, type InetFamily, type InetType } from './netlink/diag/inet.ts';
import { dumpPacketSockets, packetRequest } from './netlink/diag/packet.ts';
import { stateBits } from './netlink/diag/states.ts';
import { dumpUnixSockets, unixRequest } from './netlink/diag/unix.ts';
import type { NetlinkSocket } from './netlink/socket.ts';
import type { SocketReading, SocketWishes } from './port.ts';
import { type FiledType, parseInetSockets } from './proc/inet-sockets.ts';
import { readNetBytes } from './net-file.ts';
import { readEach } from './read-each.ts';
import { withSocketsIn } from './read-inside.ts';

/** @see Kernel.readSockets */
export async function readSockets(targets: readonly Target[], wishes: SocketWishes): Promise<readonly SocketReading[]> {
  const questions = wishes.types.flatMap((type) => questionsFor(type, wishes));
  return await readEach(targets, (target) => (wishes.states === 'listening' ? onlyListening(readOne(target, questions)) : readOne(target, questions)));
}

function onlyListening(reading: SocketReading): SocketReading {
  return 'failure' in reading ? reading : { ...reading, sockets: reading.sockets.filter(isListening) };
}

/** One dump, put together once and asked in every namespace. A kernel that can not answer it is not asked again. */
interface Question {
  readonly type: SocketType;
  readonly dump: (socket: NetlinkSocket) => readonly Socket[];
  /** Reads the same in another way; none for what only sock_diag tells. */
  readonly readFile: ((target: Target) => readonly Socket[]) | undefined;
  isRefused: boolean;
}

function questionsFor(type: SocketType, { states: wish, families = ['inet', 'inet6'] }: SocketWishes): Question[] {
  // Asked for LISTEN alone, the kernel does not go through the connections of the whole machine (net/ipv4/tcp_diag.c).
  const states = wish === 'listening' ? listeningStates(type) : wish;
  const bits = stateBits(states);
  if (bits === 0) return [];
  const question = (dump: Question['dump'], readFile?: Question['readFile']): Question => ({ type, dump, readFile, isRefused: false });
  if (type === 'unix') {
    const request = unixRequest(bits);
    return [question((socket) => dumpUnixSockets(socket, request))];
  }
  if (type === 'packet') {
    const request = packetRequest();
    return states?.includes('UNCONN') === false ? [] : [question((socket) => dumpPacketSockets(socket, request))];
  }
  return families.map((family) => inetQuestion(type, family, bits, states));
}

function inetQuestion(type: InetType, family: InetFamily, bits: number, states: readonly SocketState[] | undefined): Question {
  const request = inetRequest(type, family, bits);
  const isWanted = (socket: Socket): boolean => states === undefined || states.some((state) => state === socket.state);
  return {
    type,
    dump: (socket) => dumpInetSockets(socket, type, request),
    readFile: type === 'mptcp' ? undefined : (target) => readInetFile(target, type, family).filter(isWanted),
    isRefused: false,
  };
}

/** A kernel without IPv6 has no files for it either. */
function readInetFile(target: Target, type: FiledType, family: InetFamily): readonly Socket[] {
  return parseInetSockets(type, family, readNetBytes(target, family === 'inet' ? type : `${type}6`)?.toString('latin1') ?? '');
}

function readOne(target: Target, questions: readonly Question[]): SocketReading {
  try {
    const sockets: Socket[] = [];
    withSocketsIn(target, ['diag'], (socketOf) => {
      for (const question of questions) if (!question.isRefused) sockets.push(...ask(question, socketOf('diag')));
    });
    const refused = questions.filter(({ isRefused }) => isRefused);
    for (const { readFile } of refused) sockets.push(...(readFile?.(target) ?? []));
    return { sockets, untold: [...new Set(refused.filter(({ readFile }) => readFile === undefined).map(({ type }) => type))] };
  } catch (error) {
    if (error instanceof KernelError || error instanceof ShellError) return { failure: error };
    throw error;
  }
}

/** What a kernel says that was built without the module for it (net/core/sock_diag.c; net/ipv4/inet_diag.c). */
const refusals = ['ENOENT', 'EINVAL', 'EOPNOTSUPP'];

function ask(question: Question, socket: NetlinkSocket): readonly Socket[] {
  try {
    return question.dump(socket);
  } catch (error) {
    if (!(error instanceof KernelError) || !refusals.includes(error.errno)) throw error;
    question.isRefused = true;
    return [];
  }
}
