import { slots, verbs, words, type Syntax } from '../syntax.ts';
import { LINK_KINDS } from './ip-options.ts';

const selector = words(
  'dev DEVICE',
  'up: only of links that are up',
  'scope global|link|host|site: only those',
  'to PREFIX: only those inside',
  'label LABEL',
  'master MASTER',
  'vrf VRF',
  `type ${LINK_KINDS}|bridge_slave|bond_slave: only this kind`,
  ...['permanent', 'dynamic', 'secondary', 'primary', 'tentative', 'deprecated', 'dadfailed', 'temporary'],
);

const change: Syntax = {
  operands: slots('ADDRESS/LENGTH'),
  words: words('dev DEVICE', 'peer ADDRESS', 'broadcast +|- ADDRESS', 'label LABEL', 'scope global|link|host|site', 'metric NUMBER', 'valid_lft SECONDS', 'preferred_lft SECONDS', 'nodad', 'noprefixroute', 'home', 'mngtmpaddr', 'autojoin'),
};

/** ip-address(8). */
export const address: Syntax = {
  words: [
    ...verbs(change, 'add: give a link an address', 'change|chg|replace: change one'),
    ...verbs({ operands: slots('IFADDR'), words: words('dev DEVICE', 'label LABEL', 'scope global|link|host|site') }, 'delete: take one away'),
    ...verbs({ operands: slots('DEVICE'), words: selector }, 'show|list|lst: what there is'),
    ...verbs({ operands: slots('DEVICE'), words: selector }, 'flush: take many away', 'save: write them for restore'),
    ...verbs({}, 'restore: read what save wrote', 'showdump', 'help'),
  ],
};
