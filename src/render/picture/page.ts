import { pageScript } from './page-script.ts';
import { escapeXml } from './xml.ts';

/** One HTML file around an SVG: it pans, zooms and searches, and asks nothing of any network. */
export function drawPage(svg: string, title: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(title)}</title>
<style>
html, body { margin: 0; height: 100%; }
body { display: flex; flex-direction: column; overflow: hidden; background: Canvas; color: CanvasText; color-scheme: light dark; font: 14px system-ui, sans-serif; }
svg.picture { flex: 1; min-height: 0; width: 100%; display: block; cursor: grab; touch-action: none; }
svg.picture.moving { cursor: grabbing; }
.picture .connection.found .wire { stroke-width: 4; }
form { display: flex; gap: 6px; align-items: center; padding: 6px 10px; border-bottom: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); }
input { font: inherit; flex: 1; border: 0; outline: 0; background: transparent; color: inherit; }
button { font: inherit; min-width: 2em; }
output { min-width: 5.5em; text-align: right; color: GrayText; }
</style>
</head>
<body>
<form role="search">
<input type="search" placeholder="name, link or address" aria-label="Search" autofocus>
<output></output>
<button type="button" value="in" title="Zoom in (+)">+</button>
<button type="button" value="out" title="Zoom out (-)">−</button>
<button type="button" value="all" title="Show everything (0)">all</button>
</form>
${svg}
<script>
${pageScript}
</script>
</body>
</html>
`;
}
