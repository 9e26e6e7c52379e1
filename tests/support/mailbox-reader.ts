/** Reads the local mailbox of live as a person's browser does: the key becomes a cookie, then pages are read. */
export interface MailboxReader {
  /** Waits for a message to the address whose subject matches; the newest wins. */
  waitFor(
    to: string,
    subject: RegExp,
  ): Promise<{ id: string; text: string; files: readonly { name: string; url: string }[] }>;
  /** How many messages to the address there are with such a subject. */
  count(to: string, subject: RegExp): Promise<number>;
  file(url: string): Promise<Buffer>;
}

export async function openMailbox(mailboxUrl: string): Promise<MailboxReader> {
  const origin = new URL(mailboxUrl).origin;
  const entry = await fetch(mailboxUrl, { redirect: 'manual' });
  const cookie = entry.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`the mailbox gave no cookie (status ${entry.status})`);
  const get = (path: string) => fetch(new URL(path, origin), { headers: { cookie } });

  async function all(to: string, subject: RegExp): Promise<string[]> {
    const list = await (await get('/list')).text();
    const entries = [...list.matchAll(/<li><a href="\/messages\/([^"]+)"[^>]*>([\s\S]*?)<\/a><\/li>/g)];
    return entries.flatMap(([, id = '', inner = '']) => {
      const address = unescaped(/class="to">([^<]*)</.exec(inner)?.[1] ?? '');
      const title = unescaped(/class="subject">([^<]*)</.exec(inner)?.[1] ?? '');
      return id !== '' && address === to && subject.test(title) ? [id] : [];
    });
  }

  return {
    async waitFor(to, subject) {
      const deadline = Date.now() + 30_000;
      for (;;) {
        const [id] = await all(to, subject);
        if (id !== undefined) {
          const page = await (await get(`/messages/${id}?view=text`)).text();
          const text = unescaped(/<pre>([\s\S]*)<\/pre>/.exec(page)?.[1]?.replace(/<[^>]+>/g, '') ?? '');
          const files = [...page.matchAll(/href="(\/messages\/[^"]+\/files\/\d+)"[^>]*>([^<]*)</g)].map(
            ([, url, name]) => ({
              url: url ?? '',
              name: unescaped(name ?? '').trim(),
            }),
          );
          return { id, text, files };
        }
        if (Date.now() > deadline) throw new Error(`no mail to ${to} with a subject like ${subject} came`);
        await new Promise((done) => setTimeout(done, 100));
      }
    },
    count: async (to, subject) => (await all(to, subject)).length,
    file: async (url) => Buffer.from(await (await get(url)).arrayBuffer()),
  };
}

function unescaped(html: string): string {
  return html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
