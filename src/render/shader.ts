/**
 * One quad and one fragment shader draw a tissue: its ground, a field with contours, and the cells of both slots
 * inside the square of their site, by signed distances read from an atlas of the shapes. Below four pixels per site
 * cells are discs, below two their average. Parts are compiled in only where a picture needs them, and a fragment
 * reads one cell only: a CPU that emulates a graphics card runs every branch.
 */
export interface Parts {
  near: boolean;
  field: boolean;
  tubes: boolean;
}

export const VERTEX = `#version 300 es
precision highp float;
in vec2 aPosition;
out vec2 vUnit;
uniform mat3 uProjectionMatrix;
uniform mat3 uWorldTransformMatrix;
uniform mat3 uTransformMatrix;
void main() {
  vUnit = aPosition;
  mat3 toClip = uProjectionMatrix * uWorldTransformMatrix * uTransformMatrix;
  gl_Position = vec4((toClip * vec3(aPosition, 1.0)).xy, 0.0, 1.0);
}`;

const HEAD = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
in vec2 vUnit;
out vec4 finalColor;
uniform sampler2D uStructural;
uniform sampler2D uMobile;
uniform sampler2D uGround;
uniform sampler2D uField;
uniform sampler2D uPalette;
uniform sampler2D uTables;
uniform sampler2D uShapes;
uniform vec2 uOrigin;
uniform vec2 uSpan;
uniform vec2 uSize;
uniform float uSitePixels;
uniform float uSamples;
uniform float uByColumn;
uniform float uFieldHigh;
uniform float uContourCount;
uniform vec4 uContours;
uniform vec3 uStage;
uniform vec3 uOutside;
uniform vec3 uGrey;
uniform vec3 uEdge;
uniform vec3 uContour;
vec4 slot(sampler2D map, ivec2 site) {
  vec4 texel = texelFetch(map, clamp(site, ivec2(0), ivec2(uSize) - 1), 0);
  return site == clamp(site, ivec2(0), ivec2(uSize) - 1) ? texel : vec4(0.0);
}
vec4 entryOf(float type) { return texelFetch(uPalette, ivec2(int(type * 255.0 + 0.5) - 1, 0), 0); }
int shapeOf(vec4 entry) { return int(entry.a * 255.0 + 0.5) & 127; }
/** Opacity of the cells of a type: dimmed types are faint. */
float seenOf(vec4 entry) { return entry.a > 0.5 ? 0.22 : 1.0; }
bool has(int flags, int flag) { return (flags & flag) != 0; }
vec3 colourOf(vec4 cell, vec4 entry) {
  vec3 byColumn = texelFetch(uTables, ivec2(int(cell.b * 255.0 + 0.5), 0), 0).rgb;
  vec3 colour = uByColumn > 0.5 && shapeOf(entry) == 0 ? byColumn : entry.rgb;
  return has(int(cell.g * 255.0 + 0.5), 1) ? uGrey : colour;
}
/** How much of a device pixel lies inside a border at distance d. */
float cover(float d) { return clamp(0.5 - d * uSitePixels, 0.0, 1.0); }
`;

const NEAR = `
float segment(vec2 q, vec2 to) { return length(q - to * clamp(dot(q, to) / dot(to, to), 0.0, 1.0)); }
/** Distance of q to the line in the nearest of eight directions if its bit is set, else 1. */
float stalk(int bits, vec2 q) {
  float eighth = floor(atan(q.y, q.x) / 0.78539816 + 0.5);
  vec2 way = vec2(cos(eighth * 0.78539816), sin(eighth * 0.78539816));
  return has(bits, 1 << ((int(eighth) + 8) & 7)) ? abs(q.x * way.y - q.y * way.x) : 1.0;
}
float shapeDistance(int shape, vec2 q) {
  vec2 inside = clamp(q + 0.5, 0.008, 0.992);
  vec2 at = (vec2(float(shape & 3), float(shape >> 2)) + inside) / vec2(4.0, 5.0);
  return textureLod(uShapes, at, 0.0).r - 0.5 + length(q + 0.5 - inside);
}

