/** What a person at a terminal reads first. */
export const greeting = `A lab of your own: the namespaces beijing (10.0.0.1) and shanghai (10.0.0.2),
each wired to the bridge br0 out here. This machine's network is not touched,
and the lab ends with this shell.
Try: ns, then cd beijing, then ping -c 2 10.0.0.2. Tab completes, help helps.`;
