import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Side of a square, and the empty rim round the picture, in its units. */
const RIM = 4;

/** A text as a picture that a phone can read. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const drawn = useSignal<{ path: string; size: number } | null>(null);
  useEffect(() => {
    void import('qrcode-generator').then(({ default: qrcode }) => {
      const code = qrcode(0, 'M');
      code.addData(text);
      code.make();
      const count = code.getModuleCount();
      let path = '';
      for (let y = 0; y < count; y++)
        for (let x = 0; x < count; x++) if (code.isDark(y, x)) path += `M${x + RIM} ${y + RIM}h1v1h-1z`;
      drawn.value = { path, size: count + 2 * RIM };
    });
  }, [text]);
  if (drawn.value === null) return null;
  const { path, size } = drawn.value;
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
