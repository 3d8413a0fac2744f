"""What the end-to-end tests ask of the page itself. See ``browser.py``."""

from __future__ import annotations

SWITCH_ON = """new MutationObserver((_, watch) => {
  const button = document.querySelector('flt-semantics-placeholder');
  if (!button) return;
  watch.disconnect();
  button.click();
}).observe(document, {childList: true, subtree: true});"""
"""Switches the accessibility tree on before Flutter has drawn anything. It must not come later:
where a field has the focus by then (the lock screen's), Flutter goes on typing into an element
of its own for as long as the page lives, and no field of the tree ever gets the focus."""

SHARE_IN_VIEW = """e => new Promise(done => {
  const watch = new IntersectionObserver(seen => {
    watch.disconnect();
    done(seen[0].intersectionRatio);
  });
  watch.observe(e);
})"""

WAY_THERE = """e => {
  const box = e.getBoundingClientRect();
  for (let a = e.parentElement; a && a !== document.body; a = a.parentElement) {
    if (getComputedStyle(a).overflowY === 'visible') continue;
    const area = a.getBoundingClientRect();
    const inside = area.top <= box.top && box.bottom <= area.bottom;
    if (inside || a.scrollHeight <= a.clientHeight) continue;
    const middle = [area.left + area.width / 2, area.top + area.height / 2];
    const by = box.top + box.height / 2 - middle[1];
    if (Math.abs(by) >= 1) return [...middle, by];
  }
  return null;
}"""
"""The middle of the area in which an element is out of sight, and how far down it is from there;
null where no turn of the wheel brings it nearer."""

AT_REST = """([e, top, patience]) => new Promise(done => {
  const began = performance.now();
  let last = null;
  const look = () => {
    const now = e.isConnected ? e.getBoundingClientRect().top : null;
    const moved = now !== top;
    if (moved && now === last) return done(true);
    if (performance.now() - began > patience) return done(moved);
    last = now;
    requestAnimationFrame(look);
  };
  look();
})"""
"""Whether an element has left ``top``, once it stays where it is from one frame to the next."""

PAGE_SCROLLERS = """(down) => {
  let moved = false;
  for (const e of document.querySelectorAll('flt-semantics')) {
    if (getComputedStyle(e).overflowY !== 'scroll') continue;
    const before = e.scrollTop;
    e.scrollTop = before + (down ? 1 : -1) * e.clientHeight * 0.7;
    moved ||= e.scrollTop !== before;
  }
  return moved;
}"""

NOTE_LISTENERS = """
for (const [name, now] of [['addEventListener', true], ['removeEventListener', false]]) {
  const plain = EventTarget.prototype[name];
  EventTarget.prototype[name] = function (type, ...rest) {
    if (type === 'input') this.isListenedTo = now;
    return plain.call(this, type, ...rest);
  };
}"""
"""Flutter listens to a field's input while it takes the field's keys, and to no other field."""

NOTE_PRESSES = """window.pressed = [];
for (const kind of ['pointerdown', 'pointerup', 'click']) addEventListener(kind, e => {
  const on = e.composedPath().map(n => n.getAttribute?.('flt-semantics-identifier')).find(i => i);
  window.pressed.push(`${Math.round(performance.now())} ${kind} ${on || e.target.tagName}`);
  window.pressed.splice(0, window.pressed.length - 30);
}, true);"""
"""What was pressed lately, for a press that had no effect (seen once in some thousand)."""

TAKES_KEYS = """identifier => {
  const e = document.activeElement;
  return !!e?.isListenedTo && !!e.closest(`[flt-semantics-identifier="${identifier}"]`);
}"""
"""Whether the keys go to a field by now: it has the focus, and Flutter listens to it."""

HOW_IT_DRAWS = """async () => {
  const waited = new Promise(done => setTimeout(() => done('no frame'), 1000));
  const frame = new Promise(done => requestAnimationFrame(() => done('a frame')));
  return [await Promise.race([frame, waited]), document.visibilityState].join();
}"""
"""For a page that stays empty (seen once in some hundred runs): whether frames come, and whether
the page counts as seen."""

ALL_TEXT = """() => {
  const host = document.querySelector('flt-semantics-host');
  if (!host) return '';
  const said = [...host.querySelectorAll('[aria-label], input, textarea')].flatMap(
    e => [e.getAttribute('aria-label') || '', e.value || '']);
  const texts = [...host.querySelectorAll('*')].map(
    e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(''));
  return [...said, ...texts].filter(t => t).join('\\n');
}"""
