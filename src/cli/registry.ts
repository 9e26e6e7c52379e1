import { accountCommand } from './account.ts';
import { archiveCommand } from './archive.ts';
import { certificatesCommand } from './certificates.ts';
import type { Command } from './command.ts';
import { operatorCommand } from './operator.ts';
import { invoiceCommand, paymentCommand } from './payment.ts';
import { tokenCommand } from './token.ts';

/** The commands that work with the environments' data, in the order of the usage text. */
export const commands: readonly Command[] = [
  accountCommand,
  tokenCommand,
  operatorCommand,
  invoiceCommand,
  paymentCommand,
  certificatesCommand,
  archiveCommand,
];
