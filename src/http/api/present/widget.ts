import type { WidgetAnswer } from '../../../contract/api/answers.ts';
import type { Widget } from '../../../domain/widget/types.ts';

/** Geometry goes back as the client sent it, other options are not shown. */
export function presentWidget(widget: Widget): WidgetAnswer {
  const { wire, type } = widget;
  const echo = (key: 'page' | 'x' | 'y' | 'w' | 'h') => {
    const sent = wire?.[key];
    return typeof sent === 'number' ? sent : widget[key];
  };
  return {
    type,
    page: echo('page'),
    x: echo('x'),
    y: echo('y'),
    w: echo('w'),
    h: echo('h'),
    options: { name: widget.options.name },
  };
}
