import { lstatSync, readdirSync } from 'node:fs';
import type { RegisteredProcess } from '../model/process-marks.ts';
import { attempt } from './errno.ts';
import { readLatin1 } from './proc/folder.ts';
import { readUsers } from './proc/process-marks.ts';
import { readSmallFile } from './runtimes/small-file.ts';
import { isTrustedUser } from './runtimes/trust.ts';
import { decodeBytes, encodeText } from './text.ts';

/*
 * Where managers of sandboxes write down which process is which. These files are what `machinectl`, `firejail --list` and `mucmd`
 * read themselves.
 */

/** @see Kernel.readRegisteredProcesses */
export async function readRegisteredProcesses(): Promise<readonly RegisteredProcess[]> {
  return [...readMachines(), ...readMunetNodes(), ...readFirejails()];
}

/** One file for each machine; links by unit (`unit:…`) lie beside them (systemd, src/machine/machine.c, machine_save). */
function readMachines(): readonly RegisteredProcess[] {
  const folder = '/run/systemd/machines';
  return listNames(folder).flatMap((name) => {
    const pid = name.includes(':') ? undefined : asPid(/^LEADER=(\d+)$/m.exec(readSmallFile(`${folder}/${name}`) ?? '')?.[1]);
    return pid === undefined ? [] : [{ by: 'machine', name, pid, isTrusted: true }];
  });
}

/** munet keeps a folder for each node, with the pid of the process that holds its namespaces (munet, munet/mucmd.py). Its place is one where anybody writes. */
function readMunetNodes(): readonly RegisteredProcess[] {
  const folder = '/tmp/munet';
  return listNames(folder).flatMap((name) => {
    const path = `${folder}/${name}/nspid`;
    const pid = asPid(readSmallFile(path)?.trim());
    const uid = attempt(() => lstatSync(encodeText(path)).uid);
    return pid === undefined || uid === undefined ? [] : [{ by: 'munet', name, pid, isTrusted: isTrustedUser(uid) }];
  });
}

/** Files are named by the pid of the sandbox and hold its name, which its user chose (firejail, src/firejail/run_files.c). */
function readFirejails(): readonly RegisteredProcess[] {
  const folder = '/run/firejail/name';
  return listNames(folder).flatMap((file) => {
    const pid = asPid(file);
    const name = readSmallFile(`${folder}/${file}`)?.replace(/\n$/, '');
    const status = pid === undefined ? undefined : readLatin1(`/proc/${pid}/status`);
    return pid === undefined || status === undefined || !name ? [] : [{ by: 'firejail', name, pid, isTrusted: readUsers(status).every(isTrustedUser) }];
  });
}

function listNames(folder: string): readonly string[] {
  return attempt(() => readdirSync(folder, { encoding: 'buffer' }).map(decodeBytes)) ?? [];
}

function asPid(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : undefined;
}
