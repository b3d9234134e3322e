/** Checks the layout of a screen by its boxes: finds any that scroll sideways, are cut off, overlap or lie outside. */

/** Elements whose text ends in an ellipsis on purpose; the full text is elsewhere. */
const shortened = [
  '.question h1', // in full in About
  '.arm-name', // a name given by the user, in full in the tree of branches
  '.arm-head dt', // in full beside the measure's chart
  '.term-source', // in full in its title
  '.lesson-steps', // the present step shows its name in full
  '.cell-head p', // its curves show since when the cell is known
  '.blood dl', // rows that do not fit a low stage; the charts have them
  '.cell-stretch', // short stretches of a cell's life; in full in the caption and in a list
  '.picker select', // in full in the open list
];

/** Elements that scroll sideways on purpose. */
const scrolling = [
  '.legend', // on a phone, as there is room for two rows only
  '.dialog .table', // tables of numbers
];

/** @returns a line per problem; empty when there is none */
export const check = (page) => page.evaluate(inPage, { shortened, scrolling });

function inPage({ shortened, scrolling }) {
  const found = new Set();
  const { innerWidth, innerHeight } = window;
  const within = (element, selectors) => selectors.some((one) => element.closest(one) !== null);
  const modal = [...document.querySelectorAll('dialog[open]')].at(-1);
  const root = modal ?? document.body;

  const nameOf = (element) => {
    const names = [];
    for (let one = element; one !== null && one !== document.body && names.length < 3; one = one.parentElement) {
      const own = one.dataset?.action ?? one.dataset?.control ?? one.dataset?.readout;
      const kind = typeof one.className === 'string' ? one.className.split(' ')[0] : one.getAttribute('class');
      names.unshift(one.localName + (kind ? `.${kind}` : '') + (own ? `[${own}]` : ''));
    }
    return names.join(' > ');
  };
  const quoted = (text) => `"${text.trim().replace(/\s+/g, ' ').slice(0, 40)}"`;

  /** The part of a box that its clipping ancestors leave visible, and whether one that does not scroll cuts it. */
  const seen = (element, box) => {
    let { left, top, right, bottom } = box;
    let cut = false;
    for (let one = element; one !== null && one !== document.documentElement; one = one.parentElement) {
      const { overflowX, overflowY, position } = getComputedStyle(one);
      const edge = one.getBoundingClientRect();
      if (overflowX !== 'visible') {
        cut ||= overflowX !== 'auto' && overflowX !== 'scroll' && (left < edge.left - 1 || right > edge.right + 1);
        [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      }
      if (overflowY !== 'visible') {
        // A line's box is higher than its letters.
        cut ||= overflowY !== 'auto' && overflowY !== 'scroll' && (top < edge.top - 3 || bottom > edge.bottom + 3);
        [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      }
      if (position === 'fixed') break;
    }
    return { left, top, right, bottom, cut };
  };
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  /** Visually hidden, but available to screen readers. */
  const unseen = (element) => element.closest('.unseen, .skip, [aria-hidden="true"]:empty, option, noscript') !== null;
  /** Whether something that stays in place while the rest scrolls covers a point of an element. */
  const covered = (element, x, y) => {
    const top = document.elementFromPoint(x, y);
    if (top === null || element.contains(top) || top.contains(element)) return false;
    for (let one = top; one !== null && !one.contains(element); one = one.parentElement)
      if (['sticky', 'fixed'].includes(getComputedStyle(one).position) || one.dataset.open === 'true') return true;
    return false;
  };

  if (document.documentElement.scrollWidth > innerWidth) found.add('the page scrolls sideways');
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (!isSeen(element) || within(element, scrolling)) continue;
    const { overflowX } = getComputedStyle(element);
    const scrolls = overflowX === 'auto' || overflowX === 'scroll';
    if (scrolls && element.scrollWidth > element.clientWidth + 1)
      found.add(`scrolls sideways: ${nameOf(element)} by ${element.scrollWidth - element.clientWidth}`);
  }

  const pieces = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    const element = node.parentElement;
    if (node.data.trim() === '' || !isSeen(element) || unseen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue;
      const part = seen(element, box);
      const outside = part.left < -1 || part.right > innerWidth + 1;
      if ((part.cut || outside) && !within(element, shortened))
        found.add(`cut off: ${quoted(node.data)} in ${nameOf(element)}`);
      if (part.right - part.left < 3 || part.bottom - part.top < 5) continue;
      if (part.bottom < 0 || part.top > innerHeight) continue;
      const [x, y] = [(part.left + part.right) / 2, (part.top + part.bottom) / 2];
      if (!covered(element, x, y)) pieces.push({ node, element, ...part });
    }
  }
  for (const [i, a] of pieces.entries()) {
    for (const b of pieces.slice(i + 1)) {
      if (a.node === b.node) continue;
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      // The boxes of adjacent lines touch; their letters do not.
      if (wide <= 2 || high <= 4) continue;
      found.add(
        `overlap: ${quoted(a.node.data)} in ${nameOf(a.element)} and ${quoted(b.node.data)} in ${nameOf(b.element)}`,
      );
    }
  }

  for (const control of root.querySelectorAll('button, select, input, textarea, summary, a[href]')) {
    if (!isSeen(control) || unseen(control) || within(control, scrolling)) continue;
    const box = control.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const part = seen(control, box);
    const { borderTopWidth, borderBottomWidth, opacity } = getComputedStyle(control);
    const drawn = opacity !== '0' && borderTopWidth !== '0px' && borderBottomWidth !== '0px';
    for (const { node, element, ...text } of drawn ? pieces : []) {
      if (control.contains(element) || element.contains(control.parentElement)) continue;
      const wide = Math.min(part.right, text.right) - Math.max(part.left, text.left);
      const high = Math.min(part.bottom, text.bottom) - Math.max(part.top, text.top);
      if (wide > 2 && high > 4) found.add(`overlap: ${nameOf(control)} and ${quoted(node.data)} in ${nameOf(element)}`);
    }
    const scrolled = part.right <= part.left || part.bottom <= part.top;
    const outside =
      !scrolled && (part.left < -1 || part.right > innerWidth + 1 || part.top < -1 || part.bottom > innerHeight + 1);
    if (outside || (part.cut && !within(control, shortened))) found.add(`outside: ${nameOf(control)}`);
    const isText = control.localName === 'input' && ['text', 'number', 'search'].includes(control.type);
    if (isText && !control.readOnly && control.scrollWidth > control.clientWidth + 1 && !within(control, shortened))
      found.add(`cut off: ${quoted(control.value)} in ${nameOf(control)}`);
  }
  return [...found];
}
