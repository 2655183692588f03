import { withScreen, type Screen } from '../shell/live/screen.ts';
import { die, processTerminal } from './terminal.ts';

/** The screen of the terminal, where no line is being read. */
export async function useScreen<T>(use: (screen: Screen) => Promise<T>): Promise<T> {
  return await withScreen(processTerminal(), die, use);
}
