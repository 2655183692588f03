import type { Shell } from '../shell.ts';
import { listFiles } from './from-files.ts';
import { fitting } from './fitting.ts';
import type { Here } from './question.ts';
import type { Proposal } from './proposal.ts';

/** The arguments of a program that is not ours, `before` beginning with its name: what its manual says may stand there, where we know it; else files. */
export async function listProgramArgument(shell: Shell, before: readonly string[], prefix: string, here: Here): Promise<readonly Proposal[]> {
  const [{ expectBehind }, { lookupSyntax }] = await Promise.all([import('./outside/expect.ts'), import('./outside/programs.ts')]); // so many words are only loaded for who asks
  const expected = expectBehind(before, prefix, lookupSyntax);
  if (expected === undefined) return listFiles(shell, prefix, 'any');

  const { kept, place, words, kinds } = expected;
  const rest = prefix.slice(kept.length);
  const [{ listKind }, { findPlace }] = await Promise.all([import('./outside/list-kind.ts'), import('./outside/find-place.ts')]);
  const wanted = { shell, prefix: rest, expected, here: place === undefined ? here : async () => await findPlace(shell, place) };
  const lists = await Promise.all(kinds.map(async (kind) => await listKind(kind, wanted)));
  const proposals = onceEach([...lists.flat(), ...words]).map((proposal) => (kept === '' ? proposal : { ...proposal, value: kept + proposal.value }));
  // a path means a file to most programs, whatever else they take
  return prefix !== '' && fitting(proposals, prefix).length === 0 ? listFiles(shell, prefix, 'any') : proposals;
}

function onceEach(proposals: readonly Proposal[]): readonly Proposal[] {
  return [...new Map(proposals.toReversed().map((proposal) => [proposal.value, proposal])).values()].toReversed();
}
