/** A row of which some fields are not known from outside; `Known` are those that always are. Every field is there, all the same. */
export type OrUnknown<Row, Known extends keyof Row> = { readonly [Key in keyof Row]-?: Key extends Known ? Row[Key] : Row[Key] | undefined };
