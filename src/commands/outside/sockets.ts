import type { SocketWishes } from '../../kernel/port.ts';
import { isListening, type Socket } from '../../model/socket.ts';

/** What the notice says. */
export const SOCKETS_LACK = 'links that they are bound to, marks, memory, what TCP measures, how many may wait for a listener, and whom a unix socket is connected with';

/** What the kernel leaves out when it is asked inside. */
export function isWished({ type, family, state, ...socket }: Socket, { types, families, states }: SocketWishes): boolean {
  if (!types.includes(type)) return false;
  if (families !== undefined && (family === 'inet' || family === 'inet6') && !families.includes(family)) return false;
  if (states === undefined) return true;
  return states === 'listening' ? isListening({ type, family, state, ...socket }) : states.some((one) => one === state);
}
