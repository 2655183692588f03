import { expect, test } from 'vitest';
import { commandText } from '../../../src/commands/processes/command-text.ts';

test('a command goes without the folder of its program, and nothing else is taken away', () => {
  expect(['/usr/sbin/nginx -c /etc/nginx.conf', 'nginx: master process /usr/sbin/nginx', '[kthreadd]', './a b', '/', undefined].map(commandText)).toEqual([
    'nginx -c /etc/nginx.conf',
    'nginx: master process /usr/sbin/nginx',
    '[kthreadd]',
    './a b',
    '/',
    undefined,
  ]);
});
