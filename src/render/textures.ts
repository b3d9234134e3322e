/** The textures that a tissue's frame is uploaded to. */
import { BufferImageSource } from 'pixi.js';
import type { TissueFrame } from '../serve/protocol.ts';

type Bytes = Uint8Array | Float32Array;
type Format = 'rgba8unorm' | 'r8unorm' | 'r32float';

export interface Textures {
  width: number;
  height: number;
  grain: number;
  structural: BufferImageSource;
  mobile: BufferImageSource;
  ground: BufferImageSource;
  field: BufferImageSource;
}

export function openTextures(tissue: TissueFrame): Textures {
  const { width, height, grain } = tissue;
  return {
    width,
    height,
    grain,
    structural: texture(tissue.structural, width, height, 'rgba8unorm'),
    mobile: texture(tissue.mobile, width, height, 'rgba8unorm'),
    ground: texture(tissue.ground, width, height, 'r8unorm'),
    field: texture(tissue.field, width, height, 'r32float'),
  };
}

export function updateTextures(textures: Textures, tissue: TissueFrame): void {
  textures.grain = tissue.grain;
  replace(textures.structural, tissue.structural);
  replace(textures.mobile, tissue.mobile);
  replace(textures.ground, tissue.ground);
  replace(textures.field, tissue.field);
}

export function closeTextures(textures: Textures): void {
  for (const source of [textures.structural, textures.mobile, textures.ground, textures.field]) source.destroy();
}

export function texture(
  resource: Bytes,
  width: number,
  height: number,
  format: Format,
  scaleMode: 'nearest' | 'linear' = 'nearest',
): BufferImageSource {
  return new BufferImageSource({
    resource,
    width,
    height,
    format,
    scaleMode,
    alphaMode: 'no-premultiply-alpha',
    autoGarbageCollect: false,
  });
}

export function replace(source: BufferImageSource, next: Bytes): void {
  source.resource = next;
  source.update();
}
