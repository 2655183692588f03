import { expect, test } from 'vitest';
import { lookupDetour } from '../../../src/model/path/detour.ts';
import type { RouteStep } from '../../../src/model/path.ts';

test('an answer that leaves by the links through which the packet came is no detour', () => {
  const there = [aRoute('inside', undefined, 'a0'), aRoute('router', 'a1', 'c1'), aRoute('outside', 'c0', 'c0', 'local')];
  const back = [aRoute('outside', undefined, 'c0'), aRoute('router', 'c1', 'a1'), aRoute('inside', 'a0', 'a0', 'local')];
  expect(lookupDetour({ steps: there }, { steps: back })).toBeUndefined();
  expect(lookupDetour({ steps: there }, { steps: back.slice(0, 1) })).toBeUndefined();
});

test('the first namespace where the ways part is told', () => {
  const there = [aRoute('inside', undefined, 'a0'), aRoute('router', 'a1', 'c1'), aRoute('outside', 'c0', 'c0', 'local')];
  const back = [aRoute('outside', undefined, 'c0'), aRoute('router', 'c1', 'x1'), aRoute('second', 'x0', 'd1')];
  expect(lookupDetour({ steps: there }, { steps: back })).toEqual({ namespace: 'router', link: 'x1', cameIn: 'a1' });
});

test('a namespace that a tunnel passes twice may answer through both of its links', () => {
  const there = [aRoute('left', undefined, 'vx'), aRoute('right', 'under', 'under', 'local'), aRoute('right', 'vx', 'vx', 'local')];
  expect(lookupDetour({ steps: there }, { steps: [aRoute('right', undefined, 'vx'), aRoute('right', undefined, 'under')] })).toBeUndefined();
});

function aRoute(namespace: string, inputLink: string | undefined, link: string, type = 'unicast'): RouteStep {
  return { is: 'route', namespace, inputLink, link, type, prefix: 'default', table: 254, tableName: 'main', rulePriority: undefined, gateway: undefined, source: '' };
}
