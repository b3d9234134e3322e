/** PNG files of any format, as bytes of colour. */
import { convertIndexedToRgb, type DecodedPng, decode } from 'fast-png';
import type { Picture } from '../../scenario/first-tissue/picture-of-cells.ts';

/**
 * The picture in a PNG. Palette, grey, 1 to 16 bits, with or without opacity: all become 8-bit channels.
 * @throws an error for a mask of labels, whose numbers are not colours
 */
export function pictureOf(bytes: Uint8Array): Picture {
  const png = decode(bytes);
  const { width, height } = png;
  if (png.palette) return { width, height, data: convertIndexedToRgb(png), channels: png.palette[0].length };
  const picture = { width, height, data: inBytes(png), channels: png.channels };
  return png.transparency && png.transparency.length > 0 ? withClear(picture, png) : picture;
}

/** Channels of 16 bits, and grey of fewer than 8, scaled to bytes. */
function inBytes(png: DecodedPng): ArrayLike<number> {
  const { depth, channels, data } = png;
  if (depth === 8) return data;
  if (depth < 8) {
    const shades = 2 ** depth;
    const palette = Array.from({ length: shades }, (_, i) => [Math.round((255 * i) / (shades - 1))]);
    return convertIndexedToRgb({ ...png, palette });
  }
  let largest = 0;
  for (const value of data) largest = Math.max(largest, value);
  if (channels === 1 && largest > 0 && largest < LEAST_GREY)
    throw new Error(`found a mask of labels (16 bits of grey, 0 to ${largest}), expected colours that are cell types`);
  return Uint8Array.from(data, (value) => Math.round(value / 257));
}

/** A picture in 16 bits of grey whose lightest value is below this (of 65,535) is a mask of labels. */
const LEAST_GREY = 4096;

/** Adds an opacity channel: 0 for the one colour that the PNG names as transparent, else 255. */
function withClear(
  { width, height, data, channels }: Picture,
  { transparency, depth, data: raw }: DecodedPng,
): Picture {
  const clear = [...transparency!];
  const wide = channels + 1;
  const result = new Uint8Array(width * height * wide);
  const scaled = depth < 8 ? clear.map((value) => Math.round((255 * value) / (2 ** depth - 1))) : clear;
  const written = depth < 8 ? data : raw;
  for (let i = 0; i < width * height; i++) {
    for (let k = 0; k < channels; k++) result[i * wide + k] = data[i * channels + k];
    const isClear = scaled.slice(0, channels).every((value, k) => written[i * channels + k] === value);
    result[i * wide + channels] = isClear ? 0 : 255;
  }
  return { width, height, data: result, channels: wide };
}
