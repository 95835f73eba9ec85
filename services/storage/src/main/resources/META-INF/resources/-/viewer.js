// Long texts: pages follow as they are scrolled to, lines are chosen by a click and ranges by another with shift.
'use strict';

const lines = document.querySelector('.lines');
const KEPT = 8000;
const AHEAD = 1500;
const parser = new DOMParser();
let chosen = 0;

const range = () => {
  const form = /^#L(\d+)(?:-L?(\d+))?$/.exec(location.hash);
  if (!form) return null;
  const ends = [Number(form[1]), Number(form[2] || form[1])].sort((a, b) => a - b);
  return {from: ends[0], to: ends[1]};
};

const mark = () => {
  const wanted = range();
  for (const line of lines.children) {
    const number = Number(line.firstElementChild.dataset.n);
    line.classList.toggle('chosen', Boolean(wanted) && number >= wanted.from && number <= wanted.to);
  }
  return wanted;
};

const show = () => {
  const wanted = mark();
  if (!wanted) return;
  const line = document.getElementById(`L${wanted.from}`);
  if (line) {
    chosen = wanted.from;
    line.scrollIntoView({block: 'center'});
  } else if (new URLSearchParams(location.search).get('line') !== String(wanted.from)) {
    location.replace(`?line=${wanted.from}${location.hash}`);
  }
};

const choose = (event) => {
  const number = Number(event.target.dataset.n);
  if (!number || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const other = event.shiftKey && chosen ? chosen : number;
  chosen = other;
  const hash = other === number ? `#L${number}` : `#L${Math.min(other, number)}-L${Math.max(other, number)}`;
  history.replaceState(null, '', `?line=${Math.min(other, number)}${hash}`);
  mark();
};

// The page behind a link, which is what the link would show: lines as the server wrote them, and where to go on.
const pageAt = async (address) => {
  const answer = await fetch(address);
  return answer.ok ? parser.parseFromString(await answer.text(), 'text/html') : null;
};

const counted = new Intl.NumberFormat('en');
const tell = () => {
  const shown = document.querySelector('nav .shown');
  const last = lines.lastElementChild.firstElementChild.dataset.n;
  const first = lines.firstElementChild.firstElementChild.dataset.n;
  shown.textContent = shown.textContent
    .replace(/lines [\d,]+–[\d,]+/, `lines ${counted.format(first)}–${counted.format(last)}`);
};

const end = document.querySelector('nav.end');
let busy = false;
const follow = async () => {
  const next = end.querySelector('.next');
  if (!next || busy) return;
  busy = true;
  const page = await pageAt(next.href).catch(() => null);
  if (page && page.querySelector('.lines')) {
    lines.append(...page.querySelectorAll('.lines > .line'));
    end.replaceChildren(...page.querySelector('nav.end').childNodes);
    const total = page.querySelector('nav .shown').textContent;
    document.querySelector('nav .shown').textContent = total;
    // Of a text of millions of lines a part is kept; what is above it is a link away.
    while (lines.children.length > KEPT) {
      const above = lines.firstElementChild.offsetHeight;
      lines.firstElementChild.remove();
      scrollBy(0, -above);
    }
    tell();
    mark();
  }
  busy = false;
  // A page of short lines may end where its reader still sees the end.
  if (page && end.getBoundingClientRect().top < innerHeight + AHEAD) follow();
};

if (lines) {
  show();
  lines.addEventListener('click', choose);
  addEventListener('hashchange', show);
  new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && follow(), {rootMargin: `${AHEAD}px`})
    .observe(end);
}
