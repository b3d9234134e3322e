/** The uniforms of a tissue's shader. */
import { UniformGroup } from 'pixi.js';
import type { Appearance, Rgb } from './colour.ts';
import { MAX_SAMPLES, type Placed } from './painter.ts';

export function openUniforms(): UniformGroup {
  return new UniformGroup({
    uOrigin: { value: new Float32Array(2), type: 'vec2<f32>' },
    uSpan: { value: new Float32Array(2), type: 'vec2<f32>' },
    uSize: { value: new Float32Array(2), type: 'vec2<f32>' },
    uSitePixels: { value: 1, type: 'f32' },
    uSamples: { value: MAX_SAMPLES, type: 'f32' },
    uByColumn: { value: 0, type: 'f32' },
    uFieldHigh: { value: 0, type: 'f32' },
    uContourCount: { value: 0, type: 'f32' },
    uContours: { value: new Float32Array(4), type: 'vec4<f32>' },
    uStage: { value: new Float32Array(3), type: 'vec3<f32>' },
    uOutside: { value: new Float32Array(3), type: 'vec3<f32>' },
    uGrey: { value: new Float32Array(3), type: 'vec3<f32>' },
    uEdge: { value: new Float32Array(3), type: 'vec3<f32>' },
    uContour: { value: new Float32Array(3), type: 'vec3<f32>' },
  });
}

/** `resolution` is device pixels per CSS pixel; `samples` as for `Painter.draw`. */
export function place(
  uniforms: UniformGroup,
  placed: Placed,
  { width, height }: { width: number; height: number },
  resolution: number,
  samples: number,
): void {
  const set = uniforms.uniforms;
  set.uSamples = samples;
  set.uOrigin = new Float32Array([placed.x, placed.y]);
  set.uSpan = new Float32Array([placed.width / placed.sitePixels, placed.height / placed.sitePixels]);
  set.uSize = new Float32Array([width, height]);
  set.uSitePixels = placed.sitePixels * resolution;
}

export function applyAppearance(uniforms: UniformGroup, appearance: Appearance): void {
  const set = uniforms.uniforms;
  const contours = new Float32Array(4);
  contours.set(appearance.contours);
  set.uByColumn = appearance.byColumn ? 1 : 0;
  set.uFieldHigh = appearance.fieldHigh;
  set.uContourCount = appearance.contours.length;
  set.uContours = contours;
  set.uStage = unit(appearance.stage);
  set.uOutside = unit(appearance.outside);
  set.uGrey = unit(appearance.grey);
  set.uEdge = unit(appearance.edge);
  set.uContour = unit(appearance.contour);
}

function unit(colour: Rgb): Float32Array {
  return new Float32Array(colour.map((channel) => channel / 255));
}
