/** A seed of the page's own: two words and a number, short enough to read out. */

const FIRST =
  'amber azure birch brass cedar coral dune ember fern flint frost grove hazel iris ivory jade lark lilac maple mint moss opal pearl pine plum quartz reed rose sage slate teal willow'.split(
    ' ',
  );

/** Three-digit numbers, so that two pages of a class hardly ever have the same seed. */
export function ownSeed(): string {
  const [a, b] = crypto.getRandomValues(new Uint32Array(2));
  return `${FIRST[a % FIRST.length]}-${FIRST[(a >>> 8) % FIRST.length]}-${100 + (b % 900)}`;
}
