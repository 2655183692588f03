import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findChild, isRunning } from '../support/processes.ts';
import { netnsh } from '../support/run-netnsh.ts';
import { openTerminal } from '../support/terminal.ts';
import { aNamespace, worldRing } from '../support/world.ts';

worldRing('netnsh whose terminal goes away', () => {
  test.each([
    ['at the prompt', '', undefined],
    ['in the middle of a line', 'links --al', undefined],
    ['with a list to choose from', 'rmns \t\t', undefined],
    ['at events', 'events\r', undefined],
    ['at live', 'live ns\r', undefined],
    ['with a program that runs', 'cd beijing; sleep 1000\r', 'sleep'],
    ['with a program that is deaf to every signal', `cd beijing; sh -c 'trap "" HUP TERM INT; exec sleep 1001'\r`, 'sleep'],
  ] as const)('%s: ends', async (_, keys, child) => {
    aNamespace('beijing');
    const terminal = await openTerminal([...netnsh, '--norc'], { width: 90 });
    const shell = Number(await terminal.ask('pane_pid'));
    let deaf: number | undefined;
    try {
      await terminal.until(/^host> ?$/m);
      await terminal.type(keys.replace('\r', ''));
      if (keys.endsWith('\r')) await terminal.press('Enter');
      if (child !== undefined) deaf = await findChild(terminal, child);
      else await terminal.until((screen) => keys === '' || !/^host> ?$/.test(screen));
    } finally {
      await terminal.close();
    }
    for (let tries = 0; isRunning(shell) && tries < 1500; tries++) await pause(10);
    expect(isRunning(shell)).toBe(false);
    if (deaf !== undefined && isRunning(deaf)) process.kill(deaf, 'SIGKILL'); // it has chosen to stay
  });
}, ['tmux']);
