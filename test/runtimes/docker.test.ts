import { readlinkSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDocker, type Docker } from '../support/docker.ts';
import { found, inside, listeners, ownedRows } from '../support/owned-rows.ts';
import { runNetnsh } from '../support/run-netnsh.ts';
import { runtimeRing } from '../support/runtime-ring.ts';

runtimeRing('containers of docker', () => {
  let docker: Docker;
  let id: string;
  beforeAll(async () => {
    docker = await startDocker();
    id = docker.run('--name shop-db-1 --network none --label com.docker.compose.project=shop --label com.docker.compose.service=db', 'nc -l -p 5432');
    docker.run('--name backup --network container:shop-db-1', 'sleep 1000');
    docker.run('--name web --network none', 'sleep 1000');
  });
  afterAll(async () => await docker.end());

  const namespaceOf = (name: string): string => readlinkSync(`/proc/${docker.docker(`inspect --format {{.State.Pid}} ${name}`)}/ns/net`);

  test('each has its name, a service of compose that of its project too; those that share a stack are in one namespace', () => {
    expect(ownedRows()).toEqual([
      { namespace: 'backup', owners: ['docker:backup', 'docker:shop-db-1 shop/db'] },
      { namespace: 'web', owners: ['docker:web'] },
    ]);
  });

  test('a name, a service, the beginning of an id and the name of who shares the stack lead to where docker says', () => {
    const db = namespaceOf('shop-db-1');
    for (const operand of ['shop-db-1', 'backup', 'shop/db', 'docker:shop/db', 'container:backup', id.slice(0, 6)]) expect([operand, inside(operand)]).toEqual([operand, db]);
    expect(inside('web')).toBe(namespaceOf('web'));
  });

  test('its listener is seen, by its service, in the table of the whole machine, and by its port', () => {
    expect(runNetnsh(['-n', 'shop/db', '--', 'ss', '-Hltn']).stdout).toContain(':5432');
    expect(listeners('shop/db')).toEqual([{ namespace: 'backup', container: 'shop-db-1', port: 5432 }]);
    expect(listeners('--all')).toContainEqual({ namespace: 'backup', container: 'shop-db-1', port: 5432 });
    expect(found('5432')).toContainEqual({ namespace: 'backup', kind: 'socket' });
  });

  test('a container that has ended has no name here', () => {
    docker.docker('kill web');
    expect(inside('web')).toBe('netnsh: no namespace named web\n  hint: ns lists all');
    docker.docker('start web');
    expect(inside('web')).toBe(namespaceOf('web'));
  });
}, ['dockerd', 'docker', 'tar', 'ss']);
