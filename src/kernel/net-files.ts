/** The files of /proc/net that netnsh reads inside. */
export const NET_FILES = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6', 'ip_tables_names', 'ip6_tables_names'] as const;

export type NetFile = (typeof NET_FILES)[number];
