import 'pixi.js/mesh';
// Pixi makes no functions of texts, which the policy of the page denies.
import 'pixi.js/unsafe-eval';
import { Container, Geometry, Mesh, Shader, Ticker, type UniformGroup, WebGLRenderer } from 'pixi.js';
import type { TissueFrame } from '../serve/protocol.ts';
import type { Appearance } from './colour.ts';
import { type Drawer, type Drawn, inPicture, type Placed } from './painter.ts';
import { fragment, type Parts, VERTEX } from './shader.ts';
import { ATLAS, atlas } from './shapes.ts';
import { closeTextures, openTextures, replace, type Textures, texture, updateTextures } from './textures.ts';
import { applyAppearance, openUniforms, place } from './uniforms.ts';

/** Device pixels per site from which shapes are drawn. */
const NEAR = 4;

/** Time between two checks whether a picture is drawn, milliseconds: a timer costs less than a frame. */
const LOOK_EVERY = 4;

interface Quad {
  tissue: string;
  /** Key of its shader. */
  parts: string;
  mesh: Mesh<Geometry, Shader>;
  uniforms: UniformGroup;
}

/** Draws with WebGL on a canvas of the page or of a worker; rejects when the browser has no WebGL 2. */
export async function openWebgl(canvas: HTMLCanvasElement | OffscreenCanvas, drawn: Drawn): Promise<Drawer> {
  const renderer = new WebGLRenderer();
  await renderer.init({
    canvas,
    width: 1,
    height: 1,
    backgroundAlpha: 0,
    antialias: false,
    preserveDrawingBuffer: true,
    preferWebGLVersion: 2,
    powerPreference: 'high-performance',
    // Of what Pixi would load besides (events, accessibility, filters, sprites), only meshes are used.
    skipExtensionImports: true,
  });
  // Pixi's own clock would wake the page with every animation frame; pictures are drawn and freed when they change.
  Ticker.system.autoStart = false;
  Ticker.system.stop();
  return new WebglDrawer(renderer, drawn);
}

/** Whether this browser draws with WebGL 2 at all. */
export function hasWebgl(): boolean {
  const canvas = typeof document === 'undefined' ? new OffscreenCanvas(1, 1) : document.createElement('canvas');
  const context = canvas.getContext('webgl2') as WebGL2RenderingContext | null;
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

class WebglDrawer implements Drawer {
  private readonly stage = new Container();
  private readonly geometry = new Geometry({
    attributes: { aPosition: new Float32Array([0, 0, 1, 0, 1, 1, 0, 1]) },
    indexBuffer: new Uint32Array([0, 1, 2, 0, 2, 3]),
  });
  private readonly palette = texture(new Uint8Array(256 * 4), 256, 1, 'rgba8unorm');
  private readonly tables = texture(new Uint8Array(256 * 8), 256, 2, 'rgba8unorm');
  private readonly textures = new Map<string, Textures>();
  private readonly shapes = texture(atlas(), ATLAS.columns * ATLAS.cell, ATLAS.rows * ATLAS.cell, 'r8unorm', 'linear');
  private readonly tubes = new Set<string>();
  private quads: Quad[] = [];
  private fence: WebGLSync | null = null;
  private began = 0;
  private share = 1;
  private appearance: Appearance | null = null;

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly drawn: Drawn,
  ) {
    // One-byte rows need not be a multiple of four bytes long; Pixi leaves the alignment alone.
    renderer.gl.pixelStorei(renderer.gl.UNPACK_ALIGNMENT, 1);
  }

  resize(width: number, height: number, pixelRatio: number, share: number): void {
    this.share = share;
    this.renderer.resize(Math.max(1, width), Math.max(1, height), pixelRatio * share);
  }

  setAppearance(appearance: Appearance): void {
    this.appearance = appearance;
    replace(this.palette, appearance.palette);
    const tables = new Uint8Array(2048);
    tables.set(appearance.columnTable);
    tables.set(appearance.fieldTable, 1024);
    replace(this.tables, tables);
  }

  setTissues(tissues: TissueFrame[]): void {
    for (const tissue of tissues) {
      if (tissue.tubes) this.tubes.add(tissue.id);
      else this.tubes.delete(tissue.id);
      const known = this.textures.get(tissue.id);
      if (known !== undefined && known.width === tissue.width && known.height === tissue.height) {
        updateTextures(known, tissue);
      } else {
        if (known !== undefined) this.dropTissue(tissue.id, known);
        this.textures.set(tissue.id, openTextures(tissue));
      }
    }
  }

  draw(placed: Placed[], samples: number): void {
    const { appearance } = this;
    if (appearance === null) return this.drawn(0);
    const known = placed.filter((place) => this.textures.has(place.tissue));
    known.forEach((spot, index) => {
      const sizes = this.textures.get(spot.tissue)!;
      const near = sizes.grain === 1 && (spot.sitePixels * this.renderer.resolution) / this.share >= NEAR;
      const quad = this.quadFor(index, spot.tissue, {
        near,
        field: appearance.fieldHigh > 0,
        tubes: near && this.tubes.has(spot.tissue),
      });
      quad.mesh.position.set(spot.left, spot.top);
      quad.mesh.scale.set(spot.width, spot.height);
      place(quad.uniforms, inPicture(spot, sizes), sizes, this.renderer.resolution, samples);
      applyAppearance(quad.uniforms, appearance);
    });
    for (const quad of this.quads.splice(known.length)) this.dropQuad(quad);
    this.began = performance.now();
    this.renderer.render({ container: this.stage });
    const { gl } = this.renderer;
    if (this.fence !== null) gl.deleteSync(this.fence);
    this.fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    this.watch(this.fence);
  }

  /** Waits until the picture behind a fence is drawn, and measures how long that took. */
  private watch(fence: WebGLSync | null): void {
    const { gl } = this.renderer;
    if (fence === null || fence !== this.fence) return;
    if (gl.getSyncParameter(fence, gl.SYNC_STATUS) !== gl.SIGNALED) {
      setTimeout(() => this.watch(fence), LOOK_EVERY);
      return;
    }
    gl.deleteSync(fence);
    this.fence = null;
    this.drawn(performance.now() - this.began);
  }

  close(): void {
    this.fence = null;
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
    const uniforms = openUniforms();
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
    const { shader } = quad.mesh;
    quad.mesh.destroy();
    shader?.destroy();
  }

  private dropTissue(id: string, textures: Textures): void {
    this.quads = this.quads.filter((quad) => {
      if (quad.tissue === id) this.dropQuad(quad);
      return quad.tissue !== id;
    });
    closeTextures(textures);
    this.textures.delete(id);
  }
}
