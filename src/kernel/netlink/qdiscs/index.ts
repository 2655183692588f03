import type { ClassOptions, QdiscOptions } from '../../../model/qdisc-options.ts';
import { cakeOptions } from './cake.ts';
import { codelOptions, fqCodelOptions } from './codel.ts';
import { fifoOptions, prioOptions } from './fifo.ts';
import { fqOptions } from './fq.ts';
import { htbClassOptions, htbOptions } from './htb.ts';
import { netemOptions } from './netem.ts';
import { sfqOptions } from './sfq.ts';
import { tbfOptions } from './tbf.ts';

/** TCA_OPTIONS of the kinds that we can read; mq, noqueue, ingress and clsact have none. */
export function qdiscOptions(kind: string, bytes: Uint8Array, start: number, end: number): QdiscOptions | undefined {
  switch (kind) {
    case 'netem': return netemOptions(bytes, start, end);
    case 'tbf': return tbfOptions(bytes, start, end);
    case 'htb': return htbOptions(bytes, start, end);
    case 'codel': return codelOptions(bytes, start, end);
    case 'fq_codel': return fqCodelOptions(bytes, start, end);
    case 'fq': return fqOptions(bytes, start, end);
    case 'sfq': return sfqOptions(bytes, start, end);
    case 'prio':
    case 'pfifo_fast': return prioOptions(kind, bytes, start, end);
    case 'pfifo':
    case 'bfifo':
    case 'pfifo_head_drop': return fifoOptions(kind, bytes, start, end);
    case 'cake': return cakeOptions(bytes, start, end);
    default: return undefined;
  }
}

export function classOptions(kind: string, bytes: Uint8Array, start: number, end: number): ClassOptions | undefined {
  return kind === 'htb' ? htbClassOptions(bytes, start, end) : undefined;
}
