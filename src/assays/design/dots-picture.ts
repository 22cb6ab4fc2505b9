// Every experiment as a point, with the mean and interval of its group: amounts beside each other, or effects.
import { dotPlot, type DotPlot } from '../../figures/dot-plot.ts';
import type { TitledFigure } from '../../figures/svg.ts';
import type { MessageKey } from '../../messages/english/index.ts';
import type { Message } from '../../messages/message.ts';

/** What is drawn, as plain data. */
export interface DotsPicture extends Pick<DotPlot, 'scale' | 'rows'> {
  readonly draws: 'dots';
  readonly name: string;
  readonly title: Message;
  readonly said: MessageKey;
  readonly axis: MessageKey;
}

export function dotsFigure({ name, title, said, axis, ...drawn }: DotsPicture): TitledFigure {
  return {
    ...{ name, title },
    draw: (look) =>
      dotPlot(look, {
        ...drawn,
        title: look.text(title.key, title.values),
        description: look.text(said),
        axis: look.text(axis),
      }),
  };
}
