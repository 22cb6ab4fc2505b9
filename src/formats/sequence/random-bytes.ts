import { closeSync, fstatSync, openSync } from 'node:fs';
import { readFully } from '../text/byte-source.ts';

/** Bytes that are read anywhere. */
export interface RandomBytes {
  /** How many there are. */
  readonly length: number;
  /** Fills `into` from a position. @returns bytes read: fewer where they end */
  read(into: Uint8Array, position: number): number;
  close(): void;
}

/** The bytes of a file as they stand on the disk. @throws the system's error */
export function openBytes(path: string): RandomBytes {
  const descriptor = openSync(path, 'r');
  try {
    return {
      length: fstatSync(descriptor).size,
      read: (into, position) => readFully(descriptor, into, position),
      close: () => closeSync(descriptor),
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}
