import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildPair, openNetnshTerminal, OUTSIDE, type NetnshTerminal } from '../support/netnsh-terminal.ts';
import { ip, worldRing } from '../support/world.ts';

worldRing('events at a terminal', () => {
  let terminal: NetnshTerminal;
  beforeEach(async () => {
    buildPair();
    terminal = await openNetnshTerminal();
  });
  afterEach(async () => await terminal.close());

  test('a line appears when something changes; Ctrl-C gives the prompt back, which takes keys as before', async () => {
    await terminal.begin('netnsh beijing');
    await terminal.until((screen) => screen.endsWith('beijing>'));
    await terminal.begin('events beijing --kind address');
    await terminal.until('watching 1 namespace');
    ip('-n beijing addr add 10.0.0.7/24 dev eth0-b');
    await terminal.until(/\n\d\d:\d\d:\d\d\.\d{3} {2}beijing +10\.0\.0\.7\/24 added to eth0-b$/);
    await terminal.press('C-c');
    await terminal.until(/\nbeijing \[130\][^\n]*>$/);
    await terminal.type('pwd');
    await terminal.press('Enter');
    await terminal.until((screen) => screen.endsWith('beijing\nbeijing>'));
  });

  test('Ctrl-C ends it as it ends any program of a shell', async () => {
    await terminal.begin('netnsh events --kind link; echo "ended with $?"');
    await terminal.until('Ctrl-C ends it');
    await terminal.press('C-c');
    expect(await terminal.until((screen) => screen.endsWith(OUTSIDE))).not.toContain('ended with 0');
  });
});
