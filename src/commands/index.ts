import { addrs } from './addrs.ts';
import { alias } from './alias.ts';
import { attach } from './attach.ts';
import { bridges } from './bridges.ts';
import { capture } from './capture.ts';
import { cd } from './cd.ts';
import { chdir } from './chdir.ts';
import { command } from './command.ts';
import { compare } from './compare.ts';
import type { Command } from './define.ts';
import { dns } from './dns.ts';
import { events } from './events.ts';
import { exit } from './exit.ts';
import { fdb } from './fdb.ts';
import { firewall } from './firewall.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { live } from './live.ts';
import { links } from './links.ts';
import { mkns } from './mkns.ts';
import { neighbours } from './neighbours.ts';
import { ns } from './ns.ts';
import { nsids } from './nsids.ts';
import { path } from './path.ts';
import { peer } from './peer.ts';
import { procs } from './procs.ts';
import { pwd } from './pwd.ts';
import { qdiscs } from './qdiscs.ts';
import { reach } from './reach.ts';
import { resolve } from './resolve.ts';
import { rmns } from './rmns.ts';
import { save } from './save.ts';
import { rules } from './rules.ts';
import { routes } from './routes.ts';
import { search } from './search.ts';
import { set } from './set.ts';
import { sharers } from './sharers.ts';
import { sockets } from './sockets.ts';
import { source } from './source.ts';
import { topo } from './topo.ts';
import { unalias } from './unalias.ts';
import { unset } from './unset.ts';
import { vlans } from './vlans.ts';
import { which } from './which.ts';

/** The vocabulary, in the order in which help shows it. */
export const commands: readonly Command[] = [
  ns,
  cd,
  pwd,
  search,
  resolve,
  links,
  addrs,
  routes,
  rules,
  neighbours,
  bridges,
  fdb,
  vlans,
  qdiscs,
  sockets,
  firewall,
  dns,
  procs,
  nsids,
  sharers,
  peer,
  path,
  reach,
  capture,
  topo,
  save,
  compare,
  events,
  live,
  mkns,
  rmns,
  attach,
  command,
  help,
  history,
  chdir,
  which,
  alias,
  unalias,
  unset,
  set,
  source,
  exit,
];
