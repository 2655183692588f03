import { socketStates, type SocketState } from '../../../model/socket.ts';

/** A state's word by the kernel's number (net/tcp_states.h). 12 is a connection that is only being asked for: SYN-RECV to everybody else. */
export function stateName(number: number): string {
  return number === 12 ? 'SYN-RECV' : (socketStates[number - 1] ?? String(number));
}

/** One bit for each state, as requests carry them; all that there are without a wish. */
export function stateBits(states: readonly SocketState[] = socketStates): number {
  return states.reduce((bits, state) => bits | (1 << (socketStates.indexOf(state) + 1)), 0);
}
