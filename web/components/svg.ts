type Attributes = Readonly<Record<string, string | number>>;

/** An element of a drawing. */
export function node(name: string, attributes: Attributes): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** A text of a drawing. */
export function words(text: string, x: number, y: number, attributes: Attributes): SVGElement {
  const element = node('text', { x, y, ...attributes });
  element.textContent = text;
  return element;
}
