import { slots, verbs, words, type Syntax } from '../syntax.ts';

/** ip-netns(8). */
export const netns: Syntax = {
  words: [
    ...verbs({}, 'list|show|lst: what there is', 'help'),
    ...verbs({ words: words('target-nsid NUMBER', 'nsid NUMBER') }, 'list-id: by their numbers'),
    ...verbs({}, 'add: make one'),
    ...verbs({ operands: slots('NETNS NUMBER') }, 'set: give it a number here'),
    ...verbs({ operands: slots('NETNS') }, 'delete: take a name away'),
    ...verbs({ operands: slots('PID') }, 'identify: in which one a process is'),
    ...verbs({ operands: slots('NETNS') }, 'pids: the processes inside'),
    ...verbs({ operands: slots('NETNS LINE') }, 'exec: run a program inside'),
    ...verbs({}, 'monitor: names that come and go, until Ctrl-C'),
    ...verbs({ operands: slots('NAME TARGET') }, 'attach: name the namespace of a process'),
  ],
};
