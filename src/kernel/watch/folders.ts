import { watch, type FSWatcher } from 'node:fs';
import { dirname } from 'node:path';
import { attempt } from '../errno.ts';

/**
 * Where names of namespaces come and go (inotify(7)). Of a folder that is not there yet, the one above it is watched until it is. A name is
 * an empty file first and a namespace a moment later, of which inotify tells nothing: so `onChange` is called again, twice.
 */
export class Folders {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #onChange: () => void;
  #echoes: readonly NodeJS.Timeout[] = [];

  constructor(paths: readonly string[], onChange: () => void) {
    this.#onChange = onChange;
    paths.forEach((path) => this.#watch(path));
  }

  close(): void {
    this.#watchers.forEach((watcher) => watcher.close());
    this.#echoes.forEach((echo) => clearTimeout(echo));
  }

  /** Of the folder itself, or of the nearest one above it that is there. */
  #watch(path: string): void {
    this.#watchers.get(path)?.close();
    for (let place = path; ; place = dirname(place)) {
      const watcher = attempt(() => watch(place, { persistent: false }, () => (place === path ? this.#tell() : this.#watch(path))));
      if (watcher === undefined && place !== '/') continue;
      if (watcher === undefined) return; // not even the root: there is no inotify here, or no room for one more
      watcher.on('error', () => watcher.close());
      this.#watchers.set(path, watcher);
      if (place === path) this.#tell();
      return;
    }
  }

  #tell(): void {
    this.#echoes.forEach((echo) => clearTimeout(echo));
    this.#echoes = ECHOES_MS.map((delay) => setTimeout(this.#onChange, delay));
    this.#onChange();
  }
}

const ECHOES_MS = [30, 300];
