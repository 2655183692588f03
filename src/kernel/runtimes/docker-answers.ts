import { fieldOf, listOf, textOf } from './foreign.ts';
import { namesInLabels } from './label-names.ts';

/** What the engine tells of a container that runs. */
export interface DockerContainer {
  readonly name: string;
  readonly id: string;
  readonly also: readonly string[];
  readonly pid: number | undefined;
  /** Where its namespace is bound; none where it shares another's. */
  readonly sandbox: string | undefined;
}

/** From the answer to GET /containers/json. */
export function parseContainerIds(answer: unknown): readonly string[] {
  return listOf(answer).flatMap((one) => containerId(textOf(one, 'Id')) ?? []);
}

/** From the answer to GET /containers/ID/json; `undefined` for one that has ended meanwhile. */
export function parseContainer(answer: unknown): DockerContainer | undefined {
  const id = containerId(textOf(answer, 'Id'));
  const name = textOf(answer, 'Name')?.replace(/^\//, '');
  if (id === undefined || name === undefined) return undefined;
  const pid = fieldOf(answer, 'State', 'Pid');
  return {
    name,
    id,
    also: namesInLabels(fieldOf(answer, 'Config', 'Labels')),
    pid: typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 ? pid : undefined,
    sandbox: textOf(answer, 'NetworkSettings', 'SandboxKey'),
  };
}

/** Ids become parts of paths: nothing else is taken for one. */
export function containerId(text: string | undefined): string | undefined {
  return text !== undefined && /^[0-9a-f]{64}$/.test(text) ? text : undefined;
}
