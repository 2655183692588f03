import { describe, expect, test } from 'vitest';
import { useEditorDemo } from '../support/editor-demo.ts';
import { findChild } from '../support/processes.ts';
import { skippedBecause, whyNoTerminal, type TestTerminal } from '../support/terminal.ts';

describe.skipIf(whyNoTerminal !== undefined)(`the terminal lent to programs${skippedBecause}`, { timeout: 60_000 }, () => {
  const { program, start, startDemo } = useEditorDemo();

  async function run(terminal: TestTerminal, command: string): Promise<void> {
    await terminal.type(`!${command}`);
    await terminal.press('Enter');
  }

  test('vim gets every key, and the prompt is back afterwards', async () => {
    const terminal = await startDemo();
    await run(terminal, 'vim -u NONE -N');
    await terminal.until(/^~$/m);
    await terminal.type('ihello from vim');
    await terminal.until('hello from vim');
    await terminal.resize(70, 20);
    await terminal.until((screen) => screen.split('\n').length <= 20 && screen.startsWith('hello from vim'));
    await terminal.press('Escape');
    await terminal.type(':q!');
    await terminal.press('Enter');
    expect(await terminal.until('demo 2>')).toContain('ended 0');
    expect(await terminal.ask('alternate_on')).toBe('0');
    await terminal.type('links');
    await terminal.press('Enter');
    await terminal.until('got "links"');
  });

  test('less keeps its screen when the window changes', async () => {
    const terminal = await startDemo({ height: 10 });
    await run(terminal, 'seq 100 | less');
    await terminal.until(/^:$/m);
    await terminal.resize(60, 8);
    await terminal.until((screen) => screen.split('\n').length === 8);
    expect(await terminal.screen()).not.toContain('demo');
    await terminal.press('q');
    await terminal.until('demo 2>');
  });

  test('Ctrl-C and Ctrl-\\ reach the program and not the shell', async () => {
    const terminal = await startDemo();
    await run(terminal, 'sleep 1000');
    await findChild(terminal, 'sleep');
    await terminal.press('C-c');
    await terminal.until('ended SIGINT\ndemo 2>');
    await run(terminal, 'sleep 1000');
    await findChild(terminal, 'sleep');
    await terminal.press('C-\\');
    await terminal.until('ended SIGQUIT\ndemo 3>');
  });

  test('a program killed on the alternate screen with the keyboard raw leaves a usable prompt', async () => {
    const terminal = await startDemo();
    await run(terminal, 'vim -u NONE -N -c "set mouse=a"');
    await terminal.until(/^~$/m);
    process.kill(await findChild(terminal, 'vim'), 'SIGKILL');
    await terminal.until('ended SIGKILL');
    await terminal.until(/demo 2>$/);
    expect(await terminal.ask('alternate_on')).toBe('0');
    expect(await terminal.ask('mouse_any_flag')).toBe('0');
    expect(await terminal.ask('keypad_cursor_flag')).toBe('0');
    expect(await terminal.ask('cursor_flag')).toBe('1');
    await run(terminal, 'stty -a');
    expect(await terminal.until('demo 3>')).toMatch(/ icanon .* echo /s);
  });

  test('a killed program that used no alternate screen has its output kept', async () => {
    const terminal = await startDemo();
    await run(terminal, 'vim -u NONE -N -c quit');
    await terminal.until('demo 2>');
    await run(terminal, 'sh -c "echo started; kill -9 \$\$"');
    expect(await terminal.until('demo 3>')).toMatch(/\nstarted\nended SIGKILL\ndemo 3>$/);
    await run(terminal, 'sh -c "stty -echo; echo again; kill -9 \$\$"');
    expect(await terminal.until('demo 4>')).toMatch(/\nagain\n+ended SIGKILL\ndemo 4>$/);
    await terminal.type('links');
    await terminal.until('demo 4> links');
  });

  test('bracketed paste is off while a program runs, and on again', async () => {
    const terminal = await startDemo();
    await run(terminal, 'cat');
    await findChild(terminal, 'cat');
    await terminal.paste('pasted\n');
    await terminal.until('pasted\npasted');
    await terminal.press('C-d');
    await terminal.until('demo 2>');
    await terminal.paste('a\nb');
    await terminal.until('demo 2> a␊b');
  });

  test('Ctrl-Z at the prompt stops the shell, and fg brings line and cursor back', async () => {
    const terminal = await start(['env', 'PS1=bash: ', 'HISTFILE=', 'bash', '--norc', '-i']);
    await terminal.until('bash:');
    await terminal.type(program().words.join(' '));
    await terminal.press('Enter');
    await terminal.until('demo 1>');
    await terminal.type('links');
    await terminal.press('Left', 'C-z');
    await terminal.until('Stopped');
    await terminal.type('echo in-bash');
    await terminal.press('Enter');
    await terminal.until('\nin-bash');
    await terminal.type('fg');
    await terminal.press('Enter');
    await terminal.until(/demo 1> links$/);
    await terminal.type('X');
    await terminal.press('Enter');
    await terminal.until('got "linkXs"');
    await terminal.press('C-d');
    await terminal.until('bye');
  });

  test('Ctrl-Z in a program stops both, and fg resumes both', async () => {
    const terminal = await start(['env', 'PS1=bash: ', 'HISTFILE=', 'bash', '--norc', '-i']);
    await terminal.until('bash:');
    await terminal.type(program().words.join(' '));
    await terminal.press('Enter');
    await terminal.until('demo 1>');
    await run(terminal, 'cat');
    await findChild(terminal, 'cat');
    await terminal.type('one');
    await terminal.press('Enter');
    await terminal.until('one\none');
    await terminal.press('C-z');
    await terminal.until('Stopped');
    await terminal.type('fg');
    await terminal.press('Enter');
    await terminal.type('two');
    await terminal.press('Enter');
    await terminal.until('two\ntwo');
    await terminal.press('C-d');
    await terminal.until('demo 2>');
  });

  test('as session leader Ctrl-Z changes nothing', async () => {
    const terminal = await startDemo();
    await terminal.type('links');
    await terminal.press('C-z');
    await terminal.until(/demo 1> links\ndemo 1> links$/);
    await terminal.press('Enter');
    await terminal.until('got "links"');
  });
});

