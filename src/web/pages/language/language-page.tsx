import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useMemo, useState } from 'react';
import { changeProfile } from '../../../contract/app/account.ts';
import { languageNames, languages, readLanguage } from '../../../domain/language/languages.ts';
import { call, messageOf } from '../../lib/api.ts';
import { meQuery, useMe } from '../../lib/me.ts';
import { readSingleKeys, saveSingleKeys } from '../../lib/shortcuts.ts';
import { readTheme, saveTheme, type Theme } from '../../lib/theme.ts';
import { Banner } from '../../ui/banner.tsx';
import { Field } from '../../ui/field.tsx';
import { PageBody } from '../../ui/page-body.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { SectionHead } from '../../ui/section-head.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { tell } from '../../ui/toast.tsx';

const themes = [
  { value: 'system', label: 'As the device', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const;

export function LanguagePage() {
  const [theme, setTheme] = useState<Theme>(readTheme);
  return (
    <PageBody narrow>
      <PageHeader title="Language and theme" />
      <SectionHead title="Theme" />
      <p className="mt-3 mb-3 text-body text-muted">
        On this device. Pages of documents always stay white, as paper is.
      </p>
      <Segmented
        label="Theme"
        value={theme}
        options={themes}
        onChange={(next) => {
          setTheme(next);
          saveTheme(next);
        }}
        className="max-w-md"
      />
      <div className="mt-8">
        <SectionHead title="Language" />
        <p className="mt-3 text-body text-muted">
          The app itself speaks English. Dates and numbers in it follow your browser’s language, {navigator.language}.
        </p>
        <MailLanguage />
      </div>
      <TimeZone />
      <SingleKeys />
    </PageBody>
  );
}

/** For those whose voice or hands press letters by chance. */
function SingleKeys() {
  const [on, setOn] = useState(readSingleKeys);
  return (
    <div className="mt-8">
      <SectionHead title="Keyboard" />
      <p className="mt-3 mb-3 text-body text-muted">
        On this device. In the editor a digit chooses a person and a letter picks a kind of field. Commands with Ctrl or
        Cmd work either way.
      </p>
      <Switch
        label="Single letters and digits are shortcuts"
        checked={on}
        onChange={(next) => {
          setOn(next);
          saveSingleKeys(next);
        }}
      />
    </div>
  );
}

/** What recipients and the owner of a document read, where nobody has chosen for one of them. */
function MailLanguage() {
  const { account } = useMe();
  const client = useQueryClient();
  const language = readLanguage(account.locale) ?? 'en';
  const save = useMutation({
    mutationFn: (locale: string) => call(changeProfile, { body: { locale } }),
    onSuccess: (me) => {
      client.setQueryData(meQuery.queryKey, me);
      tell('Language saved');
    },
  });
  return (
    <div className="mt-3 max-w-md">
      {account.readOnly ? (
        <p className="text-body text-muted">Emails and signing pages: {languageNames[language]}, as set in Live.</p>
      ) : (
        <Field
          label="Language of emails and signing pages"
          hint="Emails about documents, to you and your recipients, and the pages they sign on. For one person it can be another one: choose it in Review and send."
        >
          {(field) => (
            <Select
              {...field}
              value={language}
              options={languages.map((value) => ({ value, label: languageNames[value] }))}
              onChange={(locale) => save.mutate(locale)}
            />
          )}
        </Field>
      )}
      {save.isError && (
        <div className="mt-3">
          <Banner tone="danger">{messageOf(save.error)}</Banner>
        </div>
      )}
    </div>
  );
}

/** Times in emails, webhooks and on certificates are told in this zone. */
function TimeZone() {
  const { account } = useMe();
  const client = useQueryClient();
  const zones = useMemo(() => {
    const known = Intl.supportedValuesOf('timeZone');
    return Array.from(new Set(['UTC', account.timeZone, ...known])).map((value) => ({
      value,
      label: value.replaceAll('_', ' '),
    }));
  }, [account.timeZone]);
  const save = useMutation({
    mutationFn: (timeZone: string) => call(changeProfile, { body: { timeZone } }),
    onSuccess: (me) => {
      client.setQueryData(meQuery.queryKey, me);
      tell('Time zone saved');
    },
  });
  return (
    <div className="mt-8">
      <SectionHead title="Time zone" />
      <div className="mt-3 max-w-md">
        {account.readOnly ? (
          <p className="text-body text-muted">{account.timeZone.replaceAll('_', ' ')}, as set in Live.</p>
        ) : (
          <Field
            label="Time zone"
            hint="Times in emails, webhooks and on completion certificates are told in this zone."
          >
            {(field) => (
              <Select {...field} value={account.timeZone} options={zones} onChange={(zone) => save.mutate(zone)} />
            )}
          </Field>
        )}
        {save.isError && (
          <div className="mt-3">
            <Banner tone="danger">{messageOf(save.error)}</Banner>
          </div>
        )}
      </div>
    </div>
  );
}
