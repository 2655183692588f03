import { Agent, request } from 'node:http';
import { KernelError } from '../../errors.ts';
import { errnoOf } from '../errno.ts';

/** A daemon that answers with more than this is no daemon of containers. */
const LONGEST_ANSWER = 32 * 1024 * 1024;

interface Means {
  readonly signal: AbortSignal;
  readonly agent: Agent;
}

/** Questions to one server. */
export interface Conversation {
  /** What it answers to a GET; `undefined` where it knows no such thing. Rejects with a KernelError. */
  ask(path: string): Promise<unknown>;
  close(): void;
}

/** With the HTTP server behind a unix socket, over so many connections at most. */
export function openConversation(socket: string, signal: AbortSignal, connections: number): Conversation {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return { ask: async (path) => await ask(socket, path, { signal, agent }), close: () => agent.destroy() };
}

async function ask(socket: string, path: string, by: Means): Promise<unknown> {
  const { status, body } = await get(socket, path, by);
  if (status === 404) return undefined;
  if (status !== 200) throw new KernelError(`ask ${socket}`, 'EPROTO', { kernelText: `it answers with status ${status}` });
  try {
    return JSON.parse(body);
  } catch {
    throw new KernelError(`ask ${socket}`, 'EPROTO', { kernelText: 'its answer is no JSON' });
  }
}

function get(socketPath: string, path: string, { signal, agent }: Means): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => reject(new KernelError(`ask ${socketPath}`, errnoOf(error) ?? 'EPROTO', { cause: error }));
    const asking = request({ socketPath, path, signal, agent, headers: { Host: 'localhost' } }, (answer) => {
      const chunks: Buffer[] = [];
      let length = 0;
      answer.on('error', fail);
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length > LONGEST_ANSWER) asking.destroy(new Error('the answer is too long'));
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }));
    });
    asking.on('error', fail);
    asking.end();
  });
}
