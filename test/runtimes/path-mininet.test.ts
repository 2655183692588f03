import { afterAll, beforeAll, expect, test } from 'vitest';
import { compareShownPath } from '../support/compare-shown-path.ts';
import { hopPrograms, type Listened } from '../support/hops.ts';
import { type Mininet, mininetPrograms, startMininet } from '../support/mininet.ts';
import { runtimeRing } from '../support/runtime-ring.ts';
import { runNetnsh } from '../support/run-netnsh.ts';

runtimeRing('the way of a packet in a tree of mininet', () => {
  let mininet: Mininet;
  let places: readonly Listened[];
  beforeAll(async () => {
    mininet = await startMininet('tree,depth=2,fanout=2');
    const rows: readonly { readonly namespace: string; readonly process: { readonly pid: number } | null }[] = JSON.parse(runNetnsh(['ns', '--json']).stdout);
    const pidOf = (name: string): string => String(rows.find(({ namespace }) => namespace === name)?.process?.pid);
    places = [{ label: 'host', as: [] }, ...['h1', 'h2', 'h3', 'h4'].map((label) => ({ label, as: ['nsenter', '-n', '-t', pidOf(label)] }))];
  });
  afterAll(async () => await mininet.end());

  const up = (host: string): readonly string[] => (host === 'h1' ? ['h1:h1-eth0 out', 'host:s2-eth1 in'] : ['h4:h4-eth0 out', 'host:s3-eth2 in']);
  const down = (host: string): readonly string[] => (host === 'h1' ? ['host:s2-eth1 out', 'h1:h1-eth0 in'] : ['host:s3-eth2 out', 'h4:h4-eth0 in']);
  const across = ['host:s2-eth3 out', 'host:s1-eth1 in', 'host:s1-eth2 out', 'host:s3-eth3 in'];
  const backwards = ['host:s3-eth3 out', 'host:s1-eth2 in', 'host:s1-eth1 out', 'host:s2-eth3 in'];
  const there = [...up('h1'), ...across, ...down('h4')];
  const back = [...up('h4'), ...backwards, ...down('h1')];

  test('from one branch to the other, over the switch above both, and back', async () => {
    const arrives = { says: 'it arrives, and the answer comes back', isAnswered: true };
    expect(await compareShownPath('h1 h4', places)).toEqual({ ...arrives, named: { there, back }, seen: { there, back } });
    expect(await compareShownPath('mininet:h4 mininet:h1', places)).toEqual({ ...arrives, named: { there: back, back: there }, seen: { there: back, back: there } });
  });
}, [...mininetPrograms, 'nsenter', ...hopPrograms]);
