import { useRef, useState } from 'preact/hooks';
import { isFiles } from '../../domain/widget/response-kinds.ts';
import type { Answers, UploadedFile, Widget } from '../../domain/widget/types.ts';
import { Refused, Unreachable } from '../api.ts';
import { usePage } from '../context.ts';
import { words } from '../words.ts';

/** A file on its way, or one that was refused. */
export interface Upload {
  readonly key: number;
  readonly widgetId: string;
  readonly name: string;
  /** 0 to 1: how much of it has left. */
  readonly sent: number;
  /** "" while on its way. */
  readonly fault: string;
}

export interface Uploads {
  readonly uploads: readonly Upload[];
  attach(widget: Widget, files: readonly File[]): void;
  /** Stops an upload, or takes the message about a refused one away. */
  drop(key: number): void;
  detach(widget: Widget, file: UploadedFile): void;
}

interface Wiring {
  readonly answers: Answers;
  readonly mostFiles: number;
  readonly mostBytes: number;
  readonly consent: () => Promise<void>;
  readonly setFiles: (id: string, files: readonly UploadedFile[]) => void;
}

/** Sends files one after another; goes on while the sheet is closed. */
export function useUploads({ answers, mostFiles, mostBytes, consent, setFiles }: Wiring): Uploads {
  const { api, say } = usePage();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const serial = useRef(0);
  const stops = useRef(new Map<number, AbortController>());
  const line = useRef<Promise<void>>(Promise.resolve());

  function update(key: number, change: Partial<Upload>): void {
    setUploads((known) => known.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  function forget(key: number): void {
    stops.current.delete(key);
    setUploads((known) => known.filter((one) => one.key !== key));
  }

  async function send(key: number, widgetId: string, file: File): Promise<void> {
    const stop = stops.current.get(key);
    if (!stop || stop.signal.aborted) return;
    try {
      await consent();
      const path = `fields/${encodeURIComponent(widgetId)}/files?name=${encodeURIComponent(file.name)}`;
      const { files } = await api.upload<{ files: readonly UploadedFile[] }>(path, file, {
        onProgress: (sent) => update(key, { sent }),
        signal: stop.signal,
      });
      setFiles(widgetId, files);
      say(words.attach.attached(file.name));
      forget(key);
    } catch (fault) {
      if (stop.signal.aborted) return forget(key);
      update(key, { fault: faultText(fault) });
    }
  }

  return {
    uploads,
    attach(widget, files) {
      const answer = answers[widget.id];
      const waiting = uploads.filter((one) => one.widgetId === widget.id && one.fault === '').length;
      let room = mostFiles - (isFiles(answer) ? answer.files.length : 0) - waiting;
      for (const file of files) {
        serial.current += 1;
        const key = serial.current;
        const fault = seenFault(file, room, mostFiles, mostBytes);
        setUploads((known) => [...known, { key, widgetId: widget.id, name: file.name, sent: 0, fault }]);
        if (fault !== '') continue;
        room -= 1;
        stops.current.set(key, new AbortController());
        line.current = line.current.then(() => send(key, widget.id, file));
      }
    },
    drop(key) {
      stops.current.get(key)?.abort();
      forget(key);
    },
    detach(widget, file) {
      void api
        .post<{ files: readonly UploadedFile[] }>(`fields/${encodeURIComponent(widget.id)}/files/${file.id}/remove`)
        .then(({ files }) => {
          setFiles(widget.id, files);
          say(words.attach.removed(file.name));
        })
        .catch((fault: unknown) => {
          serial.current += 1;
          const failed = { key: serial.current, widgetId: widget.id, name: file.name, sent: 0 };
          setUploads((known) => [...known, { ...failed, fault: faultText(fault) }]);
        });
    },
  };
}

/** What needs no server to be told. */
function seenFault(file: File, room: number, mostFiles: number, mostBytes: number): string {
  if (room <= 0) return sentence('too-many-files', { limit: mostFiles });
  return file.size > mostBytes ? sentence('file-too-big', { limitMb: Math.floor(mostBytes / (1024 * 1024)) }) : '';
}

function faultText(fault: unknown): string {
  if (fault instanceof Unreachable) return sentence('offline');
  return fault instanceof Refused ? sentence(fault.code, fault.detail) : sentence('other');
}

function sentence(code: string, facts: Readonly<Record<string, string | number>> = {}): string {
  return words.attach.fault(code, facts);
}
