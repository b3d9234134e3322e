import { BufferImageSource, Container, Geometry, Mesh, Shader, UniformGroup, WebGLRenderer } from 'pixi.js';
import type { TissueFrame } from '../simulation/protocol.ts';
import type { Look, Rgb } from './colour.ts';
import type { Painter, Placed } from './painter.ts';
import { joinTubes } from './joints.ts';
import { fragment, type Parts, VERTEX } from './shader.ts';
import { ATLAS, atlas } from './shapes.ts';

type Bytes = Uint8Array | Float32Array;
type Format = 'rgba8unorm' | 'r8unorm' | 'r32float';

/** Device pixels a site from which shapes are drawn. */
const NEAR = 4;

interface Textures {
  width: number;
  height: number;
  structural: BufferImageSource;
  mobile: BufferImageSource;
  ground: BufferImageSource;
  field: BufferImageSource;
}

interface Quad {
  tissue: string;
  /** Which shader it has. */
  parts: string;
  mesh: Mesh<Geometry, Shader>;
  uniforms: UniformGroup;
}

/** Opens the WebGL painter; rejects when the browser has no WebGL 2. */
export async function openWebgl(canvas: HTMLCanvasElement): Promise<Painter> {
  const renderer = new WebGLRenderer();
  await renderer.init({
    canvas,
    width: canvas.clientWidth || 1,
    height: canvas.clientHeight || 1,
    backgroundAlpha: 0,
    antialias: false,
    preserveDrawingBuffer: true,
    preferWebGLVersion: 2,
    powerPreference: 'high-performance',
  });
  return new WebglPainter(renderer);
}

/** Whether this browser draws with WebGL 2 at all; asked before Pixi is fetched. */
export function hasWebgl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

