/** What WireGuard tells over generic netlink (linux/wireguard.h), to those who may change the link. Secrets are never kept. */
export interface WireguardDetails {
  readonly of: 'wireguard';
  /** base64, as wg(8) writes keys; `undefined` while the link has no key. */
  readonly publicKey: string | undefined;
  /** UDP port. */
  readonly listenPort: number;
  readonly fwmark: number | undefined;
  readonly peers: readonly WireguardPeer[];
}

export interface WireguardPeer {
  readonly publicKey: string;
  readonly hasPresharedKey: boolean;
  /** `192.0.2.1:51820`, `[2001:db8::1]:51820`. */
  readonly endpoint: string | undefined;
  /** Prefixes, `10.0.0.0/24`. */
  readonly allowedIps: readonly string[];
  /** When the latest handshake was, in seconds since 1970; `undefined` for never. */
  readonly latestHandshake: number | undefined;
  /** Bytes. */
  readonly received: number;
  /** Bytes. */
  readonly sent: number;
  /** Seconds; `undefined` for off. */
  readonly persistentKeepalive: number | undefined;
}
