import { slots, verbs, words, type ProgramSyntax, type Syntax } from '../syntax.ts';

const exec: Syntax = {
  options: words('-i|--interactive: it reads what is typed', '-t|--tty: with a terminal', '-d|--detach: in the background', '-e|--env NAME=VALUE', '--env-file FILE', '-u|--user NAME: as whom', '-w|--workdir PATH: in this folder', '--privileged'),
  operands: slots('CONTAINER LINE_THERE'),
};
const one: Syntax = { options: [], operands: slots('CONTAINER') };
const many: Syntax = { options: [], operands: slots('CONTAINER'), repeats: true };
const logs: Syntax = { options: words('-f|--follow: go on', '-n|--tail NUMBER: only the last lines', '-t|--timestamps: with the time', '--since TIME', '--until TIME'), operands: slots('CONTAINER') };

const ofContainers = [
  ...verbs(exec, 'exec: run a program in a container'),
  ...verbs(logs, 'logs: what it wrote'),
  ...verbs(many, 'inspect: all about it', 'stop: end it, please', 'kill: end it at once', 'restart', 'pause', 'unpause', 'rm: take it away', 'stats: what it uses', 'wait: until it ends'),
  ...verbs(one, 'attach: to its terminal', 'top: its processes', 'port: its ports', 'diff: what it changed', 'rename', 'commit', 'export', 'update'),
  ...verbs({ options: [], operands: slots('COPY_FROM') }, 'cp: files from it or into it'),
  ...verbs({ options: words('-a|--all: stopped ones too', '-q|--quiet: only ids', '--format FORMAT', '--filter FILTER') }, 'ps|ls: what there is'),
];

const OBJECTS = ['images', 'run', 'create', 'start', 'pull', 'push', 'build', 'info', 'version', 'volume', 'image', 'system'];

/** docker(1) and podman(1): what is done to containers that run. Others, and networks, netnsh does not know. */
export const containers: ProgramSyntax = {
  options: words('-H|--host SOCKET', '--context NAME', '--config FOLDER', '--debug: what it does'),
  words: [
    ...ofContainers,
    ...verbs({ words: ofContainers }, 'container'),
    ...verbs({ words: [...verbs({ options: [], operands: slots('NETWORK CONTAINER') }, 'connect: a container to it', 'disconnect: a container from it'), ...verbs({ options: [] }, 'ls', 'inspect', 'create', 'rm')] }, 'network'),
    ...verbs({ options: [], operands: slots('FILE'), repeats: true }, ...OBJECTS),
  ],
};
