import { expect, test } from 'vitest';
import { parseContainer, parseContainerIds } from '../../../src/kernel/runtimes/docker-answers.ts';

const id = 'b173538f07b52ef45a07c0c7017e58afc2be7d1d1bded14048da20a74720c527';

/** As the engine of Debian 12 (20.10) answers to GET /containers/ID/json, without what is not looked at. */
const answer = {
  Id: id,
  Name: '/shop-db-1',
  State: { Status: 'running', Pid: 98 },
  Config: { Labels: { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'db' } },
  NetworkSettings: { SandboxKey: '/run/docker/netns/0b502bed3c19' },
};

test('a container with its name, its service, its pid and where its namespace is bound', () => {
  expect(parseContainer(answer)).toEqual({ name: 'shop-db-1', id, also: ['shop/db'], pid: 98, sandbox: '/run/docker/netns/0b502bed3c19' });
});

test('one that shares the stack of another has no sandbox, and one that has ended no pid', () => {
  expect(parseContainer({ ...answer, State: { Pid: 0 }, Config: { Labels: {} }, NetworkSettings: { SandboxKey: '' } })).toEqual({ name: 'shop-db-1', id, also: [], pid: undefined, sandbox: undefined });
});

test('an id that is none never becomes part of a path', () => {
  expect(parseContainerIds([{ Id: id }, { Id: '../../etc' }, { Id: 7 }, null, {}])).toEqual([id]);
  expect(parseContainer({ ...answer, Id: '../x' })).toBeUndefined();
});

test.each([[undefined], [null], [7], ['x'], [{}], [[]]])('%j is no container', (foreign) => {
  expect(parseContainer(foreign)).toBeUndefined();
  expect(parseContainerIds(foreign)).toEqual([]);
});
