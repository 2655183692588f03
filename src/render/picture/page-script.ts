/** What the page does in a browser: drag and wheel move the view, the search marks what fits and Enter goes from one to the next. */
export const pageScript = `
'use strict';
const svg = document.querySelector('svg.picture');
const input = document.querySelector('input');
const said = document.querySelector('output');
const whole = svg.getAttribute('viewBox').split(' ').map(Number);
let view = whole;
let hits = [];
let current = -1;

function show(next) {
  view = next;
  svg.setAttribute('viewBox', next.join(' '));
}

// Pixels of the screen for one of the picture; the picture keeps its proportions.
function scale() {
  return Math.min(svg.clientWidth / view[2], svg.clientHeight / view[3]);
}

function zoom(factor, clientX, clientY) {
  const width = Math.min(whole[2] * 4, Math.max(80, view[2] / factor));
  const by = width / view[2];
  const point = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
  show([point.x - (point.x - view[0]) * by, point.y - (point.y - view[1]) * by, width, view[3] * by]);
}

function zoomCentre(factor) {
  const { left, top, width, height } = svg.getBoundingClientRect();
  zoom(factor, left + width / 2, top + height / 2);
}

function showAll() {
  show(whole);
}

// Of a picture that is too large to be read as a whole, where one starts from is shown first.
function begin() {
  const box = svg.querySelector('.home') || svg.querySelector('.box');
  if (box === null || scale() > 0.35) return;
  const { x, y, width } = areaOf(box);
  const wide = Math.max(900, width * 1.5);
  show([x - 24, y - 24, wide, wide * svg.clientHeight / svg.clientWidth]);
}

// Where a box or a row is in the picture. Its rectangle says so: words that are a pixel high are measured too coarsely.
function areaOf(element) {
  const { e, f } = element.closest('.box').transform.baseVal.consolidate().matrix;
  const { x, y, width, height } = element.querySelector('.ground, .hit').getBBox();
  return { x: x + e, y: y + f, width, height };
}

svg.addEventListener('wheel', (event) => {
  event.preventDefault();
  zoom(Math.exp(-event.deltaY / 400), event.clientX, event.clientY);
}, { passive: false });

svg.addEventListener('pointerdown', (event) => {
  if (event.button !== 0) return;
  svg.setPointerCapture(event.pointerId);
  svg.classList.add('moving');
});
svg.addEventListener('pointermove', (event) => {
  if (!svg.classList.contains('moving')) return;
  const by = 1 / scale();
  show([view[0] - event.movementX * by, view[1] - event.movementY * by, view[2], view[3]]);
});
for (const name of ['pointerup', 'pointercancel']) svg.addEventListener(name, () => svg.classList.remove('moving'));

function connectionsOf(id) {
  return document.querySelectorAll('.connection[data-from="' + id + '"], .connection[data-to="' + id + '"]');
}

function search() {
  for (const one of document.querySelectorAll('.found')) one.classList.remove('found');
  const wanted = input.value.trim().toLowerCase();
  hits = wanted === '' ? [] : [...document.querySelectorAll('[data-find]')].filter((one) => one.dataset.find.toLowerCase().includes(wanted));
  for (const one of hits) {
    one.classList.add('found');
    for (const wire of connectionsOf(one.id)) wire.classList.add('found');
  }
  current = -1;
  said.textContent = wanted === '' ? '' : hits.length === 0 ? 'nothing' : hits.length + ' found';
  if (hits.length > 0) visit(1);
}

function visit(step) {
  if (hits.length === 0) return;
  current = (current + step + hits.length) % hits.length;
  said.textContent = (current + 1) + ' of ' + hits.length;
  const box = areaOf(hits[current]);
  // What can be read where it is stays where it is.
  const isInside = box.x >= view[0] && box.y >= view[1] && box.x + box.width <= view[0] + view[2] && box.y + box.height <= view[1] + view[3];
  if (isInside && scale() > 0.7) return;
  const width = Math.min(view[2], Math.max(900, box.width * 1.5));
  const height = width * svg.clientHeight / svg.clientWidth;
  show([box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2, width, height]);
}

input.addEventListener('input', search);
document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault();
  visit(1);
});
input.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && event.shiftKey) {
    event.preventDefault();
    visit(-1);
  } else if (event.key === 'Escape') {
    input.value = '';
    search();
    showAll();
  }
});
for (const button of document.querySelectorAll('button')) {
  button.addEventListener('click', () => ({ in: () => zoomCentre(1.4), out: () => zoomCentre(1 / 1.4), all: showAll })[button.value]());
}
document.addEventListener('keydown', (event) => {
  if (event.target === input) return;
  if (event.key === '+' || event.key === '=') zoomCentre(1.4);
  else if (event.key === '-') zoomCentre(1 / 1.4);
  else if (event.key === '0') showAll();
  else if (event.key === '/') {
    event.preventDefault();
    input.focus();
  }
});
for (const one of document.querySelectorAll('.row')) {
  one.addEventListener('pointerenter', () => connectionsOf(one.id).forEach((wire) => wire.classList.add('found')));
  one.addEventListener('pointerleave', () => { if (!one.classList.contains('found')) connectionsOf(one.id).forEach((wire) => wire.classList.remove('found')); });
}
begin();
`.trim();
