import { isListening, type Socket } from '../../model/socket.ts';
import type { SocketWishes } from '../port.ts';

/** As the kernel leaves out what is not asked for. */
export function isWanted(socket: Socket, { types, families = ['inet', 'inet6'], states }: SocketWishes): boolean {
  const { type, family, state } = socket;
  if (!types.includes(type)) return false;
  if ((family === 'inet' || family === 'inet6') && !families.includes(family)) return false;
  if (states === undefined) return true;
  return states === 'listening' ? isListening(socket) : states.some((one) => one === state);
}
