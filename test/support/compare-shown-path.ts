import { expect } from 'vitest';
import type { PathWay } from '../../src/model/path.ts';
import { namedHops, type Compared } from './ask-path.ts';
import { watchEchoes, type Listened } from './hops.ts';
import { runNetnsh } from './run-netnsh.ts';

/** What `path --json` gives (docs/json.md), as far as it is compared. */
interface ShownPath {
  readonly verdict: string;
  readonly from: { readonly namespace: string };
  readonly to: { readonly address: string };
  readonly there: Pick<PathWay, 'steps'>;
  readonly back: Pick<PathWay, 'steps'> | undefined;
}

/** What netnsh says of a path, and what a real echo request meets; `places` are all namespaces that could see it, under the labels of netnsh. */
export async function compareShownPath(line: string, places: readonly Listened[]): Promise<Compared> {
  const { status, stdout, stderr } = runNetnsh(['-c', `path ${line} --json`]);
  expect(stderr).toBe('');
  const [path]: readonly ShownPath[] = JSON.parse(stdout, (_, value: unknown) => value ?? undefined); // what is null there is undefined here
  const from = places.find(({ label }) => label === path?.from.namespace);
  if (path === undefined || from === undefined) throw new Error(`no place for ${stdout}`);
  const [echo] = await watchEchoes(places, [{ from, address: path.to.address, options: [] }]);
  if (echo === undefined) throw new Error('one echo has one end');
  expect(status).toBe(echo.isAnswered ? 0 : 1);
  const { isAnswered, ...seen } = echo;
  return { says: path.verdict, isAnswered, named: { there: namedHops(path.there), back: path.back === undefined ? [] : namedHops(path.back) }, seen };
}
