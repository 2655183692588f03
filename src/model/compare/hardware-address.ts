/**
 * Whether nobody gave the address to a device in a factory: the kernel makes them up at random for virtual links, and runtimes of containers
 * do (IEEE 802, the second bit of the first byte). Another one then means only that the link was made anew.
 */
export function isMadeUp(mac: string | undefined): boolean {
  return mac === undefined || /^[0:]*$/.test(mac) || (Number.parseInt(mac.slice(0, 2), 16) & 2) !== 0;
}

export function isMulticastAddress(mac: string): boolean {
  return (Number.parseInt(mac.slice(0, 2), 16) & 1) !== 0;
}
