import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const path = '/usr/bin/chromium';

/** Why pictures can not be looked at here; `undefined` where they can. */
export const whyNoChromium = existsSync(path) ? undefined : `no ${path} (on Debian: apt-get install chromium)`;

/** A browser that asks nothing of any network of its own accord. */
export async function openChromium(): Promise<Browser> {
  const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return await chromium.launch({ executablePath: path, args: quiet });
}

export interface Area {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Connection {
  readonly from: string;
  readonly to: string;
  readonly ends: readonly { readonly x: number; readonly y: number }[];
}

/** What a picture really is once it is drawn, in its own size. */
export interface Seen {
  readonly boxes: readonly Area[];
  readonly rows: readonly Area[];
  readonly connections: readonly Connection[];
  /** Words that stick out of their box, or out of the picture. */
  readonly spilled: readonly string[];
}

/** Measures the picture in a page; the text runs in the browser, and so is no TypeScript. */
export async function measure(page: Page): Promise<Seen> {
  return await page.evaluate<Seen>(`(() => {
    const svg = document.querySelector('svg');
    svg.style.flex = 'none';
    svg.style.width = svg.getAttribute('width') + 'px';
    svg.style.height = svg.getAttribute('height') + 'px';
    const areaOf = (element, shape) => {
      const { left, top, right, bottom } = element.querySelector(shape).getBoundingClientRect();
      return { id: element.id, left, top, right, bottom };
    };
    const all = (selector) => [...document.querySelectorAll(selector)];
    const endsOf = (path) => [0, path.getTotalLength()].map((at) => {
      const { x, y } = path.getPointAtLength(at).matrixTransform(path.getScreenCTM());
      return { x, y };
    });
    const spilled = all('.box').flatMap((box) => {
      const { left, right } = box.querySelector('.ground').getBoundingClientRect();
      return [...box.querySelectorAll('text')].filter((text) => text.getBoundingClientRect().left < left || text.getBoundingClientRect().right > right).map((text) => text.textContent);
    }).concat(all('.caption').filter((text) => text.getBoundingClientRect().right > svg.getBoundingClientRect().right).map((text) => text.textContent));
    return {
      boxes: all('.box').map((box) => areaOf(box, '.ground')),
      rows: all('.row').map((row) => areaOf(row, '.hit')),
      connections: all('.connection').map((one) => ({ from: one.dataset.from, to: one.dataset.to, ends: endsOf(one.querySelector('.wire')) })),
      spilled,
    };
  })()`);
}
