import {
  Composer,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  Parser,
  Lexer,
  type CST,
  type Document,
  type ParsedNode,
} from 'yaml';
import { InputError } from '../../errors.ts';

/** Lists and mappings that may stand within one another; a study has six. */
const DEEPEST = 32;
/** Nodes and characters that a file may stand for once its aliases are followed. */
const MOST_NODES = 200_000;
const MOST_CHARACTERS = 4_000_000;

/** A YAML document of one file, and where its lines begin. */
export interface YamlFile {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

/**
 * Reads text as one YAML document of plain values. Time and memory go with the length of the text: whatever is nested, repeated by aliases
 * or faulty without end is refused with its line.
 * @param path what messages call the text
 * @throws InputError for text that is no YAML, several documents, tags and directives, keys that stand twice or are no words, aliases
 *   that stand for too much or for themselves
 */
export function readYaml(text: string, path: string): YamlFile {
  const lines = new LineCounter();
  const refuse = (problem: string, offset: number, details: { expected: string; fix?: string }): InputError =>
    new InputError(problem, { file: path, line: lines.linePos(offset).line, ...details });
  const notYaml = (message: string, offset: number): InputError =>
    refuse(`this is not YAML: ${message.split('\n')[0].slice(0, 200)}`, offset, {
      expected: 'key: value pairs, lists with "- ", indented with spaces, without tags',
      fix: 'compare with the template that chipmate study init writes',
    });
  // Keys are compared below: the parser's own way takes quadratic time.
  const composer = new Composer({
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
    resolveKnownTags: false,
  });
  // The first fault ends the reading, a warning (an unknown tag) like an error: collecting thousands takes minutes.
  let fault: InputError | undefined;
  Object.assign(composer, {
    onError: (source: ErrorSource, _code: string, message: string) => {
      fault ??= notYaml(message, offsetOf(source));
      throw fault;
    },
  });
  let document: Document.Parsed | undefined;
  for (const each of composer.compose(tokens(text, lines, refuse, notYaml), true, text.length)) {
    const found = each;
    const [error] = [...found.errors, ...found.warnings];
    if (error !== undefined) throw notYaml(error.message, error.pos[0]);
    if (document !== undefined)
      throw refuse('this file holds several YAML documents', found.range[0], {
        expected: 'one study in one file',
        fix: 'remove the line --- and what belongs to another study',
      });
    document = found;
  }
  if (document === undefined) throw refuse('this is not YAML', 0, { expected: 'key: value pairs' });
  if (document.directives.yaml.explicit === true && document.directives.yaml.version !== '1.2')
    throw refuse('this file asks for an older YAML', 0, {
      expected: 'YAML 1.2',
      fix: 'remove the line %YAML',
    });
  if (document.contents !== null) new Measure(document, refuse).of(document.contents);
  return { document, lines };
}

/** Where the parser sees a fault: a place, a range, or a token. */
type ErrorSource = number | readonly [number, ...number[]] | { readonly offset: number };

function offsetOf(source: ErrorSource): number {
  if (typeof source === 'number') return source;
  return 'offset' in source ? source.offset : source[0];
}

type Refuse = (problem: string, offset: number, details: { expected: string; fix?: string }) => InputError;

/** The tokens of a text, as long as it is not nested too deeply for any reader. */
function* tokens(
  text: string,
  lines: LineCounter,
  refuse: Refuse,
  notYaml: (message: string, offset: number) => InputError,
): Generator<CST.Token> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') throw notYaml(token.message, token.offset);
      yield token;
    }
    if (parser.stack.length > 2 * DEEPEST)
      throw refuse('lists or mappings stand too deep within one another', parser.offset, {
        expected: `at most ${DEEPEST} levels`,
      });
  }
  yield* parser.end();
}

/** What a node stands for. */
interface Size {
  readonly nodes: number;
  readonly characters: number;
}

/** Measures what a document becomes when its aliases are followed, each node once. */
class Measure {
  readonly #document: Document.Parsed;
  readonly #refuse: Refuse;
  readonly #anchors = new Map<string, Size | undefined>();

  constructor(document: Document.Parsed, refuse: Refuse) {
    this.#document = document;
    this.#refuse = refuse;
  }

  /** The size of a node. @throws InputError for aliases without end, and for keys that stand twice or are no words */
  of(node: ParsedNode | null): Size {
    if (node === null) return { nodes: 1, characters: 0 };
    if (isAlias(node)) return this.#ofAlias(node.source, node.range[0]);
    const { anchor } = node;
    // An alias within the node itself finds it unmeasured.
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    let nodes = 1;
    let characters = isScalar(node) ? String(node.value).length : 0;
    const add = (size: Size): void => {
      nodes += size.nodes;
      characters += size.characters;
      if (nodes > MOST_NODES || characters > MOST_CHARACTERS) throw this.#tooMuch(node.range[0]);
    };
    if (isMap(node)) {
      const seen = new Set<string>();
      for (const { key, value } of node.items as { key: ParsedNode; value: ParsedNode | null }[]) {
        this.#checkKey(key, seen);
        add(this.of(key));
        add(this.of(value));
      }
    } else if (isCollection(node)) for (const item of node.items) add(this.of(item));
    const size = { nodes, characters };
    if (anchor !== undefined) this.#anchors.set(anchor, size);
    return size;
  }

  #ofAlias(source: string, offset: number): Size {
    const size = this.#anchors.get(source);
    if (size !== undefined) return size;
    throw this.#refuse(
      this.#anchors.has(source)
        ? `the alias *${source} stands within what it stands for`
        : `there is no anchor &${source}`,
      offset,
      { expected: `&${source} before the alias`, fix: 'write the value itself' },
    );
  }

  #checkKey(key: ParsedNode | null, seen: Set<string>): void {
    const offset = key?.range[0] ?? this.#document.range[0];
    if (!isScalar(key))
      throw this.#refuse('this key is no word', offset, {
        expected: 'key: value, the key a word of its own',
      });
    const name = String(key.value);
    if (seen.has(name))
      throw this.#refuse(`the key '${name}' stands twice`, offset, {
        expected: 'every key once',
        fix: 'remove one of the two, or join their entries under one key',
      });
    seen.add(name);
  }

  #tooMuch(offset: number): InputError {
    return this.#refuse('the aliases of this file stand for too much', offset, {
      expected: `at most ${MOST_NODES} values of ${MOST_CHARACTERS} characters together`,
      fix: 'write the values out',
    });
  }
}
