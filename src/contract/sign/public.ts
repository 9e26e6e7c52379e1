import { z } from 'zod';

/** Forms of the page of a public template. A browser sends every field it shows, once; what is missing counts as "". */
const text = z.string().catch('');

const blank = { name: '', email: '', phone: '' };

export const visitorForm = z.object({ name: text, email: text, phone: text }).catch(blank);
export const codeForm = z.object({ code: text }).catch({ code: '' });
