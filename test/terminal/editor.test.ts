import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findChild } from '../support/processes.ts';
import { useEditorDemo } from '../support/editor-demo.ts';
import { skippedBecause, whyNoTerminal } from '../support/terminal.ts';

describe.skipIf(whyNoTerminal !== undefined)(`the editor on a real terminal${skippedBecause}`, { timeout: 60_000 }, () => {
  const { program, start, startDemo } = useEditorDemo();

  test('a typed line comes out, and Ctrl-D on an empty line ends', async () => {
    const terminal = await startDemo();
    await terminal.type('links 北京');
    await terminal.press('Enter');
    await terminal.until('demo 2>');
    await terminal.press('C-d');
    expect(await terminal.ended()).toBe('0');
    expect(await terminal.screen()).toBe('demo 1> links 北京\ngot "links 北京"\ndemo 2>\nbye');
  });

  test('editing keys move, delete, undo, and keep the rest of the line', async () => {
    const terminal = await startDemo();
    await terminal.type('cd shanghai');
    await terminal.press('C-a', 'C-d', 'C-d', 'l', 's', 'C-e', 'C-w', 'x', 'Left', 'y');
    await terminal.press('Enter');
    expect(await terminal.until('demo 2>')).toContain('got "ls yx"');
  });

  test('Ctrl-C drops the line and does not end the shell', async () => {
    const terminal = await startDemo();
    await terminal.type('rm everything');
    await terminal.press('Left', 'Left', 'C-c');
    expect(await terminal.until('demo 2>')).toBe('demo 1> rm everything^C\ndemo 2>');
    await terminal.press('C-c');
    await terminal.until('demo 3>');
  });

  test('keys typed while a command runs wait for the prompt, and Ctrl-C reaches the command', async () => {
    const terminal = await startDemo();
    await terminal.type('work');
    await terminal.press('Enter');
    await terminal.until('working');
    await terminal.press('C-c');
    await terminal.until('interrupted\ndemo 2>');
    await terminal.press('w', 'o', 'r', 'k', 'Enter', 'a', 'Enter', 'b');
    await terminal.until((screen) => screen.endsWith('working'));
    await terminal.press('C-c', 'c', 'Enter', 'd');
    await terminal.until('got "c"\ndemo 4> d');
  });

  test('a question takes one answer, and Ctrl-C is none', async () => {
    const terminal = await startDemo();
    await terminal.type('ask');
    await terminal.press('Enter');
    await terminal.until('sure?');
    await terminal.press('y', 'Enter');
    await terminal.until('answer "y"');
    await terminal.type('ask');
    await terminal.press('Enter');
    await terminal.until(/sure\?$/);
    await terminal.press('C-c');
    await terminal.until('answer undefined');
  });

  test('a paste of several lines waits for Enter and runs in order', async () => {
    const terminal = await startDemo();
    await terminal.type('say ');
    await terminal.paste('one\ntwo\nthree\x1b[31m\n');
    await terminal.until('demo 1> say one␊two␊three');
    await terminal.press('Enter');
    expect(await terminal.until('demo 2>')).toBe('demo 1> say one␊two␊three\ngot "say one"\ngot "two"\ngot "three"\ndemo 2>');
    await terminal.press('Up');
    await terminal.until('demo 2> say one␊two␊three');
  });

  test('Tab inserts the only match with a blank, the common beginning, or lists', async () => {
    const terminal = await startDemo();
    await terminal.type('cd b');
    await terminal.press('Tab');
    await terminal.until('cd beijing');
    await terminal.type('sh');
    await terminal.press('Tab');
    await terminal.until('demo 1> cd beijing sh\n  shanghai   shenzhen');
    await terminal.type('e');
    await terminal.press('Tab');
    await terminal.until('demo 1> cd beijing shenzhen');
    await terminal.press('Enter');
    expect(await terminal.until('demo 2>')).toContain('got "cd beijing shenzhen "');
  });

  test('keys and Ctrl-C work while Tab waits for an answer, and a stale answer is dropped', async () => {
    const terminal = await startDemo();
    const pid = Number(await terminal.ask('pane_pid'));
    await terminal.type('slow');
    await terminal.press('Tab');
    await terminal.until('asked');
    await terminal.type('er');
    await terminal.until('demo 1> slower');
    process.kill(pid, 'SIGUSR2');
    await terminal.press('Enter');
    await terminal.until('got "slower"');
    await terminal.type('slow');
    await terminal.press('Tab');
    await terminal.until((screen) => screen.split('asked').length === 3);
    await terminal.press('C-c');
    await terminal.until('demo 3>');
    process.kill(pid, 'SIGUSR2');
    await terminal.type('slow-');
    await terminal.press('Tab');
    await terminal.until((screen) => screen.split('asked').length === 4);
    process.kill(pid, 'SIGUSR2');
    await terminal.until('demo 3> slow-answer');
  });

  test('text printed meanwhile stands above the line', async () => {
    const terminal = await startDemo({ width: 20 });
    await terminal.type('a line that needs two rows');
    await terminal.until('two rows');
    process.kill(Number(await terminal.ask('pane_pid')), 'SIGUSR1');
    // the text is written first, then the line is drawn again below it
    await terminal.until((screen) => screen === 'news from elsewhere\ndemo 1> a line that\nneeds two rows');
  });

  test('an output without a last newline is not overwritten by the prompt', async () => {
    const terminal = await startDemo();
    await terminal.type('unfinished');
    await terminal.press('Enter');
    await terminal.until('no newline⏎\ndemo 2>');
  });

  test('history is shared by two shells and searched by what is typed', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'netnsh-history-'));
    const environment = { HISTORY: join(directory, 'state', 'history') };
    const one = await startDemo({ environment });
    const two = await startDemo({ environment });
    await one.type('links beijing');
    await one.press('Enter');
    await one.until('demo 2>');
    await two.type('addrs');
    await two.press('Enter');
    await two.until('demo 2>');
    await one.press('Up');
    await one.until('demo 2> addrs');
    await one.press('C-u', 'l', 'Up');
    await one.until('demo 2> links beijing');
    await one.press('Down');
    await one.until(/demo 2> links beijing$/); // suggested
    await one.press('Enter');
    await one.until('got "l"');
    rmSync(directory, { recursive: true });
  });

  test('a long line wraps, survives a new width, and its rows are all erased', async () => {
    const terminal = await startDemo({ width: 40, height: 12 });
    await terminal.type('x'.repeat(32));
    await terminal.type('北京'.repeat(10));
    await terminal.resize(30, 12);
    await terminal.type('!');
    await terminal.until((screen) => screen.replaceAll('\n', '').endsWith(`${'北京'.repeat(10)}!`));
    await terminal.resize(60, 12);
    await terminal.press('C-a');
    await terminal.type('y');
    await terminal.until((screen) => screen.replaceAll('\n', '') === `demo 1> y${'x'.repeat(32)}${'北京'.repeat(10)}!`);
    await terminal.press('C-e', 'C-u');
    await terminal.until((screen) => screen === 'demo 1>');
  });

  test('colours and a hint have their place, and the hint does not stay behind', async () => {
    const terminal = await startDemo({ environment: { PAINTED: '1' } });
    await terminal.type('cd');
    await terminal.until('demo 1> cd beijing');
    expect(await terminal.screenWithEscapes()).toContain('\x1b[32mcd');
    expect(await terminal.ask('cursor_x')).toBe('10');
    await terminal.press('Enter');
    expect(await terminal.until('demo 2>')).toBe('demo 1> cd\ngot "cd"\ndemo 2>');
  });

  test('SIGTERM gives the terminal back', async () => {
    const terminal = await startDemo();
    process.kill(Number(await terminal.ask('pane_pid')), 'SIGTERM');
    expect(await terminal.ended()).toBe('143');
  });

  test('a dumb terminal gets whole lines and a prompt', async () => {
    const terminal = await start(['env', 'TERM=dumb', ...program().words]);
    await terminal.until('demo 1>');
    await terminal.type('links');
    await terminal.press('Enter');
    await terminal.until('got "links"');
    await terminal.type('!cat');
    await terminal.press('Enter');
    await findChild(terminal, 'cat');
    await terminal.type('for the child');
    await terminal.press('Enter');
    await terminal.until('for the child\nfor the child');
    await terminal.press('C-c');
    await terminal.until('ended SIGINT');
    await terminal.press('C-c');
    await terminal.until('demo 4>');
    await terminal.press('C-d');
    await terminal.until('bye');
  });
});
