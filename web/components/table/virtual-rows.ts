// Rows of a long table: those in sight and some around them are on the page, the others are room that is kept for them.
import {
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import { options, type RefObject } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** Height of a row before it is measured, in pixels. */
const ROW = 35;
/** Rows that are drawn above and below those in sight. */
const AROUND = 12;

/** A row on the page, or room for rows that are not. */
export type Slot = { readonly place: number } | { readonly room: number };

/** The rows of a long table that are on the page. */
export interface VirtualRows {
  readonly slots: readonly Slot[];
  /** Takes the height of a row. */
  readonly measure: (element: Element | null) => void;
  /** Goes to the first or the last row by keyboard: what the browser does by itself ends where heights turn out to be others. */
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** @param kept place of a row that stays on the page while it is out of sight: the one with the focus; -1 for none */
export function useVirtualRows(
  count: number,
  scroller: RefObject<HTMLDivElement | null>,
  enabled: boolean,
  kept: number,
): VirtualRows {
  const [, redraw] = useReducer((times: number, _: void) => times + 1, 0);
  const settings = {
    count,
    enabled,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: AROUND,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    measureElement,
    indexAttribute: 'data-place',
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const places = defaultRangeExtractor(range);
      return kept < 0 || kept >= count || places.includes(kept)
        ? places
        : [...places, kept].sort((a, b) => a - b);
    },
    onChange: () => redraw(),
  };
  const [virtual] = useState(() => new Virtualizer<HTMLDivElement, Element>(settings));
  virtual.setOptions(settings);
  useLayoutEffect(() => virtual._didMount(), []);
  useLayoutEffect(() => virtual._willUpdate());
  if (!enabled)
    return { slots: Array.from({ length: count }, (_, place) => ({ place })), measure: () => undefined };
  const slots: Slot[] = [];
  let end = 0;
  for (const { index, start, end: next } of virtual.getVirtualItems()) {
    if (start > end) slots.push({ room: start - end });
    slots.push({ place: index });
    end = next;
  }
  const total = virtual.getTotalSize();
  if (total > end) slots.push({ room: total - end });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current || !['Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    virtual.scrollToIndex(event.key === 'Home' ? 0 : count - 1, {
      align: event.key === 'Home' ? 'start' : 'end',
    });
  };
  return { slots, measure: virtual.measureElement, onKeyDown };
}

/** Whether the page is being printed: what is drawn for that is drawn before the browser takes its picture. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const set = (to: boolean) => (): void => {
      const usual = { ...options };
      options.debounceRendering = (draw) => draw();
      setPrinting(to);
      Object.assign(options, { debounceRendering: undefined }, usual);
    };
    const [before, after] = [set(true), set(false)];
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}
