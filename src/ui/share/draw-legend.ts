/** The legend as part of a saved picture: the scales, and the symbols of the cells with their names. */

const FONT = '12px "Inter Variable", sans-serif';
const GAP = 22;
const SYMBOL = 15;
const LINE = 24;
const SCALE = { width: 150, height: 44, bar: 8 };

/** The colours of the text, and of what is less important. */
export interface Inks {
  ink: string;
  quiet: string;
}

/** A scale or a symbol, where it lies below the picture. */
interface Item {
  x: number;
  y: number;
  draw(context: CanvasRenderingContext2D, x: number, y: number): void;
}

/** What is drawn below a picture, and how much room it takes, pixels. */
export interface LegendBelow {
  height: number;
  draw(context: CanvasRenderingContext2D, left: number, top: number): void;
}

/** The legend of the page as it is now, in lines of at most this width; nothing where the page has none. */
export function legendBelow(context: CanvasRenderingContext2D, width: number, inks: Inks): LegendBelow {
  const items: Item[] = [];
  let [x, y] = [0, 0];
  const put = (wide: number, high: number, draw: Item['draw']) => {
    if (x > 0 && x + wide > width) {
      x = 0;
      y += high;
    }
    items.push({ x, y, draw });
    x += wide + GAP;
  };
  const scales = [...document.querySelectorAll<HTMLElement>('.legend .scale')];
  for (const scale of scales) put(SCALE.width, SCALE.height, (to, left, top) => drawScale(to, scale, left, top, inks));
  if (scales.length > 0) {
    x = 0;
    y += SCALE.height;
  }
  context.font = FONT;
  const symbols = [...document.querySelectorAll<HTMLImageElement>('.legend > ul > li img.glyph')];
  for (const symbol of symbols) {
    const name = symbol.parentElement?.textContent ?? '';
    put(SYMBOL + 7 + context.measureText(name).width, LINE, (to, left, top) => {
      to.drawImage(symbol, left, top, SYMBOL, SYMBOL);
      to.fillStyle = inks.ink;
      to.fillText(name, left + SYMBOL + 7, top + 12);
    });
  }
  const height = symbols.length > 0 ? y + LINE : y;
  return {
    height: height === 0 ? 0 : height + 8,
    draw(to, left, top) {
      to.font = FONT;
      to.textAlign = 'start';
      for (const item of items) item.draw(to, left + item.x, top + item.y);
    },
  };
}

/** A scale with its name, its colours and the values at its ends. */
function drawScale(context: CanvasRenderingContext2D, scale: HTMLElement, left: number, top: number, inks: Inks): void {
  const bar = scale.querySelector<HTMLElement>('.scale-colours');
  const colours = bar?.style.background.match(/rgba?\([^)]*\)|#[0-9a-f]{3,8}/gi) ?? [];
  const gradient = context.createLinearGradient(left, 0, left + SCALE.width, 0);
  for (const [i, colour] of colours.entries()) gradient.addColorStop(i / Math.max(1, colours.length - 1), colour);
  context.fillStyle = inks.ink;
  context.fillText(scale.querySelector('span')?.textContent ?? '', left, top + 10);
  context.fillStyle = gradient;
  context.fillRect(left, top + 16, SCALE.width, SCALE.bar);
  context.fillStyle = inks.quiet;
  for (const tick of scale.querySelectorAll<HTMLElement>('.scale-ticks > span')) {
    const { side = 'start' } = tick.dataset;
    context.textAlign = side === 'middle' ? 'center' : side === 'end' ? 'end' : 'start';
    const at = Number.parseFloat(tick.style.left) / 100;
    context.fillText(tick.textContent ?? '', left + at * SCALE.width, top + 37);
  }
  context.textAlign = 'start';
}
