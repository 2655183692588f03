import { KernelError } from '../../errors.ts';
import { statusOf } from './report-problem.ts';

/** A namespace that ends while all are asked is told of, and is no failure. */
export function statusElsewhere(error: unknown): number {
  return error instanceof KernelError && error.errno === 'ENOENT' ? 0 : statusOf(error);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
