/** What may stand in braces in a prompt or a title. */
export const parts = ['namespace', 'container', 'inode', 'status', 'took', 'folder', 'user', 'machine'] as const;

export type Part = (typeof parts)[number];

/** A text with parts in braces, cut at them: plain texts and parts in their order. An unknown part is plain text. */
export function cutTemplate(template: string): readonly (Part | { readonly text: string })[] {
  return template.split(/(\{[a-z]+\})/).flatMap((piece) => {
    if (piece === '') return [];
    const part = parts.find((one) => piece === `{${one}}`);
    return [part ?? { text: piece }];
  });
}

export function problemOfTemplate(template: string): string | undefined {
  const unknown = cutTemplate(template).flatMap((piece) => (typeof piece === 'string' ? [] : (/\{[a-z]+\}/.exec(piece.text) ?? [])));
  return unknown[0] === undefined ? undefined : `${unknown[0]} is no part: there are ${parts.map((part) => `{${part}}`).join(', ')}`;
}
