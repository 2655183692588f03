import type { DrawnNamespace } from '../../model/topology/drawn.ts';
import { makeSketch } from '../../model/topology/make-sketch.ts';
import { foldedText } from '../topology/folded.ts';
import { drawDot, drawMermaid } from './languages.ts';
import { layOut } from './layout.ts';
import { drawPage } from './page.ts';
import { drawSvg } from './svg.ts';

export type PictureForm = 'svg' | 'html' | 'dot' | 'mermaid';

/** The network as a picture of this form; ends without a newline. */
export async function drawPicture(namespaces: readonly DrawnNamespace[], form: PictureForm, wishes: { readonly full: boolean }): Promise<string> {
  const sketch = makeSketch(namespaces, wishes);
  if (form === 'dot') return drawDot(sketch);
  if (form === 'mermaid') return drawMermaid(sketch);
  const svg = drawSvg(await layOut(sketch), foldedText(sketch.folded));
  return form === 'svg' ? svg : drawPage(svg, 'netnsh topo').trimEnd();
}
