// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a browser sees of the pictures and pages in `things` (look.py): texts that are cut,
// that overlap, that a line crosses; pages wider than the screen. One fault a line.
const faults = [];
const shrunk = (r, by = 1) => ({left: r.left + by, right: r.right - by, top: r.top + by, bottom: r.bottom - by});
const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
const inside = (a, b, slack = 1) => a.left >= b.left - slack && a.right <= b.right + slack && a.top >= b.top - slack && a.bottom <= b.bottom + slack;

function overlaps(name, boxes) {
  boxes.sort((a, b) => a.box.top - b.box.top);
  for (let i = 0; i < boxes.length; ++i)
    for (let j = i + 1; j < boxes.length && boxes[j].box.top < boxes[i].box.bottom; ++j)
      if (overlap(shrunk(boxes[i].box), shrunk(boxes[j].box))) faults.push(`${name}: «${boxes[i].text}» sopra «${boxes[j].text}»`);
}

// Points of every stroke that is not filled, in the coordinates of the screen.
function* points(svg) {
  for (const shape of svg.querySelectorAll('path[fill="none"], line')) {
    const length = shape.getTotalLength();
    const matrix = shape.getScreenCTM();
    for (let at = 0; at <= length; at += 2) yield shape.getPointAtLength(at).matrixTransform(matrix);
  }
}

function picture(name, svg, crossed = true) {
  const whole = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll('text')].map(t => ({text: t.textContent, box: t.getBoundingClientRect(), halo: t.hasAttribute('paint-order'), node: t}));
  if (texts.length === 0) faults.push(`${name}: senza testo`);
  for (const t of texts) {
    if (!inside(t.box, whole)) faults.push(`${name}: «${t.text}» esce dal disegno`);
    const box = t.node.closest('g.nodo');
    if (box && !inside(t.box, box.querySelector('rect').getBoundingClientRect())) faults.push(`${name}: «${t.text}» esce dal riquadro`);
  }
  overlaps(name, texts);
  if (!crossed) return;
  const bare = texts.filter(t => !t.halo).map(t => ({text: t.text, box: shrunk(t.box, 2)}));
  const rows = new Map();  // by 64 pixels of height
  for (const t of bare)
    for (let row = Math.floor(t.box.top / 64); row <= Math.floor(t.box.bottom / 64); ++row) rows.set(row, [...(rows.get(row) ?? []), t]);
  const seen = new Set();
  for (const p of points(svg))
    for (const t of rows.get(Math.floor(p.y / 64)) ?? [])
      if (!seen.has(t) && p.x > t.box.left && p.x < t.box.right && p.y > t.box.top && p.y < t.box.bottom) {
        seen.add(t);
        faults.push(`${name}: una linea passa su «${t.text}»`);
      }
}

function page(name, frame, width) {
  const doc = frame.contentDocument;
  if (doc.documentElement.scrollWidth > width) faults.push(`${name}: larga ${doc.documentElement.scrollWidth}`);
  const shown = [...doc.querySelectorAll('h1,h2,h3,p,li,dt,dd,th,td')].filter(e => e.getClientRects().length > 0);
  const leaves = shown.filter(e => !shown.some(o => o !== e && e.contains(o)));
  for (const e of shown) {
    const box = e.getBoundingClientRect();
    if (box.left < 0 || box.right > width + 0.5 || e.scrollWidth > e.clientWidth + 1) faults.push(`${name}: «${e.textContent}» esce`);
  }
  overlaps(name, leaves.map(e => ({text: e.textContent, box: e.getBoundingClientRect()})));
  const drawn = [...doc.querySelectorAll('svg')].filter(s => s.getClientRects().length > 0);
  if (drawn.length !== (doc.querySelector('svg') ? 1 : 0)) faults.push(`${name}: ${drawn.length} disegni in vista`);
  for (const svg of drawn) {
    picture(name, svg, false);
    for (const t of svg.querySelectorAll('text'))
      if (t.getBoundingClientRect().height < 9.5) faults.push(`${name}: «${t.textContent}» troppo piccolo`);
  }
}

async function look() {
  for (const thing of things) {
    if (thing.kind === 'svg') {
      const holder = document.createElement('div');
      holder.innerHTML = thing.text;
      document.body.append(holder);
      picture(thing.name, holder.querySelector('svg'));
      holder.remove();
      continue;
    }
    for (const width of [320, 768, 1280]) {
      const frame = document.createElement('iframe');
      frame.style = `border:0;width:${width}px;height:900px`;
      const ready = new Promise(done => { frame.onload = done; });
      frame.srcdoc = thing.text;
      document.body.append(frame);
      await ready;
      page(`${thing.name} ${width}`, frame, width);
      frame.remove();
    }
  }
  document.body.innerHTML = '';
  const said = document.createElement('pre');
  said.id = 'detto';
  said.textContent = faults.length ? faults.join('\n') : 'niente';
  document.body.append(said);
}
look().catch(e => { document.body.innerHTML = `<pre id="detto">${e}</pre>`; });
