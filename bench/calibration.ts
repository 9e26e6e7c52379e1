import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { cpus } from 'node:os';

/** What this machine does with one core, so that figures can be compared with those of others. */
export function calibration(): string {
  const bytes = Buffer.alloc(64 * 1024 * 1024, 7);
  const hashing = seconds(() => createHash('sha256').update(bytes).digest());
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const digest = Buffer.alloc(32, 1);
  const signing = seconds(() => {
    for (let n = 0; n < 5000; n++) sign('sha256', digest, privateKey);
  });
  return `machine: ${cpus().length} cores, SHA-256 ${Math.round(64 / hashing)} MB/s, EC P-256 ${Math.round(5000 / signing)} signatures/s, Node ${process.version}`;
}

function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
