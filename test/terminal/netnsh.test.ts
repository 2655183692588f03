import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChild, isRunning } from '../support/processes.ts';
import { buildPair, openNetnshTerminal, OUTSIDE, type NetnshTerminal } from '../support/netnsh-terminal.ts';
import { worldRing } from '../support/world.ts';

/** One long session; every test leaves the prompt as it found it, `beijing>`. */
worldRing('a person at netnsh', () => {
  let terminal: NetnshTerminal;

  beforeAll(async () => {
    buildPair();
    terminal = await openNetnshTerminal();
    await terminal.enter('netnsh', 'host>');
  });
  afterAll(async () => await terminal.close());

  const enter = (line: string, prompt = 'beijing>'): Promise<string> => terminal.enter(line, prompt);

  test('is greeted by one line, and the first time by another', async () => {
    expect(await terminal.screen()).toMatch(/netnsh\nnetnsh \d+\.\d+\.\d+: help lists the commands, Tab completes\nfirst time here\? .*\nhost>$/);
  });

  test('enters a namespace, and everything happens in there', async () => {
    await enter('cd beijing');
    expect(await enter('links -C name,other-end')).toMatch(/lo\n.*eth0-b +shanghai:eth0-s\n/);
    expect(await enter('ls --ignore=bonding_masters /sys/class/net && pwd && echo $NETNSH_NAMESPACE')).toMatch(/\neth0-b +lo\nbeijing\nbeijing\n/);
  });

  test('sees the status of what failed in the prompt, and the word that was wrong', async () => {
    expect(await enter('links shangha', 'beijing [1]>')).toMatch(/no namespace named shangha\nlinks shangha\n {6}\^{7}\n +hint: did you mean shanghai\?\n/);
    expect(await enter('nosuch', 'beijing [127]>')).toContain('no command and no program named nosuch');
    await enter('sh -c "exit 3"', 'beijing [3]>');
    await enter('true');
  });

  test('stops ping with Ctrl-C, and gets its statistics', async () => {
    await terminal.begin('ping 10.0.0.2');
    await terminal.until('icmp_seq=1');
    await terminal.press('C-c');
    expect(await terminal.until(/beijing>$/)).toContain(' 0% packet loss');
  });

  test('drops a line with Ctrl-C, and stays', async () => {
    await terminal.press('C-l');
    await terminal.type('links --al');
    await terminal.press('C-c');
    await terminal.until('beijing> links --al^C\nbeijing [130]>');
    await enter('true');
  });

  test('stops a command of ours with Ctrl-C, and the programs below it', async () => {
    await terminal.begin('@all sleep 1000');
    const sleep = await findChild(terminal, 'sleep');
    await terminal.press('C-c');
    await terminal.until(/beijing \[130\]>$/);
    expect(isRunning(sleep)).toBe(false);
    await enter('true');
  });

  test('edits in vim while the window changes, and is left with a clean screen', async () => {
    await terminal.begin('vim -u NONE -N -n');
    await terminal.until(/^~$/m);
    await terminal.type('ihello');
    await terminal.until(/^hello/);
    await terminal.resize(70, 20);
    await terminal.until((screen) => screen.startsWith('hello') && screen.split('\n').length === 20);
    await terminal.press('Escape');
    await terminal.type(':q!');
    await terminal.press('Enter');
    await terminal.until((screen) => screen === 'beijing> vim -u NONE -N -n\nbeijing>');
    await terminal.resize(100, 30);
  });

  test('has the terminal back when vim is killed', async () => {
    await terminal.begin('vim -u NONE -N -n');
    await terminal.until(/^~$/m);
    process.kill(await findChild(terminal, 'vim'), 'SIGKILL');
    await terminal.until(/beijing \[137\]>$/);
    expect(await terminal.ask('alternate_on')).toBe('0');
    expect(await enter('stty -a')).toMatch(/ icanon .* echo /s);
  });

  test('pages, watches and opens a shell, each with the whole terminal', async () => {
    await terminal.begin('seq 200 | less');
    await terminal.until(/\n:$/);
    await terminal.type('G');
    await terminal.until('200\n(END)');
    await terminal.type('q');
    await terminal.until(/beijing>$/);
    await terminal.begin('top -d 1000');
    await terminal.until(/PID USER/);
    await terminal.type('q');
    await terminal.until(/beijing>$/);
    await enter('bash --norc -i', OUTSIDE);
    expect(await enter('ip -br addr show eth0-b; echo $NETNSH_NAMESPACE', OUTSIDE)).toMatch(/10\.0\.0\.1\/24.*\nbeijing\n/);
    await enter('exit 3', 'beijing [3]>');
    await enter('true');
  });

  test('stops it with Ctrl-Z, at work and at the prompt, and fg goes on', async () => {
    await terminal.begin('ping 10.0.0.2');
    await terminal.until('icmp_seq=1');
    await terminal.press('C-z');
    await terminal.until(/Stopped +netnsh\noutside\$$/);
    await terminal.begin('fg');
    await terminal.until('icmp_seq=3');
    await terminal.press('C-c');
    await terminal.until(/packet loss[^]*\nbeijing>$/);
    await terminal.type('links --al');
    await terminal.press('C-z');
    await terminal.until(/Stopped +netnsh\noutside\$$/);
    await enter('fg', 'beijing> links --al'); // bash says what it woke
    await terminal.press('C-u');
    await enter('true');
  });

  test('pastes several lines as one, and runs them in their order', async () => {
    await terminal.press('C-l');
    await terminal.paste('pwd\ncd shanghai\necho two | cat\npwd; cd -');
    await terminal.until('beijing> pwd␊cd shanghai␊echo two | cat␊pwd; cd -');
    await terminal.press('Enter');
    await terminal.until(/\nbeijing\ntwo\nshanghai\nbeijing\nbeijing>$/);
  });

  test('hears that the namespace was deleted, keeps working in it, and leaves it', async () => {
    await enter('cd shanghai', 'shanghai>');
    expect(await enter('ip netns del shanghai', 'shanghai (deleted)>')).toMatch(/shanghai was deleted; kept alive by this shell as net:\[\d+\]\n/);
    expect(await enter('ping -c 1 10.0.0.1; ls --ignore=bonding_masters /sys/class/net', 'shanghai (deleted)>')).toMatch(/ 0% packet loss[^]*eth0-s +lo\n/);
    expect(await enter('links -o name', 'shanghai (deleted)>')).toContain('eth0-s');
    await enter('cd -');
    await enter('until ! ip link show eth0-b >/dev/null 2>&1; do :; done'); // its wire goes with it: we held it no longer
  });

  test('leaves with a status of choice, or with the last one', async () => {
    await enter('exit 7', OUTSIDE);
    expect(await enter('echo $?', OUTSIDE)).toContain('\n7\n');
    await enter('netnsh beijing');
    await enter('sh -c "exit 5"', 'beijing [5]>');
    await terminal.press('C-d');
    await terminal.until(/outside\$$/);
    expect(await enter('echo $?', OUTSIDE)).toContain('\n5\n');
  });
}, ['tmux', 'bash', 'vim', 'less', 'top', 'ping']);
