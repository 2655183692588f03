import { slots, verbs, words, type ProgramSyntax, type Syntax } from '../syntax.ts';

const FAMILY = 'ip|ip6|inet|arp|bridge|netdev';
const table: Syntax = { operands: slots(`${FAMILY} NFT_TABLE`) };
const chain: Syntax = { operands: slots(`${FAMILY} NFT_TABLE NFT_CHAIN`) };
const member: Syntax = { operands: slots(`${FAMILY} NFT_TABLE NAME`) };
const members = ['set', 'map', 'counter', 'quota', 'flowtable', 'meter'];
const ofFamily: Syntax = { operands: slots(FAMILY) };

const changing = [...verbs(table, 'table'), ...verbs(chain, 'chain', 'rule'), ...verbs(member, 'element', ...members)];

/** nft(8). A table without a family is one of ip. */
export const nft: ProgramSyntax = {
  options: words('-f|--file FILE: commands from a file', '-a|--handle: with numbers of rules', '-j|--json: as JSON', '-s|--stateless: without counters', '-t|--terse: without the elements of sets', '-n|--numeric: numbers instead of names', '-c|--check: only try', '-e|--echo: what was added', '-i|--interactive: read what is typed', '-I|--includepath FOLDER', '-o|--optimize', '-y|--numeric-priority'),
  words: [
    ...verbs({ words: [...verbs(ofFamily, 'ruleset: everything', 'tables', 'chains', 'sets', 'maps', 'counters', 'quotas', 'flowtables'), ...verbs(table, 'table'), ...verbs(chain, 'chain'), ...verbs(member, ...members)] }, 'list: what there is'),
    ...verbs({ words: changing }, 'add', 'create'),
    ...verbs({ words: changing }, 'delete: take one away', 'destroy: the same, if it is there'),
    ...verbs({ words: [...verbs(ofFamily, 'ruleset: everything'), ...verbs(table, 'table'), ...verbs(chain, 'chain'), ...verbs(member, 'set', 'map')] }, 'flush: take all rules away'),
    ...verbs({ words: verbs(chain, 'rule') }, 'insert: before the others', 'replace'),
    ...verbs({ words: verbs(chain, 'chain') }, 'rename'),
    ...verbs({ words: verbs(member, 'counter', 'quota', 'counters', 'quotas') }, 'reset: to nothing'),
    ...verbs({ words: words('new', 'destroy', 'tables', 'chains', 'rules', 'sets', 'elements', 'trace') }, 'monitor: what changes, until Ctrl-C'),
    ...verbs({}, 'describe'),
  ],
};
