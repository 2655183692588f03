import { slots, verbs, words, type Syntax } from '../syntax.ts';

const STATES = 'reachable|stale|delay|probe|failed|incomplete|noarp|permanent|none';

const change: Syntax = {
  operands: slots('NEIGHBOUR'),
  words: words('dev DEVICE', 'lladdr MAC', `nud ${STATES}`, 'proxy ADDRESS', 'router', 'extern_learn', 'managed', 'use'),
};

const selector: Syntax = {
  operands: slots('NEIGHBOUR'),
  words: words('dev DEVICE', `nud all|${STATES}`, 'to PREFIX', 'proxy: those that are answered for', 'vrf VRF', 'nomaster'),
};

/** ip-neighbour(8). */
export const neighbour: Syntax = {
  words: [
    ...verbs(change, 'add: an entry', 'change|chg', 'replace: add it or change it', 'delete: take one away'),
    ...verbs({ operands: slots('NEIGHBOUR'), words: words('dev DEVICE', 'proxy ADDRESS') }, 'get: one entry'),
    ...verbs(selector, 'show|list|lst: what there is', 'flush: take many away'),
    ...verbs({}, 'help'),
  ],
};
