// The part of the package's interface that is used here: it ships no types.
declare module 'ro-crate' {
  type Entity = Record<string, unknown>;
  export class ROCrate {
    constructor(options?: { array?: boolean; link?: boolean });
    readonly rootDataset: Entity;
    addEntity(entity: Entity): boolean;
    toJSON(): object;
  }
}
