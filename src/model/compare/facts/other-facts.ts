import { isListening } from '../../socket.ts';
import type { State } from '../../state.ts';
import type { Place } from '../wired-state.ts';
import { saidPlainly, type Fact } from './fact.ts';

/** Who listens. Connections come and go. */
export function socketFacts(place: Place): readonly Fact[] {
  return place.namespace.sockets.map((socket): Fact => {
    const { type, netid, localAddress, localPort, peerAddress, peerPort, linkIndex, protocol, state } = socket;
    const link = linkIndex === undefined ? undefined : place.linkName(linkIndex);
    const isListener = isListening(socket);
    const local = ends(localAddress, localPort ?? protocol);
    const name = isListener ? `listener ${netid} ${local}` : `${netid} ${local} to ${ends(peerAddress, peerPort)}`;
    // One that a program leaves to the kernel to number is another each time.
    const isMinor = !isListener || type === 'packet' || (type === 'unix' && socket.isAbstract !== true) || (type === 'udp' && localPort !== undefined && localPort >= FIRST_EPHEMERAL);
    return { kind: 'socket', key: [netid, local, isListener ? '' : ends(peerAddress, peerPort), link ?? ''].join('\0'), what: local, link, fields: { state }, said: saidPlainly(`${name}${link === undefined ? '' : ` on ${link}`}`), isMinor };
  });
}

/** ip-sysctl.rst, ip_local_port_range. */
const FIRST_EPHEMERAL = 32_768;

function ends(address: string | undefined, port: number | undefined): string {
  return `${address?.includes(':') === true ? `[${address}]` : (address ?? '*')}${port === undefined ? '' : `:${port}`}`;
}

/** What a setting of all links says, each of them follows; and of `forwarding` and `ip_forward` so does the one from the other. */
export function settingFacts({ namespace, renamed }: Place): readonly Fact[] {
  const values = new Map(namespace.sysctls.map(({ path, value }) => [path, value]));
  return namespace.sysctls.flatMap(({ path, value }) => {
    const [, family, folder, name] = /^(ipv[46])\/conf\/([^/]+)\/(.*)$/s.exec(path) ?? [];
    if (name === 'forwarding' && family === 'ipv4' && (folder === 'all' || folder === 'default')) return [];
    const general = name === 'forwarding' && family === 'ipv4' ? values.get('ipv4/ip_forward') : values.get(`${family}/conf/all/${name}`);
    const isOfLink = folder !== undefined && folder !== 'all' && folder !== 'default';
    const isMinor = folder === 'default' || (isOfLink && general === value && name !== 'rp_filter');
    const link = isOfLink ? renamed(folder) : undefined;
    const what = isOfLink ? `${family}/conf/${link}/${name}` : path;
    return [{ kind: 'setting', key: what, what, link, fields: { value: isOfLink && isMinor ? 'as all' : value }, said: saidPlainly(what), isMinor: folder === 'default' } satisfies Fact];
  });
}

/** Files that say how names become addresses. */
export function fileFacts({ files }: State): readonly Fact[] {
  return files.map(({ path, text }): Fact => ({ kind: 'file', key: path, what: path, link: undefined, fields: { text }, said: saidPlainly(path), isMinor: false }));
}

/** What looks like a namespace and is none. */
export function brokenFacts({ broken }: State): readonly Fact[] {
  return broken.map(({ name, path, reason }): Fact => ({ kind: 'namespace', key: path, what: name, link: undefined, fields: { reason }, said: saidPlainly(`${path}, which is no namespace,`), isMinor: false }));
}

/** A process is its command; pids are other ones each time. */
export function processFacts({ namespace }: Place, { processes }: State): readonly Fact[] {
  const known = new Map(processes.map((one) => [one.pid, one]));
  return namespace.pids.flatMap((pid) => known.get(pid) ?? []).map((one): Fact => ({ kind: 'process', key: one.command, what: one.command, link: undefined, fields: { user: one.user }, said: saidPlainly(`process ${one.command}`), isMinor: true }));
}
