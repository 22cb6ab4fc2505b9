// What a file is, from its first bytes alone: its name says nothing here.
import { InputError } from '../../../errors.ts';
import { fileHead, rawHead } from '../../../formats/text/file-head.ts';
import { foreignFormat, foreignText, type ForeignFormat } from '../../../formats/text/foreign-format.ts';
import { decodeAnyText } from '../../../formats/text/encoding.ts';
import { parseGrids } from '../../../formats/workbooks/grids-reader.ts';
import { message, type Message } from '../../../messages/message.ts';
import { tellBench } from './tell-bench.ts';
import { tellText } from './tell-text.ts';
import { untold, type Told } from './told.ts';

/** Bytes that are read of a file, and of a packed one; characters that are looked at of what they unpack to. */
const HEAD = 256 * 1024;
const PACKED = 64 * 1024;
const UNPACKED = 1024 * 1024;
/** Bytes of a workbook that is opened: its directory stands at its end. */
const WORKBOOK = 16 * 1024 * 1024;

/** First bytes of Affymetrix' files, in hexadecimal digits: CEL 4, Command Console, CDF of XDA. */
const ARRAY = /^(?:40000000|3b01)/;
const DESCRIPTION = /^43000000/;

/**
 * What a file is, told from its head: at most a quarter of a megabyte of it is read (of a workbook up to 16 MB).
 * @param path of an ordinary file; what cannot be opened is told as unknown
 */
export function tellFile(path: string): Told {
  const raw = rawHead(path, HEAD);
  if (raw === undefined) return untold(message('told.unreadable'));
  if (raw.length === 0) return untold(message('refused.upload.empty'));
  const isPacked = raw[0] === 0x1f && raw[1] === 0x8b;
  const head = isPacked ? fileHead(path, PACKED)?.subarray(0, UNPACKED) : raw;
  if (head === undefined || head.length === 0) return untold(message('told.unreadable'));
  try {
    return tellHead(head, path, !isPacked && raw.length < HEAD);
  } catch (error) {
    // A reader refused what no rule here foresaw.
    if (error instanceof InputError) return untold(message('told.refused', { problem: error.problem }));
    throw error;
  }
}

/** @param isWhole whether the file ends with the head */
function tellHead(head: Buffer, path: string, isWhole: boolean): Told {
  const begin = head.toString('hex', 0, 4);
  const start = head.toString('latin1', 0, 16);
  if (ARRAY.test(begin) || start.startsWith('[CEL]')) return arrays('arrays', head);
  if (DESCRIPTION.test(begin) || start.startsWith('[CDF]')) return arrays('array description', head);
  const foreign = foreignFormat(head) ?? foreignText(head);
  if (foreign?.key === 'file.workbook') return tellWorkbook(path, foreign);
  const isWide = /^(?:fffe|feff)/.test(begin);
  if (foreign !== undefined && foreign.key !== 'file.sequences' && !isWide) return foreignTold(foreign);
  if (foreign?.key === 'file.sequences' && start.charAt(0) !== '>')
    return { kind: 'sequences', doubt: null, format: '2bit', genome: true };
  const text = decodeAnyText(cutAtLine(head, isWhole), path);
  const told = tellText(text, path, isWhole);
  // Other readers than those of the bench take no UTF-16.
  return isWide && told.kind !== 'readings' && told.kind !== 'map of wells' && foreign !== undefined
    ? foreignTold(foreign)
    : told;
}

/** The head up to the end of its last whole line. */
function cutAtLine(head: Buffer, isWhole: boolean): Buffer {
  const end = head.lastIndexOf(10);
  return isWhole || end < 0 ? head : head.subarray(0, end + 1);
}

function foreignTold({ key, what, values }: ForeignFormat): Told {
  const format = values?.format ?? /^an? (.+?)(?: \(|$)/.exec(what)?.[1] ?? what;
  const doubt: Message = { key: `refused.${key}`, values: values ?? {} };
  if (key === 'file.reads') return { kind: 'reads', doubt, format };
  return key === 'file.track' ? { kind: 'signal track', doubt, format } : { kind: 'unknown', doubt, format };
}

/** The type of the array stands in the header, in one byte or two a letter. */
function arrays(kind: 'arrays' | 'array description', head: Buffer): Told {
  const letters = head.toString('latin1', 0, 8192).replaceAll('\0', '');
  const chip =
    /([\w-]{1,60})\.1sq/.exec(letters)?.[1] ??
    /affymetrix-array-type\W*([\w-]+?)(?:text\/plain|\W)/.exec(letters)?.[1] ??
    /^Name=([\w-]+)/m.exec(letters)?.[1];
  return { kind, doubt: null, ...(chip !== undefined && { chip }) };
}

function tellWorkbook(path: string, foreign: ForeignFormat): Told {
  const whole = rawHead(path, WORKBOOK + 1);
  if (whole === undefined || whole.length > WORKBOOK)
    return { kind: 'workbook', doubt: message('told.large-workbook') };
  let grids;
  try {
    grids = parseGrids(whole, path);
  } catch (error) {
    if (error instanceof InputError) return foreignTold(foreign);
    throw error;
  }
  const sheets = grids.flatMap(({ sheet }) => sheet ?? []);
  const found = tellBench(grids, whole);
  if (found === undefined) return { kind: 'workbook', doubt: message('refused.file.workbook'), sheets };
  return { ...found, sheets };
}