class WebglPainter implements Painter {
  readonly kind = 'webgl';
  private readonly stage = new Container();
  private readonly geometry = new Geometry({
    attributes: { aPosition: new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]) },
    indexBuffer: new Uint32Array([0, 1, 2, 0, 2, 3]),
  });
  private readonly palette = texture(new Uint8Array(256 * 4), 256, 1, 'rgba8unorm');
  private readonly tables = texture(new Uint8Array(256 * 8), 256, 2, 'rgba8unorm');
  private readonly textures = new Map<string, Textures>();
  private readonly shapes = texture(atlas, ATLAS.columns * ATLAS.cell, ATLAS.rows * ATLAS.cell, 'r8unorm', 'linear');
  private readonly tubes = new Set<string>();
  private quads: Quad[] = [];
  private look: Look | null = null;

  constructor(private readonly renderer: WebGLRenderer) {
    // One-byte rows need not be a multiple of four bytes long; Pixi leaves the alignment alone.
    renderer.gl.pixelStorei(renderer.gl.UNPACK_ALIGNMENT, 1);
  }

  resize(width: number, height: number, pixelRatio: number): void {
    this.renderer.resize(Math.max(1, width), Math.max(1, height), pixelRatio);
  }

  setLook(look: Look): void {
    this.look = look;
    this.palette.resource = look.palette;
    this.palette.update();
    const tables = new Uint8Array(2048);
    tables.set(look.columnTable);
    tables.set(look.fieldTable, 1024);
    this.tables.resource = tables;
    this.tables.update();
  }

  setTissues(tissues: TissueFrame[]): void {
    for (const tissue of tissues) {
      if (this.look !== null && joinTubes(tissue, this.look)) this.tubes.add(tissue.id);
      const known = this.textures.get(tissue.id);
      if (known !== undefined && known.width === tissue.width && known.height === tissue.height) {
        replace(known.structural, tissue.structural);
        replace(known.mobile, tissue.mobile);
        replace(known.ground, tissue.ground);
        replace(known.field, tissue.field);
      } else {
        if (known !== undefined) this.dropTissue(tissue.id, known);
        const { width, height } = tissue;
        this.textures.set(tissue.id, {
          width,
          height,
          structural: texture(tissue.structural, width, height, 'rgba8unorm'),
          mobile: texture(tissue.mobile, width, height, 'rgba8unorm'),
          ground: texture(tissue.ground, width, height, 'r8unorm'),
          field: texture(tissue.field, width, height, 'r32float'),
        });
      }
    }
  }

  draw(placed: Placed[]): void {
    const { look } = this;
    if (look === null) return;
    const known = placed.filter((place) => this.textures.has(place.tissue));
    known.forEach((place, index) => {
      const sizes = this.textures.get(place.tissue)!;
      const near = place.sitePixels * this.renderer.resolution >= NEAR;
      const quad = this.quadFor(index, place.tissue, {
        near,
        field: look.fieldHigh > 0,
        tubes: near && this.tubes.has(place.tissue),
      });
      quad.mesh.position.set(place.left, place.top);
      quad.mesh.scale.set(place.width, place.height);
      const set = quad.uniforms.uniforms;
      set.uOrigin = new Float32Array([place.x, place.y]);
      set.uSpan = new Float32Array([place.width / place.sitePixels, place.height / place.sitePixels]);
      set.uSize = new Float32Array([sizes.width, sizes.height]);
      set.uSitePixels = place.sitePixels * this.renderer.resolution;
      applyLook(set, look);
    });
    for (const quad of this.quads.splice(known.length)) this.dropQuad(quad);
    this.renderer.render({ container: this.stage });
  }

  close(): void {
    for (const quad of this.quads.splice(0)) this.dropQuad(quad);
    for (const [id, textures] of this.textures) this.dropTissue(id, textures);
    this.renderer.destroy();
  }

  private quadFor(index: number, tissue: string, wanted: Parts): Quad {
    const present = this.quads[index];
    const parts = Object.values(wanted).join();
    if (present !== undefined && present.tissue === tissue && present.parts === parts) return present;
    if (present !== undefined) this.dropQuad(present);
    const { structural, mobile, ground, field } = this.textures.get(tissue)!;
    const uniforms = new UniformGroup({
      uOrigin: { value: new Float32Array(2), type: 'vec2<f32>' },
      uSpan: { value: new Float32Array(2), type: 'vec2<f32>' },
      uSize: { value: new Float32Array(2), type: 'vec2<f32>' },
      uSitePixels: { value: 1, type: 'f32' },
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
    const shader = Shader.from({
      gl: { vertex: VERTEX, fragment: fragment(wanted), name: 'tissue' },
      resources: {
        view: uniforms,
        uStructural: structural,
        uMobile: mobile,
        uGround: ground,
        uField: field,
        uPalette: this.palette,
        uTables: this.tables,
        uShapes: this.shapes,
      },
    });
    const quad: Quad = { tissue, parts, mesh: new Mesh({ geometry: this.geometry, shader }), uniforms };
    this.quads[index] = quad;
    this.stage.addChildAt(quad.mesh, Math.min(index, this.stage.children.length));
    return quad;
  }

  private dropQuad(quad: Quad): void {
    this.stage.removeChild(quad.mesh);
    quad.mesh.destroy();
  }

  private dropTissue(id: string, textures: Textures): void {
    this.quads = this.quads.filter((quad) => {
      if (quad.tissue === id) this.dropQuad(quad);
      return quad.tissue !== id;
    });
    for (const source of [textures.structural, textures.mobile, textures.ground, textures.field]) source.destroy();
    this.textures.delete(id);
  }
}

function texture(
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

function replace(source: BufferImageSource, next: Bytes): void {
  source.resource = next;
  source.update();
}

function applyLook(set: UniformGroup['uniforms'], look: Look): void {
  const contours = new Float32Array(4);
  contours.set(look.contours);
  set.uByColumn = look.byColumn ? 1 : 0;
  set.uFieldHigh = look.fieldHigh;
  set.uContourCount = look.contours.length;
  set.uContours = contours;
  set.uStage = unit(look.stage);
  set.uOutside = unit(look.outside);
  set.uGrey = unit(look.grey);
  set.uEdge = unit(look.edge);
  set.uContour = unit(look.contour);
}

function unit(colour: Rgb): Float32Array {
  return new Float32Array(colour.map((channel) => channel / 255));
}
