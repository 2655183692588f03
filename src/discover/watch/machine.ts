import { KernelError, type ShellError } from '../../errors.ts';
import type { Kernel } from '../../kernel/port.ts';
import type { KernelEvent, KernelWatch } from '../../kernel/watch-port.ts';
import { NAMES_DIRECTORY } from '../../model/named-path.ts';
import { isSameNamespace, namespaceKey, type Namespace, type NamespaceId } from '../../model/namespace.ts';
import { learn, learnNames, namesIn, type Change } from '../../model/watched/known.ts';
import { watchedKinds, type WatchedKind } from '../../model/watched/notice.ts';
import type { Snapshot } from '../snapshot.ts';
import { compareSurveys, isThere } from './compare-surveys.ts';
import type { Happening, HappeningIn } from './happening.ts';
import { isFromTheBeginning, newMember, readAnew, type Member } from './member.ts';

export interface WatchTerms {
  readonly kernel: Pick<Kernel, 'openWatch' | 'readInside' | 'readNamedEntries'>;
  /** All namespaces as they are now. */
  readonly survey: () => Promise<Snapshot>;
  /** Only these; all, and those that come, without it. */
  readonly only?: readonly Namespace[] | undefined;
  readonly kinds: readonly WatchedKind[];
  readonly folders: readonly string[];
  /** How often to look for namespaces of which nothing tells; never without it. */
  readonly lookEveryMs?: number;
  readonly roomBytes?: number;
  readonly signal: AbortSignal;
  /** How long to watch, from when nothing can be missed any more; for ever without it. */
  readonly lastsMs?: number | undefined;
  /** Called once nothing can be missed any more, with the namespaces that are watched. */
  readonly onReady?: (namespaces: readonly Namespace[]) => void;
}

/** Links follow a route's or a rule's change without a word, and a moment later: then they are read once more. */
const SETTLED_MS = 200;

/** What is known of the machine while it is watched. */
export class Machine {
  readonly #terms: WatchTerms;
  readonly #watch: KernelWatch;
  readonly #members = new Map<string, Member>();
  readonly #refused = new Set<string>();
  readonly #settling = new Map<string, Set<WatchedKind>>();
  /** Names that came and are not told yet, by their paths. */
  readonly #coming = new Set<string>();
  #failure: unknown;
  #namespaces: readonly Namespace[] = [];
  #survey: 'none' | 'asked' | Snapshot = 'none';
  /** Something was said while a survey was made, which may not have seen it. */
  #isOutdated = false;
  /** Found while it was made. */
  #foundMeanwhile: readonly Namespace[] = [];

  constructor(terms: WatchTerms, watch: KernelWatch) {
    this.#terms = terms;
    this.#watch = watch;
  }

  async *begin(): AsyncGenerator<Happening> {
    this.#namespaces = (await this.#terms.survey()).namespaces.filter(isThere);
    const first = this.#terms.only ?? this.#namespaces;
    yield* this.#enter(first, () => false);
    this.#terms.onReady?.([...this.#members.values()].map(({ namespace }) => namespace));
  }

