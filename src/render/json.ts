import { escapeUnseen } from './printable.ts';

/** A value as JSON that loses nothing: a field without a value is null, so that names stay stable. */
export function drawJson(value: unknown, indent?: number): string {
  return escapeUnseen(JSON.stringify(value, toPlainValue, indent));
}

function toPlainValue(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value === undefined ? null : value;
}
