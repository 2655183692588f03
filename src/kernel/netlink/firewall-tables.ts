import { dumpRequest, type NetlinkSocket } from './socket.ts';

// linux/netfilter/nfnetlink.h, nf_tables.h: the subsystem is the upper byte
const NFNL_SUBSYS_NFTABLES = 10;
const NFT_MSG_GETTABLE = 1;
const HEADER = 4; // struct nfgenmsg: any family

const request = dumpRequest((NFNL_SUBSYS_NFTABLES << 8) | NFT_MSG_GETTABLE, new Uint8Array(HEADER));

/** How many tables nf_tables has in the namespace of the socket. */
export function countFirewallTables(socket: NetlinkSocket): number {
  let count = 0;
  socket.dump('read the tables of nf_tables', request, () => {
    count = 0;
    return () => void (count += 1);
  });
  return count;
}
