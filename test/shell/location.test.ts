import { expect, test } from 'vitest';
import { Location } from '../../src/shell/location.ts';
import { surveyNamespaces } from '../../src/commands/survey.ts';
import type { Namespace } from '../../src/model/namespace.ts';
import { theLab } from '../support/the-lab.ts';

async function setOut() {
  const kernel = theLab();
  const { namespaces } = await surveyNamespaces({ kernel, ...(await atHome(kernel)), previous: undefined });
  const [home, beijing, shanghai] = namespaces;
  if (home === undefined || beijing === undefined || shanghai === undefined) throw new Error('the lab has three namespaces');
  const location = new Location(kernel, home);
  const survey = () => surveyNamespaces({ kernel, home, here: location.here, previous: undefined });
  return { kernel, location, home, beijing, shanghai, survey };
}

async function atHome(kernel: ReturnType<typeof theLab>) {
  const { id, ways } = await kernel.readOwnNamespace();
  const home: Namespace = { id, ways, label: 'host', names: [], owners: [], paths: [], sources: ['self'], pids: [], representative: undefined, isHome: true };
  return { home, here: home };
}

test('it begins at home, with nothing before and nothing held', async () => {
  const { location, home, kernel } = await setOut();
  expect([location.here, location.previous, kernel.holds()]).toEqual([home, undefined, 0]);
});

test('entering holds the new namespace and lets the old one go', async () => {
  const { location, beijing, shanghai, home, kernel } = await setOut();
  await location.enter(beijing);
  await location.enter(shanghai);
  expect([location.here, location.previous, kernel.holds()]).toEqual([shanghai, beijing, 1]);
  await location.enter(home);
  expect(kernel.holds()).toBe(0);
});

test('where nothing is lost nothing is surveyed', async () => {
  const { location, beijing } = await setOut();
  await location.enter(beijing);
  expect(await location.checkForLoss(() => Promise.reject(new Error('not to be asked')))).toBeUndefined();
});

test('a loss is told once, and forgotten by going elsewhere', async () => {
  const { location, beijing, shanghai, kernel, survey } = await setOut();
  await location.enter(beijing);
  await kernel.deleteNamespace('beijing');
  expect(await location.checkForLoss(survey)).toBe('beijing was deleted; kept alive by this shell as net:[4026532201]');
  expect(await location.checkForLoss(survey)).toBeUndefined();
  expect(location).toMatchObject({ lostName: 'beijing', here: { label: 'net:[4026532201]', ways: [] } });
  await location.enter(shanghai);
  expect(location.lostName).toBeUndefined();
});

test('a namespace made anew under the same name is another one', async () => {
  const { location, beijing, kernel, survey } = await setOut();
  await location.enter(beijing);
  await kernel.deleteNamespace('beijing');
  await kernel.addNamespace('beijing');
  expect(await location.checkForLoss(survey)).toBe('beijing was deleted; kept alive by this shell as net:[4026532201]');
});

test('leaving lets go of everything', async () => {
  const { location, beijing, kernel } = await setOut();
  await location.enter(beijing);
  location.leave();
  location.leave();
  expect(kernel.holds()).toBe(0);
});
