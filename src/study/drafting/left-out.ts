import { about, inEnglish, note, type Message, type Notice } from '../../messages/message.ts';

interface LeftOut {
  readonly file: string;
  readonly reason: Message;
}

/** Files with one reason that are named one by one. */
const MOST_NAMED = 5;

/** Why files have no place in a draft: of many with one reason the first is named. */
export function leftOutNotices(leftOut: readonly LeftOut[]): Notice[] {
  const byReason = new Map<string, LeftOut[]>();
  for (const each of leftOut) {
    const reason = inEnglish(each.reason);
    byReason.set(reason, [...(byReason.get(reason) ?? []), each]);
  }
  return [...byReason.values()].flatMap((group) =>
    group.length <= MOST_NAMED
      ? group.flatMap(({ file, reason }) => about({ file }, [{ ...reason, severity: 'note' }]))
      : about({ file: group[0].file }, [
          note('draft.and-more', { reason: group[0].reason, more: group.length - 1 }),
        ]),
  );
}
