import { describe, expect, test } from 'vitest';
import { textWidth } from '../../../src/render/width.ts';
import { machines } from '../../support/machines.ts';
import { openTestShell } from '../../support/test-shell.ts';

const widths = [80, 120, 200];

describe.each(Object.entries(machines))('%s', (name, machine) => {
  const file = (form: string | number): string => `./drawings/${name.replaceAll(' ', '-')}-${form}.txt`;

  test.each(widths)('on a terminal of %d columns', async (width) => {
    const { out, err } = await (await openTestShell({ width }, machine())).executeLine('topo');
    expect(err).toBe('');
    expect(out.split('\n').filter((line) => textWidth(line) > width)).toEqual([]);
    await expect(out).toMatchFileSnapshot(file(width));
  });

  test('in plain ASCII', async () => {
    const { out } = await (await openTestShell({ width: 80 }, machine())).executeLine('topo --ascii');
    expect(out.replaceAll(/\p{Script=Han}/gu, '')).toMatch(/^[ -~\n]*$/); // names stay what they are
    await expect(out).toMatchFileSnapshot(file('ascii'));
  });
});
