import { readFileSync, writeFileSync } from 'node:fs';
import { InputError } from '../errors.ts';

/** `cmSG` in little-endian order. */
const MAGIC = 0x47536d63;
const VERSION = 1;
const HEADER_WORDS = 4;

/**
 * Writes signals.bin: for each experiment which signal codes occur and the signal that each stands for.
 * Layout (little-endian): magic, version, experiments, entries (32 bits each); the first entry of each
 * experiment and one past the last (32 bits each); the signals (32-bit floats); the codes (one byte each).
 */
export class SignalsFileWriter {
  readonly #path: string;
  readonly #first: number[] = [0];
  readonly #codes: Uint8Array[] = [];
  readonly #signals: Float32Array[] = [];
  #entries = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Takes the next experiment, in the order of their numbers. */
  add(presentCodes: Uint8Array, signals: Float32Array): void {
    this.#codes.push(presentCodes);
    this.#signals.push(signals);
    this.#entries += presentCodes.length;
    this.#first.push(this.#entries);
  }

  finish(): void {
    const head = Uint32Array.from([MAGIC, VERSION, this.#codes.length, this.#entries, ...this.#first]);
    const signals = new Float32Array(this.#entries);
    this.#signals.forEach((values, i) => signals.set(values, this.#first[i]));
    const bytes = [new Uint8Array(head.buffer), new Uint8Array(signals.buffer), ...this.#codes];
    writeFileSync(this.#path, Buffer.concat(bytes), { flag: 'wx' });
  }
}

/** What the signal codes of the experiments mean. */
export interface SignalTable {
  /** Signal, in the experiment's own units, of a peak's code; NaN where the experiment has no such code. */
  signalOf(experiment: number, code: number): number;
}

/**
 * Reads signals.bin.
 * @throws InputError where the file is absent, foreign or cut
 */
export function readSignals(path: string): SignalTable {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new InputError(`cannot read the signals file: ${(error as Error).message}`, { file: path });
  }
  const whole = bytes.length >> 2;
  const words = new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + whole * 4));
  const [magic, version, experiments, entries] = words;
  const signalsAt = HEADER_WORDS + experiments + 1;
  const codesAt = (signalsAt + entries) * 4;
  if (magic !== MAGIC || version !== VERSION || bytes.length !== codesAt + entries) {
    throw new InputError('this is not the signals file of an atlas, or it is cut', {
      file: path,
      expected:
        magic === MAGIC && version === VERSION
          ? `${codesAt + entries} bytes`
          : 'a file that `atlas build` wrote',
      found: `${bytes.length} bytes`,
      fix: 'restore the atlas from its copy or build it again',
    });
  }
  const signals = new Float32Array(words.buffer, signalsAt * 4, entries);
  const codes = new Uint8Array(bytes.subarray(codesAt));
  return {
    signalOf(experiment, code) {
      const first = words[HEADER_WORDS + experiment];
      const end = words[HEADER_WORDS + experiment + 1];
      const at = codes.subarray(first, end).indexOf(code);
      return at < 0 ? NaN : signals[first + at];
    },
  };
}
