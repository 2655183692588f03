import type { Choosable } from '../../commands/scope.ts';
import type { Snapshot } from '../../discover/snapshot.ts';
import type { Reading } from '../../discover/operand-problems.ts';
import { CancelledError, ShellError } from '../../errors.ts';
import { quoteVisibly } from '../../grammar/ansi-c.ts';
import { isSameNamespace, type Namespace } from '../../model/namespace.ts';
import { drawExpansion } from '../../render/expansion.ts';
import { describeNamespaces } from '../completion/from-kernel.ts';
import type { Progress } from './progress.ts';
import type { Stage } from './stage.ts';

/** Nobody is asked about a line of a file. Rejects with `otherwise` where nobody can be asked, with a CancelledError when the list is left. */
export async function chooseOnStage<C extends Choosable>(title: string, list: () => Promise<readonly C[]>, otherwise: Error, { shell, isAside }: Stage, progress: Progress): Promise<C> {
  const { chooser } = shell.ports;
  if (chooser === undefined || isAside === true || shell.isRunningFile) throw otherwise;
  const choices = await list();
  const chosen = choices[await progress.standAside(() => orCancel(chooser.choose(title, choices)))];
  if (chosen === undefined) throw otherwise;
  return chosen;
}

/** What was answered. Rejects with a CancelledError when nothing was. */
export async function orCancel<T>(asked: Promise<T | undefined>): Promise<T> {
  const answer = await asked;
  if (answer === undefined) throw new CancelledError();
  return answer;
}

/** Of the namespaces that an operand fits, the one that is meant; says how to mean it without being asked. */
export async function chooseReading(operand: string, fits: readonly Reading[], problem: Error, stage: Stage, progress: Progress): Promise<Reading> {
  const list = async (): Promise<readonly (Choosable & { readonly reading: Reading })[]> => {
    const namespaces = await listChoices(fits.map(({ namespace }) => namespace), stage);
    return fits.flatMap((reading, at) => {
      const choice = namespaces[at];
      if (choice === undefined) return [];
      const label = reading.written === choice.shown ? '' : `${choice.shown}, `;
      return [{ ...choice, shown: reading.written, description: `${label}${choice.description ?? ''}`, reading }];
    });
  };
  const { reading } = await chooseOnStage(`which ${operand}`, list, problem, stage, progress);
  await stage.err.write(`${drawExpansion(`${operand} is ${quoteVisibly(reading.written)}`, stage.err.canvas())}\n`);
  return reading;
}

/** One of all namespaces, those with names first, for `NAME ?`. */
export async function chooseNamespace(name: string, stage: Stage, progress: Progress): Promise<Namespace> {
  const nobody = new ShellError(`${name} ? shows a list to choose from, and nobody is here to choose`, { word: '?', status: 2, hint: `${name} NS; ns lists all` });
  const list = async (): Promise<readonly (Choosable & { readonly namespace: Namespace })[]> => {
    const { namespaces }: Snapshot = await stage.survey();
    return await listChoices([...namespaces.filter(isKnown), ...namespaces.filter((one) => !isKnown(one))], stage);
  };
  return (await chooseOnStage('namespace', list, nobody, stage, progress)).namespace;
}

/** By a name and no number. On a busy machine those are few among many that nobody means. */
function isKnown({ label }: Namespace): boolean {
  return !/^(?:net:\[|pid:)/.test(label);
}

/** Each on a line, by its label; found by all that its owners call it, too. */
async function listChoices(namespaces: readonly Namespace[], { shell, here }: Stage): Promise<readonly (Choosable & { readonly namespace: Namespace })[]> {
  const described = await describeNamespaces(shell, namespaces);
  return namespaces.map((namespace, at) => {
    const isCurrent = isSameNamespace(namespace.id, here.id);
    const also = namespace.owners.flatMap((owner) => [owner.name, ...owner.also]).concat(namespace.names);
    return { namespace, shown: namespace.label, description: `${isCurrent ? 'here, ' : ''}${described[at]?.description ?? ''}`, also, isCurrent };
  });
}
