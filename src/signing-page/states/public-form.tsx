/** @jsxImportSource preact */
import type { PublicFormView } from '../../domain/recipient/public-view.ts';
import type { VisitorFault } from '../../domain/recipient/visitor.ts';
import { Button } from '../parts/button.tsx';
import { Head, useHelpItems } from '../parts/head.tsx';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';
import { StateTitle } from './frame.tsx';
import { useBusyForm } from './use-busy-form.ts';

/** Who is signing? A plain form: the server answers with the next page. */
export function PublicFormPage({ view }: { readonly view: PublicFormView }) {
  const { template, given, faults, lockedSeconds } = view;
  const { busy, onSubmit } = useBusyForm();
  const menu = useHelpItems();
  return (
    <div class="state">
      <Head title={template.title} sender={template.ownerName} senderLong={longName(template)} menu={menu} />
      <main class="state-body gate">
        <StateTitle text={words.visit.whoTitle} />
        <form
          method="post"
          action={`/publicsign?templateid=${encodeURIComponent(template.id)}`}
          noValidate
          onSubmit={onSubmit}
        >
          <p class="muted">{words.visit.whoText(longName(template))}</p>
          <noscript>
            <p class="visit-note">{words.visit.needsScript}</p>
          </noscript>
          {lockedSeconds > 0 && (
            <p class="input-fault" role="alert">
              <Icon name="alert" size={20} />
              {words.visit.lockedForm(lockedSeconds)}
            </p>
          )}
          <VisitorField name="name" value={given.name} fault={faults.name} autocomplete="name" />
          <VisitorField name="email" value={given.email} fault={faults.email} inputMode="email" autocomplete="email" />
          <VisitorField name="phone" value={given.phone} fault={faults.phone} inputMode="tel" autocomplete="tel" />
          <p class="muted small">{words.visit.seen(template.ownerName)}</p>
          <Button type="submit" busy={busy} busyLabel={words.foot.busy}>
            {words.visit.send}
          </Button>
        </form>
      </main>
    </div>
  );
}

interface FieldProps {
  readonly name: 'name' | 'email' | 'phone';
  readonly value: string;
  readonly fault: VisitorFault | undefined;
  readonly inputMode?: 'text' | 'email' | 'tel';
  readonly autocomplete: 'name' | 'email' | 'tel';
}

function VisitorField({ name, value, fault, inputMode = 'text', autocomplete }: FieldProps) {
  const id = `visitor-${name}`;
  return (
    <div>
      <label class="input-label" for={id}>
        {words.visit[name]}
      </label>
      <input
        id={id}
        name={name}
        inputMode={inputMode}
        class={fault ? 'input wrong' : 'input'}
        defaultValue={value}
        autocomplete={autocomplete}
        required={name !== 'phone'}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && `${id}-fault`}
        dir="auto"
      />
      {fault && (
        <p class="input-fault" id={`${id}-fault`} role="alert">
          <Icon name="alert" size={20} />
          {fault === 'missing' ? words.visit.faults.missing[name] : words.visit.faults[fault]}
        </p>
      )}
    </div>
  );
}

function longName({ ownerName, company }: PublicFormView['template']): string {
  return company === '' ? ownerName : `${ownerName} (${company})`;
}
