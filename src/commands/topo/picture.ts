import { UsageError } from '../../errors.ts';
import { kebab } from '../../grammar/label-words.ts';
import type { PictureForm } from '../../render/picture/draw-picture.ts';
import type { Scope } from '../scope.ts';
import type { TopoRow } from './row.ts';

const pictureForms: readonly PictureForm[] = ['svg', 'html', 'dot', 'mermaid'];

/** Where the options want a picture: a file, or `-` for the standard output. */
export interface PictureOrder {
  readonly form: PictureForm;
  readonly file: string;
}

/** The picture that is asked for, if one is. `--dot` alone means the standard output, and the word behind it is a namespace. Throws a UsageError where several are. */
export function pictureOrder(values: Readonly<Partial<Record<PictureForm, string | undefined>>>, operands: readonly string[]): PictureOrder | undefined {
  const [order, other] = pictureForms.flatMap((form) => (values[form] === undefined ? [] : [{ form, file: values[form] || '-' }]));
  if (order !== undefined && other !== undefined) {
    throw new UsageError(`--${kebab(order.form)} and --${kebab(other.form)} are two pictures`, { word: `--${other.form}`, hint: `draw one after the other: topo --${order.form}=FILE; topo --${other.form}=FILE` });
  }
  const file = order?.file === '-' ? operands.find((word) => /\.(dot|gv|mmd|mermaid|md)$/.test(word)) : undefined;
  if (order !== undefined && file !== undefined) throw new UsageError(`${file} looks like a file, and NS stands there`, { word: file, hint: `topo --${order.form}=${file}` });
  return order;
}

/** Draws it; gives the text for the standard output: the picture itself, or to a person which file it is in now. */
export async function makePicture(rows: readonly TopoRow[], { form, file }: PictureOrder, full: boolean, scope: Scope): Promise<{ readonly text: string; readonly isSaid: boolean }> {
  const { drawPicture } = await import('../../render/picture/draw-picture.ts');
  const text = await drawPicture(rows, form, { full });
  if (file === '-') return { text, isSaid: false };
  scope.signal.throwIfAborted();
  scope.session.writeFile(file, `${text}\n`, 'usual');
  return { text: `drew ${rows.length === 1 ? 'one namespace' : `${rows.length} namespaces`} in ${file}`, isSaid: true };
}
