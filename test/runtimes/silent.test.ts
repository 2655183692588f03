import { mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContainers } from '../../src/kernel/runtimes/read-containers.ts';
import { worldRing } from '../support/world.ts';

const SOCKET = '/run/docker.sock';

/** Listens where docker does, and does with everybody who comes what `answer` does. */
async function listen(answer: (caller: Socket) => void): Promise<Server> {
  mkdirSync('/run', { recursive: true });
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(SOCKET, resolve));
  return server;
}

worldRing('a runtime that does not answer as it should', () => {
  let server: Server;
  const callers: Socket[] = [];
  let answer: (caller: Socket) => void = () => {};
  beforeAll(async () => {
    server = await listen((caller) => {
      callers.push(caller);
      answer(caller);
    });
  });
  afterAll(async () => {
    callers.forEach((caller) => caller.destroy());
    await new Promise((resolve) => void server.close(resolve));
    rmSync(SOCKET, { force: true });
  });

  test('silence leaves it out after 300 ms, and is said', async () => {
    answer = () => {};
    expect((await readContainers()).unseen).toEqual([{ count: 1, what: 'container runtimes', why: 'docker did not answer within 300 ms, so its containers have no names here' }]);
  });

  test.each([
    ['HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n', 'it answers with status 500 (EPROTO)'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnone', 'its answer is no JSON (EPROTO)'],
  ])('%j is a refusal', async (text, reason) => {
    answer = (caller) => void caller.once('data', () => caller.end(text));
    expect((await readContainers()).unseen).toEqual([{ count: 1, what: 'container runtimes', why: `docker refused (ask ${SOCKET}: ${reason}), so its containers have no names here` }]);
  });

  test('an answer that is no list of containers names nothing', async () => {
    answer = (caller) => void caller.once('data', () => caller.end('HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"Id": "../x"}'.replace('13', '14')));
    expect(await readContainers()).toEqual({ containers: [], unseen: [] });
  });
});
