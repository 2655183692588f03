import { openHistoryFile, type HistoryFile } from './history-file.ts';

/** The lines that were typed, shared with the other shells of the same user. */
export interface History {
  /** Oldest first, with what other shells added since. */
  entries(): readonly string[];
  /** A line that begins with a blank, and a repetition of the last one, are left out. */
  add(line: string): void;
}

const LONGEST = 5000;

/**
 * The history kept in the file at `path`, one entry a line. What hinders writing it is told to `onProblem` once; the lines of this
 * shell are remembered all the same. Nothing is read before it is asked for.
 */
export function openHistory(path: string | undefined, onProblem: (problem: string) => void): History {
  const file = path === undefined ? undefined : openHistoryFile(path);
  const report = once(onProblem);
  let known: readonly string[] = [];

  function readNew(): readonly string[] {
    const found = readTolerantly(file, report);
    if (found === undefined) return [];
    const entries = found.lines.map(decode).filter((entry) => entry !== '');
    known = lastOnes(found.isWhole ? entries : [...known, ...entries]);
    return entries;
  }

  return {
    entries() {
      readNew();
      return known;
    },

    add(line) {
      readNew();
      if (line.trim() === '' || line.startsWith(' ') || line === known.at(-1)) return;
      try {
        if (file === undefined) report('history is not kept: there is no home directory');
        else file.append(encode(line));
      } catch (error) {
        report(`history is not kept: ${messageOf(error)}`);
      }
      if (!readNew().includes(line)) known = lastOnes([...known, line]);
    },
  };
}

/** A newline would end the entry, and a carriage return reads like one: both are written as in a string literal. */
function encode(entry: string): string {
  return entry.replace(/[\\\n\r]/g, (character) => ESCAPES.get(character) ?? character);
}

function decode(line: string): string {
  return line.replace(/\\[\\nr]/g, (escape) => CHARACTERS.get(escape) ?? escape);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);
const CHARACTERS: ReadonlyMap<string, string> = new Map([...ESCAPES].map(([character, escape]) => [escape, character]));

function readTolerantly(file: HistoryFile | undefined, report: (problem: string) => void): ReturnType<HistoryFile['readNew']> | undefined {
  try {
    return file?.readNew();
  } catch (error) {
    report(`history can not be read: ${messageOf(error)}`);
    return undefined;
  }
}

function lastOnes(entries: readonly string[]): readonly string[] {
  return entries.slice(-LONGEST);
}

function once(tell: (problem: string) => void): (problem: string) => void {
  let isTold = false;
  return (problem) => {
    if (!isTold) tell(problem);
    isTold = true;
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
