/** Colours by what a thing is, for light and for dark; the names are the classes of the SVG. */
export const pictureStyle = `
.picture { --paper: #ffffff; --box: #ffffff; --head: #eef2f8; --edge: #b8c2d0; --ink: #1c2530; --soft: #66758a; --address: #7a3e9d; --up: #1a9a55; --down: #d23b3b; --wire: #4a6d94; --home: #f3ecf8; --open: #a86a00; --found: #ffe58a; background: var(--paper); }
@media (prefers-color-scheme: dark) { .picture { --paper: #14181e; --box: #1c222b; --head: #28313d; --edge: #465364; --ink: #e4eaf2; --soft: #94a3b5; --address: #cfa0ea; --up: #43c47f; --down: #ff7b72; --wire: #7fa7d6; --home: #35293f; --open: #e0a943; --found: #6a5800; } }
.picture text { font: 12px "DejaVu Sans Mono", ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; fill: var(--ink); white-space: pre; }
.picture .edge { fill: none; stroke: var(--edge); }
.picture .ground { fill: var(--box); }
.picture .head { fill: var(--head); }
.picture .home .head { fill: var(--home); }
.picture .title { font-weight: 700; font-size: 13px; }
.picture .soft, .picture .kind { fill: var(--soft); }
.picture .name { font-weight: 600; }
.picture .address { fill: var(--address); }
.picture .open { fill: var(--open); }
.picture .trouble { fill: var(--down); font-weight: 600; }
.picture .dot { fill: var(--up); }
.picture .dot.down { fill: var(--box); stroke: var(--down); stroke-width: 1.6; }
.picture .tree { fill: none; stroke: var(--edge); stroke-width: 1.2; }
.picture .wire { fill: none; stroke: var(--wire); stroke-width: 1.7; }
.picture .wire.lower { stroke-dasharray: 5 4; }
.picture .wire.many { stroke-width: 3.4; }
.picture .wire.down { stroke: var(--down); }
.picture .plug { fill: var(--wire); }
.picture .plug.down { fill: var(--down); }
.picture .hit { fill: transparent; }
.picture .row:hover .hit { fill: var(--head); }
.picture .found > .hit, .picture .found > .head { fill: var(--found); }
`.trim();
