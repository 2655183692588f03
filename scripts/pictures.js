/**
 * Draws the pictures of the README anew, from the lab: docs/pictures and the drawing between its two marks. `npm run build` first.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const pictures = 'docs/pictures';
const folder = mkdtempSync(join(tmpdir(), 'netnsh-pictures-'));
// What else runs on this machine is no part of the lab.
const line = 'topo beijing --depth 2';
const marks = /(<!-- drawn by scripts\/pictures.js -->\n```\n)[^]*?(```\n)/;

try {
  mkdirSync(pictures, { recursive: true });
  const drawing = demo(line);
  const readme = readFileSync('README.md', 'utf8');
  if (!marks.test(readme)) throw new Error('README.md has no place for the drawing');
  writeFileSync('README.md', readme.replace(marks, (_, before, after) => `${before}host> topo\n${drawing}${after}`));
  demo(`${line} --svg ${join(process.cwd(), pictures, 'lab.svg')}`);
  demo(`${line} --html ${join(folder, 'lab.html')}`);
  await photograph(pathToFileURL(join(folder, 'lab.html')).href, join(pictures, 'lab-page.png'));
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {string} command */
function demo(command) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/netnsh', 'demo', '-c', command], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`netnsh demo -c '${command}' ended with ${status}: ${stderr}`);
  return stdout;
}

/**
 * With something searched for, so that it shows what the page can do.
 *
 * @param {string} url
 * @param {string} file
 */
async function photograph(url, file) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] });
  const page = await browser.newPage({ viewport: { width: 760, height: 330 }, colorScheme: 'light' });
  await page.goto(url);
  await page.fill('input', '10.0.0.2');
  await page.screenshot({ path: file });
  await browser.close();
}
