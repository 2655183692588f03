/** One object of `ip -j`. Its fields are looked at one by one, and one of another type than expected fails the test. */
export interface JsonRecord {
  readonly [field: string]: unknown;
}

export function asRecords(value: unknown): readonly JsonRecord[] {
  if (!Array.isArray(value)) throw new Error(`no list: ${JSON.stringify(value)}`);
  // `ip -j -d route` and others print an empty object for what they leave out.
  return value.map(asRecord).filter((record) => Object.keys(record).length > 0);
}

export function asRecord(value: unknown): JsonRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`no object: ${JSON.stringify(value)}`);
  return { ...value };
}

export function recordIn(record: JsonRecord, field: string): JsonRecord | undefined {
  return record[field] === undefined ? undefined : asRecord(record[field]);
}

export function textIn(record: JsonRecord, field: string): string | undefined {
  const value = record[field] ?? undefined;
  if (value !== undefined && typeof value !== 'string') throw new Error(`${field} is no text: ${JSON.stringify(value)}`);
  return value;
}

/** A number, or one that is written as a text, also in hexadecimal. */
export function numberIn(record: JsonRecord, field: string): number | undefined {
  const value = record[field] ?? undefined;
  if (value === undefined) return undefined;
  const number = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) throw new Error(`${field} is no number: ${JSON.stringify(value)}`);
  return number;
}

export function needNumber(record: JsonRecord, field: string): number {
  const value = numberIn(record, field);
  if (value === undefined) throw new Error(`no ${field}: ${JSON.stringify(record)}`);
  return value;
}

export function needText(record: JsonRecord, field: string): string {
  const value = textIn(record, field);
  if (value === undefined) throw new Error(`no ${field}: ${JSON.stringify(record)}`);
  return value;
}

/** `true`, `1` and `"on"`; a field that is not there is off. */
export function isOn(record: JsonRecord, field: string): boolean {
  return [true, 1, 'on'].some((on) => record[field] === on);
}

/** The same, where an older kernel or iproute2 may not know the field. */
export function maybeOn(record: JsonRecord, field: string): boolean | undefined {
  return record[field] === undefined ? undefined : isOn(record, field);
}

/** Those of the fields that are on. */
export function textsOn(record: JsonRecord, fields: readonly string[]): readonly string[] {
  return fields.filter((field) => isOn(record, field));
}

export function textsIn(record: JsonRecord, field: string): readonly string[] {
  const value = record[field] ?? [];
  if (!Array.isArray(value)) throw new Error(`${field} is no list: ${JSON.stringify(value)}`);
  return value.map(String);
}

export function recordsIn(record: JsonRecord, field: string): readonly JsonRecord[] {
  return asRecords(record[field] ?? []);
}
