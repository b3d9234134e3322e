/**
 * Makes the film on the home page of the site from a run of the hypoxia scenario: `node scripts/site-film.mjs`.
 *
 * Writes site/public/hypoxia.webm, without sound, and the picture that stands in its place, hypoxia.png: the last one.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './page.mjs';
import { root, withSource } from './with-source.mjs';

/** Hours between two pictures and of the last; pictures and bits per second. */
const [EVERY, UNTIL, PER_SECOND, BITS] = [2, 144, 12, 600_000];

const pictures = await withSource('/site/make/film.ts', ({ filmed }) => [...filmed('hypoxia', EVERY, UNTIL)]);
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  // Video codecs are there for pages of this machine alone.
  await page.route('http://localhost/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Film</title>' }),
  );
  await page.goto('http://localhost/');
  await page.addScriptTag({ path: join(root, 'node_modules/mediabunny/dist/bundles/mediabunny.min.cjs') });
  const film = await page.evaluate(encode, {
    pictures: pictures.map((png) => Buffer.from(png).toString('base64')),
    perSecond: PER_SECOND,
    bits: BITS,
  });
  writeFileSync(join(root, 'site/public/hypoxia.webm'), Buffer.from(film, 'base64'));
  writeFileSync(join(root, 'site/public/hypoxia.png'), pictures.at(-1));
} finally {
  await browser.close();
}

/** In the browser: a film of pictures, as base64. */
async function encode({ pictures, perSecond, bits }) {
  const { BufferTarget, CanvasSource, Output, WebMOutputFormat } = window.Mediabunny;
  const canvas = document.createElement('canvas');
  const target = new BufferTarget();
  const output = new Output({ format: new WebMOutputFormat(), target });
  let source;
  for (const [i, picture] of pictures.entries()) {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    if (i === 0) {
      [canvas.width, canvas.height] = [image.width, image.height];
      source = new CanvasSource(canvas, { codec: 'vp9', bitrate: bits, keyFrameInterval: 1e3 });
      output.addVideoTrack(source, { frameRate: perSecond });
      await output.start();
    }
    canvas.getContext('2d').drawImage(image, 0, 0);
    await source.add(i / perSecond, 1 / perSecond);
  }
  await output.finalize();
  const url = await new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(new Blob([target.buffer]));
  });
  return url.slice(url.indexOf(',') + 1);
}
