import { defineArguments, defineCommand } from './define.ts';

export const topoArguments = defineArguments({
  namespaces: { kind: 'positional', summary: 'Draw these and what they are wired to, instead of all', complete: 'namespace', shown: 'NS', optional: true, many: true },
  all: { kind: 'flag', summary: 'Draw every namespace, as without NS' },
  only: { kind: 'option', shown: 'NS,...', complete: 'namespace', several: true, summary: 'Draw these namespaces and nothing else' },
  around: { kind: 'option', shown: 'NS', complete: 'namespace', summary: 'Draw what is wired to this namespace' },
  depth: { kind: 'option', shown: 'N', summary: 'How many wires away from NS; 1 unless stated' },
  full: { kind: 'flag', summary: 'Fold nothing, and draw every address' },
  noLoopback: { kind: 'flag', summary: 'Leave out loopbacks' },
  up: { kind: 'flag', summary: 'Only links that are up' },
  ascii: { kind: 'flag', summary: 'Draw with plain ASCII' },
  svg: { kind: 'option', shown: 'FILE', complete: 'file', summary: 'An SVG image; - is the standard output' },
  html: { kind: 'option', shown: 'FILE', complete: 'file', summary: 'A page to pan, zoom and search in, one file that needs no network' },
  dot: { kind: 'option', shown: 'FILE', complete: 'file', mayStandAlone: true, summary: 'In the language of Graphviz' },
  mermaid: { kind: 'option', shown: 'FILE', complete: 'file', mayStandAlone: true, summary: 'In the language of Mermaid' },
});

export const topo = defineCommand({
  name: 'topo',
  group: 'see the wiring',
  shape: 'show',
  summary: 'Draw the machine: namespaces, their links, and the wires between them',
  description: [
    'A namespace is a box, with its links: ports below their bridge, VLANs below their device. A line is a wire between two namespaces, a broken line leads to the device that something stands on. Where no line can be drawn, → names the other end.',
    'What is alike many times is drawn twice and then counted, and link-local addresses are left out; --full draws everything. NS draws those namespaces with what they are wired to.',
  ].join('\n'),
  args: topoArguments,
  examples: [
    { line: 'topo', shows: 'host with its bridge, and the wires to beijing and shanghai' },
    { line: 'topo beijing', shows: 'beijing and what it is wired to' },
    { line: 'topo --only beijing,shanghai --no-loopback', shows: 'two namespaces, and where their wires lead' },
    { line: 'topo --html /tmp/lab.html', shows: 'that the page is in that file, to be opened in a browser' },
    { line: 'topo --dot', shows: 'the same in the language of Graphviz' },
    { line: 'topo --json', shows: 'every namespace with its links, addresses and other ends, for a script' },
  ],
  load: () => import('./topo/body.ts'),
});
