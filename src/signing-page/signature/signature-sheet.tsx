/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { isEmpty } from '../../domain/widget/response-kinds.ts';
import type { Widget } from '../../domain/widget/types.ts';
import { usePage } from '../context.ts';
import { useWhen } from '../effects.ts';
import { initialsOf } from '../logic/labels.ts';
import { pictureSource } from '../open/field-value.tsx';
import { OwnTools } from '../open/own-tools.tsx';
import { Sheet } from '../open/sheet.tsx';
import type { Signing } from '../open/use-signing.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';
import { dataUrlOf } from './canvas.ts';
import { DrawPad } from './draw-pad.tsx';
import { PhoneCode } from './phone-code.tsx';
import { TypeName } from './type-name.tsx';
import { UploadPicture } from './upload-picture.tsx';

type Way = 'again' | 'saved' | 'draw' | 'type' | 'upload';

interface Props {
  readonly signing: Signing;
  readonly widget: Widget;
}

/** The picture of an earlier answer of the same kind, to be used again. */
function earlier(signing: Signing, widget: Widget): string | undefined {
  for (const other of signing.widgets) {
    const answer = signing.answers[other.id];
    if (other.id === widget.id || other.type !== widget.type || answer === undefined) continue;
    if (typeof answer === 'object' && 'image' in answer && answer.image) return answer.image;
  }
  return undefined;
}

/** Draw, Type or Upload. Draw opens first on touch, Type elsewhere; initials are derived from the name. */
export function SignatureSheet({ signing, widget }: Props) {
  const { options } = usePage();
  const { me, penColors } = signing.view;
  const again = isEmpty(signing.answers[widget.id]) ? earlier(signing, widget) : undefined;
  const saved = options.saved.find((kind) => kind === widget.type);
  const savedAt = `${options.base}/saved/${widget.type}`;
  const signs = widget.type === 'signature' || widget.type === 'initials';
  const [way, setWay] = useState<Way>(() => first(widget, again !== undefined, saved !== undefined));
  const [ink, setInk] = useState<string | undefined>(way === 'again' ? again : undefined);
  const [fault, setFault] = useState('');
  /** A typed name whose face is still loading: Apply waits for its picture. */
  const [coming, setComing] = useState(false);
  const [applying, setApplying] = useState(false);
  const colors = penColors.length > 0 ? penColors : (['blue', 'black'] as const);

  function inked(picture: string | undefined, soon = false): void {
    setInk(picture);
    setComing(soon);
    if (picture) setFault('');
    signing.setPreview(picture);
    if (applying && picture) take(picture);
    if (!soon) setApplying(false);
  }
  useWhen([way], () => {
    if (way === 'again') inked(again);
    if (way === 'saved') {
      inked(undefined, true);
      dataUrlOf(savedAt).then(inked, () => setWay(first(widget, false, false)));
    }
    return () => signing.setPreview(undefined);
  });

  function apply(): void {
    if (ink) take(ink);
    else if (coming) setApplying(true);
    else setFault(missing(way));
  }

  function take(picture: string): void {
    const answer = { image: picture };
    signing.answer(widget, answer);
    signing.next({ [widget.id]: answer });
  }

  const tabs: readonly { way: Way; icon: 'signature' | 'pen' | 'letters' | 'upload'; label: string }[] = [
    ...(saved ? [{ way: 'saved', icon: 'signature', label: words.signature.title(widget.type) } as const] : []),
    ...(signs ? [{ way: 'draw', icon: 'pen', label: words.signature.draw } as const] : []),
    ...(signs ? [{ way: 'type', icon: 'letters', label: words.signature.type } as const] : []),
    { way: 'upload', icon: 'upload', label: words.signature.upload },
  ];

  return (
    <Sheet
      id={widget.id}
      onClose={signing.close}
      lead={
        <h2 class="sheet-title" id="sheet-label">
          {words.signature.title(widget.type)}
        </h2>
      }
    >
      <form
        class="sheet-body"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        {tabs.length > 1 && (
          <fieldset class={tabs.length > 3 ? 'tabs paired' : 'tabs'}>
            <legend class="unseen">{words.signature.tabs}</legend>
            {tabs.map((tab) => (
              <label key={tab.way} class={tab.way === way ? 'tab chosen' : 'tab'}>
                <input
                  type="radio"
                  name="way"
                  class="unseen"
                  checked={tab.way === way}
                  onChange={() => {
                    setWay(tab.way);
                    setInk(undefined);
                    setComing(false);
                    setApplying(false);
                    setFault('');
                  }}
                  {...(tab.way === way && way === 'draw' ? { 'data-focus': '' } : {})}
                />
                <Icon name={tab.icon} size={20} />
                {tab.label}
              </label>
            ))}
          </fieldset>
        )}
        {way === 'again' && again && (
          <div class="pad reuse">
            <img src={pictureSource(options.base, again)} alt={words.signature.title(widget.type)} />
          </div>
        )}
        {way === 'saved' && (
          <div class="pad reuse">
            <img src={savedAt} alt={words.signature.title(widget.type)} />
          </div>
        )}
        {way === 'draw' && <DrawPad colors={colors} onInk={inked} />}
        {way === 'type' && (
          <>
            {widget.type === 'initials' && <p class="input-hint">{words.signature.approve}</p>}
            <TypeName
              label={widget.type === 'initials' ? words.signature.yourInitials : words.signature.yourName}
              start={widget.type === 'initials' ? initialsOf(me.name) : me.name}
              colors={colors}
              focus={!isTouch()}
              onInk={inked}
            />
          </>
        )}
        {way === 'upload' && <UploadPicture cleanable={widget.type !== 'image'} onInk={inked} />}
        {fault && (
          <p class="input-fault" role="alert">
            <Icon name="alert" size={20} />
            {fault}
          </p>
        )}
        <OwnTools signing={signing} widget={widget} />
        <div class="sheet-foot">
          <Button type="submit" busy={applying}>
            {words.sheet.apply}
          </Button>
        </div>
        {widget.type === 'signature' && <PhoneCode />}
      </form>
    </Sheet>
  );
}

function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

function first(widget: Widget, canReuse: boolean, hasSaved: boolean): Way {
  if (canReuse && widget.type !== 'stamp' && widget.type !== 'image') return 'again';
  if (hasSaved) return 'saved';
  if (widget.type === 'stamp' || widget.type === 'image') return 'upload';
  return widget.type === 'signature' && isTouch() ? 'draw' : 'type';
}

function missing(way: Way): string {
  if (way === 'draw') return words.signature.padNeeded;
  return way === 'upload' ? words.signature.fileNeeded : words.signature.nameNeeded;
}
