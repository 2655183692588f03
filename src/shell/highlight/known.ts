import { ownerWords } from '../../model/operand-words.ts';
import { findOperand } from '../../commands/survey.ts';
import type { Namespace } from '../../model/namespace.ts';
import type { Shell } from '../shell.ts';
import { createRest } from './rest.ts';

/** What a shell knows of words, as far as it has looked them up: `undefined` while an answer is on its way. */
export interface Known {
  isProgram(word: string): boolean | undefined;
  isNamespace(word: string): boolean | undefined;
  /** A new line begins: what is known may be old, and is looked up once more when it is asked for. */
  beginLine(): void;
}

/**
 * Nothing here waits: `onNews` says that an answer has come. A thousand namespaces are not read between two keys, but when nothing has been
 * typed for a while: that is what `atRest` waits for.
 */
export function createKnown(shell: Shell, onNews: () => void, atRest: () => Promise<void> = createRest(REST_MS)): Known {
  const programs = createAnswers(async (word) => (await shell.lookupProgram(word)) !== undefined, onNews);
  let labels: Promise<ReadonlySet<string>> | undefined;
  const namespaces = createAnswers(async (word) => {
    await atRest();
    labels ??= readLabels(shell);
    return (await labels).has(word) || (mayBeAnother(word) && (await isOperand(shell, word)));
  }, onNews);

  return {
    isProgram: programs.of,
    isNamespace: namespaces.of,
    beginLine() {
      labels = undefined;
      programs.age();
      namespaces.age();
    },
  };
}

const REST_MS = 80;

interface Answers {
  of(word: string): boolean | undefined;
  age(): void;
}

/** An old answer holds until there is a new one. */
function createAnswers(ask: (word: string) => Promise<boolean>, onNews: () => void): Answers {
  const answers = new Map<string, boolean>();
  let asked = new Set<string>();

  async function find(word: string): Promise<void> {
    const answer = await ask(word).catch(() => false);
    const isNew = answers.get(word) !== answer;
    answers.set(word, answer);
    if (isNew) onNews();
  }

  return {
    of(word) {
      if (!asked.has(word)) {
        asked.add(word);
        void find(word);
      }
      return answers.get(word);
    },
    age() {
      asked = new Set();
      if (answers.size > MOST) answers.clear();
    },
  };
}

/** Words that were typed, each with all its beginnings. */
const MOST = 5000;

async function readLabels(shell: Shell): Promise<ReadonlySet<string>> {
  const { namespaces } = await shell.memory.survey();
  const words = ownerWords(namespaces);
  const owned = namespaces.flatMap(({ owners }) => owners.flatMap((owner) => [words.bare(owner), words.prefixed(owner), ...(owner.isTrusted ? owner.also : [])]));
  return new Set(['host', 'all', ...namespaces.map(({ label }: Namespace) => label), ...owned.filter((word) => word !== undefined)]);
}

/** A pid, an inode, a path, the beginning of an id; not every word that is being typed. */
function mayBeAnother(word: string): boolean {
  return word === '-' || /^(?:\d+|[0-9a-f]{4,}|[a-z]+:.+|.*\/.*)$/.test(word);
}

async function isOperand(shell: Shell, word: string): Promise<boolean> {
  try {
    await findOperand(word, await shell.memory.survey(), { ...shell.place, resolvePath: (path) => shell.resolvePath(path) });
    return true;
  } catch {
    return false;
  }
}