  async *take(events: readonly KernelEvent[]): AsyncGenerator<Happening> {
    if (this.#failure !== undefined) throw this.#failure;
    const unsure = new Map<string, Set<WatchedKind>>();
    for (const event of events) {
      if (event.what === 'notices') yield* this.#learn(event, unsure);
      if (event.what === 'overrun') yield* this.#noteOverrun(event, unsure);
      if (event.what === 'unheard') yield event;
      if (event.what === 'namespaces') yield* this.#noteMoves(event);
      if (event.what === 'alarm') this.#settling.forEach((kinds, key) => noteUnsure(unsure, key, kinds));
      if (event.what === 'alarm') this.#settling.clear();
    }
    yield* this.#repair(unsure);
    const reasons = events.filter(({ what }) => what === 'namespaces');
    if (reasons.length > 0) {
      yield* this.#lookAtNames();
      this.#askAround(reasons.some((reason) => reason.what === 'namespaces' && reason.isNews));
    }
    if (typeof this.#survey === 'object') yield* this.#compare(this.#survey);
  }

  /** Of what came and went again before it was looked at nothing else will tell. */
  *#noteMoves({ at, moves }: KernelEvent & { readonly what: 'namespaces' }): Generator<Happening> {
    if (this.#terms.only !== undefined) return;
    for (const { folder, name, action } of moves) {
      const path = `${folder}/${name}`;
      if (action === 'added') this.#coming.add(path);
      else if (this.#coming.delete(path)) yield { what: 'missed', at, folder, name };
    }
  }

  *#learn({ at, namespace: id, notices }: KernelEvent & { readonly what: 'notices' }, unsure: Unsure): Generator<Happening> {
    const key = namespaceKey(id);
    const member = this.#members.get(key);
    if (member === undefined) return;
    learnNames(member.known, notices);
    for (const notice of notices) {
      const lesson = learn(member.known, notice);
      for (const change of lesson.changes) yield* this.#tell(at, member, change);
      if (lesson.unsure.length === 0) continue;
      noteUnsure(unsure, key, lesson.unsure);
      noteUnsure(this.#settling, key, lesson.unsure);
      this.#watch.setAlarm(SETTLED_MS);
    }
  }

  *#noteOverrun({ at, namespace: id }: KernelEvent & { readonly what: 'overrun' }, unsure: Unsure): Generator<Happening> {
    const member = this.#members.get(namespaceKey(id));
    if (member === undefined) return;
    noteUnsure(unsure, namespaceKey(id), watchedKinds);
    yield { what: 'overrun', at, namespace: member.namespace };
  }

  /** Reads what could not be learnt from notices. */
  async *#repair(unsure: Unsure): AsyncGenerator<Happening> {
    const heard = kindsToHear(this.#terms.kinds);
    for (const [key, all] of unsure) {
      const member = this.#members.get(key);
      const kinds = heard.filter((kind) => all.has(kind));
      if (member === undefined) continue;
      const [changes = []] = await readAnew(this.#terms.kernel, [member], kinds);
      for (const change of changes) yield* this.#tell(Date.now(), member, change);
    }
  }

  /** Begins to watch namespaces; gives what is in them beyond what `isUsual`. First watched, then read: nothing falls in between. */
  async *#enter(namespaces: readonly Namespace[], isTold: (change: Change) => boolean): AsyncGenerator<Happening> {
    const members: Member[] = [];
    const newOnes = namespaces.filter(({ id }) => !this.#members.has(namespaceKey(id)) && !this.#refused.has(namespaceKey(id)));
    const reasons = await this.#watch.add(newOnes);
    for (const [at, namespace] of newOnes.entries()) {
      const why = reasons[at];
      if (why === undefined) members.push(newMember(namespace));
      else {
        this.#refused.add(namespaceKey(namespace.id));
        if (!isVanished(why)) yield { what: 'unseen', at: Date.now(), namespace, why };
      }
    }
    members.forEach((member) => this.#members.set(namespaceKey(member.namespace.id), member));
    const changes = await readAnew(this.#terms.kernel, members, kindsToHear(this.#terms.kinds));
    for (const [at, member] of members.entries()) {
      for (const change of (changes[at] ?? []).filter(isTold)) yield* this.#tell(Date.now(), member, change);
    }
  }

  /** A look at a folder takes a moment, a survey much longer: a new name is watched before anything much happens inside. */
  async *#lookAtNames(): AsyncGenerator<Happening> {
    if (this.#terms.only !== undefined) return;
    for (const entry of await this.#terms.kernel.readNamedEntries(NAMES_DIRECTORY)) {
      const { found } = entry;
      if (found.is === 'broken' || this.#namespaces.some(({ id }) => isSameNamespace(id, found.id))) continue;
      const namespace = newlyNamed(entry.name, entry.path, found.id);
      this.#coming.delete(entry.path);
      this.#namespaces = [...this.#namespaces, namespace];
      this.#foundMeanwhile = [...this.#foundMeanwhile, namespace];
      yield* this.#takeComing({ what: 'namespace', action: 'added', at: Date.now(), namespace });
    }
  }

  /** A survey reads all of /proc; meanwhile the namespaces are listened to. One that is made already answers the mere passing of time, too. */
  #askAround(isNews: boolean): void {
    if (this.#survey !== 'none') {
      this.#isOutdated ||= isNews;
      return;
    }
    this.#survey = 'asked';
    this.#isOutdated = false;
    this.#foundMeanwhile = [];
    const take = (snapshot: Snapshot | undefined): void => {
      this.#survey = snapshot ?? 'none';
      this.#watch.setAlarm(0);
    };
    void this.#terms.survey().then(take, (error: unknown) => {
      this.#failure = error;
      take(undefined);
    });
  }

  async *#compare(snapshot: Snapshot): AsyncGenerator<Happening> {
    const before = this.#namespaces;
    const { only } = this.#terms;
    const seen = snapshot.namespaces.filter(isThere);
    const unseenYet = this.#foundMeanwhile.filter(({ id }) => !seen.some((one) => isSameNamespace(one.id, id)));
    this.#survey = 'none';
    this.#namespaces = [...seen, ...unseenYet];
    for (const path of this.#namespaces.flatMap(({ paths }) => paths)) this.#coming.delete(path);
    const isMeant = (namespace: Namespace): boolean => only === undefined || only.some(({ id }) => isSameNamespace(id, namespace.id));
    for (const happening of compareSurveys(before, this.#namespaces)) if (isMeant(happening.namespace)) yield* this.#takeComing(happening);
    for (const namespace of this.#namespaces) {
      const member = this.#members.get(namespaceKey(namespace.id));
      if (member !== undefined) this.#members.set(namespaceKey(namespace.id), { ...member, namespace });
    }
    if (this.#isOutdated) this.#askAround(true);
  }

  async *#takeComing(happening: HappeningIn): AsyncGenerator<Happening> {
    const { namespace, what } = happening;
    const isGone = what === 'namespace' && happening.action === 'removed';
    if (isGone) for (const event of this.#watch.remove(namespace.id)) if (event.what === 'notices') yield* this.#learn(event, new Map()); // our socket would keep it alive
    yield happening;
    if (what !== 'namespace') return;
    if (!isGone) {
      yield* this.#enter([namespace], (change) => !isFromTheBeginning(change));
    } else {
      this.#members.delete(namespaceKey(namespace.id));
      this.#refused.delete(namespaceKey(namespace.id));
    }
  }

  *#tell(at: number, { namespace, known }: Member, change: Change): Generator<Happening> {
    if (this.#terms.kinds.includes(change.kind)) yield { what: 'change', at, namespace, change, nameOf: namesIn(known) };
  }
}

/** As much of it as the name alone tells; a survey tells the rest. */
function newlyNamed(name: string, path: string, id: NamespaceId): Namespace {
  return { id, ways: [{ via: 'path', path }], label: name, names: [name], owners: [], paths: [path], sources: ['named'], pids: [], representative: undefined, isHome: false };
}

/** That it is gone will be told as what it is. */
function isVanished(why: KernelError | ShellError): boolean {
  return why instanceof KernelError && why.errno === 'ENOENT';
}

type Unsure = Map<string, Set<WatchedKind>>;

function noteUnsure(unsure: Unsure, key: string, kinds: Iterable<WatchedKind>): void {
  const all = unsure.get(key) ?? new Set();
  for (const kind of kinds) all.add(kind);
  unsure.set(key, all);
}

/** Links give names to all others; and with them, with addresses and nexthops, go routes of which nothing is said. */
export function kindsToHear(kinds: readonly WatchedKind[]): readonly WatchedKind[] {
  const needs: readonly WatchedKind[] = kinds.includes('route') ? ['link', 'address', 'nexthop'] : ['link'];
  return watchedKinds.filter((kind) => kinds.includes(kind) || needs.includes(kind));
}
