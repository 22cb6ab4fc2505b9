import { PIECE, scanLayout, writeMotif, type ScanKernel } from './scan-memory.ts';
import type { ScannedMotif } from './scanned-motif.ts';

/** The part of the WebAssembly interface that is used here; Node's types leave it out. */
interface WasmInterface {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

interface Exported {
  layOut(bases: number, pairs: number, hits: number): void;
  pair(length: number): number;
  scan(motif: number, positions: number): number;
}

const PAGE = 65_536;
const NO_BASE = 4;

/**
 * The WASM kernel with motifs in its memory.
 * @param code of scan-kernel.wasm
 * @param motifs all of which have a site
 * @throws where WebAssembly or its SIMD is missing
 */
export function wasmScanKernel(code: Uint8Array, motifs: readonly ScannedMotif[]): ScanKernel {
  const wasm = (globalThis as unknown as { WebAssembly?: WasmInterface }).WebAssembly;
  if (wasm === undefined) throw new Error('WebAssembly is missing');
  const layout = scanLayout(motifs);
  const memory = new wasm.Memory({ initial: Math.ceil(layout.bytes / PAGE) });
  const exported = new wasm.Instance(new wasm.Module(code), { env: { memory } }).exports as Exported;
  const view = new DataView(memory.buffer);
  motifs.forEach((motif, i) => writeMotif(view, layout.motifs[i], motif));
  exported.layOut(layout.bases, layout.pairs, layout.hits);
  const room = new Uint8Array(memory.buffer, layout.bases, layout.pairs - layout.bases);
  return {
    name: 'wasm',
    piece: PIECE,
    hits: new Int32Array(memory.buffer, layout.hits, PIECE * 4),
    take: (bases) => {
      room.set(bases);
      room.fill(NO_BASE, bases.length);
      return exported.pair(bases.length + 16) !== 0;
    },
    scan: (motif, positions) => exported.scan(layout.motifs[motif], positions),
  };
}
