import { lstatSync, readdirSync, statSync } from 'node:fs';
import { env, geteuid } from 'node:process';
import type { NamespaceId } from '../../model/namespace.ts';
import { attempt, errnoOf } from '../errno.ts';
import { readNamedEntries } from '../named-entries.ts';
import { identifyPath } from '../nsfs.ts';
import type { Container } from '../port.ts';
import { readContainerNamespace } from './container-process.ts';
import { parseContainer, parseContainerIds, type DockerContainer } from './docker-answers.ts';
import { isTrustedUser } from './trust.ts';
import type { Runtime } from './runtime.ts';

/*
 * Docker's engine is asked through its socket (docs.docker.com/reference/api/engine): which containers run, and then each for its pid. A
 * system that starts the engine when somebody asks for it starts it for us too.
 */

/** Every socket of an engine that is here: that of root, one's own, and for root those of all users. None says nothing. */
export function dockerSockets(): readonly Runtime[] {
  const seen = new Set<string>();
  return candidates().flatMap((path) => {
    const found = attempt(() => statSync(path, { throwIfNoEntry: false }));
    const key = `${found?.dev}:${found?.ino}`;
    if (found?.isSocket() !== true || seen.has(key)) return [];
    seen.add(key);
    return [dockerAt(path, isTrustedUser(found.uid))];
  });
}

function candidates(): readonly string[] {
  const own = geteuid?.() ?? -1;
  const users = own === 0 ? (attempt(() => readdirSync('/run/user')) ?? []) : [String(own)];
  const stated = /^unix:\/\/(\/.*)$/s.exec(env['DOCKER_HOST'] ?? '')?.[1];
  return [...(stated === undefined ? [] : [stated]), '/run/docker.sock', '/run/snap.docker/docker.sock', ...users.map((uid) => `/run/user/${uid}/docker.sock`), `${env['HOME'] ?? ''}/.docker/run/docker.sock`];
}

function dockerAt(socket: string, isTrusted: boolean): Runtime {
  return {
    name: 'docker',
    async read({ signal, heard }) {
      const { openConversation } = await import('./ask.ts'); // apart: where no engine is, nobody needs HTTP
      const engine = openConversation(socket, signal, CONNECTIONS);
      const get = async (path: string): Promise<unknown> => {
        const answer = await engine.ask(path);
        heard();
        return answer;
      };
      try {
        const ids = parseContainerIds(await get('/containers/json').catch(noneIfNobodyListens));
        const answers = await Promise.all(ids.map((id) => get(`/containers/${id}/json`)));
        const containers = answers.flatMap((answer) => placed(parseContainer(answer), isTrusted));
        return [...containers, ...(isTrusted ? await readOwnSandboxes() : [])];
      } finally {
        engine.close();
      }
    },
  };
}

/** Many containers are asked about; the engine needs not hear all at once. */
const CONNECTIONS = 8;

/** A socket file that an engine left behind is no engine. */
function noneIfNobodyListens(error: unknown): undefined {
  const errno = errnoOf(error);
  if (errno !== 'ECONNREFUSED' && errno !== 'ENOENT') throw error;
}

function placed(container: DockerContainer | undefined, isTrusted: boolean): readonly Container[] {
  if (container === undefined) return [];
  const { name, id, also, pid, sandbox } = container;
  const byProcess = pid === undefined ? undefined : readContainerNamespace(pid, id);
  const namespace = byProcess ?? (sandbox === undefined ? undefined : bySandbox(sandbox));
  if (namespace === undefined) return [];
  return [{ owner: { kind: 'docker', name, id, also, isTrusted }, namespace, path: byProcess === undefined || pid === undefined ? sandbox : `/proc/${pid}/ns/net` }];
}

function bySandbox(path: string): NamespaceId | undefined {
  return attempt(() => (lstatSync(path).isFile() ? identifyPath(path) : undefined));
}

/** Namespaces of the engine itself: `ingress_sbox`, `lb_…`, `1-…` (an overlay network), `default` (that of the engine). */
async function readOwnSandboxes(): Promise<readonly Container[]> {
  const entries = (await Promise.all(['/run/docker/netns', '/run/snap.docker/netns'].map(async (folder) => await readNamedEntries(folder).catch(() => [])))).flat();
  return entries.flatMap(({ name, path, found }): readonly Container[] => {
    if (found.is !== 'namespace' || /^[0-9a-f]{12}$/.test(name)) return []; // a container's, which the engine has named
    return [{ owner: { kind: 'docker', name, id: undefined, also: [], isTrusted: true }, namespace: found.id, path }];
  });
}
