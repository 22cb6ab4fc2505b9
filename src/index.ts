export { InputError } from './errors.ts';
export type { PeakColumns } from './genome/peak-columns.ts';
export { assemblyFromSizes, knownAssembly, KNOWN_ASSEMBLIES, type Assembly } from './genome/assembly.ts';
export type { GeneModels } from './genome/genes.ts';
export { placeOnAssembly, type PlacedPeaks } from './genome/place.ts';
export { parsePeakBytes, readPeakFile, type PeakFile, type ReadPeakOptions } from './formats/peak-file.ts';
export { parseDelimited, readDelimited, type DelimitedTable } from './formats/delimited.ts';
export { formatTable, type Table, type TableColumn } from './formats/table.ts';
