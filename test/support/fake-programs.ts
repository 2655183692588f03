import type { Program, ProgramEnd } from '../../src/kernel/program.ts';

/** What a program is told: its words, the namespace it was born in (as the plan calls it), what it may read. */
export interface FakeCall {
  readonly words: readonly string[];
  readonly namespace: string;
  readonly input: string;
  readonly program: Program;
}

/** What it did; a signal ends it where one is named. */
export interface FakeAnswer {
  readonly status?: number;
  readonly signal?: NodeJS.Signals;
  readonly stdout?: string;
  readonly stderr?: string;
}

export type FakeProgram = (call: FakeCall) => FakeAnswer;

const signalNumbers: Readonly<Partial<Record<NodeJS.Signals, number>>> = { SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 };

export function endOf({ status = 0, signal }: FakeAnswer): ProgramEnd {
  return signal === undefined ? { status } : { status: 128 + (signalNumbers[signal] ?? 0), signal };
}

/** What every machine has: a shell that knows pipes, `>`, `>>`, `&&` and `;` and nothing more, and a few small programs. */
export function commonPrograms(files: Map<string, string>, all: () => Readonly<Record<string, FakeProgram>>): Readonly<Record<string, FakeProgram>> {
  return {
    sh: (call) => runList(call.words[2] ?? '', call, files, all()),
    cat: ({ words, input }) => ({ stdout: words.length > 1 ? words.slice(1).map((file) => files.get(file) ?? '').join('') : input }),
    grep: ({ words: [, word = ''], input }) => {
      const found = input.split('\n').filter((line) => line !== '' && line.includes(word));
      return { status: found.length > 0 ? 0 : 1, stdout: found.map((line) => `${line}\n`).join('') };
    },
    echo: ({ words }) => ({ stdout: `${words.slice(1).join(' ')}\n` }),
    ls: () => ({ stdout: 'notes.txt\n' }),
    true: () => ({}),
    false: () => ({ status: 1 }),
    env: ({ program }) => ({ stdout: Object.entries(program.environment).map(([name, value]) => `${name}=${value}\n`).join('') }),
  };
}

type Context = readonly [call: FakeCall, files: Map<string, string>, programs: Readonly<Record<string, FakeProgram>>];

function runList(text: string, ...context: Context): FakeAnswer {
  let whole: Required<Pick<FakeAnswer, 'stdout' | 'stderr'>> & FakeAnswer = { stdout: '', stderr: '' };
  for (const part of text.split(/\s*(?:;|(&&))\s*/).filter((one) => one !== undefined && one !== '')) {
    if (part === '&&' && (whole.status ?? 0) !== 0) break;
    if (part === '&&') continue;
    const { stdout = '', stderr = '', ...end } = runPipe(part, ...context);
    whole = { ...end, stdout: whole.stdout + stdout, stderr: whole.stderr + stderr };
  }
  return whole;
}

function runPipe(text: string, call: FakeCall, files: Map<string, string>, programs: Readonly<Record<string, FakeProgram>>): FakeAnswer {
  let answer: FakeAnswer = { stdout: call.input };
  let stderr = '';
  for (const part of text.split('|')) {
    const [, command = '', sign, file = ''] = /^(.*?)\s*(?:(>>?)\s*(\S+))?$/s.exec(part.trim()) ?? [];
    const words = command.split(/\s+/).map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
    const program = programs[words[0] ?? ''];
    answer = program === undefined ? { status: 127, stderr: `sh: 1: ${words[0]}: not found\n` } : program({ ...call, words, input: answer.stdout ?? '' });
    stderr += answer.stderr ?? '';
    if (sign === undefined) continue;
    files.set(file, (sign === '>>' ? (files.get(file) ?? '') : '') + (answer.stdout ?? ''));
    answer = { ...answer, stdout: '' };
  }
  return { ...answer, stderr };
}
