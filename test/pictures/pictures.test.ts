import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measure, openChromium, whyNoChromium, type Area, type Seen } from '../support/chromium.ts';
import { machines } from '../support/machines.ts';
import { openTestShell } from '../support/test-shell.ts';

const ring = whyNoChromium === undefined ? 'pictures in Chromium' : `pictures in Chromium: skipped, ${whyNoChromium}`;

describe.skipIf(whyNoChromium !== undefined)(ring, () => {
  let folder = '';
  let browser: Browser;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'netnsh-pictures-'));
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Draws a machine and opens the file; whatever a page asks of a network or complains of is noted. */
  async function open(machine: keyof typeof machines, words: string, ending: string): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
    const { out } = await (await openTestShell({ as: 'script' }, machines[machine]?.())).executeLine(`topo ${words}=-`);
    const file = join(folder, `picture.${ending}`);
    writeFileSync(file, out);
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (said) => complaints.push(said.text()));
    page.on('request', (request) => void (request.url().startsWith('file:') || complaints.push(request.url())));
    await page.goto(pathToFileURL(file).href);
    return { page, complaints };
  }

  describe.each([...Object.keys(machines)])('%s', (machine) => {
    test.each([['--svg', 'svg'], ['--html', 'html'], ['--full --html', 'html']])('with %s: no two boxes overlap, no words spill, every wire ends at its two interfaces', async (words, ending) => {
      const { page, complaints } = await open(machine, words, ending);
      const seen = await measure(page);
      await page.close();
      expect(complaints).toEqual([]);
      expect(seen.boxes.length).toBeGreaterThan(0);
      expect(overlaps(seen.boxes)).toEqual([]);
      expect(seen.spilled).toEqual([]);
      expect(looseEnds(seen)).toEqual([]);
    });
  });

  test('what is said below a small picture fits into it', async () => {
    const { page } = await open('lab', '--only beijing --svg', 'svg');
    const { spilled } = await measure(page);
    await page.close();
    expect(spilled).toEqual([]);
  });

  test('search finds a link by its address, marks it and its wire, and says how many there are', async () => {
    const { page } = await open('lab', '--html', 'html');
    await page.fill('input', '10.0.0.2');
    expect(await page.locator('.row.found').allTextContents()).toEqual(['eth0-s  10.0.0.2/24']);
    expect(await page.locator('.connection.found').count()).toBe(1);
    expect(await page.locator('output').textContent()).toBe('1 of 1');
    await page.fill('input', 'nowhere');
    expect(await page.locator('output').textContent()).toBe('nothing');
    await page.close();
  });

  test('a link that is far away is brought into sight, and Enter goes to the next', async () => {
    const { page } = await open('five hundred containers', '--full --html', 'html');
    const isInSight = async (): Promise<boolean> => (await page.locator('.row.found').first().boundingBox().then((box) => box !== null && box.y >= 0 && box.y + box.height <= 800));
    await page.fill('input', 'web-499:eth0');
    expect(await page.locator('.row.found').count()).toBe(1);
    expect(await isInSight()).toBe(true);
    await page.fill('input', 'docker0');
    await page.press('input', 'Enter');
    expect(await page.locator('output').textContent()).toBe('1 of 1');
    expect(await isInSight()).toBe(true);
    await page.close();
  });

  test('a picture that is too large to be read begins at the starting namespace, and "all" still shows everything', async () => {
    const { page } = await open('five hundred containers', '--full --html', 'html');
    const titleHeight = async (): Promise<number> => (await page.locator('.home .title').boundingBox())?.height ?? 0;
    expect(await titleHeight()).toBeGreaterThan(9);
    const { x = 0, y = 0 } = (await page.locator('.home .ground').boundingBox()) ?? {};
    expect([Math.round(x), Math.round(y)]).toEqual([32, 35 + 32]); // 24 units from the corner, below the search
    await page.click('button[value=all]');
    expect(await titleHeight()).toBeLessThan(2);
    await page.close();
  });

  test('dragging moves the picture with the pointer, the wheel zooms to where it is, "all" shows everything', async () => {
    const { page } = await open('lab', '--html', 'html');
    const titleAt = async (): Promise<{ readonly x: number; readonly width: number }> => {
      const box = await page.locator('.box').first().boundingBox();
      return { x: box?.x ?? 0, width: box?.width ?? 0 };
    };
    const before = await titleAt();
    await page.mouse.move(600, 700);
    await page.mouse.down();
    await page.mouse.move(700, 700);
    await page.mouse.up();
    const dragged = await titleAt();
    expect(Math.round(dragged.x - before.x)).toBe(100);
    await page.mouse.wheel(0, -300);
    await page.waitForFunction(`document.querySelector('.box').getBoundingClientRect().width > ${before.width * 1.5}`);
    await page.click('button[value=all]');
    expect(await titleAt()).toEqual(before);
    await page.close();
  });
});

function overlaps(boxes: readonly Area[]): readonly string[] {
  return boxes.flatMap((a, at) => boxes.slice(at + 1).flatMap((b) => (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom ? [`${a.id} and ${b.id}`] : [])));
}

/** Ends of wires that are not on the left or right edge of the row that they belong to. */
function looseEnds({ rows, connections }: Seen): readonly string[] {
  const found = new Map(rows.map((row) => [row.id, row]));
  const isAt = (row: Area | undefined, { x, y }: { readonly x: number; readonly y: number }): boolean =>
    row !== undefined && y >= row.top && y <= row.bottom && Math.min(Math.abs(x - row.left), Math.abs(x - row.right)) < (row.bottom - row.top) / 5; // however much the page is enlarged
  return connections.flatMap(({ from, to, ends: [start, end] }) => {
    const [a, b] = [found.get(from), found.get(to)];
    if (start === undefined || end === undefined) return [`${from} to ${to} is no line`];
    return (isAt(a, start) && isAt(b, end)) || (isAt(b, start) && isAt(a, end)) ? [] : [`${from} to ${to}`];
  });
}