void paintCell(inout vec3 ground, vec4 cell, vec4 entry, vec2 q, vec2 site, float scale) {
  int shape = shapeOf(entry);
  int flags = int(cell.g * 255.0 + 0.5);
  bool dead = has(flags, 1);
  bool ring = shape == 3 && !dead;
  float lucky = fract(dot(site, vec2(0.7548777, 0.5698403)));
  vec2 odd = vec2(lucky, fract(lucky * 57.0));
  float turn = (cell.a * 255.0 / 256.0 + (dead ? lucky : 0.0)) * 6.2831853;
  vec2 along = vec2(cos(turn), sin(turn));
  vec2 p = q / scale;
  if (shape < 3) p += 0.05 * (odd - 0.5);
  vec2 shown = p;
  if (dead || shape == 1 || shape == 2) shown = vec2(dot(p, along), p.y * along.x - p.x * along.y);
  if (dead) shown *= 1.0 + 0.45 * floor(3.0 * odd.y);
  else if (shape == 1 || shape == 2) shown.x *= max(abs(along.x), abs(along.y));
  float d = shapeDistance(dead ? 16 : ring && !has(flags, 16) ? 17 : shape, shown) * scale;
  float radius = length(p);
  vec3 colour = colourOf(cell, entry);
  vec3 body = colour;
  float alpha = cover(d) * (dead ? 0.8 : 1.0);
  float edge = uSitePixels > 6.0 && shape != 8 && !dead ? 0.7 * cover(d - 1.0 / uSitePixels) : 0.0;
  float lumen = ring ? cover((radius - 0.33) * scale) : 0.0;
  float line = has(flags, 8) && !dead ? cover(segment(q, 0.75 * along) - 0.08) : 0.0;
  if (shape == 7 && !dead) line = cover(stalk(int(cell.a * 255.0 + 0.5), q) - 0.08);
  if (shape == 6 && cell.b > 0.999 && !dead) alpha *= 1.0 - cover((radius - 0.22) * scale);
  if (shape == 7 && cell.b > 0.0 && !dead) alpha *= 1.0 - cover((radius - 0.14) * scale);
  if (ring && has(flags, 32)) alpha = max(alpha, cover((radius - 0.12) * scale));
  if (shape == 0 && uSitePixels > 12.0 && !dead) body *= 1.0 - 0.38 * cover((radius - 0.17) * scale);
  if (has(flags, 4) && uByColumn < 0.5 && shape != 3 && !dead) {
    body *= 1.0 - 0.7 * cover((abs(radius - 0.24) - 0.055) * scale);
    body = mix(body, vec3(1.0), 0.75 * cover((radius - 0.1) * scale));
  }
  float seen = seenOf(entry);
  ground = mix(ground, colour, seen * line);
  ground = mix(ground, uEdge, seen * edge);
  ground = mix(ground, mix(uStage, colour, 0.12), seen * lumen);
  ground = mix(ground, body, seen * alpha);
}`;

/** The joints of a tube are the bits of its angle byte (see TissueFrame). */
const TUBES = `
void paintTube(inout vec3 ground, vec4 cell, vec4 entry, vec2 q) {
  int bits = int(cell.a * 255.0 + 0.5);
  float d = length(q);
  if (has(bits, 1)) d = min(d, segment(q, vec2(1.0, 0.0)));
  if (has(bits, 2)) d = min(d, segment(q, vec2(1.0, 1.0)));
  if (has(bits, 4)) d = min(d, segment(q, vec2(0.0, 1.0)));
  if (has(bits, 8)) d = min(d, segment(q, vec2(-1.0, 1.0)));
  if (has(bits, 16)) d = min(d, segment(q, vec2(-1.0, 0.0)));
  if (has(bits, 32)) d = min(d, segment(q, vec2(-1.0, -1.0)));
  if (has(bits, 64)) d = min(d, segment(q, vec2(0.0, -1.0)));
  if (has(bits, 128)) d = min(d, segment(q, vec2(1.0, -1.0)));
  float seen = seenOf(entry);
  ground = mix(ground, mix(uStage, entry.rgb, 0.2), seen * cover(d - 0.28));
  ground = mix(ground, entry.rgb, seen * cover(abs(d - 0.28) - 0.075));
}`;

const FAR = `
void paintFar(inout vec3 colour, vec2 p, ivec2 site) {
  float tile = max(1.0, min(uSamples, ceil(1.4 / uSitePixels)));
  vec3 sum = vec3(0.0);
  float weight = 0.0;
  float disc = uSitePixels >= 2.0 ? cover(length(p - vec2(site) - 0.5) - 0.45) : 0.8;
  for (float y = 0.0; y < tile; y++) for (float x = 0.0; x < tile; x++) {
    ivec2 at = ivec2(floor(p + ((vec2(x, y) + 0.5) / tile - 0.5) / uSitePixels));
    vec4 mobile = slot(uMobile, at);
    vec4 cell = mobile.r > 0.0 ? mobile : slot(uStructural, at);
    vec4 entry = entryOf(cell.r);
    int shape = shapeOf(entry);
    bool dead = has(int(cell.g * 255.0 + 0.5), 1);
    float coverage = seenOf(entry) * (cell.r == 0.0 ? 0.0 : shape == 8 ? 1.0 : disc * (dead ? 0.35 : shape == 1 ? 0.45 : 1.0));
    sum += colourOf(cell, entry) * coverage;
    weight += coverage;
  }
  colour = mix(colour, sum / max(weight, 1e-6), weight / (tile * tile));
}`;

const FIELD = `
float fieldAt(ivec2 site) { return texelFetch(uField, clamp(site, ivec2(0), ivec2(uSize) - 1), 0).r; }
/** The value between the middles of four sites, and its slopes along x and y a site. */
vec3 fieldPatch(vec2 p) {
  vec2 at = p - 0.5;
  ivec2 corner = ivec2(floor(at));
  vec2 f = at - floor(at);
  vec2 top = vec2(fieldAt(corner), fieldAt(corner + ivec2(1, 0)));
  vec2 bottom = vec2(fieldAt(corner + ivec2(0, 1)), fieldAt(corner + ivec2(1, 1)));
  vec2 across = mix(top, bottom, f.y);
  return vec3(mix(across.x, across.y, f.x), across.y - across.x, mix(bottom.x - top.x, bottom.y - top.y, f.x));
}
vec4 tint(float value) {
  return texelFetch(uTables, ivec2(int(clamp(value / uFieldHigh, 0.0, 1.0) * 255.0 + 0.5), 1), 0);
}
float contour(float value, vec2 slope, vec2 pixel) {
  vec4 line = clamp(1.1 - abs(vec4(value) - uContours) / max(length(slope) / uSitePixels, 1e-9), 0.0, 1.0);
  float dash = 0.75 * step(fract((abs(slope.x) > abs(slope.y) ? pixel.y : pixel.x) / 7.0), 0.6);
  vec4 index = vec4(0.0, 1.0, 2.0, 3.0);
  line *= mix(vec4(1.0), vec4(dash), vec4(lessThan(index, vec4(uContourCount - 1.0)))) * vec4(lessThan(index, vec4(uContourCount)));
  return max(max(line.x, line.y), max(line.z, line.w));
}`;

/** The fragment shader with the parts that this picture needs. */
export function fragment(parts: Parts): string {
  const body = `
