import { readFileSync } from 'node:fs';
import { JavascriptKernel } from './javascript-kernel.ts';
import type { Kernel } from './kernel.ts';

/** The part of the WebAssembly interface that is used here; Node's types leave it out. */
interface WasmInterface {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number; maximum: number; shared: true }) => WasmMemory;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
}

const wasm = (globalThis as unknown as { WebAssembly?: WasmInterface }).WebAssembly;
const pageBytes = 65_536;
const mostPages = 65_536;
let compiled: object | undefined;

/** Which kernel to take: `auto` is WASM where it works. */
export type Engine = 'auto' | 'wasm' | 'javascript';

/** Memory that threads share, and the code to run on it: what is handed to a worker thread. */
export interface SharedKernel {
  readonly buffer: SharedArrayBuffer;
  /** Undefined for the TypeScript twin. */
  readonly wasm: { readonly module: object; readonly memory: WasmMemory } | undefined;
}

/** The engine that the environment asks for: CHIPMATE_ENGINE=js, wasm or auto. */
function engineFromEnvironment(): Engine {
  const value = process.env.CHIPMATE_ENGINE ?? 'auto';
  return value === 'js' || value === 'javascript' ? 'javascript' : value === 'wasm' ? 'wasm' : 'auto';
}

/** Memory of `bytes`, zeroed, with the kernel that works on it. */
export function createSharedKernel(bytes: number, engine: Engine = engineFromEnvironment()): SharedKernel {
  const javascript = (): SharedKernel => ({ buffer: new SharedArrayBuffer(bytes), wasm: undefined });
  if (engine === 'javascript') return javascript();
  try {
    if (wasm === undefined) throw new Error('WebAssembly is missing');
    compiled ??= new wasm.Module(readFileSync(new URL('../overlap-kernel.wasm', import.meta.url)));
    const pages = Math.ceil(bytes / pageBytes);
    const memory = new wasm.Memory({ initial: pages, maximum: Math.min(pages, mostPages), shared: true });
    return { buffer: memory.buffer, wasm: { module: compiled, memory } };
  } catch (error) {
    if (engine === 'wasm') throw error;
    return javascript();
  }
}

/** The kernel of one thread. */
export function startKernel(shared: SharedKernel): Kernel {
  if (shared.wasm === undefined || wasm === undefined) return new JavascriptKernel(shared.buffer);
  const { module, memory } = shared.wasm;
  const exported = new wasm.Instance(module, { env: { memory } }).exports as Omit<Kernel, 'name'>;
  return {
    ...exported,
    name: 'wasm',
    checksum: (at, words, seed) => exported.checksum(at, words, seed) >>> 0,
  };
}
