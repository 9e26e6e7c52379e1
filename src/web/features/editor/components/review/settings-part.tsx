import { Bell, FileSignature, Hourglass, Mail, Send, ShieldCheck, SlidersHorizontal } from 'lucide-react';
import { type Feature, plansWith } from '../../../../../domain/credits/entitlements.ts';
import type { DocumentSettings, PenColor } from '../../../../../domain/document/types.ts';
import { dayAndMonth } from '../../../../lib/dates.ts';
import { plural } from '../../../../lib/numbers.ts';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Field } from '../../../../ui/field.tsx';
import { Input } from '../../../../ui/input.tsx';
import { Switch } from '../../../../ui/switch.tsx';
import { isAddress } from '../../model/people.ts';
import { useEditor, useMay } from '../editor-context.ts';
import { AddressList } from './address-list.tsx';
import { Disclosure } from './disclosure.tsx';
import { LanguagesPart } from './languages-part.tsx';
import { modeWords, SignaturesPart } from './signatures-part.tsx';

const DAY = 24 * 60 * 60 * 1000;
const MOST_REMINDERS = 15;

/** Delivery, end, reminders, extra check and the rest: each a row with how it stands, all with defaults. */
export function SettingsPart() {
  const { state } = useEditor();
  const { settings, people } = state.content;
  const codes = people.filter((person) => person.hasAccessCode || (person.accessCode ?? '') !== '').length;
  const days = settings.timeToCompleteDays;
  return (
    <section aria-label="How it is sent">
      <Disclosure icon={Send} title="Delivery" summary={settings.sendEmail ? 'Email' : 'Links only, nobody is mailed'}>
        <Delivery />
      </Disclosure>
      <Disclosure
        icon={Hourglass}
        title="Ends"
        summary={
          days === 0
            ? 'Never'
            : `In ${plural(days, 'day', 'days')}, ${dayAndMonth(new Date(Date.now() + days * DAY).toISOString())}`
        }
      >
        <Ends />
      </Disclosure>
      <LanguagesPart />
      <Disclosure icon={Bell} title="Reminders" summary={reminderWords(settings)}>
        <Reminders />
      </Disclosure>
      <Disclosure
        icon={ShieldCheck}
        title="Extra check"
        summary={
          [settings.enableOtp ? 'Email code' : '', codes > 0 ? plural(codes, 'access code', 'access codes') : '']
            .filter(Boolean)
            .join(', ') || 'None'
        }
      >
        <Toggle
          setting="enableOtp"
          feature="otp"
          label="Email code"
          hint="Each person types a code that is mailed when they open the link."
        />
        <p className="text-caption text-muted">
          An access code is set for one person: Edit details in the list of people.
        </p>
      </Disclosure>
      <Disclosure icon={FileSignature} title="Signatures" summary={modeWords(settings.signatureMode)}>
        <SignaturesPart />
      </Disclosure>
      <Disclosure icon={Mail} title="Copies" summary={copyWords(settings)}>
        <AddressList label="Copy (cc)" hint="Get the finished document; everybody sees it." setting="cc" />
        <AddressList label="Hidden copy (bcc)" hint="Get the finished document; nobody sees it." setting="bcc" />
      </Disclosure>
      <Disclosure icon={SlidersHorizontal} title="More" summary="">
        <More />
      </Disclosure>
    </section>
  );
}

function reminderWords({ autoReminder, remindOnceInEvery: every, timeToCompleteDays: days }: DocumentSettings): string {
  if (!autoReminder) return 'None';
  const most = days === 0 ? MOST_REMINDERS : Math.min(MOST_REMINDERS, Math.floor(days / every));
  return `Every ${every === 1 ? 'day' : `${every} days`}, at most ${most}`;
}

function copyWords({ cc, bcc }: DocumentSettings): string {
  const all = cc.length + bcc.length;
  return all === 0 ? 'Nobody else' : plural(all, 'person', 'people');
}

function useSettings() {
  const { state, dispatch } = useEditor();
  return {
    settings: state.content.settings,
    set: (change: Partial<DocumentSettings>, merge?: string) =>
      dispatch({ kind: 'settings', change, ...(merge === undefined ? {} : { merge }) }),
  };
}

type Flag = {
  [Key in keyof DocumentSettings]: DocumentSettings[Key] extends boolean ? Key : never;
}[keyof DocumentSettings];

