import { saveAs } from '../share/save.ts';
import { texts } from '../texts/language.ts';

/** Pixels of a saved picture per pixel of the figure. */
const FINE = 2;

/** Saves a figure as drawn, or as a picture of twice its size. */
export function SaveFigure({ svg, name }: { svg: string; name: string }) {
  const say = texts.value.figure;
  return (
    <div class="share-actions">
      <button
        type="button"
        class="main"
        data-action="figure-svg"
        onClick={() => saveAs(`${name}.svg`, svg, 'image/svg+xml')}
      >
        {say.svg}
      </button>
      <button
        type="button"
        data-action="figure-png"
        onClick={() => void pngOf(svg).then((blob) => saveAs(`${name}.png`, blob))}
      >
        {say.png}
      </button>
    </div>
  );
}

function pngOf(svg: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth * FINE;
      canvas.height = image.naturalHeight * FINE;
      canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(texts.value.notices.noPicture))), 'image/png');
    };
    image.onerror = () => reject(new Error(texts.value.notices.noPicture));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
}
