// The elements of an SVG drawing as the kit writes them: no entities but numbers, no comments, no declarations.

/** An element with its attributes, and what is in it: elements, or text. */
export interface DrawnElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly DrawnElement[];
  readonly text: string;
}

const TAG = /<(\/?)([a-z]+)((?: [\w:-]+="[^"]*")*)(\/?)>|([^<]+)/gy;
const ATTRIBUTE = / ([\w:-]+)="([^"]*)"/g;

interface Open extends DrawnElement {
  readonly children: DrawnElement[];
  text: string;
}

/** The root element of a drawing. @throws Error for what the kit does not write */
export function drawnElements(svg: string): DrawnElement {
  const root: Open = { name: '', attributes: new Map(), children: [], text: '' };
  const open: Open[] = [root];
  const text = svg.trim();
  TAG.lastIndex = 0;
  while (TAG.lastIndex < text.length) {
    const at = TAG.lastIndex;
    const found = TAG.exec(text);
    const within = open.at(-1);
    if (found === null || within === undefined) throw unknown(text.slice(at, at + 40));
    const [, end, name, attributes, empty, words] = found as readonly (string | undefined)[];
    if (words !== undefined) {
      within.text += unescaped(words);
    } else if (end === '/') {
      if (within.name !== name) throw unknown(`</${name ?? ''}>`);
      open.pop();
    } else {
      const element: Open = {
        name: name ?? '',
        attributes: attributesOf(attributes ?? ''),
        children: [],
        text: '',
      };
      within.children.push(element);
      if (empty === '') open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw unknown('more or less than one drawing');
  return root.children[0];
}

function attributesOf(text: string): Map<string, string> {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, unescaped(value)]));
}

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined) => {
    if (code === undefined) throw unknown(whole);
    return String.fromCodePoint(Number(code));
  });
}

/** What the kit learned to draw has to be learned here, too. */
export function unknown(what: string): Error {
  return new Error(`a drawing has what no PDF is made of yet: ${what}`);
}