/** A yes or no; where the plan lacks it, the row says which has it. */
function Toggle({ setting, feature, label, hint }: { setting: Flag; feature?: Feature; label: string; hint?: string }) {
  const { settings, set } = useSettings();
  const may = useMay();
  const locked = feature !== undefined && !may(feature);
  const words = locked ? `Needs the plan ${plansWith(feature).join(' or ')}.` : hint;
  return (
    <Switch
      label={label}
      {...(words === undefined ? {} : { hint: words })}
      checked={settings[setting]}
      disabled={locked && !settings[setting]}
      onChange={(value) => set({ [setting]: value })}
    />
  );
}

function Delivery() {
  const { state } = useEditor();
  return (
    <>
      <Toggle setting="sendEmail" label="Email the link" hint="Off: nobody is mailed, you pass the links on." />
      {state.content.people.length > 1 && (
        <>
          <Toggle
            setting="sendInOrder"
            label="One after another"
            hint="The next is asked when the one before has finished."
          />
          {state.content.settings.sendInOrder && (
            <Toggle setting="sendInOrderStrict" label="Strict order" hint="Who opens it early can read and not sign." />
          )}
        </>
      )}
      <Sender />
    </>
  );
}

function Sender() {
  const { settings, set } = useSettings();
  const { facts } = useEditor();
  const fault = settings.senderEmail !== '' && !isAddress(settings.senderEmail);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="From" optional>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            placeholder={facts.owner.name}
            value={settings.senderName}
            onChange={(event) => set({ senderName: event.target.value }, 'sender')}
          />
        )}
      </Field>
      <Field label="Answers go to" optional error={fault ? 'This is not an email address.' : undefined}>
        {(control) => (
          <Input
            {...control}
            type="email"
            maxLength={254}
            placeholder={facts.owner.email}
            value={settings.senderEmail}
            onChange={(event) => set({ senderEmail: event.target.value.trim() }, 'sender-email')}
          />
        )}
      </Field>
    </div>
  );
}

function Ends() {
  const { settings, set } = useSettings();
  return (
    <Field label="Days to complete" hint="From the day it is sent. Empty: it never ends.">
      {(control) => (
        <Input
          {...control}
          inputMode="numeric"
          value={settings.timeToCompleteDays === 0 ? '' : settings.timeToCompleteDays}
          onChange={(event) => {
            const days = Number(event.target.value.replace(/\D/g, ''));
            if (days <= 3650) set({ timeToCompleteDays: days }, 'days');
          }}
        />
      )}
    </Field>
  );
}

function Reminders() {
  const { settings, set } = useSettings();
  return (
    <>
      <Toggle
        setting="autoReminder"
        feature="reminders"
        label="Remind automatically"
        hint="Whoever is asked and has not finished."
      />
      {settings.autoReminder && (
        <Field label="Every so many days">
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={settings.remindOnceInEvery}
              onChange={(event) => {
                const days = Number(event.target.value.replace(/\D/g, ''));
                if (days >= 1 && days <= 365) set({ remindOnceInEvery: days }, 'every');
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}

const pens: readonly { readonly value: PenColor; readonly label: string }[] = [
  { value: 'blue', label: 'Blue' },
  { value: 'black', label: 'Black' },
  { value: 'red', label: 'Red' },
];

function More() {
  const { settings, set } = useSettings();
  const fault = settings.redirectUrl !== '' && !/^https?:\/\/[^\s/?#]+/i.test(settings.redirectUrl);
  return (
    <>
      <Toggle setting="notifyOnSignatures" feature="notify" label="Tell me of each signature" />
      <Toggle setting="enableTour" label="Tour for recipients" hint="Shows first-time signers around." />
      <Toggle
        setting="allowModifications"
        feature="allow-modifications"
        label="Recipients may add fields of their own"
      />
      <Toggle
        setting="mergeCertificate"
        feature="merge-certificate"
        label="Certificate inside the document"
        hint="Else it is a file of its own."
      />
      <Field
        label="Web address to go to afterwards"
        optional
        error={fault ? 'An address starts with https://.' : undefined}
      >
        {(control) => (
          <Input
            {...control}
            type="url"
            maxLength={2000}
            placeholder="https://"
            value={settings.redirectUrl}
            onChange={(event) => set({ redirectUrl: event.target.value.trim() }, 'redirect')}
          />
        )}
      </Field>
      <fieldset>
        <legend className="mb-2 text-body font-medium">Pen colours</legend>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {pens.map(({ value, label }) => (
            <Checkbox
              key={value}
              label={label}
              checked={settings.penColors.includes(value)}
              onChange={(on) => {
                const next = pens
                  .map((pen) => pen.value)
                  .filter((pen) => (pen === value ? on : settings.penColors.includes(pen)));
                if (next.length > 0) set({ penColors: next });
              }}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
