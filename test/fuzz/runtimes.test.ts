import fc from 'fast-check';
import { test } from 'vitest';
import { parseMonitor } from '../../src/kernel/runtimes/conmon.ts';
import { nameTask } from '../../src/kernel/runtimes/containerd-names.ts';
import { parseContainer, parseContainerIds } from '../../src/kernel/runtimes/docker-answers.ts';
import { nameMonitored } from '../../src/kernel/runtimes/monitored-names.ts';

test('whatever a daemon answers, it is a container or none', () => {
  fc.assert(fc.property(fc.jsonValue(), (foreign) => void [parseContainer(foreign), parseContainerIds(foreign)]));
});

test('whatever stands in a config.json, a container has a name', () => {
  const monitor = { id: 'a'.repeat(64), name: '0123456789ab-infra', bundle: '/b', pidFile: '/p' };
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => nameTask('x', text).name !== '' && nameMonitored(monitor, text).name !== ''));
});

test('whatever the command of a process is, it is that of a conmon or not', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom('-c', '-n', '-b', '-p', 'a'.repeat(64)));
  fc.assert(fc.property(fc.array(word), (words) => void parseMonitor(words.join('\0'))));
});