void main() {
  vec2 p = uOrigin + vUnit * uSpan;
  ivec2 site = ivec2(floor(p));
  bool inside = site == clamp(site, ivec2(0), ivec2(uSize) - 1);
  int ground = inside ? int(texelFetch(uGround, site, 0).r * 255.0 + 0.5) : 3;
  vec3 colour = ground == 3 ? uOutside : ground == 1 ? mix(uStage, uGrey, 0.05) : ground == 2 ? mix(uStage, uContour, 0.04) : uStage;
  float line = 0.0;
  ${parts.field ? FIELD_CALL : ''}
  ${parts.near ? near(parts) : 'paintFar(colour, p, site);'}
  finalColor = vec4(mix(colour, uContour, 0.35 * line), 1.0);
}`;
  const pieces = [HEAD, parts.near ? NEAR : FAR, parts.near && parts.tubes ? TUBES : ''];
  return [...pieces, parts.field ? FIELD : '', body].join('');
}

const FIELD_CALL = `
  vec3 patch_ = fieldPatch(p);
  float value = patch_.x;
  vec4 glow = tint(value);
  float shown = ground == 3 ? 0.0 : 1.0;
  line = shown * contour(value, patch_.yz, vUnit * uSpan * uSitePixels);
  colour = mix(mix(colour, glow.rgb, glow.a * shown), uContour, 0.75 * line);`;

/** A mobile cell is drawn over a structural one, smaller and to the side. */
function near(parts: Parts): string {
  return `
  vec2 q = p - vec2(site) - 0.5;
  vec4 below = slot(uStructural, site);
  vec4 above = slot(uMobile, site);
  bool shared_ = below.r > 0.0;
  vec4 entry = entryOf(below.r);
  bool tube = shapeOf(entry) == 4 && shared_ && !has(int(below.g * 255.0 + 0.5), 1);
  ${parts.tubes ? 'if (tube) paintTube(colour, below, entry, q);' : ''}
  bool over = above.r > 0.0 && (!shared_ || tube || length(q - 0.12) < 0.34 + 1.0 / uSitePixels);
  if (over) { below = above; entry = entryOf(above.r); q -= shared_ ? 0.12 : 0.0; }
  if (over || (shared_ && !tube)) paintCell(colour, below, entry, q, vec2(site), !over ? 1.0 : shared_ ? 0.66 : 0.94);`;
}
